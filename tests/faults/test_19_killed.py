"""Case 19: kill -9 of an ingest at any moment, then the same command again.

`ONRECORD_KILLS` says how many moments (3, `make faults`: 100), `ONRECORD_SEED` which ones.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.world import ARTICLES, assert_world_ok, ingest_folder, state_of, write_reports

from onrecord.store.open import open_store
from onrecord.terms import RunState

KILLS = int(os.environ.get("ONRECORD_KILLS", "3"))
SEED = int(os.environ.get("ONRECORD_SEED", "19"))
ROOT = Path(__file__).parents[2]


def kill_during_ingest(db: Path, folder: Path, chance: random.Random) -> bool:
    """Kill an ingest after some articles; False where it was done before that."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.ingest_child", str(db), str(folder)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    for _ in range(chance.randrange(ARTICLES)):
        if not child.stdout.readline():
            break
    time.sleep(chance.uniform(0, 0.01))
    child.kill()
    child.stdout.close()
    return child.wait() != 0


def test_a_killed_ingest_goes_on_to_the_record_of_one_that_was_not(tmp_path):
    folder = write_reports(tmp_path / "reports")
    with open_store(tmp_path / "whole.db") as store:
        ingest_folder(store, folder)
        whole = state_of(store)
    chance = random.Random(SEED)
    killed = round_ = 0
    while killed < KILLS:
        db = tmp_path / f"{round_}.db"
        round_ += 1
        while killed < KILLS and kill_during_ingest(db, folder, chance):
            killed += 1
            if db.exists():
                with open_store(db) as store:  # readable at once, whole articles only
                    assert_world_ok(store)
        with open_store(db) as store:
            run = ingest_folder(store, folder)
            assert run.state is RunState.DONE
            assert_world_ok(store, run)
            assert state_of(store) == whole, f"seed {SEED}, round {round_}, kill {killed}"
            assert {told.state for told in store.runs()[1:]} <= {
                RunState.INTERRUPTED,
                RunState.DONE,
            }
    print(f"killed {killed} times in {round_} ingests, seed {SEED}: the same record")  # noqa: T201
