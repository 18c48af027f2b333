"""What keeping the record costs beside reading it, in fresh processes.

    python benchmarks/ingest.py SOURCE... [--workers N] [--json]

Reads the same articles once with `onrecord read --json` and once with `onrecord ingest` into a new
SQLite store, then ingests them again, when all are known. Seconds of processor time, children
included, are what to compare on a machine that does other things too.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUN = "from onrecord.cli.main import run; run()"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--workers", default="1", metavar="N")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "record.db"
        keep = ("ingest", *options.sources, "--db", str(db), "--workers", options.workers)
        result = {
            "read": measure("read", *options.sources, "--json", "--quiet"),
            "ingest": measure(*keep, "--quiet"),
            "again": measure(*keep, "--quiet"),
            "store_mb": round(db.stat().st_size / 1e6, 1),
        }
    if options.json:
        print(json.dumps(result))
        return
    for name in ("read", "ingest", "again"):
        wall, processor = result[name]
        print(f"{name:24}{wall:>8.1f} s{processor:>8.1f} s of processor time")
    more = result["ingest"][1] / result["read"][1] - 1
    print(f"{'ingest over read':24}{more:>8.1%} of processor time")
    print(f"{'store':24}{result['store_mb']:>8} MB")


def measure(*arguments: str) -> tuple[float, float]:
    """Wall and processor seconds of a command."""
    before, begun = processor_s(), time.monotonic()
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        sys.exit(f"onrecord {' '.join(arguments)} ended with {done.returncode}")
    return time.monotonic() - begun, processor_s() - before


def processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
