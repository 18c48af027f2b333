"""Rebuild the shipped reader and its branch from the corpora, in one go.

    python -m training.attribution.build --corpora DIR --work DIR

Trains the teacher, lets it read, trains the reader on what it believes and the branch for acts and
events over it, and writes the files that the package ships to `DIR/files`. What is already there
is not made again, and a run of teacher or reader that was cut off goes on. Some three hours on two
quiet cores; a GPU is used for teacher and reader where there is one.
"""

import argparse
from pathlib import Path

from training.acts.train import Settings as Branch
from training.acts.train import run as train_branch
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
    teacher, labels, reader, branch, files = (
        work / name for name in ("teacher", "labels.pt", "reader", "branch", "files")
    )
    work.mkdir(parents=True, exist_ok=True)
    if not (teacher / "run.json").exists():
        train(corpora, teacher, TEACHER)
    if not labels.exists():
        label_corpora(teacher, corpora, labels)
    if not (reader / "run.json").exists():
        train(corpora, reader, READER, labels=labels)
    if not (branch / "run.json").exists():
        train_branch(corpora, reader, branch, Branch())
    export(reader, branch, files)
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
