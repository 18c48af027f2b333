"""The commitments of an article: what pledges, offers, threats, refusals and agreements come to.

An act tells that somebody committed himself; a commitment tells to what: the action, its object
and amounts, for whom, where and by when, and how firmly. Of a refusal it is what is refused. An
act may hold several: "will send tanks and train their crews".

Measured by `onrecord evaluate commitment`.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.annotate import extensions as extensions  # declares the attributes of Doc
from onrecord.annotate.amounts import amounts_in
from onrecord.annotate.commitment_parts import (
    action_of,
    beneficiary_of,
    extents_of,
    first_aside,
    object_of,
    object_range,
    place_of_commitment,
    verb_range,
)
from onrecord.annotate.commitment_words import (
    Committed,
    committed_below,
    declined_in,
    has_committing_word,
    strength_of,
)
from onrecord.annotate.layers import (
    Amount,
    Attribution,
    Commitment,
    Range,
    SpeechAct,
    Timex,
)
from onrecord.annotate.parties import OwnSide, Parties
from onrecord.annotate.statements import clauses_of
from onrecord.annotate.syntax import SUBJECTS, range_of, subject_of
from onrecord.annotate.time_attachment import time_of
from onrecord.lexicons.outlets import find_outlet
from onrecord.terms import ActClass, Form, Polarity

COMMITTING = frozenset(
    {ActClass.PLEDGE, ActClass.OFFER, ActClass.THREATEN, ActClass.REFUSE, ActClass.AGREE}
)
"""Classes of act that hold commitments. A statement holds one where its words plan or weigh it."""

_ANSWERS = frozenset({ActClass.REFUSE, ActClass.AGREE})
"""Classes of act that answer a proposal, which their object names."""


_ACTIVE = frozenset({"nsubj", "csubj"})


@Language.factory(
    "onrecord_commitment",
    requires=[
        "token.dep",
        "token.tag",
        "token.lemma",
        "doc._.onrecord_times",
        "doc._.onrecord_places",
        "doc._.onrecord_entities",
        "doc._.onrecord_mentions",
        "doc._.onrecord_attributions",
        "doc._.onrecord_conditions",
        "doc._.onrecord_acts",
    ],
    assigns=["doc._.onrecord_commitments"],
)
def make_commitment(nlp: Language, name: str) -> "CommitmentComponent":
    """Make the component for `nlp`."""
    return CommitmentComponent()


class CommitmentComponent:
    """Sets `doc._.onrecord_commitments`, in the order of their acts and of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        doc._.onrecord_commitments = tuple(_Reading(doc).commitments())
        return doc


