"""A PostgreSQL cluster of the tests' own, on a free loopback port, gone at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = ("postgres", "nobody")
"""Users to run the server as where the tests run as root, which it refuses."""


def find_programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`; None where the server is not installed."""
    named = shutil.which("initdb")
    folders = [Path(named).parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


@contextmanager
def running_cluster(programs: Path) -> Iterator[str]:
    """Start a cluster and give the address of its server, without a database."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"

        def run(*command: str) -> None:
            subprocess.run(command, user=user, cwd=folder, check=True, capture_output=True)

        run(str(programs / "initdb"), "-D", str(data), "-U", "tests", "-A", "trust",
            "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")  # fmt: skip
        port = _free_port()
        options = f"-F -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        log = str(folder / "log")
        run(str(programs / "pg_ctl"), "-D", str(data), "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://tests@127.0.0.1:{port}"
        finally:
            run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
