"""Annotated `Doc` -> acts: layers become values with evidence, and nothing of spaCy goes on."""

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.annotate.layers import ConditionClause, Entity, Range, SpeechAct, Timex
from onrecord.model import (
    Act,
    Actor,
    Condition,
    Evidence,
    Link,
    Party,
    When,
    Where,
    content_id,
)
from onrecord.terms import ActorType


def assemble_acts(doc: Doc, *, article_id: str = "") -> tuple[Act, ...]:
    """The acts of a `Doc` on which the whole pipeline ran, in the order of their triggers.

    Args:
        doc: a text with every layer of `onrecord.annotate.extensions`.
        article_id: goes into the ids of the acts, so that they differ between articles.
    Raises:
        EvidenceError: a layer holds a range outside the text.
    """
    layer: Sequence[SpeechAct] = doc._.onrecord_acts
    ids = [_act_id(doc.text, article_id, act) for act in layer]
    acts = [_assemble(doc, act, act_id, ids) for act, act_id in zip(layer, ids, strict=True)]
    for act in acts:
        for evidence in act.spans():
            evidence.check(doc.text)
    return tuple(sorted(acts, key=lambda act: (act.trigger.start, act.trigger.end)))


def _act_id(text: str, article_id: str, act: SpeechAct) -> str:
    actor = act.actor_range or Range(0, 0)
    where = (act.trigger.start, act.trigger.end, actor.start, actor.end)
    return content_id(article_id, text[act.trigger.start : act.trigger.end], *map(str, where))


def _assemble(doc: Doc, act: SpeechAct, act_id: str, ids: Sequence[str]) -> Act:
    trigger_rule = act.rules[0] if act.rules else None
    return Act(
        id=act_id,
        act_class=act.act_class,
        plover=act.plover,
        modality=act.modality,
        polarity=act.polarity,
        form=act.form,
        actor=_party(doc, act.actor, act.actor_range),
        recipient=_party(doc, act.recipient, act.recipient_range),
        trigger=_evidence(doc, act.trigger, rule=trigger_rule),
        content=tuple(_evidence(doc, piece) for piece in act.content),
        conditions=tuple(
            _condition(doc, doc._.onrecord_conditions[index]) for index in act.conditions
        ),
        said_at=_when(doc, act.said_at),
        due=_when(doc, act.due),
        where=_where(doc, act.place),
        chain=_chain(doc, act),
        within=None if act.within is None else ids[act.within],
        rules=act.rules,
    )


def _evidence(doc: Doc, where: Range, *, rule: str | None = None) -> Evidence:
    return Evidence.of(doc.text, where.start, where.end, rule=rule)


def _party(doc: Doc, entity: int | None, mention: Range | None) -> Party | None:
    if entity is None and mention is None:
        return None
    shown = None if mention is None else _evidence(doc, mention)
    if entity is not None:
        return Party(actor=_actor(doc._.onrecord_entities[entity]), mention=shown)
    assert shown is not None
    return Party(actor=Actor(name=shown.exact, type=ActorType.UNKNOWN), mention=shown)


def _actor(entity: Entity) -> Actor:
    return Actor(
        name=entity.name,
        type=entity.type,
        country=entity.country,
        sector=entity.sector,
        role=entity.role,
        anonymous=entity.anonymous,
    )


def _condition(doc: Doc, clause: ConditionClause) -> Condition:
    inside = [time for time in doc._.onrecord_times if clause.range.covers(time.range)]
    return Condition(
        evidence=_evidence(doc, clause.range, rule=clause.rule),
        kind=clause.kind,
        when=_interval(doc, inside[0]) if inside else None,
    )


def _when(doc: Doc, position: int | None) -> When | None:
    return None if position is None else _interval(doc, doc._.onrecord_times[position])


def _interval(doc: Doc, time: Timex) -> When | None:
    if time.when is None:
        return None
    return When(
        value=time.when.value,
        earliest=time.when.earliest,
        latest=time.when.latest,
        precision=time.when.precision,
        evidence=_evidence(doc, time.range, rule=time.rule),
    )


def _where(doc: Doc, position: int | None) -> Where | None:
    if position is None:
        return None
    mention = doc._.onrecord_places[position]
    return Where(
        name=mention.where.name,
        country=mention.where.country,
        latitude=mention.where.latitude,
        longitude=mention.where.longitude,
        geonameid=mention.where.geonameid,
        evidence=_evidence(doc, mention.range, rule=mention.rule),
    )


def _chain(doc: Doc, act: SpeechAct) -> tuple[Link, ...]:
    links: list[Link] = []
    outer = act.within
    while outer is not None:
        around: SpeechAct = doc._.onrecord_acts[outer]
        links.append(
            Link(
                speaker=_party(doc, around.actor, around.actor_range),
                cue=_evidence(doc, around.trigger),
            )
        )
        outer = around.within
    return tuple(reversed(links))
