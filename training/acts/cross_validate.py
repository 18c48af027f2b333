"""How well the branch tells the types of events that it has not learnt from.

    python -m training.acts.cross_validate --corpora DIR --reader DIR

The events of the corpus in five parts, sentence by sentence; each part is judged by a branch that
learnt from the other four and from the machine-written passages, not from acts.
"""

import argparse
import dataclasses
import json
from pathlib import Path

import torch

from training.acts.examples import read_events, read_silver
from training.acts.network import Sheet
from training.acts.train import Settings, lay_out, load_reader, train, type_scores
from training.attribution.train import load_tokenizer

FOLDS = 5
SETTINGS = Settings()


def folds_of(sheets: list[Sheet]) -> list[list[Sheet]]:
    """The sheets of events in `FOLDS` parts of like size; those of one sentence in one part."""
    texts = sorted({item.text for sheet in sheets for item, _ in sheet.items})
    part = {text: number % FOLDS for number, text in enumerate(texts)}
    folds: list[list[Sheet]] = [[] for _ in range(FOLDS)]
    for sheet in sheets:
        folds[part[sheet.items[0][0].text]].append(sheet)
    return folds


def main() -> None:
    """Read the command line, train five times, print the scores of each and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--reader", type=Path, required=True, help="run of the reader")
    arguments = parser.parse_args()
    torch.set_num_threads(SETTINGS.threads)
    encoder, tokenizer = load_reader(arguments.reader), load_tokenizer()
    folds = folds_of(lay_out(read_events(arguments.corpora), encoder, tokenizer))
    passages = lay_out(read_silver(arguments.corpora, every=SETTINGS.passages), encoder, tokenizer)
    found = []
    for number, apart in enumerate(folds):
        others = [sheet for other in folds if other is not apart for sheet in other]
        settings = dataclasses.replace(SETTINGS, seed=number)
        scores = type_scores(train([*others, *passages], encoder, settings), apart)
        print(json.dumps({"fold": number, **scores}), flush=True)
        found.append(scores)
    total = sum(scores["items"] for scores in found)
    print(
        json.dumps(
            {
                name: round(sum(each[name] * each["items"] for each in found) / total, 3)
                for name in ("head_and_rules", "head_alone", "rules_alone")
            }
        )
    )


if __name__ == "__main__":
    main()
