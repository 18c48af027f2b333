"""Whether the joiner takes two tellings for one act where a reader does.

    ONRECORD_CORPORA=FOLDER python -m evaluation.same_act --write-texts TEXTS
    onrecord read --json TEXTS > ACTS
    python -m evaluation.same_act ACTS [--part dev|test]

The gold, `evaluation/same-act-pairs.jsonl`, holds pairs of acts of two articles as offsets, with a
label given by reading both; `docs/quality.md` says how they were drawn and by which rule they were
labelled. An act of the gold is the act read with the same trigger, or else the one of the same
article whose content shares the most with it; where none shares half, or the two acts have no
block in common, the pair counts as told apart.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.config import load_config
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import Prediction, Span
from onrecord.evaluate.jsonl import read_lines
from onrecord.link.same_act import Traits, blocks, match
from onrecord.model import Act

PAIRS = Path(__file__).with_name("same-act-pairs.jsonl")
CORPORA = ("news/guardian-ukraine-2022.jsonl", "news/reuters-21578.jsonl.gz")
LEAST_SHARED = 0.5
"""Share of the gold's content that an act must hold to stand for it."""


class Side(msgspec.Struct, kw_only=True, frozen=True):
    """One act of a pair.

    Attributes:
        text: id of the article in its corpus.
        article: id of the article as it is read, so that another version of the text is noticed.
        trigger, content: its words, as offsets of the canonical text.
    """

    text: str
    article: str
    trigger: Span
    content: list[Span]


class Pair(Prediction, kw_only=True, frozen=True):
    """Two acts of two articles, and whether they are one."""

    part: Literal["dev", "test"]
    same: bool
    left: Side
    right: Side


class Told(msgspec.Struct, kw_only=True, frozen=True):
    """An act of `onrecord read --json` with what its line says of the article."""

    act: Act
    article: str
    published: date | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, or write the texts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("acts", type=Path, nargs="?", help="output of onrecord read --json")
    parser.add_argument("--part", choices=("dev", "test"))
    parser.add_argument("--write-texts", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    pairs = read_lines(PAIRS, Pair)
    if options.write_texts:
        folder = Path(load_config().text("corpora"))
        asked = {side.text for pair in pairs for side in (pair.left, pair.right)}
        with options.write_texts.open("w", encoding="utf-8") as target:
            target.writelines(texts_of(asked, folder=folder))
    elif options.acts:
        told = read_acts(options.acts)
        for part in (options.part,) if options.part else ("dev", "test"):
            scores = score([pair for pair in pairs if pair.part == part], told)
            sys.stdout.write(f"{part}: {json.dumps(scores)}\n")
    else:
        parser.error("name the acts, or --write-texts FILE")


def texts_of(asked: Iterable[str], *, folder: Path) -> Iterator[str]:
    """The lines of the corpora that hold the texts of these ids."""
    wanted = set(asked)
    for name in CORPORA:
        path = folder / name
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from (line for line in lines if json.loads(line)["id"] in wanted)


def read_acts(path: Path) -> Mapping[str, list[Told]]:
    """Article id -> its acts."""
    found: dict[str, list[Told]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        plain = json.loads(line)
        header = plain.pop("article")
        published = header["published_at"]
        told = Told(
            act=Act.from_dict(plain),
            article=header["id"],
            published=date.fromisoformat(published[:10]) if published else None,
        )
        found.setdefault(told.article, []).append(told)
    return found


def traits_of(side: Side, told: Mapping[str, list[Told]]) -> Traits | None:
    """The traits of the act that stands for one of the gold; None where none does."""
    best = max(told.get(side.article, ()), key=lambda item: _shared(side, item.act), default=None)
    if best is None or _shared(side, best.act) < LEAST_SHARED:
        return None
    return Traits.of(best.act, article_id=best.article, published=best.published)


def is_joined(pair: Pair, told: Mapping[str, list[Told]]) -> bool:
    """Whether the joiner takes the two for one act."""
    left, right = traits_of(pair.left, told), traits_of(pair.right, told)
    if left is None or right is None or not blocks(left) & blocks(right):
        return False
    return match(left, right).same


def score(pairs: Sequence[Pair], told: Mapping[str, list[Told]]) -> dict[str, float]:
    """Precision, recall and F1 of the pairs that are the same act, in points of 100."""
    joined = [is_joined(pair, told) for pair in pairs]
    right = sum(pair.same and found for pair, found in zip(pairs, joined, strict=True))
    expected = sum(pair.same for pair in pairs)
    precision, recall, f1 = prf(right, sum(joined), expected)
    unread = sum(None in (traits_of(p.left, told), traits_of(p.right, told)) for p in pairs)
    return {
        "pairs": len(pairs),
        "same": expected,
        "unread": unread,
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(100 * f1, 1),
    }


def _shared(side: Side, act: Act) -> float:
    """How far an act is that of the gold: 2 for its trigger and content, 0 for another."""
    same_trigger = (act.trigger.start, act.trigger.end) == tuple(side.trigger)
    wanted = {at for start, end in side.content for at in range(start, end)}
    held = {at for piece in act.content for at in range(piece.start, piece.end)}
    both = wanted | held
    return same_trigger + (len(wanted & held) / len(both) if both else 0.0)


if __name__ == "__main__":
    main()
