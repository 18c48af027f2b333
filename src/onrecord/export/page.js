"use strict";
// Pointing at marked words, or reaching them by keyboard, shows the card of their act: in the
// list where it stands beside the text, else in a box at the words. Pointing at a card shows
// its words. The page reads and links without this script.
const peek = document.getElementById("peek");
const beside = window.matchMedia("(min-width: 60.01rem)");
let lit = [];

function actsOf(element) {
  return element.dataset.acts ? element.dataset.acts.split(" ") : [];
}

function dim() {
  for (const element of lit) element.classList.remove("lit");
  lit = [];
  peek.hidden = true;
}

function light(article, acts) {
  for (const element of article.querySelectorAll("[data-acts]")) {
    if (actsOf(element).some((act) => acts.includes(act))) {
      element.classList.add("lit");
      lit.push(element);
    }
  }
}

function scrollInList(card) {
  const list = card.closest("aside");
  const box = card.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (box.top < frame.top) list.scrollTop += box.top - frame.top - 4;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom + 4;
}

function showAtWords(cards, words) {
  const list = document.createElement("ol");
  for (const card of cards) {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("lit");
    list.append(copy);
  }
  peek.replaceChildren(list);
  peek.hidden = false;
  const box = words.getBoundingClientRect();
  const below = box.bottom + peek.offsetHeight + 12 < window.innerHeight;
  const top = below ? box.bottom + 8 : Math.max(4, box.top - peek.offsetHeight - 8);
  const left = Math.min(box.left, window.innerWidth - peek.offsetWidth - 8);
  peek.style.top = `${top}px`;
  peek.style.left = `${Math.max(8, left)}px`;
}

function show(event) {
  const marked = event.target.closest("article [data-acts]");
  dim();
  if (!marked) return;
  const acts = actsOf(marked);
  light(marked.closest("article"), acts);
  if (marked.classList.contains("card")) return;
  const cards = acts.map((act) => document.getElementById(`act-${act}`));
  if (beside.matches) cards.toReversed().forEach(scrollInList);
  else showAtWords(cards, marked);
}

document.addEventListener("mouseover", show);
document.addEventListener("focusin", show);
document.addEventListener("focusout", dim);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") dim();
});
