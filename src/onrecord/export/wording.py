"""The words in which the record is shown to people, on the terminal and on the page."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from textwrap import shorten

from onrecord.model import Act, Actor, Article, Commitment, Condition, When, Where
from onrecord.terms import ActClass, Modality, Polarity, Precision, Strength

VERBS: Mapping[ActClass, str] = {
    ActClass.PLEDGE: "pledges",
    ActClass.OFFER: "offers",
    ActClass.THREATEN: "threatens",
    ActClass.REFUSE: "refuses",
    ActClass.DEMAND: "demands",
    ActClass.REQUEST: "requests",
    ActClass.ACCUSE: "accuses",
    ActClass.DENY: "denies",
    ActClass.WARN: "warns",
    ActClass.AGREE: "agrees",
    ActClass.PRAISE: "praises",
    ActClass.MEET: "meets",
    ActClass.ASSERT: "asserts",
    ActClass.DEED: "does",
}


class Family(StrEnum):
    """Classes of act that share a colour; the eight colours of Okabe and Ito go no further."""

    COMMITMENT = "commitment"
    COST = "cost"
    REFUSAL = "refusal"
    CALL = "call"
    JUDGEMENT = "judgement"
    CONTACT = "contact"
    STATEMENT = "statement"
    DEED = "deed"


FAMILIES: Mapping[ActClass, Family] = {
    ActClass.PLEDGE: Family.COMMITMENT,
    ActClass.OFFER: Family.COMMITMENT,
    ActClass.AGREE: Family.COMMITMENT,
    ActClass.THREATEN: Family.COST,
    ActClass.WARN: Family.COST,
    ActClass.REFUSE: Family.REFUSAL,
    ActClass.DENY: Family.REFUSAL,
    ActClass.DEMAND: Family.CALL,
    ActClass.REQUEST: Family.CALL,
    ActClass.ACCUSE: Family.JUDGEMENT,
    ActClass.PRAISE: Family.JUDGEMENT,
    ActClass.MEET: Family.CONTACT,
    ActClass.ASSERT: Family.STATEMENT,
    ActClass.DEED: Family.DEED,
}

DOUBTFUL = "doubtful"
"""Said of an act that is more probably wrong than right."""

RECALLED = "history"
"""Said of an act that the article recalls and does not report as news."""

NOBODY = "not named"
"""Stands for the actor of an act whose article names none."""

EVEN_CHANCE = 0.5
"""Confidence below which an act is called doubtful."""

_PLAIN: set[str] = {Modality.ACTUAL, Polarity.AFFIRMED}

_ENTAILED: Mapping[ActClass, set[str]] = {
    ActClass.DEMAND: {Modality.DEMANDED},
    ActClass.REQUEST: {Modality.DEMANDED},
    ActClass.REFUSE: {Polarity.NEGATED},
    ActClass.DENY: {Modality.DENIED, Polarity.NEGATED},
}

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def unseen_places(text: str) -> Iterator[int]:
    """Where characters stand that have no shape of their own, yet hide or reorder others.

    Controls, soft hyphens, zero-width spaces and the marks of writing direction. The two
    zero-width joiners are left out: Persian, the Indic scripts and emoji are spelt with them.
    """
    return (found.start() for found in _UNSEEN.finditer(text))


def code_name(character: str) -> str:
    """The name of a character by its code point: "U+202E"."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text on one line, with every unseen character shown by its code: "‹U+202E›"."""
    one_line = " ".join(text.split())
    return _UNSEEN.sub(lambda found: f"‹{code_name(found[0])}›", one_line)


def actor_name(actor: Actor | None) -> str:
    """The resolved name, or `NOBODY`."""
    return visible(actor.name) if actor else NOBODY


def actor_facts(actor: Actor) -> tuple[str, ...]:
    """What the record knows of an actor beside the name: role, country, sector, members."""
    members = f"members: {'; '.join(actor.members)}" if actor.members else None
    unnamed = "unnamed" if actor.anonymous else None
    facts = (actor.role, actor.country, actor.sector, members, unnamed)
    return tuple(visible(fact) for fact in facts if fact)


def content_words(act: Act) -> str:
    """What is said or done, pieces joined by an ellipsis; the trigger where there is none."""
    return " … ".join(visible(piece.exact) for piece in act.content or (act.trigger,))


def condition_words(condition: Condition) -> str:
    """A condition with the conjunction that joins it to the one before: "or once he signs"."""
    words = visible(condition.evidence.exact)
    return f"{condition.joined} {words}" if condition.joined else words


