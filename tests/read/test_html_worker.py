import io
import sys

import pytest

from onrecord.read import html_worker
from onrecord.read.html_worker import (
    ExtractionError,
    PageWorker,
    WorkerDiedError,
    WorkerTimeoutError,
    serve,
)

PAGE = "<html><body><article><p>" + "Norway offered talks on Wednesday. " * 9 + "</p></article>"


@pytest.fixture
def worker():
    worker = PageWorker()
    yield worker
    worker.close()


@pytest.fixture
def fake_child(monkeypatch):
    """Let the worker start a child that runs this Python source instead."""
    popen = html_worker.subprocess.Popen

    def install(source):
        monkeypatch.setattr(
            html_worker.subprocess,
            "Popen",
            lambda command, **options: popen([sys.executable, "-c", source], **options),
        )

    return install


def test_one_child_serves_many_pages(worker):
    first = worker.extract(PAGE, timeout_s=30)
    child = worker._process.pid
    assert first.text.startswith("Norway offered talks")
    assert worker.extract(PAGE, timeout_s=30) == first
    assert worker._process.pid == child


def test_page_that_raises_leaves_the_child_alive(worker, fake_child):
    fake_child(
        "import sys\n"
        "from onrecord.read import html_worker\n"
        "real = html_worker.extract_page\n"
        "html_worker.extract_page = lambda page: real(page) if page != 'bad' else 1 / 0\n"
        "html_worker.serve(sys.stdin.buffer, sys.stdout.buffer)"
    )
    with pytest.raises(ExtractionError, match="ZeroDivisionError"):
        worker.extract("bad", timeout_s=30)
    child = worker._process.pid
    assert worker.extract(PAGE, timeout_s=30).text
    assert worker._process.pid == child


def test_child_that_hangs_is_ended_in_time(worker, fake_child):
    fake_child("import time; time.sleep(60)")
    with pytest.raises(WorkerTimeoutError, match=r"no answer within 0\.2 s"):
        worker.extract(PAGE, timeout_s=0.2)
    assert worker._process is None


@pytest.mark.parametrize(
    "source",
    [
        "import os; os._exit(11)",
        "import os; os.read(0, 4); os._exit(11)",
        "import os; os.read(0, 9); os.write(1, b'\\x09\\x00\\x00\\x00cut'); os._exit(11)",
    ],
)
def test_child_that_dies_is_reported_and_replaced(worker, fake_child, monkeypatch, source):
    fake_child(source)
    with pytest.raises(WorkerDiedError):
        worker.extract(PAGE * 100, timeout_s=30)
    monkeypatch.undo()
    assert worker.extract(PAGE, timeout_s=30).text


def test_serve_ends_with_its_requests():
    answers = io.BytesIO()
    serve(io.BytesIO(b"\x05\x00\x00\x00cut"), answers)
    assert answers.getvalue() == b""
