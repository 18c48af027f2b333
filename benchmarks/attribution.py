"""What attribution adds to the spaCy pipeline: time as a share of spaCy's own, and memory.

    python benchmarks/attribution.py [--text FILE] [--words N] [--rounds N] [--cores N] [--json]

spaCy alone and with the component take turns on the same texts, so that a machine that slows
down slows both; the middle of the rounds counts. The memory is the difference between the peaks
of two fresh processes that read text by text. It takes Unix, `--cores` takes Linux.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from corpus import add_round_options, add_text_options, count_words, load_texts, repeat_to
from memory import BYTES_PER_UNIT
from speed import seconds_of

from onrecord.annotate.language_model import load_language_model
from onrecord.annotate.parse import read_doc

COMPONENT = "onrecord_attribution"
MOST_TIME = 1.0
"""Target: attribution takes at most as long as the spaCy pipeline itself."""
MOST_MB = 400


def spacy_alone(texts: list[str]) -> Callable[[], None]:
    """Tagger, parser, lemmatizer and ner, in batches."""
    nlp = load_language_model()
    return lambda: drain(nlp.pipe(texts))


def in_pipe(texts: list[str], *, trained: bool) -> Callable[[], None]:
    """The same with the component at its end."""
    nlp = load_language_model()
    nlp.add_pipe(COMPONENT, config={"trained": trained})
    return lambda: drain(nlp.pipe(texts))


def text_by_text(texts: list[str]) -> Callable[[], None]:
    """The same as `spacy_alone`, without batches."""
    nlp = load_language_model()
    return lambda: drain(map(nlp, texts))


def beside_the_parser(texts: list[str]) -> Callable[[], None]:
    """Text by text as `onrecord.read_doc` reads, the trained reader in a thread of its own."""
    nlp = load_language_model()
    nlp.add_pipe(COMPONENT)
    return lambda: drain(read_doc(text, nlp, published=None) for text in texts)


ALONE = "spaCy alone"
ONE_BY_ONE, BESIDE = "spaCy alone, text by text", "with the reader, beside the parser"
READINGS: dict[str, Callable[[list[str]], Callable[[], None]]] = {
    ALONE: spacy_alone,
    "rules alone, in nlp.pipe": partial(in_pipe, trained=False),
    "with the reader, in nlp.pipe": partial(in_pipe, trained=True),
    ONE_BY_ONE: text_by_text,
    BESIDE: beside_the_parser,
}


def main() -> None:
    options = parse_arguments()
    if options.cores:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    texts = repeat_to(load_texts(options.text), words=options.words)
    if options.child:
        print(peak_of(options.child, texts))
        return
    words = count_words(texts)
    # First of all: a child's peak begins with what its parent holds when it starts it.
    added_mb = peak_in_child(BESIDE) - peak_in_child(ONE_BY_ONE)
    rates, added = measure_rounds(
        READINGS, texts, words=words, rounds=options.rounds, seconds_of=seconds_of
    )
    result = {
        "texts": len(texts),
        "words": words,
        "rounds": options.rounds,
        "cores": len(os.sched_getaffinity(0)),
        "words_per_second": rates,
        "added_share_of_spacy_time": added,
        "added_mb": added_mb,
    }
    print(json.dumps(result) if options.json else table(result))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_text_options(parser)
    add_round_options(parser)
    parser.add_argument("--cores", type=int, help="use no more than that many")
    parser.add_argument("--child", choices=READINGS, help=argparse.SUPPRESS)
    return parser.parse_args()


def measure_rounds(
    readings: Mapping[str, Callable[[list[str]], Callable[[], None]]],
    texts: list[str],
    *,
    words: int,
    rounds: int,
    seconds_of: Callable[[Callable[[], None]], float],
) -> tuple[dict[str, int], dict[str, float]]:
    """Words a second of each reading, and the share of spaCy's time that the others add."""
    runs = {name: prepare(texts) for name, prepare in readings.items()}
    for run in runs.values():
        run()
    seconds = [{name: seconds_of(run) for name, run in runs.items()} for _ in range(rounds)]
    rates = {
        name: round(statistics.median(words / taken[name] for taken in seconds)) for name in runs
    }
    added = {
        name: round(statistics.median(taken[name] / taken[ALONE] - 1 for taken in seconds), 2)
        for name in runs
        if name != ALONE
    }
    return rates, added


def drain(docs: Iterable[object]) -> None:
    for _ in docs:
        pass


def peak_in_child(name: str) -> int:
    """Peak resident memory of a process of its own that reads so, in megabytes of 10**6 bytes."""
    command = [sys.executable, *sys.argv, "--child", name]
    return int(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def peak_of(name: str, texts: list[str]) -> int:
    READINGS[name](texts)()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT // 10**6


def table(result: dict) -> str:
    added = result["added_share_of_spacy_time"]
    return "\n".join(
        [
            f"{result['words']:,} words in {result['texts']} texts, "
            f"middle of {result['rounds']} rounds, {result['cores']} cores",
            "",
            f"{'reading':36}{'words/s':>10}{'added to spaCy’s time':>24}",
            *(
                f"{name:36}{rate:>10,}{f'{added[name]:.2f}' if name in added else '':>24}"
                for name, rate in result["words_per_second"].items()
            ),
            "",
            f"added share at most {MOST_TIME}: {verdict(added[BESIDE] <= MOST_TIME)}",
            f"memory added {result['added_mb']} MB, at most {MOST_MB}: "
            + verdict(result["added_mb"] <= MOST_MB),
        ]
    )


def verdict(held: bool) -> str:
    return "ok" if held else "MISSED"


if __name__ == "__main__":
    main()
