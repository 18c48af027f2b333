"""Tag a gold file's articles with a model's files.

    python -m training.attribution.predict --model DIR --gold FILE --predictions FILE

The predictions are in the gold's own format, ready for `onrecord.evaluate.score_attribution`.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from onrecord.annotate.quotes import find_quotes
from onrecord.models.attribution import AttributionModel, TaggedAttribution
from training.attribution.data import read_articles


def predict(model: AttributionModel, text: str) -> list[dict[str, Any]]:
    """The attributions of a text, as a gold file has them."""
    return [_line(each) for each in model.tag(text, find_quotes(text))]


def _line(found: TaggedAttribution) -> dict[str, Any]:
    return {
        "source": [list(found.source)] if found.source else [],
        "cue": [list(found.cue)] if found.cue else [],
        "content": [list(piece) for piece in found.content],
        "score": round(found.score, 4),
    }


def main() -> None:
    """Read the command line and tag."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder with model.json")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    model = AttributionModel(arguments.model, threads=arguments.threads)
    articles = read_articles(arguments.gold)
    began = time.monotonic()
    lines = [
        {"id": article["id"], "attributions": predict(model, article["text"])}
        for article in articles
    ]
    seconds = time.monotonic() - began
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{words} words in {seconds:.1f} s: {words / seconds:.0f} words a second")
    arguments.predictions.write_text(
        "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
