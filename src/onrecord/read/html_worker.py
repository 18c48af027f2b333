"""A child process that takes web pages apart, so that a crash or a hang costs one page.

The child is kept between pages, for starting it costs more than most pages do. Both sides speak
in frames: four bytes of length, then MessagePack.
"""

import os
import struct
import subprocess
import sys
import threading
from typing import IO

import msgspec

from onrecord.read.html_page import Page, extract_page

MEMORY_BYTES = 2 * 1024**3
"""Address space of the child; the parsers need a tenth of it for ordinary pages."""

_LENGTH = struct.Struct("<I")


class WorkerTimeoutError(Exception):
    """The child did not answer in time, and was ended."""


class WorkerDiedError(Exception):
    """The child ended over a page, or could not be started."""


class ExtractionError(Exception):
    """The parsers raised over a page; the child goes on."""


class _Failure(msgspec.Struct, frozen=True, tag=True):
    problem: str


class _Success(msgspec.Struct, frozen=True, tag=True):
    page: Page


class PageWorker:
    """Hands pages to one child process, starting it when needed; safe for threads."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def extract(self, html: str, *, timeout_s: float) -> Page:
        """What `extract_page` finds in `html`.

        Raises:
            WorkerTimeoutError: no answer within `timeout_s` seconds of wall time.
            WorkerDiedError: the child crashed.
            ExtractionError: the page could not be taken apart.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(timeout_s, end)
            timer.start()
            try:
                _write(process.stdin, html.encode("utf-8", "replace"))
                answer = _read(process.stdout)
            except OSError:
                answer = None
            finally:
                timer.cancel()
            if answer is None:
                self.close()
                if late.is_set():
                    raise WorkerTimeoutError(f"no answer within {timeout_s:g} s")
                raise WorkerDiedError(f"the parser ended with code {process.returncode}")
        result: _Failure | _Success = msgspec.msgpack.decode(answer, type=_Failure | _Success)
        if isinstance(result, _Failure):
            raise ExtractionError(result.problem)
        return result.page

    def close(self) -> None:
        """End the child; the next page starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def _running(self) -> "subprocess.Popen[bytes]":
        """The child; another one after a crash, and in a process forked from the owner."""
        if self._process and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.close()
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        return self._process


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer pages until `requests` ends, as it does when the parent is gone."""
    while (frame := _read(requests)) is not None:
        try:
            result: _Failure | _Success = _Success(extract_page(frame.decode("utf-8")))
        except Exception as error:  # whatever the parsers raise, it is about this page alone
            result = _Failure(f"{type(error).__name__}: {error}")
        _write(answers, msgspec.msgpack.encode(result))


def _write(stream: IO[bytes] | None, payload: bytes) -> None:
    if stream is None:
        raise BrokenPipeError
    stream.write(_LENGTH.pack(len(payload)) + payload)
    stream.flush()


def _read(stream: IO[bytes] | None) -> bytes | None:
    """The next frame, None where the stream ends before it is complete."""
    if stream is None:
        return None
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = stream.read(length)
    return payload if len(payload) == length else None


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a print of a library is no answer
    serve(sys.stdin.buffer, answers)
