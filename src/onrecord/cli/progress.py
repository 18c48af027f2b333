"""A line on stderr that shows a long run is alive, and how far it is."""

from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console

DELAY_S = 2.0
"""Seconds without output before the line appears: short runs show nothing."""


class ProgressLine:
    """Appears when nothing else was printed for a while, and leaves no trace.

    Args:
        console: where to draw; None draws nothing.
        total: how many inputs there are; None where unknown, and then the bar only moves.
        delay_s: seconds of silence before it appears.
    """

    def __init__(
        self, console: "Console | None", *, total: int | None = None, delay_s: float = DELAY_S
    ) -> None:
        self._delay_s = delay_s
        self._timer: Timer | None = None
        self._progress = None
        if console:
            from rich.progress import (
                BarColumn,
                Progress,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )

            self._progress = Progress(
                BarColumn(bar_width=24),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
                TimeRemainingColumn(),
                console=console,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._progress.add_task("loading the language model", total=total)

    def __enter__(self) -> Self:
        self.resume()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pause()

    def tell(self, words: str, *, done: int) -> None:
        """Change what the line says, and how many inputs are done."""
        if self._progress:
            self._progress.update(self._task, description=words, completed=done)

    def pause(self) -> None:
        """Take the line off the screen, so that something can be printed."""
        if self._progress and self._timer:
            self._timer.cancel()
            self._timer.join()
            self._progress.stop()

    def resume(self) -> None:
        """Let the line appear again after the delay."""
        if self._progress:
            self._timer = Timer(self._delay_s, self._progress.start)
            self._timer.daemon = True
            self._timer.start()


def progress_console(*, wanted: bool) -> "Console | None":
    """Standard error if it is a terminal and progress is wanted there."""
    import sys

    if not (wanted and sys.stderr.isatty()):
        return None
    from rich.console import Console

    return Console(stderr=True)
