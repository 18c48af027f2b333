"""What a store holds, and the one interface by which `ingest`, `link`, `export` and `cli` meet it.

The rows are plain frozen values. A store only grows: a changed text is a new article that names
the one before it, a new reading of an article sets the old one aside without deleting it, a
judgement is taken back by another judgement. The exception is `take_down`, which removes words.
`docs/store.md` draws the tables; `tests/store/contract.py` says what every store must do.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Generic, Self, TypeVar

from onrecord.model import Act, Article, content_id
from onrecord.terms import (
    ActClass,
    ItemOutcome,
    JudgementKind,
    PloverType,
    RunState,
    SetAsideReason,
    Verdict,
)

MAX_ROWS = 1000
"""The most rows of one page."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place where the text of an article was seen.

    Attributes:
        id: made of article, locator and hash, so that the same place is one row.
        article_id: whose text.
        locator: path, with `:line`, `[3]` or the path within an archive.
        outlet, url: as this place states them, None where it does not.
        published_at: likewise, ISO 8601: a day, or a moment with its offset.
        raw_sha256: hash of the bytes read, None for a text given as a string.
        encoding: the codec they were decoded with.
        external_id: the id this place gives it.
        key: what stays the same when the publisher changes the text; see `model.Origin`.
        member, offset, length, record_id: where in the file it lay; see `model.Origin`.
        retrieved_at: when it was fetched, None where unknown.
        run: the run that saw it first.
    """

    id: str
    article_id: str
    locator: str
    outlet: str | None = None
    url: str | None = None
    published_at: str | None = None
    raw_sha256: str | None = None
    encoding: str | None = None
    external_id: str | None = None
    key: str | None = None
    member: str | None = None
    offset: int | None = None
    length: int | None = None
    record_id: str | None = None
    retrieved_at: datetime | None = None
    run: int | None = None

    @classmethod
    def of(cls, article: Article, *, run: int | None = None) -> "Source":
        """The place that `article` was read from."""
        origin = article.origin
        return cls(
            id=content_id(article.id, article.source, article.raw_sha256 or ""),
            article_id=article.id,
            locator=article.source,
            outlet=article.outlet,
            url=article.url,
            published_at=article.published_at.isoformat() if article.published_at else None,
            raw_sha256=article.raw_sha256,
            encoding=article.encoding,
            external_id=article.external_id,
            key=identity_key(article),
            member=origin.member if origin else None,
            offset=origin.offset if origin else None,
            length=origin.length if origin else None,
            record_id=origin.record_id if origin else None,
            retrieved_at=origin.retrieved_at if origin else None,
            run=run,
        )


def identity_key(article: Article) -> str | None:
    """What stays the same when the publisher changes the text; None where nothing tells.

    The key of its reader, else its address, else its id with the outlet that gave it. The path of
    a file is none: the line of a list moves, and a file name is used again.
    """
    if article.origin and article.origin.key:
        return article.origin.key
    if article.url:
        return article.url
    if article.external_id and article.outlet:
        return f"{article.outlet}\x1f{article.external_id}"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article of the store.

    Attributes:
        number: grows with every article; a place to go on from.
        article: as it was read first, without its acts; its text is empty once taken down.
        version_of: id of the article whose text this one replaces, None for a first version.
        cluster: id of the cluster of near-duplicates it is in, None where not yet worked out.
        origin_group: within the cluster, which of its independent origins; None likewise.
        extractor: what its current acts were read with; None where none were.
        taken_down: why its text was removed, None where it was not.
    """

    number: int
    article: Article
    version_of: str | None = None
    cluster: str | None = None
    origin_group: str | None = None
    extractor: str | None = None
    taken_down: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleState:
    """What an ingest needs to know of an article that is there.

    Attributes:
        id: of the article.
        extractor: what its current acts were read with.
        taken_down: why its text was removed, None where it was not.
    """

    id: str
    extractor: str | None
    taken_down: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAct:
    """An act of the store.

    Attributes:
        number: grows with every act that is written; a place to go on from.
        act: the act, whole.
        article_id: which article reports it.
        title, outlet, published_at, url, source: of that article, as in `Article`.
        extractor: what it was read with.
        current: False once a newer extractor has read the article again.
        day: the day it is listed under: of the act where the text tells it, else of publication;
            None where neither is known.
        cluster, origin_group: of the article, as in `StoredArticle`.
    """

    number: int
    act: Act
    article_id: str
    title: str | None
    outlet: str | None
    published_at: str | None
    url: str | None
    source: str
    extractor: str
    current: bool
    day: date | None
    cluster: str | None = None
    origin_group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One ingest.

    Attributes:
        id: counts up from 1.
        sources: what was to be read, as the user named it.
        options: what else was asked for, by the names of the command's options.
        extractor: what acts were read with.
        started_at, ended_at: with their zone; no end while it runs.
        state: how far it came.
        counts: outcome -> number of inputs, with a key for each outcome that occurred.
        retry_of: the run whose set-aside inputs it tries again.
    """

    id: int
    sources: tuple[str, ...]
    options: Mapping[str, str]
    extractor: str
    started_at: datetime
    ended_at: datetime | None
    state: RunState
    counts: Mapping[ItemOutcome, int]
    retry_of: int | None = None

    @property
    def seen(self) -> int:
        """Number of inputs."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class RunItem:
    """One input of a run.

    Attributes:
        position: counts up from 1, in the order of reading.
        locator: where the input is.
        outcome: what became of it.
        reason, message: why it was set aside, None otherwise.
        article_id: of the article it became or is; None where set aside.
    """

    position: int
    locator: str
    outcome: ItemOutcome
    reason: SetAsideReason | None = None
    message: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of an entry.

    Attributes:
        act_id: the act.
        article_id: the article that holds it.
        origin_group: its independent origin: the cluster of near-duplicates, or the article.
    """

    act_id: str
    article_id: str
    origin_group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record: the same act, joined from every article that reports it.

    Attributes:
        id: made of what does not change when a report is added; `link` says how.
        best: id of the act whose words stand for it.
        reports: the tellings, the first first.
        day: the day it is listed under, None where no report tells one.
    """

    id: str
    best: str
    reports: tuple[Report, ...]
    day: date | None = None

    @property
    def independent(self) -> int:
        """How many independent origins report it."""
        return len({report.origin_group for report in self.reports})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """An entry with the act whose words stand for it."""

    entry: Entry
    best: StoredAct


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who or what decided that two things are the same, or are not, and why.

    Attributes:
        id: made of everything else; the same judgement twice is one row.
        kind: what is judged.
        left, right: ids, in alphabetical order; for a version, the earlier one is `left`.
        same: the judgement.
        decided_by: "rule:NAME" or "user:NAME".
        decided_at: when, with its zone.
        score: how sure a rule is, 0 to 1; None for a person's.
        reasons: what spoke for it, in words a person can read.
        withdraws: id of the judgement that it takes back; None for one of its own.
    """

    id: str
    kind: JudgementKind
    left: str
    right: str
    same: bool
    decided_by: str
    decided_at: datetime
    score: float | None = None
    reasons: tuple[str, ...] = ()
    withdraws: str | None = None

    @classmethod
    def of(
        cls,
        kind: JudgementKind,
        left: str,
        right: str,
        *,
        same: bool,
        decided_by: str,
        decided_at: datetime,
        score: float | None = None,
        reasons: Sequence[str] = (),
        withdraws: str | None = None,
    ) -> "Judgement":
        """A judgement with its id.

        A rule's id leaves out the moment: deciding again on the same grounds adds nothing.
        """
        if kind is not JudgementKind.VERSION:
            left, right = sorted((left, right))
        moment = "" if decided_by.startswith("rule:") else decided_at.isoformat()
        parts = (kind, left, right, same, decided_by, moment, score, *reasons, withdraws)
        return cls(
            id=content_id(*map(str, parts)),
            kind=kind,
            left=left,
            right=right,
            same=same,
            decided_by=decided_by,
            decided_at=decided_at,
            score=score,
            reasons=tuple(reasons),
            withdraws=withdraws,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person found on looking at an act.

    Attributes:
        act_id: which act; it stays what it was read as.
        reviewer: who.
        decided_at: when, with its zone.
        verdict: what they found.
        field, value: of a correction, the field of the act and its right value as JSON text.
        note: why.
    """

    act_id: str
    reviewer: str
    decided_at: datetime
    verdict: Verdict
    field: str | None = None
    value: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """What to look for; every part that is given must hold.

    Attributes:
        words: as a user types them: words, "phrases" and beginnings* that the article uses for
            the act, its condition or its parties; nothing in them is an operator.
        actor, recipient: an id ("person:RUS:vladimir-putin"), a country as ISO 3166 alpha-3
            ("RUS"), or words of the name ("putin").
        act_classes: any of them; all if empty.
        plover: any of them; all if empty.
        since, until: days, both included. An act falls in between if the interval of its time
            does; if its time is not known, if the day of publication does.
        place: an id ("geonames:524901"), a country as ISO 3166 alpha-3, or words of the name.
        conditional: True for acts on a condition, False for acts without.
        historical: likewise for acts recalled from long before.
        article: id of the article that reports it.
        cluster: id of a cluster of near-duplicates.
        after: `Page.next` of the page before.
        limit: number of rows, 1 to `MAX_ROWS`.
    """

    words: str = ""
    actor: str | None = None
    recipient: str | None = None
    act_classes: tuple[ActClass, ...] = ()
    plover: tuple[PloverType, ...] = ()
    since: date | None = None
    until: date | None = None
    place: str | None = None
    conditional: bool | None = None
    historical: bool | None = None
    article: str | None = None
    cluster: str | None = None
    after: str | None = None
    limit: int = 100

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MAX_ROWS:
            raise ValueError(f"limit is {self.limit}, expected 1 to {MAX_ROWS:,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows, newest day first, and where the next begin.

    Attributes:
        rows: at most `EntryQuery.limit`.
        next: for `EntryQuery.after`; None on the last page.
    """

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who holds a store for writing.

    Attributes:
        token: known to the holder alone.
        owner: "host:pid".
        since: when it took it.
        seen: its last sign of life.
    """

    token: str
    owner: str
    since: datetime
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds: rows, current acts only."""

    articles: int
    sources: int
    acts: int
    entries: int
    clusters: int


class Store(ABC):
    """A database of articles, acts and what was made of them.

    Writes happen inside `batch()`, all or nothing, by one writer at a time. Reads see what was
    committed. Every method raises StoreError where the database fails.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    @abstractmethod
    def name(self) -> str:
        """Where it is, without a password; for messages."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    @abstractmethod
    def batch(self) -> AbstractContextManager[None]:
        """What is written inside is there as a whole once it ends, and not at all if it raises."""

    @abstractmethod
    def check(self) -> list[str]:
        """What is wrong with the database, in words; empty for a sound one.

        Looks at the database's own integrity, at every span against its text, and at the word
        indexes against the rows.
        """

    @abstractmethod
    def counts(self) -> Counts:
        """How much it holds."""

    # --- the writer ---------------------------------------------------------------------------

    @abstractmethod
    def lock(self, *, owner: str, now: datetime) -> Writer:
        """Become the one writer.

        A holder on this machine whose process is gone, or one that gave no sign of life for
        `STALE_AFTER`, loses it.

        Raises:
            StoreLockedError: somebody else holds it.
        """

    @abstractmethod
    def unlock(self, writer: Writer) -> None:
        """Let others write; nothing where it was lost already."""

    @abstractmethod
    def keep_lock(self, writer: Writer, *, now: datetime) -> None:
        """Give a sign of life; inside a batch, it fails with it if the lock was lost.

        Raises:
            StoreLockedError: somebody else took it since.
        """

    # --- articles -----------------------------------------------------------------------------

    @abstractmethod
    def article_state(self, article_id: str) -> ArticleState | None:
        """What there is of an article; None if it is not in the store."""

    @abstractmethod
    def has_source(self, source_id: str) -> bool:
        """Whether this place of this text was seen before."""

    @abstractmethod
    def latest_of_key(self, key: str) -> str | None:
        """The article that was stored last under an `identity_key`."""

    @abstractmethod
    def add_article(
        self, article: Article, *, run: int | None, extractor: str, version_of: str | None = None
    ) -> None:
        """Keep an article with all its acts and its source; nothing if it is there.

        Raises:
            EvidenceError: a span of an act does not hold the words it claims.
        """

    @abstractmethod
    def add_source(self, source: Source) -> None:
        """Keep another place of a text; nothing if it is there."""

    @abstractmethod
    def replace_acts(self, article_id: str, acts: Sequence[Act], *, extractor: str) -> None:
        """Keep what a newer extractor read; the acts before stay, no longer current.

        Raises:
            EvidenceError: a span of an act does not hold the words it claims.
        """

    @abstractmethod
    def take_down(self, article_id: str, *, reason: str, now: datetime) -> None:
        """Remove the words of an article: text, titles, acts, signatures, reports.

        What stays is a row with its id, so that it does not come back, and the reason.
        """

    @abstractmethod
    def article(self, article_id: str) -> StoredArticle | None:
        """One article."""

    @abstractmethod
    def articles(self, *, after: int = 0) -> Iterator[StoredArticle]:
        """All articles whose number is greater than `after`, in the order of their numbers."""

    @abstractmethod
    def sources(self, article_id: str) -> tuple[Source, ...]:
        """Where its text was seen, in the order of their ids."""

    # --- acts ---------------------------------------------------------------------------------

    @abstractmethod
    def act(self, act_id: str) -> StoredAct | None:
        """One act, as it was read last."""

    @abstractmethod
    def acts(self, *, after: int = 0) -> Iterator[StoredAct]:
        """All current acts whose number is greater than `after`, in the order of their numbers."""

    @abstractmethod
    def acts_of(self, article_id: str, *, current: bool = True) -> tuple[StoredAct, ...]:
        """The acts of an article in text order; with `current=False`, of every reading."""

    @abstractmethod
    def unlinked_acts(self) -> Iterator[StoredAct]:
        """Current acts that are no report of an entry, in the order of their numbers.

        Entries of an act that a new reading no longer finds are taken apart, so that what is left
        of them is among these.
        """

    @abstractmethod
    def find_acts(self, query: EntryQuery) -> Page[StoredAct]:
        """Current acts, newest day first, those of unknown day last."""

    # --- near-duplicates ----------------------------------------------------------------------

    @abstractmethod
    def put_signature(self, article_id: str, signature: bytes, *, bands: Sequence[bytes]) -> None:
        """Keep what an article's body is compared by; a second one replaces the first.

        Args:
            article_id: whose body.
            signature: its MinHash, as bytes.
            bands: keys; two bodies that share one at the same place may be near-duplicates.
        """

    @abstractmethod
    def signature(self, article_id: str) -> bytes | None:
        """What `put_signature` kept."""

    @abstractmethod
    def band_mates(self, bands: Sequence[bytes]) -> frozenset[str]:
        """Articles that share at least one band, at the same place."""

    @abstractmethod
    def put_clusters(self, clusters: Mapping[str, tuple[str, str]]) -> None:
        """Set, for each article id, its cluster and its independent origin within it."""

    @abstractmethod
    def cluster(self, cluster_id: str) -> tuple[str, ...]:
        """Ids of the articles in a cluster, in alphabetical order."""

    # --- entries ------------------------------------------------------------------------------

    @abstractmethod
    def put_entries(self, entries: Iterable[Entry], *, drop: Collection[str] = ()) -> None:
        """Take entries out, then keep others; one with the id of an entry there replaces it.

        Raises:
            StoreError: a report names an act that is not there, or the best act is no report.
        """

    @abstractmethod
    def entry(self, entry_id: str) -> StoredEntry | None:
        """One entry."""

    @abstractmethod
    def entries(self) -> Iterator[StoredEntry]:
        """All entries, in the order of their ids."""

    @abstractmethod
    def entries_of(self, act_ids: Collection[str]) -> frozenset[str]:
        """Ids of the entries that any of these acts is a report of."""

    @abstractmethod
    def find_entries(self, query: EntryQuery) -> Page[StoredEntry]:
        """Entries whose best act the query fits, newest day first, unknown day last."""

    # --- judgements and reviews ---------------------------------------------------------------

    @abstractmethod
    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements; one that is there stays as it was."""

    @abstractmethod
    def judgements(
        self,
        *,
        kind: JudgementKind | None = None,
        about: Collection[str] | None = None,
        standing: bool = True,
    ) -> Iterator[Judgement]:
        """Judgements in the order of their ids.

        Args:
            kind: only these.
            about: only those with one of these ids on either side.
            standing: leave out those that were withdrawn, and those that withdraw.
        """

    @abstractmethod
    def add_review(self, review: Review, *, if_revision: int) -> int:
        """Keep a review.

        Args:
            review: what was found.
            if_revision: how many reviews of this act the reviewer has seen.
        Returns:
            how many there are now.
        Raises:
            ConflictError: there are others than the reviewer has seen.
        """

    @abstractmethod
    def reviews(self, act_id: str) -> tuple[Review, ...]:
        """Reviews of an act, in the order they were made."""

    # --- runs ---------------------------------------------------------------------------------

    @abstractmethod
    def start_run(
        self,
        *,
        sources: Sequence[str],
        options: Mapping[str, str],
        extractor: str,
        now: datetime,
        retry_of: int | None = None,
    ) -> int:
        """Begin a run; runs that a dead process left running are interrupted. Its id."""

    @abstractmethod
    def add_items(self, run: int, items: Sequence[RunItem]) -> None:
        """Keep what became of some inputs."""

    @abstractmethod
    def end_run(self, run: int, *, state: RunState, now: datetime) -> None:
        """Say how far it came."""

    @abstractmethod
    def runs(self) -> tuple[Run, ...]:
        """All runs, the last first."""

    @abstractmethod
    def run(self, run: int) -> Run | None:
        """One run."""

    @abstractmethod
    def items(self, run: int, *, outcome: ItemOutcome | None = None) -> Iterator[RunItem]:
        """Its inputs in the order of reading."""

    @abstractmethod
    def extractor(self) -> str | None:
        """What the acts of this store are read with; None before the first ingest."""

    @abstractmethod
    def set_extractor(self, extractor: str) -> None:
        """Say what acts are read with from now on."""
