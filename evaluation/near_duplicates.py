"""Measure how well near-duplicates are told from other reports.

    python -m evaluation.near_duplicates            print the scores
    python -m evaluation.near_duplicates --write    and put them into docs/quality.md

Run it from the root of the repository, with ONRECORD_CORPORA naming the folder of the corpora.
Three parts, each through the bands as in a store:

- copies: 1,000 agency stories and 188 newspaper articles, and of each a copy as another outlet
  would print it, by one to four edits that follow a fixed seed;
- forms: two reports under one headline more than a week apart, with their days taken
  away, so that only their text can tell them apart; and different articles that a newspaper
  published on one day;
- takes: pairs of stories of one agency on neighbouring days under headlines alike, judged by
  reading (`evaluation/near-duplicates/takes.jsonl`: ids and judgements, drawn at random from those
  that share a band).
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, TypeAlias

from evaluation.quality import QUALITY_MD, replaced
from onrecord.config import load_config
from onrecord.evaluate.counts import prf
from onrecord.link.body import Body, make_body
from onrecord.link.near_duplicates import NearDuplicateIndex
from onrecord.read.dates import read_date
from onrecord.read.head import parse_head

SEED = 20_250_905
COPIED = 1_000
"""Agency stories of which a copy is made."""
MIN_WORDS = 60
"""Of a story that is copied: a shorter one is printed as it is."""
WEEK = 7
"""Days; a form that is filled in again so much later is surely another report."""
SENT_TWICE = frozenset({"guardian-037", "guardian-187", "reuters-990", "reuters-5948"})
"""Stories that repeat another under a headline of their own, found by reading."""
COPY = "-copy"
TAKES = Path(__file__).parent / "near-duplicates" / "takes.jsonl"


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article of a corpus."""

    id: str
    text: str
    title: str
    published: date
    outlet: str

    def body(self) -> Body:
        return make_body(
            self.id, self.text, title=self.title, published=self.published, outlet=self.outlet
        )


Pair: TypeAlias = tuple[str, str]
"""Ids, the first in the alphabet first."""


class Part(NamedTuple):
    """One part of the measurement: how many pairs were asked, which are near-duplicates, which
    were found to be.
    """

    name: str
    pairs: int
    right: set[Pair]
    found: set[Pair]


Edit = Callable[[Story, random.Random], Story]


def cut_from_the_end(story: Story, chance: random.Random) -> Story:
    paragraphs = story.text.split("\n\n")
    kept = paragraphs[: max(1, round(len(paragraphs) * chance.uniform(0.3, 0.8)))]
    return replace(story, text="\n\n".join(kept))


def move_paragraphs(story: Story, chance: random.Random) -> Story:
    lead, *rest = story.text.split("\n\n")
    chance.shuffle(rest)
    return replace(story, text="\n\n".join([lead, *rest]))


def another_headline(story: Story, chance: random.Random) -> Story:
    words = story.title.split()
    kept = [word for word in words if chance.random() < 0.6] or words[:2]
    return replace(story, title=" ".join([*kept, chance.choice(["- report", "say sources", ""])]))


def another_agency(story: Story, chance: random.Random) -> Story:
    head = parse_head(story.text)
    body = story.text[head.end :] if head else story.text
    place = head.places[0].exact if head and head.places else "BRUSSELS"
    text = f"{place} ({chance.choice(['Reuters', 'AP', 'AFP'])}) - {body}"
    credit = "\n\n(Reporting by Jane Doe; Editing by John Roe)\n\nSign up for our newsletter"
    return replace(story, text=text + credit)


SYNONYMS = {
    "said": "stated", "says": "states", "about": "around", "also": "too", "but": "though",
    "began": "started", "big": "large", "called": "named", "expected": "due", "told": "informed",
    "may": "might", "officials": "authorities", "because": "since", "last": "past", "main": "chief",
    "million": "mn", "near": "close to", "over": "above", "part": "portion", "rise": "climb",
    "fall": "drop", "show": "reveal", "talks": "negotiations", "want": "wish", "which": "that",
    "while": "as", "would": "could", "year": "12 months", "help": "aid", "plan": "scheme",
}  # fmt: skip


def reword(story: Story, chance: random.Random) -> Story:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        return SYNONYMS[word] if word in SYNONYMS and chance.random() < 0.7 else word

    return replace(story, text=re.sub(r"\b[a-z]+\b", other, story.text))


STYLE = {
    "pct": "per cent", "dlrs": "dollars", "mln": "million", "two": "2", "three": "3", "five": "5",
    "defense": "defence", "labor": "labour", "kilometres": "kilometers", "tonnes": "tons",
}  # fmt: skip


def another_style(story: Story, chance: random.Random) -> Story:
    del chance  # a desk changes all of them
    text = re.sub(r"\b[a-z]+\b", lambda match: STYLE.get(match.group(), match.group()), story.text)
    return replace(story, text=text.replace("“", '"').replace("”", '"').replace("’", "'"))


