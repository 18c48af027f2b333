import io
import sys
import time

import pytest
from rich.console import Console

from onrecord.cli.progress import ProgressLine, progress_console


def wait_until_drawn(terminal, *, deadline_s=5.0):
    end = time.monotonic() + deadline_s
    while not terminal.file.getvalue():
        assert time.monotonic() < end, f"nothing was drawn within {deadline_s} s"
        time.sleep(0.005)


@pytest.fixture
def terminal():
    return Console(file=io.StringIO(), force_terminal=True, width=80)


def test_short_run_shows_nothing(terminal):
    with ProgressLine(terminal, delay_s=60) as line:
        line.tell("read 1", done=1)
    assert terminal.file.getvalue() == ""


def test_long_run_shows_the_counts_and_takes_them_away(terminal):
    with ProgressLine(terminal, delay_s=0) as line:
        line.tell("read 7", done=7)
        wait_until_drawn(terminal)
    drawn = terminal.file.getvalue()
    assert "read 7" in drawn
    assert drawn.endswith("\x1b[2K")


def test_nothing_is_drawn_while_paused(terminal):
    with ProgressLine(terminal, delay_s=0) as line:
        wait_until_drawn(terminal)
        line.pause()
        before = terminal.file.getvalue()
        time.sleep(0.2)  # two rounds of drawing
        assert terminal.file.getvalue() == before


def test_record_in_a_pipe_is_not_drawn_into_the_line(terminal, capsys):
    with ProgressLine(terminal, delay_s=0):
        wait_until_drawn(terminal)
        sys.stdout.write("the record\n")
    assert capsys.readouterr().out == "the record\n"
    assert "the record" not in terminal.file.getvalue()


def test_no_console_no_line():
    with ProgressLine(None) as line:
        line.tell("read 1", done=1)
        line.pause()
        line.resume()


@pytest.mark.parametrize(("wanted", "terminal"), [(True, False), (False, True)])
def test_progress_is_drawn_on_a_terminal_only(monkeypatch, wanted, terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    assert progress_console(wanted=wanted) is None
