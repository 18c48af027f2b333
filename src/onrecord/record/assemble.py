"""Annotated `Doc` -> acts: layers become values with evidence, and nothing of spaCy goes on."""

import dataclasses
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from onrecord.annotate import layers as annotated
from onrecord.annotate.layers import (
    Attribution,
    Circumstance,
    ConditionClause,
    Entity,
    Mention,
    PlaceMention,
    Range,
    SpeechAct,
    Timex,
)
from onrecord.lexicons.cameo import cameo_code
from onrecord.model import (
    Act,
    Actor,
    Amount,
    Commitment,
    Condition,
    Context,
    Evidence,
    Link,
    Party,
    When,
    Where,
    content_id,
)
from onrecord.record.chain import Chains
from onrecord.terms import QUAD_CLASSES, ActorType


def assemble_acts(
    doc: Doc, *, article_id: str = "", same_actors: Mapping[str, str] | None = None
) -> tuple[Act, ...]:
    """The acts of a `Doc` on which the whole pipeline ran, in the order of their triggers.

    Args:
        doc: a text with every layer of `onrecord.annotate.extensions`.
        article_id: goes into the ids of the acts, so that they differ between articles.
        same_actors: id of an actor -> the id that stands for it, as judgements have it.
    Raises:
        EvidenceError: a layer holds a range outside the text.
    """
    layers = _Layers(doc, same_actors or {})
    ids = _act_ids(layers, article_id)
    acts = [layers.act(position, ids) for position in range(len(ids))]
    for act in acts:
        for evidence in act.spans():
            evidence.check(layers.text)
    return tuple(sorted(acts, key=lambda act: (act.trigger.start, act.trigger.end)))


def _act_ids(layers: "_Layers", article_id: str) -> list[str]:
    """The id of each act, from its trigger and the mention of its actor.

    Acts that share both, as two speakers of one sentence may who are mentioned elsewhere, are
    told apart by their order.
    """
    ids: list[str] = []
    sharing: Counter[tuple[Range, Range]] = Counter()
    for act in layers.acts:
        actor = act.actor_range or Range(0, 0)
        where = (act.trigger.start, act.trigger.end, actor.start, actor.end)
        before = sharing[act.trigger, actor]
        order = (str(before),) if before else ()
        words = layers.text[act.trigger.start : act.trigger.end]
        ids.append(content_id(article_id, words, *map(str, where), *order))
        sharing[act.trigger, actor] += 1
    return ids


def _actor(entity: Entity, same_actors: Mapping[str, str]) -> Actor:
    return Actor(
        name=entity.name,
        type=entity.type,
        country=entity.country,
        sector=entity.sector,
        role=entity.role,
        office=entity.office,
        tenure=entity.tenure,
        anonymous=entity.anonymous,
        members=entity.members,
        id=same_actors.get(entity.id, entity.id) if entity.id else None,
    )


