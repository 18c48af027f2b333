"""The record as a ledger for people: by article, then by actor, one act after the other.

    Ingrid Solheim  fisheries minister, NOR, GOV

      threatens   → Government of Iceland  “will close”              14 Mar 2025
                  “If Reykjavik lands one more tonne above its share, we will
                  close our ports to its vessels,”
      condition   If Reykjavik lands one more tonne above its share
     commitment   close · our ports
                  Bergen, NOR · told reporters · via two officials

A margin holds the class of the act, "condition" and "commitment", the right edge the date; the
quotation marks around the words are the article's own.
"""

import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from onrecord.export.wording import (
    DOUBTFUL,
    FAMILIES,
    RECALLED,
    VERBS,
    Family,
    actor_facts,
    actor_name,
    commitment_words,
    condition_words,
    content_words,
    is_doubtful,
    published_words,
    qualities,
    setting,
    title_words,
    visible,
    way,
    when_words,
    where_words,
)
from onrecord.model import Act, Article

if TYPE_CHECKING:
    from rich.text import Text

MARGIN = 14
"""Columns left of the words: the longest label and the space around it."""

GAP = 3
"""Columns between a label and the words."""

LEAST_ROOM = 16
"""Columns that the words keep beside a date."""

WIDEST = 110
"""Columns beyond which the ledger does not grow; longer lines of text are hard to follow."""

NARROWEST = 40

STYLES: Mapping[Family, str] = {
    Family.COMMITMENT: "bold green",
    Family.COST: "bold red",
    Family.REFUSAL: "bold magenta",
    Family.CALL: "bold blue",
    Family.JUDGEMENT: "bold cyan",
    Family.CONTACT: "cyan",
    Family.STATEMENT: "none",
    Family.DEED: "bold",
}
"""Styles of the class words in the sixteen colours that a terminal's owner has chosen."""

CONDITION_STYLE = "yellow"

RECALLED_STYLE = "dim"
"""Of the class word and the words of an act that is history."""

_TYPEWRITER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "...", "·": "|"}
    | {"→": "->", "─": "-", "‹": "<", "›": ">", "\xa0": " "}
)


def render_ledger(
    article: Article, *, width: int = 80, color: bool = False, encoding: str = "utf-8"
) -> str:
    """The ledger of one article, ending in a newline.

    Args:
        article: with its acts.
        width: columns to fill, at most; below `NARROWEST` it stays that wide.
        color: whether to colour class words and conditions with ANSI sequences.
        encoding: of the stream it is for; what that cannot hold is replaced by plain
            punctuation, anything else by its escape ("\\u0434").
    """
    page = _Page(width=max(NARROWEST, min(width, WIDEST)), color=color, encoding=encoding)
    _write_head(page, article)
    if not article.acts:
        page.line()
        page.line(page.text("no act found", "dim"))
    for acts in _by_actor(article.acts):
        page.line()
        _write_actor(page, acts[0])
        for act in acts:
            page.line()
            _write_act(page, act)
    return page.content()


