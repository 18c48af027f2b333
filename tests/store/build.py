"""Invented articles with acts, made without a language model."""

import dataclasses
import re
from datetime import date

from onrecord.model import (
    Act,
    Actor,
    Article,
    Condition,
    Evidence,
    Origin,
    Party,
    When,
    Where,
    content_id,
)
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Form,
    Modality,
    PloverType,
    Polarity,
    Precision,
)

ACTORS = {
    "Solheim": Actor(
        name="Ingrid Solheim",
        type=ActorType.PERSON,
        country="NOR",
        sector="GOV",
        role="fisheries minister",
        id="person:NOR:ingrid-solheim",
    ),
    "Iceland": Actor(name="Government of Iceland", type=ActorType.GOVERNMENT, country="ISL",
                     sector="GOV", id="government:ISL"),
}  # fmt: skip
CLASSES = {
    "vowed": (ActClass.PLEDGE, None),
    "threatened": (ActClass.THREATEN, PloverType.THREATEN),
    "asked": (ActClass.REQUEST, PloverType.REQUEST),
}
_SENTENCE = re.compile(
    r"(Solheim|Iceland) (vowed|threatened|asked) (?:(Solheim|Iceland) )?(to [^.]*?)( if [^.]*)?"
    r"( in Oslo)?( on \d{4}-\d\d-\d\d)?\."
)


def make_article(
    text: str,
    *,
    title: str | None = None,
    published: str | None = "2025-03-14",
    source: str = "reports/a.txt",
    outlet: str | None = "Nordwire",
    url: str | None = None,
    key: str | None = None,
) -> Article:
    """An article whose acts are the sentences like "Solheim vowed to build ports in Oslo."."""
    article = Article(
        id=content_id(title or "", text),
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published_at=date.fromisoformat(published) if published else None,
        source=source,
        raw_sha256=content_id(text),
        origin=Origin(key=key) if key else None,
        acts=(),
    )
    return with_acts(article)


def with_acts(article: Article) -> Article:
    """What stands in for the extractor: every sentence of the pattern is an act."""
    acts = tuple(_act(article, match) for match in _SENTENCE.finditer(article.text))
    return dataclasses.replace(article, acts=acts)


def _act(article: Article, match: re.Match[str]) -> Act:
    def words(group: int) -> Evidence | None:
        end = match.end(group)
        stripped = match[group].lstrip() if match[group] else ""
        return Evidence.of(article.text, end - len(stripped), end) if stripped else None

    act_class, plover = CLASSES[match[2]]
    day = date.fromisoformat(match[7][4:]) if match[7] else None
    trigger, content, condition, place = words(2), words(4), words(5), words(6)
    return Act(
        id=content_id(article.id, str(match.start(2)), match[1]),
        act_class=act_class,
        plover=plover,
        modality=Modality.PROMISED,
        polarity=Polarity.AFFIRMED,
        form=Form.INDIRECT,
        actor=Party(actor=ACTORS[match[1]], mention=words(1)),
        recipient=Party(actor=ACTORS[match[3]], mention=words(3)) if match[3] else None,
        trigger=trigger,
        content=(content,),
        conditions=(Condition(evidence=condition, kind=ConditionKind.IF),) if condition else (),
        said_at=When(
            value=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY,
            evidence=words(7),
        ) if day else None,
        where=Where(name="Oslo", country="NOR", id="geonames:3143244", geonameid=3143244,
                    latitude=59.91, longitude=10.75, evidence=place) if place else None,
    )  # fmt: skip
