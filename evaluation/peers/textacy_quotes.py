"""textacy's direct quotations as predictions for a gold file of attributions.

    python -m evaluation.peers.textacy_quotes --gold FILE --predictions FILE [--by-paragraph]

It parses with the same language model as the package. textacy refuses a text with an odd number
of quotation marks, which then stays without predictions; `--by-paragraph` gives it one paragraph
after the other, so that a stray mark costs one paragraph. How many were refused goes to standard
error.

Source: textacy 0.13.0 (2023, Apache-2.0), `textacy.extract.triples.direct_quotations`.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import AttributionGold, AttributionItem, AttributionPrediction, Span
from onrecord.evaluate.jsonl import read_lines, write_lines

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.peers.textacy_quotes", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--by-paragraph", action="store_true", help="parse each on its own")
    options = parser.parse_args(arguments)

    from onrecord.annotate.language_model import load_language_model

    try:
        gold = read_lines(options.gold, AttributionGold)
        found = predict(gold, load_language_model(), by_paragraph=options.by_paragraph)
        write_lines(options.predictions, found)
    except EvaluationError as error:
        parser.exit(2, f"{error}\n")


def predict(
    gold: Iterable[AttributionGold], parse: Callable[[str], "Doc"], *, by_paragraph: bool
) -> Iterator[AttributionPrediction]:
    """A prediction line for each gold line.

    Args:
        gold: the texts.
        parse: an English spaCy pipeline.
        by_paragraph: parse the paragraphs of a text one by one.
    """
    refused = parts = 0
    for line in gold:
        items: list[AttributionItem] = []
        for start, end in paragraphs(line.text) if by_paragraph else [(0, len(line.text))]:
            found = quotations(parse(line.text[start:end]), offset=start)
            parts += 1
            refused += found is None
            items += found or []
        yield AttributionPrediction(id=line.id, attributions=items)
    sys.stderr.write(f"textacy refused {refused:,} of {parts:,} texts\n")


def paragraphs(text: str) -> list[Span]:
    """The lines that hold anything."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def quotations(doc: "Doc", *, offset: int) -> list[AttributionItem] | None:
    """textacy's triples as attributions; None where it refuses the text.

    textacy has a triple for each pair of marks; those of one cue are one attribution, as the
    corpora have it.

    Args:
        doc: a parsed text.
        offset: where the text stands in that of the gold.
    """
    from textacy.extract.triples import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except ValueError:
        return None
    contents: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[Span]] = {}
    for triple in triples:
        speaker, cue = (tuple(spans(part, offset=offset)) for part in (triple.speaker, triple.cue))
        contents.setdefault((speaker, cue), []).extend(spans(triple.content, offset=offset))
    return [
        AttributionItem(source=list(speaker), cue=list(cue), content=content, type="direct")
        for (speaker, cue), content in contents.items()
    ]


def spans(tokens: "Iterable[Token]", *, offset: int) -> list[Span]:
    """The unbroken runs of tokens in text order, as ranges of code points."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [(offset + run[0].idx, offset + run[-1].idx + len(run[-1].text)) for run in runs]


if __name__ == "__main__":
    main()