class _Reading:
    """One text while its commitments are read."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text: str = doc.text
        self._acts: Sequence[SpeechAct] = doc._.onrecord_acts
        self._times: Sequence[Timex] = doc._.onrecord_times
        self._attributions: Sequence[Attribution] = doc._.onrecord_attributions
        self._parties = Parties(doc)
        self._triggers = {act.trigger_token for act in self._acts if act.act_class in COMMITTING}
        self._today = extensions.published_day(doc)
        outlet = find_outlet(doc._.onrecord_outlet) if doc._.onrecord_outlet else None
        self._home = outlet.country if outlet else None

    def commitments(self) -> Iterator[Commitment]:
        for position, act in enumerate(self._acts):
            if act.act_class in COMMITTING or act.act_class is ActClass.ASSERT:
                own_side = OwnSide(self._parties, act.actor)
                found = self._committed(act, own_side)
                for committed in found:
                    yield self._commitment(position, committed, own_side, alone=len(found) == 1)

    # what is committed

    def _committed(self, act: SpeechAct, own_side: OwnSide) -> list[Committed]:
        """What an act commits its actor to, each verb or noun once, in text order."""
        heads = self._heads(act)
        told = [each for each in map(committed_below, heads) if each is not None]
        told = [each for each in told if not self._is_of_other(each, act)]
        firm = [each for each in told if self._is_own(each, own_side)]
        if act.act_class is ActClass.ASSERT:
            firm = [each for each in firm if each.is_planned]
        else:
            firm = firm or [each for each in told if has_committing_word(each)][:1]
            if not firm and act.act_class in _ANSWERS:
                firm = self._answered(act, heads)[:1]
        if act.act_class is ActClass.THREATEN:
            firm = [each for each in firm if not self._is_party(each.noun)]
        found: dict[int, Committed] = {}
        for committed in firm:
            for each in self._with_conjuncts(committed):
                found.setdefault(each.head.i, each)
        return [found[index] for index in sorted(found)]

    def _heads(self, act: SpeechAct) -> list[Token]:
        """The main verbs of the clauses that may tell what an act commits to."""
        trigger = self._doc[act.trigger_token]
        if act.attribution is None:
            return [trigger]
        heads = [head for head, _ in clauses_of(self._doc, act.content)]
        heads += [verb for head in heads for verb in _going_on(head) if verb not in heads]
        told = [head for head in heads if head.i not in self._triggers]
        stated = any(piece.covers(act.trigger) for piece in act.content)
        performed = committed_below(trigger)
        commits = performed is not None and bool(performed.words)
        return [trigger, *told] if stated or commits else told

    def _answered(self, act: SpeechAct, heads: Sequence[Token]) -> list[Committed]:
        """What the content of an answer names as refused or agreed to."""
        trigger = self._doc[act.trigger_token]
        found = [each for each in map(declined_in, (trigger, *heads)) if each is not None]
        return [
            each
            for each in found
            if any(piece.covers(range_of(each.head)) for piece in act.content)
        ]

    def _is_party(self, noun: Token | None) -> bool:
        """Whether a noun names whom somebody threatens, and not with what."""
        mention = self._parties.mention_of(noun)
        return mention is not None and mention.entity is not None

    def _is_of_other(self, committed: Committed, act: SpeechAct) -> bool:
        """Whether what is committed carries an act of its own, which holds the commitment."""
        token = committed.head.i
        return token in self._triggers and token != act.trigger_token

    def _is_own(self, committed: Committed, own_side: OwnSide) -> bool:
        """Whether a clause tells with a committing word what the actor's own side does."""
        top = committed.words[0].clause if committed.words else committed.governor
        subjects = [child for child in committed.governor.lefts if child.dep_ in _ACTIVE]
        owners = (child for word in committed.words for child in word.token.lefts)
        subjects += [child for child in owners if child.dep_ == "poss"]  # "the bank's intention"
        subject = subject_of(top)
        return (
            has_committing_word(committed)
            and subject is not None
            and all(map(own_side, (subject, *subjects)))
        )

    def _with_conjuncts(self, committed: Committed) -> Iterator[Committed]:
        """What is committed, and the verbs that go on: "will send tanks and train crews"."""
        yield committed
        if committed.verb is not None:
            for verb in _going_on(committed.verb):
                if verb.tag_ in {"VB", "VBG"} and verb.i not in self._triggers:
                    yield Committed(verb, verb, committed.words)

    # its parts

    def _commitment(
        self, position: int, committed: Committed, own_side: OwnSide, *, alone: bool
    ) -> Commitment:
        act = self._acts[position]
        verb, what = committed.verb, committed.noun
        governor = committed.governor
        if verb is not None:
            what = object_of(verb, own_side)
        beneficiary = beneficiary_of(governor, what, parties=self._parties, own_side=own_side)
        mention = self._parties.mention_of(beneficiary)
        given_to = mention.range if mention else (range_of(beneficiary) if beneficiary else None)
        amounts = self._amounts(act, governor, own_side, given_to)
        return Commitment(
            act=position,
            action=action_of(verb) if verb is not None else None,
            verb=verb_range(verb) if verb is not None else None,
            object=self._object(what, amounts) if what is not None else None,
            amounts=amounts,
            beneficiary=mention.entity if mention else None,
            beneficiary_range=given_to,
            place=place_of_commitment(self._doc, governor, what, beneficiary=beneficiary),
            due=self._due(act, committed, alone=alone),
            strength=strength_of(committed, cue=self._cue(act), quoted=act.form is Form.DIRECT),
            polarity=Polarity.NEGATED
            if act.act_class is ActClass.REFUSE or committed.is_undone
            else Polarity.AFFIRMED,
        )

    def _cue(self, act: SpeechAct) -> Token | None:
        if act.attribution is None:
            return None
        cue = self._attributions[act.attribution].cue_token
        return None if cue is None else self._doc[cue]

    def _object(self, what: Token, amounts: Sequence[Amount]) -> Range:
        """The words of an object, up to a time or condition, with the bound of its amount."""
        whole = object_range(what, before=len(self._text))
        told = object_range(what, before=first_aside(self._doc, whole))
        starts = [amount.range.start for amount in amounts if amount.range.overlaps(told)]
        return Range(min([told.start, *starts]), told.end)

    def _amounts(
        self, act: SpeechAct, governor: Token, own_side: OwnSide, given_to: Range | None
    ) -> tuple[Amount, ...]:
        speaker = None if act.actor is None else self._parties.entities[act.actor].country
        found: dict[Range, Amount] = {}
        for extent in extents_of(governor, own_side):
            for amount in amounts_in(
                self._doc, extent, text=self._text, speaker=speaker, outlet=self._home
            ):
                if not self._is_aside(act, amount.range, given_to):
                    found.setdefault(amount.range, amount)
        return tuple(found.values())

    def _is_aside(self, act: SpeechAct, where: Range, given_to: Range | None) -> bool:
        """Whether an amount is that of a condition, or of those who are given something."""
        conditions = (self._doc._.onrecord_conditions[index].range for index in act.conditions)
        return any(each.covers(where) for each in (*conditions, *([given_to] if given_to else [])))

    def _due(self, act: SpeechAct, committed: Committed, *, alone: bool) -> int | None:
        """The deadline of an act, else the time told of the verb.

        Of several commitments those have the deadline whose clause holds it.
        """
        if act.due is not None and (alone or self._holds(committed, self._times[act.due].range)):
            return act.due
        if committed.verb is None:
            return None
        found = time_of(self._doc, committed.verb, self._times)
        return found if found is not None and self._lies_ahead(self._times[found]) else None

    def _holds(self, committed: Committed, where: Range) -> bool:
        left, right = committed.governor.left_edge, committed.governor.right_edge
        return left.idx <= where.start and where.end <= right.idx + len(right)

    def _lies_ahead(self, time: Timex) -> bool:
        """Whether a time is known and not over on the day of the article."""
        if time.when is None or time.when.latest is None or self._today is None:
            return time.when is not None
        return time.when.latest >= self._today


def _going_on(verb: Token) -> Iterator[Token]:
    """The verbs conjoined with a verb that share its subject: "backs talks and intends to go"."""
    for other in verb.conjuncts:
        own = any(child.dep_ in SUBJECTS for child in other.lefts)
        if other.i > verb.i and other.pos_ == "VERB" and not own:
            yield other
