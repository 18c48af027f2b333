"""An ingest to be killed: tells each article on standard output as it reads it."""

import sys
from pathlib import Path

from tests.faults.world import ingest_folder
from tests.store.build import with_acts

from onrecord.ingest import run
from onrecord.store.open import open_store


def make_telling_extract():
    def extract(article):
        print(".", flush=True)  # noqa: T201
        return with_acts(article)

    return extract


if __name__ == "__main__":
    run.BATCH_ITEMS = 7
    with open_store(sys.argv[1]) as store:
        ingest_folder(store, Path(sys.argv[2]), make_extract=make_telling_extract)
