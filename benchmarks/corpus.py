"""Texts to measure on: the bundled sample over and over, or a file of the user's."""

import argparse
import json
from importlib.resources import files
from itertools import cycle
from pathlib import Path


def add_text_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--text",
        type=Path,
        metavar="FILE",
        help="a .jsonl with a `text` per line, or one plain text; else the bundled sample",
    )


def add_round_options(parser: argparse.ArgumentParser) -> None:
    """How long to measure, and how to print it."""
    parser.add_argument("--words", type=int, default=10_000, help="repeat the texts to that many")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="one JSON object")


def load_texts(path: Path | None) -> list[str]:
    """The texts of a file, or of the bundled sample."""
    if path is None:
        folder = files("onrecord").joinpath("sample")
        reports = [entry for entry in folder.iterdir() if entry.name.endswith(".txt")]
        return [
            entry.read_text(encoding="utf-8")
            for entry in sorted(reports, key=lambda entry: entry.name)
        ]
    content = path.read_text(encoding="utf-8")
    if path.suffix != ".jsonl":
        return [content]
    return [json.loads(line)["text"] for line in content.splitlines() if line.strip()]


def repeat_to(texts: list[str], *, words: int) -> list[str]:
    """As many of the texts, again and again in their order, as have that many words."""
    chosen, total = [], 0
    for text in cycle(texts):
        if total >= words:
            return chosen
        chosen.append(text)
        total += count_words([text])
    raise ValueError("no text to measure on")


def count_words(texts: list[str]) -> int:
    """Words as blanks divide them."""
    return sum(len(text.split()) for text in texts)
