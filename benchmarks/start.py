"""Cold start: wall time of a whole process, from its start to its end.

    python benchmarks/start.py

`onrecord --help` is to take under 0.3 s, `onrecord read` of one article under 4 s. The median of
several runs counts, the first one included: what a user waits for on a machine in use.
"""

import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

REPORT = """BERGEN, Norway, March 14 (Nordwire) - Norway's fisheries minister Ingrid Solheim said on
Friday that 12 coastal states had pledged to halve their mackerel quotas if Iceland joins the
accord.

“If Reykjavik lands one more tonne above its share, we will close our ports to its vessels,” she
told reporters in Bergen.
"""

RUNS = 5


def main() -> int:
    onrecord = Path(sysconfig.get_path("scripts")) / "onrecord"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(REPORT, encoding="utf-8")
        measured = [
            ("onrecord --help", time_runs([onrecord, "--help"]), 0.3),
            ("onrecord read, one article", time_runs([onrecord, "read", report]), 4.0),
        ]
    for name, seconds, limit in measured:
        median = statistics.median(seconds)
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        verdict = "ok" if median < limit else "TOO SLOW"
        print(f"{name:28} {median:6.2f} s  ({spread}; limit {limit} s)  {verdict}")
    return any(statistics.median(seconds) >= limit for _, seconds, limit in measured)


def time_runs(command: list[str | Path]) -> list[float]:
    """Seconds of `RUNS` runs; a failing run raises."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
