"""Words a second of the whole reading against bare spaCy, on the same texts in one run.

    python benchmarks/speed.py [--text FILE] [--words N] [--rounds N] [--json]

Bare spaCy (tagger, parser, lemmatizer, ner, in batches) and `onrecord.read_articles` take turns,
so that a machine that slows down slows both; the middle of the rounds counts. Then every
component runs alone over the same docs, for its share of the time.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable

from corpus import add_round_options, add_text_options, count_words, load_texts, repeat_to

from onrecord.annotate import PIPELINE, add_components
from onrecord.annotate.language_model import load_language_model
from onrecord.api import read_articles
from onrecord.model import Article, content_id
from onrecord.record.assemble import assemble_acts


def main() -> None:
    options = parse_arguments()
    texts = repeat_to(load_texts(options.text), words=options.words)
    words = count_words(texts)
    bare_rates, reading_rates = measure_rounds(texts, words=words, rounds=options.rounds)
    result = {
        "texts": len(texts),
        "words": words,
        "rounds": options.rounds,
        "bare_spacy_words_per_second": round(statistics.median(bare_rates)),
        "reading_words_per_second": round(statistics.median(reading_rates)),
        "ratio": round(
            statistics.median(
                reading / bare for reading, bare in zip(reading_rates, bare_rates, strict=True)
            ),
            3,
        ),
        "milliseconds_per_1000_words": measure_components(texts, words=words),
    }
    print(json.dumps(result) if options.json else table(result))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_text_options(parser)
    add_round_options(parser)
    return parser.parse_args()


def measure_rounds(texts: list[str], *, words: int, rounds: int) -> tuple[list[float], list[float]]:
    """Words a second of both in each round, after one that warms up."""
    bare = load_language_model()
    articles = [Article(id=content_id(text), text=text) for text in texts]

    def parse() -> None:
        for _ in bare.pipe(texts):
            pass

    def read() -> None:
        for _ in read_articles(articles):
            pass

    parse()
    read()
    seconds = [(seconds_of(parse), seconds_of(read)) for _ in range(rounds)]
    return [words / parsing for parsing, _ in seconds], [words / reading for _, reading in seconds]


def measure_components(texts: list[str], *, words: int) -> dict[str, float]:
    """Milliseconds per 1,000 words of spaCy, of each component and of the assembly of acts."""
    nlp = add_components(load_language_model())
    own = {name: component for name, component in nlp.pipeline if name in PIPELINE}
    with nlp.select_pipes(disable=list(own)):
        started = time.perf_counter()
        docs = list(nlp.pipe(texts))
        seconds = {"spaCy": time.perf_counter() - started}
    for name, component in own.items():
        seconds[name] = seconds_of(lambda run=component: [run(doc) for doc in docs])
    seconds["assemble_acts"] = seconds_of(lambda: [assemble_acts(doc) for doc in docs])
    return {name: round(1e6 * value / words, 1) for name, value in seconds.items()}


def seconds_of(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def table(result: dict) -> str:
    parts = result["milliseconds_per_1000_words"]
    total = sum(parts.values())
    return "\n".join(
        [
            f"{result['words']:,} words in {result['texts']} texts, "
            f"middle of {result['rounds']} rounds",
            "",
            f"{'bare spaCy':24}{result['bare_spacy_words_per_second']:>8,} words/s",
            f"{'onrecord, whole reading':24}{result['reading_words_per_second']:>8,} words/s",
            f"{'ratio':24}{result['ratio']:>8.2f}",
            "",
            f"{'part':24}{'ms/1,000 words':>15}{'share':>8}",
            *(f"{name:24}{value:>15.1f}{value / total:>8.0%}" for name, value in parts.items()),
        ]
    )


if __name__ == "__main__":
    main()
