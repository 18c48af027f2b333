"""Rebuild the shipped reader of attributions from the corpora, in one go.

    python -m training.attribution.build --corpora DIR --work DIR

Trains the teacher, lets it read, trains the reader on what it believes, and writes the files that
the package ships to `DIR/files`. What is already there is not made again, and a training run that
was cut off goes on. About two hours on two quiet cores; a GPU is used where there is one.
"""

import argparse
from pathlib import Path

from training.attribution.export import export
from training.attribution.label import label_corpora
from training.attribution.train import READER, TEACHER, train


def build(corpora: Path, work: Path) -> Path:
    """Make what is missing, step by step.

    Args:
        corpora: folder of corpora.
        work: folder for the runs.
    Returns:
        the folder of the files to ship.
    """
    teacher, labels, reader, files = (
        work / name for name in ("teacher", "labels.pt", "reader", "files")
    )
    work.mkdir(parents=True, exist_ok=True)
    if not (teacher / "run.json").exists():
        train(corpora, teacher, TEACHER)
    if not labels.exists():
        label_corpora(teacher, corpora, labels)
    if not (reader / "run.json").exists():
        train(corpora, reader, READER, labels=labels)
    export(reader, files)
    return files


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--work", type=Path, required=True, help="folder for the runs")
    arguments = parser.parse_args()
    print(build(arguments.corpora, arguments.work))


if __name__ == "__main__":
    main()
