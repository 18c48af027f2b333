"""What places and actors add to the spaCy pipeline, and what the gazetteer costs.

    python benchmarks/places.py [--text FILE] [--words N] [--rounds N] [--json]

spaCy alone and with the components take turns on the same texts; the middle of the rounds counts.
The time is the processor's, which other work on the machine changes little. The gazetteer is
measured in a fresh process: the time of its first lookup, and the memory it holds after every name
of the texts was looked up. Linux only.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attribution import ALONE, drain, measure_rounds, spacy_alone, verdict
from corpus import add_round_options, add_text_options, count_words, load_texts, repeat_to

from onrecord.annotate.language_model import load_language_model

MOST_TIME = 0.5
"""Target: places and actors take at most half the time of the spaCy pipeline."""
MOST_MB = 60
MOST_START_S = 0.3


def with_components(*names: str) -> Callable[[list[str]], Callable[[], None]]:
    """Reading with tagger, parser, lemmatizer and ner and these components, in batches."""

    def prepare(texts: list[str]) -> Callable[[], None]:
        nlp = load_language_model()
        for name in names:
            nlp.add_pipe(name)
        return lambda: drain(nlp.pipe(texts))

    return prepare


BOTH = "with places and actors"
READINGS: dict[str, Callable[[list[str]], Callable[[], None]]] = {
    ALONE: spacy_alone,
    "with places": with_components("onrecord_place"),
    BOTH: with_components("onrecord_dateline", "onrecord_place", "onrecord_actor"),
}


def main() -> None:
    options = parse_arguments()
    texts = repeat_to(load_texts(options.text), words=options.words)
    if options.child:
        print(json.dumps(gazetteer_costs(texts)))
        return
    words = count_words(texts)
    rates, added = measure_rounds(
        READINGS, texts, words=words, rounds=options.rounds, seconds_of=processor_seconds
    )
    result = {
        "texts": len(texts),
        "words": words,
        "rounds": options.rounds,
        "words_per_processor_second": rates,
        "added_share_of_spacy_time": added,
        "gazetteer": costs_in_child(),
    }
    print(json.dumps(result) if options.json else table(result))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_text_options(parser)
    add_round_options(parser)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def processor_seconds(run: Callable[[], None]) -> float:
    """What a run takes of all processors together."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def costs_in_child() -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, *sys.argv, "--child"], stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout))


def gazetteer_costs(texts: list[str]) -> dict[str, float]:
    """Seconds to the first place, and megabytes of 10**6 bytes held after all lookups."""
    from onrecord.places.gazetteer import bundled_gazetteer

    before = resident_bytes()
    begin = time.perf_counter()
    gazetteer = bundled_gazetteer()
    gazetteer.lookup("Oslo")
    start = time.perf_counter() - begin
    for name in sorted({word for text in texts for word in text.split() if word[0].isupper()}):
        gazetteer.lookup(name)
    return {"start_s": round(start, 3), "mb": round((resident_bytes() - before) / 10**6, 1)}


def resident_bytes() -> int:
    """What the process holds now. Source: proc(5), `VmRSS` in units of 1,024 bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


def table(result: dict) -> str:
    added, gazetteer = result["added_share_of_spacy_time"], result["gazetteer"]
    return "\n".join(
        [
            f"{result['words']:,} words in {result['texts']} texts, "
            f"middle of {result['rounds']} rounds",
            "",
            f"{'reading':36}{'words/CPU s':>12}{'added to spaCy’s time':>24}",
            *(
                f"{name:36}{rate:>12,}{f'{added[name]:.2f}' if name in added else '':>24}"
                for name, rate in result["words_per_processor_second"].items()
            ),
            "",
            f"added share at most {MOST_TIME}: {verdict(added[BOTH] <= MOST_TIME)}",
            f"gazetteer: first place after {gazetteer['start_s']} s, at most {MOST_START_S}: "
            + verdict(gazetteer["start_s"] <= MOST_START_S),
            f"gazetteer: {gazetteer['mb']} MB, at most {MOST_MB}: "
            + verdict(gazetteer["mb"] <= MOST_MB),
        ]
    )


if __name__ == "__main__":
    main()
