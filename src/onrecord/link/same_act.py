"""Whether two articles tell the same act: blocks of acts worth comparing, and a scored match.

Two tellings are the same act if the same party did the same thing on the same occasion; that
somebody did it and that somebody says so are two acts. Acts that share a block are compared by
features a person can read, weighed by a logistic regression (`same_act.tsv`, fitted by
`training/linking/same_act.py`). Both depend on the two tellings alone and not on what else is in
the store, so that the order of ingest makes no difference.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicons._table import read_table
from onrecord.link.words import stem, stems, total_weight, weight
from onrecord.model import Act, Party, When, content_id
from onrecord.terms import ActClass, ActorType, Polarity

RULE = "rule:same-act"
"""Who decides, in the judgements made of matches."""
THRESHOLD = 0.4
"""Least probability at which two tellings are one act."""
BIAS = "bias"
WEIGHTS = "same_act.tsv"
COLUMNS = ("feature", "weight")

REASONS: Mapping[str, str] = {
    "words": "share of the words of both that they have in common",
    "mass": "how many telling words they share",
    "run": "words in a row that they share",
    "same_party": "the same actor",
    "other_party": "other actors",
    "other_person": "another person",
    "same_class": "the same class of act",
    "speech_and_deed": "one is of words, the other a deed",
    "other_polarity": "one affirms what the other negates",
    "same_recipient": "the same recipient",
    "other_time": "told of different times",
    "days_between": "days between the articles",
}
"""Feature -> what it says, for those who read a judgement."""

_DEEDS = frozenset({ActClass.DEED, ActClass.MEET})
_BUCKET_DAYS = 4
_KEY_STEMS = 6
_RUN = 4
_LONG_RUN = 10
_ENOUGH_MASS = 5.0
_FAR = 7
_DATED_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What an act is compared by.

    Attributes:
        act_id: of the act.
        article_id: of the article that reports it.
        act_class, polarity: as in `Act`.
        parties: id and names of the actor, those of its members too; empty where there is none.
        person: name of the actor where it is a person.
        country: its country, None if unknown.
        recipients: likewise of the recipient.
        words: stems of content and conditions; of the trigger where there are none.
        runs: every `_RUN` stems in a row, in the content.
        told: days of the act, where the text tells them to the week.
        published: day of publication, None if unknown.
    """

    act_id: str
    article_id: str
    act_class: ActClass
    polarity: Polarity
    parties: frozenset[str]
    person: str | None
    country: str | None
    recipients: frozenset[str]
    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    told: tuple[date, date] | None
    published: date | None

    @classmethod
    def of(cls, act: Act, *, article_id: str, published: date | None) -> "Traits":
        """The traits of an act that an article of that day reports."""
        content = " ".join(piece.exact for piece in act.content)
        row = stems(content)
        others = stems(" ".join(part.evidence.exact for part in act.conditions))
        actor = act.actor.actor if act.actor else None
        return cls(
            act_id=act.id,
            article_id=article_id,
            act_class=act.act_class,
            polarity=act.polarity,
            parties=_party_keys(act.actor),
            person=actor.name if actor and actor.type is ActorType.PERSON else None,
            country=actor.country if actor else None,
            recipients=_party_keys(act.recipient),
            words=frozenset([*row, *others] or stems(act.trigger.exact)),
            runs=frozenset(tuple(row[at : at + _RUN]) for at in range(len(row) - _RUN + 1)),
            told=_told(act.said_at),
            published=published,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How probable it is that two tellings are one act, and why.

    Attributes:
        left, right: ids of the acts, in alphabetical order.
        score: probability, 0 to 1.
        reasons: what spoke for and against it, the weightiest first.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether they are taken for one act."""
        return self.score >= THRESHOLD


def blocks(traits: Traits) -> frozenset[str]:
    """Keys of the blocks it is in: only acts that share one are compared.

    A block holds the acts of some days that have an actor of one country, or a party of one name,
    and whose contents share one of their most telling words; or that share a run of words, whoever
    is taken for the actor. Acts of unknown day are in no block.
    """
    telling = sorted(traits.words, key=lambda found: (-weight(found), -len(found), found))
    parties = {*traits.parties, *traits.recipients, traits.country} - {None} or {""}
    runs = sorted(content_id(*run) for run in traits.runs)
    words = [f"{party}\x1f{word}" for party in parties for word in telling[:_KEY_STEMS]]
    days = {day for day in (traits.published, traits.told and traits.told[0]) if day}
    buckets = {day.toordinal() // _BUCKET_DAYS + step for day in days for step in (0, 1)}
    return frozenset(
        content_id(str(bucket), key) for bucket in buckets for key in [*words, *runs[:_KEY_STEMS]]
    )


def match(left: Traits, right: Traits) -> Match:
    """How two tellings compare; the same whichever comes first."""
    left, right = sorted((left, right), key=lambda traits: traits.act_id)
    weights = load_weights()
    parts = {name: value * weights.get(name, 0.0) for name, value in features(left, right).items()}
    total = weights[BIAS] + sum(parts.values())
    shown = sorted((name for name in parts if parts[name]), key=lambda name: -abs(parts[name]))
    return Match(
        left=left.act_id,
        right=right.act_id,
        score=round(1 / (1 + math.exp(-total)), 4),
        reasons=tuple(f"{REASONS[name]} ({parts[name]:+.2f})" for name in shown),
    )


def features(left: Traits, right: Traits) -> dict[str, float]:
    """What speaks for and against one act, each 0 to 1; those that are 0 are left out."""
    found = {
        **_content(left, right),
        **_parties(left, right),
        **_times(left, right),
        "same_class": left.act_class is right.act_class,
        "speech_and_deed": (left.act_class in _DEEDS) != (right.act_class in _DEEDS),
        "other_polarity": left.polarity is not right.polarity,
    }
    return {name: float(value) for name, value in found.items() if value}


@cache
def load_weights() -> Mapping[str, float]:
    """Feature -> weight, `bias` among them."""
    return {
        row["feature"]: float(row["weight"])
        for row in read_table(WEIGHTS, COLUMNS, package="onrecord.link")
    }


def _content(left: Traits, right: Traits) -> dict[str, float]:
    shared = total_weight(left.words & right.words)
    both = total_weight(left.words | right.words)
    runs = len(left.runs & right.runs)
    return {
        "words": shared / both if both else 0.0,
        "mass": min(1.0, shared / _ENOUGH_MASS),
        "run": min(1.0, (runs + _RUN - 1) / _LONG_RUN) if runs else 0.0,
    }


def _parties(left: Traits, right: Traits) -> dict[str, bool]:
    same = bool(left.parties & right.parties)
    told = bool(left.parties and right.parties)
    side = bool(left.country) and left.country == right.country
    return {
        "same_party": same,
        "other_party": told and not same and not side,
        "other_person": bool(left.person and right.person) and not same,
        "same_recipient": bool(left.recipients & right.recipients),
    }


def _times(left: Traits, right: Traits) -> dict[str, float]:
    found = {}
    if left.told and right.told:
        overlap = left.told[0] <= right.told[1] and right.told[0] <= left.told[1]
        found["other_time"] = float(not overlap)
    if left.published and right.published:
        found["days_between"] = min(1.0, abs((left.published - right.published).days) / _FAR)
    return found


def _party_keys(party: Party | None) -> frozenset[str]:
    if party is None:
        return frozenset()
    actor = party.actor
    names = [name.casefold() for name in (actor.name, *actor.members)]
    if actor.type is ActorType.PERSON and actor.name:
        names.append(stem(actor.name.casefold().split()[-1]))
    return frozenset(name for name in (actor.id, *names) if name)


def _told(when: When | None) -> tuple[date, date] | None:
    """The days of an act where the text tells them to the week, else None."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    if (when.latest - when.earliest).days >= _DATED_DAYS:
        return None
    return when.earliest, when.latest