class _Layers:
    """The layers of one `Doc`, taken out once: every look at `doc.text` builds it anew."""

    def __init__(self, doc: Doc, same_actors: Mapping[str, str]) -> None:
        self.text: str = doc.text
        self._same_actors = same_actors
        self.acts: Sequence[SpeechAct] = doc._.onrecord_acts
        self._entities: Sequence[Entity] = doc._.onrecord_entities
        self._times: Sequence[Timex] = doc._.onrecord_times
        self._places: Sequence[PlaceMention] = doc._.onrecord_places
        self._conditions: Sequence[ConditionClause] = doc._.onrecord_conditions
        self._attributions: Sequence[Attribution] = doc._.onrecord_attributions
        self._commitments: dict[int, list[annotated.Commitment]] = defaultdict(list)
        for commitment in doc._.onrecord_commitments:
            self._commitments[commitment.act].append(commitment)
        mentions: Sequence[Mention] = doc._.onrecord_mentions
        self._mentions = sorted(mentions, key=lambda item: item.range)
        self._entity_at = {mention.head: mention.entity for mention in mentions}
        self._chains = Chains(
            self.text,
            acts=self.acts,
            attributions=self._attributions,
            entity_at=self._entity_at,
        )
        self._time_starts = [time.range.start for time in self._times]

    def act(self, position: int, ids: Sequence[str]) -> Act:
        act = self.acts[position]
        trigger_rule = act.rules[0] if act.rules else None
        told = None if act.attribution is None else self._attributions[act.attribution]
        mode = act.mode.mode if act.mode else None
        return Act(
            id=ids[position],
            act_class=act.act_class,
            plover=act.plover,
            modality=act.modality,
            polarity=act.polarity,
            form=act.form,
            actor=self._party(act.actor, act.actor_range),
            recipient=self._party(act.recipient, act.recipient_range),
            trigger=self._evidence(act.trigger, rule=trigger_rule),
            content=tuple(self._evidence(piece) for piece in act.content),
            conditions=tuple(self._condition(item, act.conditions) for item in act.conditions),
            commitments=tuple(map(self._commitment, self._commitments[position])),
            said_at=self._when(act.said_at),
            due=self._when(act.due),
            where=self._where(act.place),
            addressee=self._party_at(told.addressee, told.addressee_head) if told else None,
            venue=self._circumstance(told.venue) if told else None,
            medium=self._circumstance(told.medium) if told else None,
            chain=self._chain(act),
            within=None if act.within is None else ids[act.within],
            historical=act.historical,
            quad_class=QUAD_CLASSES[act.plover] if act.plover else None,
            mode=mode,
            mode_words=self._evidence(act.mode.range, rule=act.mode.rule) if act.mode else None,
            contexts=tuple(
                Context(kind=shown.context, evidence=self._evidence(shown.range, rule=shown.rule))
                for shown in act.contexts
            ),
            cameo=cameo_code(act.act_class, act.plover, mode),
            rules=act.rules,
            confidence=act.confidence,
        )

    def _evidence(self, where: Range, *, rule: str | None = None) -> Evidence:
        """The words of a range, without the line ends that the parser hangs on a last clause."""
        words = Evidence.of(self.text, where.start, where.end, rule=rule)
        if words.exact == words.exact.strip():
            return words
        start = words.end - len(words.exact.lstrip())
        return Evidence.of(self.text, start, start + len(words.exact.strip()), rule=rule)

    def _party(self, entity: int | None, mention: Range | None) -> Party | None:
        shown = None if mention is None else self._evidence(mention)
        if entity is not None:
            return Party(actor=_actor(self._entities[entity], self._same_actors), mention=shown)
        if shown is None:
            return None
        return Party(actor=Actor(name=shown.exact, type=ActorType.UNKNOWN), mention=shown)

    def _party_at(self, words: Range | None, head: int | None) -> Party | None:
        """The party behind words that a token heads, whether or not an act knows it."""
        return self._party(None if head is None else self._entity_at.get(head), words)

    def _circumstance(self, found: Circumstance | None) -> Evidence | None:
        return None if found is None else self._evidence(found.range, rule=found.rule)

    def _condition(self, position: int, of_act: Sequence[int]) -> Condition:
        """The condition at a position of its layer, as one of those of an act."""
        clause = self._conditions[position]
        times = (self._when(time) for time in self._times_in(clause.range))
        return Condition(
            evidence=self._evidence(clause.range, rule=clause.rule),
            kind=clause.kind,
            joined=clause.joined if position - 1 in of_act else None,
            event=self._evidence(clause.event) if clause.event else None,
            parties=self._parties_in(clause.range),
            when=next((when for when in times if when), None),
        )

    def _commitment(self, found: annotated.Commitment) -> Commitment:
        told = found.strength
        return Commitment(
            action=found.action,
            verb=self._evidence(found.verb) if found.verb else None,
            object=self._evidence(found.object) if found.object else None,
            amounts=tuple(map(self._amount, found.amounts)),
            beneficiary=self._party(found.beneficiary, found.beneficiary_range),
            place=self._where(found.place),
            due=self._when(found.due),
            strength=told.strength if told else None,
            strength_words=self._evidence(told.range, rule=told.rule) if told else None,
            polarity=found.polarity,
        )

    def _amount(self, found: annotated.Amount) -> Amount:
        return Amount(
            evidence=self._evidence(found.range, rule=found.rule),
            least=found.least,
            most=found.most,
            approximate=found.approximate,
            unit=found.unit,
            currency=found.currency,
            per=found.per,
        )

    def _times_in(self, where: Range) -> Iterator[int]:
        """Positions of the times that begin and end inside a range."""
        position = bisect_left(self._time_starts, where.start)
        while position < len(self._times) and self._times[position].range.start < where.end:
            if where.covers(self._times[position].range):
                yield position
            position += 1

    def _parties_in(self, where: Range) -> tuple[Party, ...]:
        """The parties mentioned inside a range, in text order, each by its first mention."""
        found: dict[int, Party] = {}
        first = bisect_left(self._mentions, where.start, key=lambda item: item.range.start)
        for mention in self._mentions[first:]:
            if mention.range.start >= where.end:
                break
            if mention.entity is None or mention.entity in found:
                continue
            party = self._party(mention.entity, mention.range)
            if party and where.covers(mention.range):
                found[mention.entity] = party
        return tuple(found.values())

    def _when(self, position: int | None) -> When | None:
        if position is None:
            return None
        time = self._times[position]
        if time.when is None:
            return None
        return dataclasses.replace(time.when, evidence=self._evidence(time.range, rule=time.rule))

    def _where(self, position: int | None) -> Where | None:
        if position is None:
            return None
        place = self._places[position]
        shown = self._evidence(place.range, rule=place.rule)
        return dataclasses.replace(place.where, evidence=shown)

    def _chain(self, act: SpeechAct) -> tuple[Link, ...]:
        return tuple(
            Link(
                speaker=self._party(step.entity, step.speaker),
                cue=self._evidence(step.cue) if step.cue else None,
                depth=depth,
            )
            for depth, step in enumerate(self._chains.steps(act), start=1)
        )
