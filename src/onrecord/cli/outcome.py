"""The count of a run: what was read, what was set aside and why."""

from collections import Counter
from dataclasses import dataclass, field

from onrecord.export.wording import visible
from onrecord.model import Article, SetAside


@dataclass
class Outcome:
    """Every input is counted once: seen = read + set aside.

    Attributes:
        read: number of articles.
        undated: those among them whose publication date is unknown.
        set_aside: those that did not become one.
        notes: what was found wrong with articles that were read -> where, in reading order.
    """

    read: int = 0
    undated: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def count(self, result: Article | SetAside) -> None:
        """Add one result of the run."""
        if isinstance(result, SetAside):
            self.set_aside.append(result)
        else:
            self.read += 1
            self.undated += result.published_at is None
            for note in result.notes:
                self.notes.setdefault(note, []).append(result.source)

    @property
    def seen(self) -> int:
        """Number of inputs."""
        return self.read + len(self.set_aside)

    @property
    def exit_code(self) -> int:
        """0: all was read; 1: something was set aside; 2: nothing could be read."""
        if not self.read:
            return 2
        return 1 if self.set_aside else 0

    def headline(self) -> str:
        """The counts: "read 40, 3 without a date, set aside 2 (encoding 1, empty 1)"."""
        read = f"read {self.read}"
        if self.undated:
            read += f", {self.undated} without a date"
        if not self.set_aside:
            return read
        reasons = Counter(str(item.reason) for item in self.set_aside)
        ranked = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        told = ", ".join(f"{reason} {count}" for reason, count in ranked)
        return f"{read}, set aside {len(self.set_aside)} ({told})"

    def lines(self) -> list[str]:
        """The counts, each input that was set aside, then each note with the first it is about."""
        return [
            self.headline(),
            *(f"  {_cause(item)}" for item in self.set_aside),
            *(f"  {_remark(note, places)}" for note, places in self.notes.items()),
        ]


def _cause(item: SetAside) -> str:
    told = item.message.startswith(item.source)
    return visible(item.message if told else f"{item.source}: {item.message}")


def _remark(note: str, places: list[str]) -> str:
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    return visible(f"{places[0]}: {note}{more}")