def commitment_words(commitment: Commitment) -> str:
    """What is to be done, with what, for whom, where, by when and how firmly, as far as told.

    "send · 40 tents · to Government of Chad · Goma, COD · due 1 May 2025 · ready"; what is to be
    left undone begins with "not".
    """
    negated = commitment.polarity is Polarity.NEGATED
    to = commitment.beneficiary.actor if commitment.beneficiary else None
    firm = commitment.strength in {None, Strength.WILL}
    parts = (
        commitment.action,
        visible(commitment.object.exact) if commitment.object else None,
        f"to {actor_name(to)}" if to else None,
        where_words(commitment.place) if commitment.place else None,
        f"due {when_words(commitment.due)}" if commitment.due else None,
        None if firm else str(commitment.strength),
    )
    words = " · ".join(part for part in parts if part)
    return f"not {words}" if negated else words


def qualities(act: Act) -> tuple[str, ...]:
    """Modality and polarity, each only where it says more than class and conditions do."""
    told = _PLAIN | _ENTAILED.get(act.act_class, set())
    if act.conditions:
        told = told | {Modality.CONDITIONAL}
    return tuple(str(word) for word in (act.modality, act.polarity) if word not in told)


def is_doubtful(act: Act) -> bool:
    """Whether an act is more probably wrong than right."""
    return act.confidence is not None and act.confidence < EVEN_CHANCE


def type_words(act: Act) -> str:
    """The PLOVER type with its mode: "THREATEN, violence"; empty without a type."""
    return ", ".join(str(code) for code in (act.plover, act.mode) if code)


def context_words(act: Act) -> str:
    """What an act is about: "military, human rights"; empty where nothing shows it."""
    return ", ".join(context.kind.replace("_", " ") for context in act.contexts)


def confidence_words(act: Act) -> str:
    """The probability that an act is right to two decimals; empty where unknown."""
    return "" if act.confidence is None else f"{act.confidence:.2f}"


def way(act: Act) -> tuple[str, ...]:
    """Through whom the act reached the article, outermost first.

    A step whose speaker the text leaves out is named by its cue, in quotation marks. The
    act's own actor is no step of the way.
    """
    steps = []
    for link in act.chain:
        if link.speaker and (act.actor is None or link.speaker.actor != act.actor.actor):
            steps.append(actor_name(link.speaker.actor))
        elif link.speaker is None and link.cue:
            steps.append(f"“{visible(link.cue.exact)}”")
    return tuple(steps)


def setting(act: Act) -> Mapping[str, str]:
    """To whom, on what occasion and by what medium something was said, by what each is called.

    Whom it was told is left out where the act is directed at the same.
    """
    told = act.addressee.actor if act.addressee else None
    if act.recipient and act.recipient.actor == told:
        told = None
    parts = {
        "told": actor_name(told) if told else "",
        "venue": visible(act.venue.exact) if act.venue else "",
        "medium": visible(act.medium.exact) if act.medium else "",
    }
    return {name: words for name, words in parts.items() if words}


def when_words(when: When) -> str:
    """A time as a reader says it: "5 Sep 2025", "week of 1 Sep 2025", "until 31 Dec 2025".

    Where the interval is open on both sides the words of the text stand in quotation marks.
    """
    if when.earliest is None or when.latest is None:
        return _open_interval(when)
    if when.precision in (Precision.WEEK, Precision.WEEKEND):
        return f"{when.precision} of {day_words(when.earliest)}"
    if when.precision is Precision.MONTH:
        return f"{when.earliest:%b %Y}"
    if when.precision is Precision.YEAR:
        return f"{when.earliest.year}"
    if when.earliest == when.latest:
        return day_words(when.earliest)
    return f"{day_words(when.earliest)} to {day_words(when.latest)}"


def day_words(day: date) -> str:
    """A calendar day: "5 Sep 2025"."""
    return f"{day.day} {day:%b %Y}"


def where_words(where: Where) -> str:
    """A place with its country: "Bergen, NOR"."""
    return ", ".join(visible(part) for part in (where.name, where.country) if part)


def published_words(article: Article) -> str:
    """When an article was published, in words; "no date" where unknown."""
    moment = article.published_at
    if moment is None:
        return "no date"
    if isinstance(moment, datetime):
        return f"{day_words(moment)}, {moment:%H:%M %Z}".rstrip()
    return day_words(moment)


def title_words(article: Article) -> str:
    """The headline, or the head of the text where the article has none."""
    if article.title:
        return visible(article.title)
    return shorten(visible(article.text[:200]), 80, placeholder="…")


def _open_interval(when: When) -> str:
    if when.earliest:
        return f"from {day_words(when.earliest)}"
    if when.latest:
        return f"until {day_words(when.latest)}"
    return f"“{visible(when.evidence.exact)}”" if when.evidence else when.value
