"""Acts → entries: one line of the record for every act, with all its reports.

Matches (`same_act`) are kept as judgements, beside those of people. Acts that standing judgements
lead from one to another are a component; within it clusters grow along the surest judgement first,
as long as their members match on average, are of different articles, since the points of one speech
are alike, and nobody has told any two of them apart. That depends on the component alone, so it
makes no difference in which order articles came, and a new article changes only the entries of the
components it reaches.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product

from onrecord.link.same_act import RULE, THRESHOLD, Match, Traits, blocks, match
from onrecord.model import content_id
from onrecord.store.base import Entry, Judgement, Report, Store, StoredAct
from onrecord.terms import JudgementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What became of the acts that were in no entry.

    Attributes:
        acts: how many there were.
        joined: how many pairs were judged one act.
        entries: how many entries were made or made anew.
    """

    acts: int
    joined: int
    entries: int


def link_acts(store: Store, *, now: datetime, judged_on: Collection[str] = ()) -> Linked:
    """Put every act that is in no entry into one, alone or with others; all or nothing.

    Reads the acts of the store once, and compares the new ones with those in their blocks.

    Args:
        store: open for writing, with the caller as its writer.
        now: the moment the judgements are dated.
        judged_on: acts on which a person has judged since, or withdrawn a judgement; their entries
            are made anew.
    """
    new = {stored.act.id: traits_of(stored) for stored in store.unlinked_acts()}
    if not new and not judged_on:
        return Linked(acts=0, joined=0, entries=0)
    others = map(traits_of, store.acts()) if new else ()
    matches = [found for found in find_matches(new, others) if found.same]
    judged = [judgement_of(found, now=now) for found in matches]
    reached, judgements = reach(store, {*new, *judged_on}, judged)
    acts = {act_id: act for act_id in sorted(reached) if (act := store.act(act_id)) and act.current}
    traits = {act_id: traits_of(stored) for act_id, stored in acts.items()}
    entries = [
        make_entry([acts[act_id] for act_id in members]) for members in join(traits, judgements)
    ]
    with store.batch():
        store.add_judgements(judged)
        store.put_entries(entries, drop=store.entries_of(acts))
    return Linked(acts=len(new), joined=len(judged), entries=len(entries))


def traits_of(stored: StoredAct) -> Traits:
    """What an act of the store is compared by."""
    published = date.fromisoformat(stored.published_at[:10]) if stored.published_at else None
    return Traits.of(stored.act, article_id=stored.article_id, published=published)


def judgement_of(found: Match, *, now: datetime) -> Judgement:
    """A match as the judgement it is kept as."""
    return Judgement.of(
        JudgementKind.SAME_ACT,
        found.left,
        found.right,
        same=found.same,
        decided_by=RULE,
        decided_at=now,
        score=found.score,
        reasons=found.reasons,
    )


def find_matches(new: Mapping[str, Traits], others: Iterable[Traits]) -> Iterator[Match]:
    """Each new act with each act of another article that shares a block, every pair once.

    Args:
        new: act id -> traits.
        others: all acts, the new ones among them or not.
    """
    members: dict[str, list[str]] = {}
    for act_id in sorted(new):
        for key in blocks(new[act_id]):
            members.setdefault(key, []).append(act_id)
    for other in others:
        mates = {act_id for key in blocks(other) for act_id in members.get(key, ())}
        for act_id in sorted(mates):
            twice = other.act_id in new and act_id >= other.act_id
            if not twice and new[act_id].article_id != other.article_id:
                yield match(new[act_id], other)


def reach(
    store: Store, start: Collection[str], judged: Sequence[Judgement]
) -> tuple[frozenset[str], tuple[Judgement, ...]]:
    """The acts that standing judgements lead to, and all standing judgements about them.

    Args:
        store: what was judged before.
        start: from where.
        judged: what is judged now; one that was withdrawn before does not stand.
    """
    reached = set(start)
    while True:
        known = store.judgements(kind=JudgementKind.SAME_ACT, about=reached, standing=False)
        every = {judgement.id: judgement for judgement in [*judged, *known]}
        withdrawn = {judgement.withdraws for judgement in every.values()}
        stand = [
            every[key] for key in sorted(every) if key not in withdrawn and not every[key].withdraws
        ]
        ahead = {
            end
            for judgement in stand
            if judgement.same and {judgement.left, judgement.right} & reached
            for end in (judgement.left, judgement.right)
        }
        if ahead <= reached:
            return frozenset(reached), tuple(stand)
        reached |= ahead


def join(
    traits: Mapping[str, Traits], judgements: Iterable[Judgement]
) -> tuple[tuple[str, ...], ...]:
    """The acts in clusters, each of them once, ids in alphabetical order.

    Args:
        traits: act id -> traits.
        judgements: standing ones; those about other acts are passed over.
    """
    about = [
        judgement
        for judgement in judgements
        if judgement.left in traits and judgement.right in traits
    ]
    apart = {(judgement.left, judgement.right) for judgement in about if not judgement.same}
    cluster_of = {act_id: frozenset([act_id]) for act_id in traits}
    for judgement in sorted((one for one in about if one.same), key=_surest_first):
        left, right = cluster_of[judgement.left], cluster_of[judgement.right]
        across = [(min(pair), max(pair)) for pair in product(left, right)]
        if left == right or not apart.isdisjoint(across):
            continue
        if judgement.score is None or (
            _articles(left, traits).isdisjoint(_articles(right, traits))
            and _match_on_average(across, traits)
        ):
            cluster_of.update(dict.fromkeys(left | right, left | right))
    return tuple(sorted(tuple(sorted(members)) for members in set(cluster_of.values())))


def make_entry(acts: Sequence[StoredAct]) -> Entry:
    """The entry of acts that are one.

    Its id is made of the first report, so that it changes only if an earlier one turns up. The
    words that stand for it are those of the fullest report, the surest and then the first of
    equals; its day is the earliest under which a report is listed.
    """
    reports = sorted(acts, key=_first_report)
    return Entry(
        id=content_id("entry", reports[0].act.id),
        best=max(reports, key=_fullness).act.id,
        reports=tuple(
            Report(
                act_id=stored.act.id,
                article_id=stored.article_id,
                origin_group=stored.origin_group or stored.cluster or stored.article_id,
            )
            for stored in reports
        ),
        day=min((stored.day for stored in reports if stored.day), default=None),
    )


def _surest_first(judgement: Judgement) -> tuple[float, str, str]:
    """People before rules, then by score."""
    sure = 2.0 if judgement.score is None else judgement.score
    return -sure, judgement.left, judgement.right


def _articles(act_ids: Iterable[str], traits: Mapping[str, Traits]) -> frozenset[str]:
    return frozenset(traits[act_id].article_id for act_id in act_ids)


def _match_on_average(pairs: Sequence[tuple[str, str]], traits: Mapping[str, Traits]) -> bool:
    scores = [match(traits[left], traits[right]).score for left, right in pairs]
    return sum(scores) / len(scores) >= THRESHOLD


def _first_report(stored: StoredAct) -> tuple[bool, str, str, int, str]:
    published = stored.published_at or ""
    return not published, published, stored.article_id, stored.act.trigger.start, stored.act.id


def _fullness(stored: StoredAct) -> tuple[int, float]:
    """How many of the fields that readers ask for are told, and how sure the act is."""
    act = stored.act
    told = (
        act.actor and act.actor.actor.id,
        act.recipient,
        act.content,
        act.conditions,
        act.commitments,
        act.said_at,
        act.where,
    )
    return sum(map(bool, told)), act.confidence or 0.0