EDITS: tuple[Edit, ...] = (
    cut_from_the_end,
    move_paragraphs,
    another_headline,
    another_agency,
    reword,
    another_style,
)


def copy_of(story: Story, chance: random.Random) -> Story:
    """`story` as another outlet prints it, up to two days later."""
    copied = replace(
        story,
        id=f"{story.id}{COPY}",
        outlet="Another Outlet",
        published=story.published + timedelta(days=chance.randrange(3)),
    )
    for edit in chance.sample(EDITS, k=chance.randint(1, 4)):
        copied = edit(copied, chance)
    return copied


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.near_duplicates",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("--write", action="store_true", help="put the scores into docs/quality.md")
    options = parser.parse_args()
    setting = load_config().text("corpora")
    if not setting or not Path(setting).is_dir():
        print("near-duplicates: skipped, ONRECORD_CORPORA names no folder of corpora")
        return
    wire, paper = agency_stories(Path(setting)), newspaper_articles(Path(setting))
    table = as_table([copies(wire, paper), forms(wire, paper), takes(wire)])
    print(table)
    if options.write:
        text = QUALITY_MD.read_text(encoding="utf-8")
        QUALITY_MD.write_text(replaced(text, "near-duplicates", table), encoding="utf-8")


def agency_stories(folder: Path) -> list[Story]:
    with gzip.open(folder / "news" / "reuters-21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        return list(read_stories(lines))


def newspaper_articles(folder: Path) -> list[Story]:
    with (folder / "news" / "guardian-ukraine-2022.jsonl").open(encoding="utf-8") as lines:
        return list(read_stories(lines))


def read_stories(lines: Iterable[str]) -> Iterator[Story]:
    """The stories of a corpus whose day is known."""
    for line in lines:
        row = json.loads(line)
        day = read_date(row["published"]).value
        if day is not None:
            yield Story(
                id=row["id"],
                text=row["text"].strip(),
                title=row["title"] or "",
                published=date(day.year, day.month, day.day),
                outlet=row["publisher"],
            )


def copies(wire: Sequence[Story], paper: Sequence[Story]) -> Part:
    """Originals and copies together: a pair is right if one is the other's copy.

    Each headline occurs once among the originals, so that they hold no story twice.
    """
    chance = random.Random(SEED)
    long = [story for story in wire if len(story.text.split()) >= MIN_WORDS]
    originals = chance.sample(one_of_each_headline(long), k=COPIED) + one_of_each_headline(paper)
    originals = [story for story in originals if story.id not in SENT_TWICE]
    copied = [copy_of(story, chance) for story in originals]
    right = {pair_of(story.id, f"{story.id}{COPY}") for story in originals}
    found = found_pairs(story.body() for story in originals + copied)
    return Part("copies", pairs=len(right), right=right, found=found)


def one_of_each_headline(stories: Sequence[Story]) -> list[Story]:
    return list({story.title.casefold(): story for story in stories}.values())


def forms(wire: Sequence[Story], paper: Sequence[Story]) -> Part:
    """Different reports that look alike: whatever is found is wrong."""
    alike: defaultdict[str, list[Story]] = defaultdict(list)
    for story in wire:
        alike[story.title].append(story)
    pairs = [
        (replace(left.body(), published=None), replace(right.body(), published=None))
        for group in alike.values()
        for left, right in combinations(group, 2)
        if days_between(left, right) > WEEK and left.text != right.text
    ]
    pairs += [
        (left.body(), right.body())
        for left, right in combinations(one_of_each_headline(paper), 2)
        if days_between(left, right) <= 1
    ]
    found = {pair for both in pairs for pair in found_pairs(both)}
    return Part("forms", pairs=len(pairs), right=set(), found=found)


def takes(wire: Sequence[Story]) -> Part:
    """Pairs that were judged by reading."""
    stories = {story.id: story for story in wire}
    judged = [json.loads(line) for line in TAKES.read_text(encoding="utf-8").splitlines()]
    pairs = {pair_of(line["left"], line["right"]): line["same"] for line in judged}
    found = {pair for both in pairs for pair in found_pairs(stories[side].body() for side in both)}
    right = {pair for pair, same in pairs.items() if same}
    return Part("takes", pairs=len(pairs), right=right, found=found)


def days_between(left: Story, right: Story) -> int:
    return abs((left.published - right.published).days)


def pair_of(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)


def found_pairs(bodies: Iterable[Body]) -> set[Pair]:
    index = NearDuplicateIndex()
    return {pair_of(body.id, other) for body in bodies for other in index.add(body)}


def as_table(parts: Iterable[Part]) -> str:
    lines = [
        "| part | pairs | near-duplicates | found | wrong | precision | recall |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for part in parts:
        score = prf(len(part.found & part.right), len(part.found), len(part.right))
        shares = f"{score.precision:.3f} | {score.recall:.3f}" if part.right else "– | –"
        wrong = len(part.found - part.right)
        lines.append(
            f"| {part.name} | {part.pairs:,} | {len(part.right):,} | {len(part.found):,} | {wrong} "
            f"| {shares} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
