"""The parties of an article while they are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.layers import Entity
from onrecord.annotate.person_names import fuller
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.titles import Owner, Page, Title
from onrecord.lexicons._load import Entry
from onrecord.lexicons.officeholders import Term
from onrecord.terms import ActorType

_IGO = "IGO"
_PRIVATE_SECTORS = frozenset({"CVL", "PTY"})
"""Of descriptions that holders of an office share with others: "a survivor", "the nominee"."""


@dataclass(slots=True)
class Cluster:
    """One party of an article, as it is put together.

    Attributes:
        name: the fullest name so far.
        type, country, sector, gender, plural, anonymous: as in `layers.Entity`.
        title: the office by which the article calls it first.
        named: whether the article gives a name of its own.
        former: whether it was called the holder of an office given up.
        entries: the offices or bodies it was called by.
        possessors: tokens of whose party it is, where no country was told.
        owners: of whom its descriptions say it is.
        body: number of the cluster of the body whose officer it is, told by its kind alone.
        side: as in `layers.Entity`.
        parts: of a group that takes up parties named before, the numbers of their clusters.
        members: as in `layers.Entity`.
        term: the term of the register by which a person is known.
        mentions: positions of its candidates.
    """

    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    title: Title | None = None
    gender: str | None = None
    plural: bool = False
    anonymous: bool = False
    named: bool = False
    former: bool = False
    entries: list[Entry] = field(default_factory=list)
    possessors: list[int] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    body: int | None = None
    side: str | None = None
    parts: tuple[int, ...] = ()
    members: tuple[str, ...] = ()
    term: Term | None = None
    mentions: list[int] = field(default_factory=list)

    def entity(self) -> Entity:
        """The cluster as the layer shows it."""
        return Entity(
            name=self.name,
            type=self.type,
            country=self.country,
            sector=self.sector,
            role=self.title.words if self.title else None,
            office=self.title.office if self.title else None,
            tenure=self.title.tenure if self.title else None,
            anonymous=self.anonymous,
            gender=self.gender,
            plural=self.plural,
            side=self.side,
            members=self.members,
        )


class Cast:
    """The parties of one article and the words for them, as far as they are put together.

    Attributes:
        page: the text.
        candidates: its mentions in the order of their heads.
        links: per candidate the number of its cluster, None while unresolved.
        clusters: the parties.
        quoted: token -> the series of the quotation that it stands in.
        by_head: head token -> position of its candidate; of a group and its first member, the
            member.
    """

    def __init__(self, page: Page, candidates: Sequence[Candidate]) -> None:
        self.page = page
        self.candidates = candidates
        self.links: list[int | None] = [None] * len(candidates)
        self.clusters: list[Cluster] = []
        self.quoted: Mapping[int, int] = _quoted(page.doc)
        self.by_head: dict[int, int] = {}
        for k, candidate in enumerate(candidates):
            self.by_head.setdefault(candidate.head, k)


def fill_from_register(cluster: Cluster, term: Term, *, day: date | None) -> None:
    """Complete a cluster by the register, without overwriting what the article states."""
    cluster.name = fuller(cluster.name, term.spelled_like(cluster.name))
    cluster.type = ActorType.PERSON
    cluster.term = term
    cluster.gender = cluster.gender or term.gender
    if term.country != _IGO:  # an officer of an international body is a citizen of a country
        cluster.country = cluster.country if cluster.country not in {None, _IGO} else term.country
    elif day is None or term.covers(day):
        cluster.country = cluster.country or term.country
    if day and term.covers(day) and cluster.sector in {None, *_PRIVATE_SECTORS}:
        cluster.sector = term.sector or cluster.sector


def _quoted(doc: Doc) -> dict[int, int]:
    """Token -> the series of the outermost quotation it stands in."""
    quotes = [quote for quote in find_quotes(doc.text) if quote.depth == 0]
    found: dict[int, int] = {}
    if not quotes:
        return found
    number = 0
    for token in doc:
        while number < len(quotes) and quotes[number].range.end <= token.idx:
            number += 1
        if number == len(quotes):
            break
        if quotes[number].range.start <= token.idx:
            found[token.i] = quotes[number].series
    return found
