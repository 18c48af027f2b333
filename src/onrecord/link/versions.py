"""Which text replaces which: updates, corrections, repeats and withdrawals.

A version is no copy. Copies are one text in many places; of versions the last one stands, and what
a correction or a kill notice says of the earlier ones must reach who read them.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.link.body import Body, make_body, tokenize
from onrecord.link.near_duplicates import Likeness, compare
from onrecord.link.version_marks import Marks, read_marks
from onrecord.terms import VersionKind

RULE = "rule:version"
"""Who decides, in a Judgement."""

MAX_DAYS = 7
"""Between a text and the next version of it."""
MIN_HEADLINE = 0.6
MIN_CONTAINMENT = 0.2
"""Asked of a text with a mark: headlines and texts change more from version to version than from
copy to copy."""
MIN_NAMED = 0.8
MIN_NAMED_WORDS = 3
"""Share of a headline's words, and how many at least, that a notice must repeat to mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """An article with what tells its place among versions.

    Attributes:
        body: what of it is compared.
        marks: what it says of itself.
        moment: when it was published, as precisely as known.
        headline: words of the headline without marks.
        said: all its words, for a notice that names the text it takes back.
    """

    body: Body
    marks: Marks
    moment: date | datetime | None
    headline: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that replaces another.

    Attributes:
        earlier, later: ids of the articles.
        kind: what the later one does to the earlier one.
        reasons: what speaks for it, for people.
    """

    earlier: str
    later: str
    kind: VersionKind
    reasons: tuple[str, ...]


def make_printing(
    article_id: str,
    text: str,
    *,
    title: str | None = None,
    published: date | datetime | None = None,
    outlet: str | None = None,
) -> Printing:
    """See `make_body` for the arguments."""
    marks = read_marks(title, text)
    return Printing(
        body=make_body(article_id, text, title=title, published=published, outlet=outlet),
        marks=marks,
        moment=published,
        headline=frozenset(tokenize(marks.headline)),
        said=frozenset(tokenize(f"{title or ''} {text}")),
    )


def find_version(left: Printing, right: Printing) -> Version | None:
    """Which of two texts replaces the other; the same in either order.

    None where neither does, where they are copies, and where nothing tells which came first.
    """
    likeness = compare(left.body, right.body)
    if likeness.days is not None and likeness.days > MAX_DAYS:
        return None
    earlier, later = (left, right) if _comes_before(left, right) else (right, left)
    if not _comes_before(earlier, later):
        return None
    reasons = _reasons(earlier, later, likeness)
    if not reasons:
        return None
    kind = later.marks.kind or VersionKind.UPDATE
    return Version(earlier=earlier.body.id, later=later.body.id, kind=kind, reasons=reasons)


def _reasons(earlier: Printing, later: Printing, likeness: Likeness) -> tuple[str, ...]:
    """Why `later` replaces `earlier`; empty if it does not."""
    marks, same_outlet = later.marks, likeness.same_outlet
    if marks.kind is VersionKind.WITHDRAWAL and same_outlet and _names(later, earlier):
        return ("it takes back an article of that headline",)
    if marks.kind is None:
        changed = likeness.jaccard < 1
        if same_outlet and changed and earlier.marks.kind is None and likeness.is_near_duplicate:
            return ("the same outlet printed it later, changed", *likeness.reasons)
        return ()
    headlines = _share(earlier.headline, later.headline)
    of_one_series = headlines >= MIN_HEADLINE and likeness.containment >= MIN_CONTAINMENT
    if likeness.is_near_duplicate or (same_outlet and of_one_series):
        return (f"it is marked as {marks.kind}", *likeness.reasons)
    return ()


def _names(notice: Printing, article: Printing) -> bool:
    named = article.headline & notice.said
    return len(named) >= MIN_NAMED_WORDS and len(named) >= MIN_NAMED * len(article.headline)


def _comes_before(left: Printing, right: Printing) -> bool:
    """Whether something tells that `left` came first.

    The number of an update tells more than the time, which feeds move; a withdrawal is the last.
    """
    one, other = left.marks, right.marks
    withdrawn = (one.kind is VersionKind.WITHDRAWAL, other.kind is VersionKind.WITHDRAWAL)
    if withdrawn[0] != withdrawn[1]:
        return withdrawn[1]
    if one.number != other.number:
        return one.number < other.number
    times = _comparable(left.moment, right.moment)
    if times and times[0] != times[1]:
        return times[0] < times[1]
    return one.count < other.count


def _comparable(
    left: date | datetime | None, right: date | datetime | None
) -> tuple[datetime, datetime] | tuple[date, date] | None:
    """Both as moments where both are, else both as days; None where one is unknown."""
    if left is None or right is None:
        return None
    if isinstance(left, datetime) and isinstance(right, datetime):
        return _zoned(left), _zoned(right)
    return _day(left), _day(right)


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _share(left: Set[str], right: Set[str]) -> float:
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0
