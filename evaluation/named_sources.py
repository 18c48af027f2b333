"""Speakers that a corpus of attributions can check: sources that are a surname whose owner is told.

    python -m evaluation.named_sources GOLD --out FILE
    onrecord evaluate speaker --gold FILE

PolNeAR says which words are the source of an attribution, not who is meant. For one kind of source
its texts tell that too: the source is a surname, alone or behind titles ("Moen", "Mr. Moen",
"Senator Moen"), and the article holds exactly one full name that ends with it, a known given name
before it ("Kaja Moen", "Kaja B. Moen"). Then the source is that person, and the words become a line
of the task `speaker`. A surname before which the article puts two given names ("Ivo Moen" too) can
be either's, and is left out; so are pronouns, titles without a name and groups, whose antecedents
nobody annotated. Sources that are a full name are kept as a kind of their own, to see how often
a plain name is lost. Country and anonymity are not asked.

It measures too little to rank systems: news about two rivals repeats two easy names, and a surname
that the register of officeholders knows is right even where the article is not understood.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from onrecord.evaluate.formats import AttributionGold, AttributionItem, SpeakerGold, SpeakersGold
from onrecord.evaluate.jsonl import read_lines, write_lines
from onrecord.lexicons._load import literals, load_lexicon
from onrecord.lexicons.given_names import gender_of_given_name

_NAME = r"(?:[OD][’'])?[A-Z][\w-]*[a-z][\w-]*"
_SOURCE = re.compile(
    rf"(?P<titles>(?:[\w.’'-]+ )*?)(?P<given>(?:{_NAME} (?:[A-Z]\. )?)?)(?P<last>{_NAME})"
)


def named_sources(line: AttributionGold) -> SpeakersGold | None:
    """The sources of a text whose person the text tells; None where there is none."""
    speakers = {
        (speaker.start, speaker.end): speaker
        for attribution in line.attributions
        for speaker in _speakers(line.text, attribution)
    }
    if not speakers:
        return None
    found = [speakers[where] for where in sorted(speakers)]
    return SpeakersGold(id=line.id, text=line.text, part="named sources", speakers=found)


def _speakers(text: str, attribution: AttributionItem) -> Iterator[SpeakerGold]:
    if not attribution.source or len(attribution.source) > 1:
        return
    ((start, end),) = attribution.source
    source = _SOURCE.fullmatch(text[start:end])
    if source is None or not _are_titles(source["titles"]):
        return
    names = _full_names(text, source["last"])
    given = source["given"].split(" ")[0]
    if given and not _are_titles(source["given"]):
        kind, names = "full name", {own: full for own, full in names.items() if own == given}
    else:
        titled = source["titles"] or given
        kind = "title and surname" if titled else "surname"
    if len(names) == 1:
        ((_, accepted),) = names.items()
        yield SpeakerGold(start=start, end=end, kind=kind, name=[*sorted(accepted)])


def _full_names(text: str, surname: str) -> dict[str, set[str]]:
    """Given name -> the full names with that surname in a text, with and without the middle."""
    found: dict[str, set[str]] = {}
    middle = rf"(?:[A-Z]\. |{_NAME} )?"
    ending = rf"{re.escape(surname)}\b(?: [JS]r\.)?"
    for match in re.finditer(rf"\b(?=((?P<given>{_NAME}) {middle}{ending}))", text):
        if gender_of_given_name(match["given"]):
            full = found.setdefault(match["given"], {f"{match['given']} {surname}"})
            full.add(match[1])
    return found


def _are_titles(words: str) -> bool:
    return all(word.lower() in _title_words() for word in words.split())


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """The words of offices and of address."""
    return frozenset(
        word
        for entry in (*load_lexicon("offices"), *load_lexicon("honorifics"))
        for pattern in entry.patterns
        for token in pattern
        for word in literals(token, "LOWER")
    )


def main() -> None:
    """Write the lines of the task `speaker` that a file of attributions gives."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.named_sources", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("gold", type=Path, help="attributions, JSON Lines")
    parser.add_argument("--out", type=Path, required=True, help="where to write the speakers")
    options = parser.parse_args()
    lines = [
        found
        for line in read_lines(options.gold, AttributionGold)
        if (found := named_sources(line))
    ]
    write_lines(options.out, lines)
    print(
        f"{sum(len(line.speakers) for line in lines)} sources in {len(lines)} texts",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