class _Page:
    """Lines of styled text, gathered as the characters that a terminal takes."""

    def __init__(self, *, width: int, color: bool, encoding: str) -> None:
        from rich.console import Console

        self.width = width
        self._encoding = encoding
        self._lines: list[Text] = []
        self._console: Console = Console(
            file=io.StringIO(),
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            legacy_windows=False,
        )

    def text(self, words: str, style: str = "") -> "Text":
        """Styled words that the stream's encoding can hold."""
        from rich.text import Text

        try:
            words.encode(self._encoding)
        except UnicodeEncodeError:
            words = words.translate(_TYPEWRITER)
            words = words.encode(self._encoding, "backslashreplace").decode(self._encoding)
        return Text(words, style)

    def line(self, text: "Text | None" = None) -> None:
        """Add one line, without space at its end."""
        if text:
            text.rstrip()
        self._lines.append(text or self.text(""))

    def paragraph(self, text: "Text") -> None:
        """Add words over the whole width, wrapped."""
        for row in text.wrap(self._console, self.width):
            self.line(row)

    def entry(self, label: "Text", body: "Text", *, right: str = "") -> None:
        """Add a label in the margin with its words, wrapped.

        `right` ends at the right edge of the first line; it follows below where it is so long
        that it would leave the words no room.
        """
        edge = self.text(right, "dim")
        room = self.width - MARGIN - (edge.cell_len + 2 if right else 0)
        if right and room < LEAST_ROOM:
            self.entry(label, body)
            self.entry(self.text(""), edge)
            return
        margin = self.text(" " * (MARGIN - GAP - label.cell_len)) + label + self.text(" " * GAP)
        for words in body.wrap(self._console, room):
            words.rstrip()
            row = margin + words
            if edge:
                row += self.text(" " * (self.width - row.cell_len - edge.cell_len)) + edge
            self.line(row)
            margin, edge = self.text(" " * MARGIN), self.text("")

    def content(self) -> str:
        """Every line so far, with its styles as the terminal takes them."""
        with self._console.capture() as captured:
            self._console.print(self.text("\n").join(self._lines), soft_wrap=True, highlight=False)
        return captured.get()


def _write_head(page: _Page, article: Article) -> None:
    count = f"{len(article.acts)} act{'' if len(article.acts) == 1 else 's'}"
    facts = (article.outlet, published_words(article), article.source, count)
    page.paragraph(page.text(title_words(article), "bold"))
    page.paragraph(page.text(" · ".join(visible(fact) for fact in facts if fact), "dim"))
    page.line(page.text("─" * page.width, "dim"))


def _by_actor(acts: Iterable[Act]) -> Iterable[list[Act]]:
    """Acts that share an actor, actors in the order in which the article brings them."""
    groups: dict[str, list[Act]] = {}
    for act in acts:
        groups.setdefault(actor_name(act.actor.actor if act.actor else None), []).append(act)
    return groups.values()


def _write_actor(page: _Page, act: Act) -> None:
    actor = act.actor.actor if act.actor else None
    head = page.text("") + page.text(actor_name(actor), "bold")
    if actor and actor_facts(actor):
        head += page.text("  " + ", ".join(actor_facts(actor)), "dim")
    page.paragraph(head)


def _write_act(page: _Page, act: Act) -> None:
    head = page.text("")
    if act.recipient:
        head += page.text(f"→ {actor_name(act.recipient.actor)}  ")
    head += page.text(f"“{visible(act.trigger.exact)}”", "dim italic")
    style = RECALLED_STYLE if act.historical else STYLES[FAMILIES[act.act_class]]
    label = page.text(VERBS[act.act_class], style)
    page.entry(label, head, right=when_words(act.said_at) if act.said_at else "")
    page.entry(page.text(""), _words(page, act))
    for condition in act.conditions:
        words = page.text(condition_words(condition), CONDITION_STYLE)
        page.entry(page.text("condition", CONDITION_STYLE), words)
    for commitment in act.commitments:
        page.entry(page.text("commitment"), page.text(commitment_words(commitment)))
    facts = [
        *qualities(act),
        *([RECALLED] if act.historical else []),
        *([DOUBTFUL] if is_doubtful(act) else []),
        *([f"due {when_words(act.due)}"] if act.due else []),
        *([where_words(act.where)] if act.where else []),
        *(f"{name} {words}" for name, words in setting(act).items()),
        *(f"via {step}" for step in way(act)),
    ]
    if facts:
        page.entry(page.text(""), page.text(" · ".join(facts), "dim"))


def _words(page: _Page, act: Act) -> "Text":
    words = page.text(content_words(act), RECALLED_STYLE if act.historical else "")
    for condition in act.conditions:
        exact = page.text(visible(condition.evidence.exact)).plain
        words.highlight_regex(re.escape(exact), CONDITION_STYLE)
    return words
