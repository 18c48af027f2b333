"""Words a second of the time component on its own, over texts that were parsed before.

    python benchmarks/times.py [--text FILE] [--words N] [--rounds N] [--json]

The middle of the rounds counts, in processor time: it uses one core. The time expressions are
counted too, for they, and not the words between them, take the time.
"""

import argparse
import json
import statistics
import time

from corpus import add_round_options, add_text_options, count_words, load_texts, repeat_to
from spacy.tokens import Doc

from onrecord.annotate.dateline import DatelineComponent
from onrecord.annotate.language_model import load_language_model
from onrecord.annotate.time import TimeComponent

PUBLISHED = "2025-09-05"


def main() -> None:
    options = parse_arguments()
    texts = repeat_to(load_texts(options.text), words=options.words)
    words = count_words(texts)
    docs = parse(texts)
    seconds = [seconds_of(docs) for _ in range(options.rounds)]
    found = sum(len(doc._.onrecord_times) for doc in docs)
    result = {
        "words": words,
        "rounds": options.rounds,
        "words_per_second": round(words / statistics.median(seconds)),
        "times_per_1000_words": round(1000 * found / words, 1),
    }
    print(json.dumps(result) if options.json else table(result))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_text_options(parser)
    add_round_options(parser)
    return parser.parse_args()


def parse(texts: list[str]) -> list[Doc]:
    """The texts as the time component wants them, each parsed once."""
    nlp, dateline = load_language_model(), DatelineComponent()
    docs = []
    for doc in nlp.pipe(texts):
        doc._.onrecord_published = PUBLISHED
        docs.append(dateline(doc))
    return docs


def seconds_of(docs: list[Doc]) -> float:
    component = TimeComponent()
    started = time.process_time()
    for doc in docs:
        component(doc)
    return time.process_time() - started


def table(result: dict) -> str:
    return (
        f"{result['words']:,} words, middle of {result['rounds']} rounds\n\n"
        f"{'the time component alone':26}{result['words_per_second']:>9,} words/s\n"
        f"{'times in 1,000 words':26}{result['times_per_1000_words']:>9}"
    )


if __name__ == "__main__":
    main()
