"""Judgements on which ids are one actor's: a log that only grows.

Each line of the file (JSON Lines) joins two ids, keeps them apart, or withdraws an earlier line.
Nothing is overwritten: what stands is worked out from all lines, in whatever order they come, so
that two people's files can be joined by `cat`. Why so: `docs/decisions/0009-judgements.md`.
"""

import os
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from onrecord.actors.identity import NO_COUNTRY
from onrecord.errors import ActorFileError
from onrecord.model import content_id


class Judgement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the log.

    Attributes:
        id: made of everything else; the same line twice counts once.
        left, right: the ids judged on, in alphabetical order.
        same: whether they are one actor's.
        decided_by: "user:NAME" or "rule:NAME".
        decided_at: the moment, with its zone.
        score: how sure a rule is, 0 to 1; None for a person's judgement.
        note: why.
        withdraws: id of the judgement that this line takes back, None for a judgement of its own.
    """

    id: str
    left: Annotated[str, msgspec.Meta(min_length=1)]
    right: Annotated[str, msgspec.Meta(min_length=1)]
    same: bool
    decided_by: Annotated[str, msgspec.Meta(pattern="^(user|rule):.")]
    decided_at: Annotated[datetime, msgspec.Meta(tz=True)]
    score: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    note: str | None = None
    withdraws: str | None = None


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two ids that are judged different, and joined all the same.

    Attributes:
        different: the judgement that keeps them apart.
        same: the judgements that lead from the one to the other.
    """

    different: Judgement
    same: tuple[Judgement, ...]

    def __str__(self) -> str:
        joined = ", ".join(judgement.id for judgement in self.same)
        return (
            f"{self.different.left} and {self.different.right} are judged different by "
            f"{self.different.id}, and the same by {joined}; withdraw one: onrecord actors undo ID"
        )


def judge(
    left: str,
    right: str,
    *,
    same: bool,
    decided_by: str,
    decided_at: datetime | None = None,
    score: float | None = None,
    note: str | None = None,
    withdraws: str | None = None,
) -> Judgement:
    """A judgement with its id; `decided_at` is now if left out.

    Raises:
        ValueError: both ids are the same.
    """
    if left == right:
        raise ValueError(f"{left} twice, expected two ids")
    left, right = sorted((left, right))
    moment = (decided_at or datetime.now(UTC)).replace(microsecond=0)
    told = (left, right, same, decided_by, moment.isoformat(), score, note, withdraws)
    return Judgement(
        id=content_id(*map(str, told)),
        left=left,
        right=right,
        same=same,
        decided_by=decided_by,
        decided_at=moment,
        score=score,
        note=note,
        withdraws=withdraws,
    )


def withdraw(
    judgement: Judgement,
    *,
    decided_by: str,
    decided_at: datetime | None = None,
    note: str | None = None,
) -> Judgement:
    """The line that takes a judgement back."""
    return judge(
        judgement.left,
        judgement.right,
        same=judgement.same,
        decided_by=decided_by,
        decided_at=decided_at,
        note=note,
        withdraws=judgement.id,
    )


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The lines of a log, in file order.

    Raises:
        ActorFileError: the file cannot be read, a line is no judgement, two judgements have one
            id, or a line withdraws what is not there; the message names the line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ActorFileError(f"{path}: {error.strerror}; expected a log of judgements") from error
    found: dict[str, Judgement] = {}
    at: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        judgement = _read_line(line, where=f"{path}:{number}")
        if found.setdefault(judgement.id, judgement) != judgement:
            raise ActorFileError(
                f"{path}:{number}: the id {judgement.id} is that of another judgement on line "
                f"{at[judgement.id]}; ids are unique, add lines with `onrecord actors` alone"
            )
        at.setdefault(judgement.id, number)
    for judgement in found.values():
        withdrawn = found.get(judgement.withdraws) if judgement.withdraws else judgement
        if withdrawn is None or (judgement.withdraws and withdrawn.withdraws):
            raise ActorFileError(
                f"{path}:{at[judgement.id]}: withdraws {judgement.withdraws}, expected the id of a "
                "judgement of this file that withdraws nothing itself"
            )
    return tuple(found.values())


def _read_line(line: bytes, *, where: str) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ActorFileError(
            f"{where}: no judgement: {error}; expected a line that `onrecord actors` wrote"
        ) from error


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a line to a log, which is made if there is none.

    Raises:
        ActorFileError: the file cannot be written.
    """
    line = msgspec.json.encode(judgement) + b"\n"
    try:
        with path.open("ab+") as log:
            if log.tell():
                log.seek(-1, os.SEEK_END)
                line = line if log.read(1) == b"\n" else b"\n" + line
            log.write(line)
    except OSError as error:
        raise ActorFileError(f"{path}: {error.strerror}; it takes no judgement") from error


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no line withdraws, each once, by their ids."""
    lines = {judgement.id: judgement for judgement in judgements}
    withdrawn = {judgement.withdraws for judgement in lines.values()}
    return tuple(
        lines[key] for key in sorted(lines) if key not in withdrawn and not lines[key].withdraws
    )


def find_contradictions(judgements: Iterable[Judgement]) -> tuple[Contradiction, ...]:
    """The standing judgements of difference whose two ids other judgements join."""
    stand = standing(judgements)
    beside = _neighbours(stand)
    found = []
    for judgement in stand:
        if not judgement.same:
            way = _way(beside, judgement.left, judgement.right)
            if way:
                found.append(Contradiction(different=judgement, same=way))
    return tuple(found)


def resolve_ids(
    judgements: Iterable[Judgement], *, registered: Container[str] = frozenset()
) -> Mapping[str, str]:
    """Id -> the id that stands for its actor, for every id that is joined with another.

    An id of the register stands for the others; else one with a country; else the first in
    alphabetical order.

    Raises:
        ActorFileError: judgements contradict each other.
    """
    judgements = tuple(judgements)
    contradictions = find_contradictions(judgements)
    if contradictions:
        raise ActorFileError("\n".join(map(str, contradictions)))
    beside = _neighbours(standing(judgements))
    chosen: dict[str, str] = {}
    for first in beside:
        if first not in chosen:
            joined = _reach(beside, first)
            best = min(
                joined, key=lambda key: (key not in registered, f":{NO_COUNTRY}:" in key, key)
            )
            chosen.update(dict.fromkeys(joined, best))
    return chosen


_Neighbours = Mapping[str, Sequence[tuple[str, Judgement]]]


def _neighbours(stand: Iterable[Judgement]) -> _Neighbours:
    """Id -> the ids that a judgement joins it with."""
    beside: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for judgement in stand:
        if judgement.same:
            beside[judgement.left].append((judgement.right, judgement))
            beside[judgement.right].append((judgement.left, judgement))
    return dict(beside)


def _reach(beside: _Neighbours, first: str) -> Mapping[str, tuple[str, Judgement] | None]:
    """The ids joined with one -> the step by which each was first reached, None for itself."""
    reached: dict[str, tuple[str, Judgement] | None] = {first: None}
    ahead = deque([first])
    while ahead:
        here = ahead.popleft()
        for there, judgement in beside.get(here, ()):
            if there not in reached:
                reached[there] = here, judgement
                ahead.append(there)
    return reached


def _way(beside: _Neighbours, start: str, end: str) -> tuple[Judgement, ...]:
    """The judgements on a shortest way from one id to another; empty where none leads there."""
    reached = _reach(beside, start)
    way = []
    step = reached.get(end)
    while step is not None:
        here, judgement = step
        way.append(judgement)
        step = reached[here]
    return tuple(reversed(way))
