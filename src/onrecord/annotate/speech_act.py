"""The acts of an article: what is said, promised, threatened, refused, demanded or done.

Three ways lead to an act:

1. an attribution, whose cue ("warned") or content ("we will retaliate") gives the class;
2. a further statement inside a content that is a commitment or a demand of its own;
3. a verb of `lexicons/en/act_verbs.yaml` with a party as its subject or object: performatives
   without a content clause ("rejected the proposal") and deeds ("shelled the town").

Measured by `onrecord evaluate acts`.
"""

from collections.abc import Collection, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from onrecord.actors.actor_file import load_register
from onrecord.actors.register import Register, shipped_register
from onrecord.annotate import extensions as extensions  # declares the attributes of Doc
from onrecord.annotate.act_content import trim_contents
from onrecord.annotate.act_judgement import judge_acts
from onrecord.annotate.act_nesting import nest_acts
from onrecord.annotate.act_place import place_of
from onrecord.annotate.act_rules import (
    DEEDS,
    PLOVER_OF_CLASS,
    ActRules,
    VerbAct,
    group_by_sentence,
)
from onrecord.annotate.confidence import act_with_confidence, shipped_calibration
from onrecord.annotate.deeds import deed_of, happened
from onrecord.annotate.dependence import Dependence
from onrecord.annotate.event_context import ContextReader
from onrecord.annotate.event_mode import ModeReader
from onrecord.annotate.first_person import link_first_persons
from onrecord.annotate.foretold import COMMITMENTS, commitment_of, is_public, may_commit
from onrecord.annotate.history import HistoryReader
from onrecord.annotate.layers import Attribution, Mention, Range, SpeechAct, Timex, naming_speaker
from onrecord.annotate.modality import modality_of, polarity_of
from onrecord.annotate.mood import is_finite, modal_with
from onrecord.annotate.negation import is_not_done
from onrecord.annotate.parties import OwnSide, Parties
from onrecord.annotate.recipient import find_recipient
from onrecord.annotate.sport import is_sport
from onrecord.annotate.statement_class import class_undone, is_indirect_question
from onrecord.annotate.statements import Statement, statements_of
from onrecord.annotate.syntax import (
    auxiliaries_of,
    clause,
    is_infinitive,
    is_misread_verb,
    is_negated,
    is_passive,
    modal_of,
    range_of,
    subject_of,
    tokens_in,
    verb_phrase,
)
from onrecord.annotate.tagged_attributions import READER_RULE
from onrecord.annotate.time_attachment import time_of
from onrecord.annotate.time_discourse import complete_times
from onrecord.models.act import shared_act_head
from onrecord.terms import ActClass, ConditionKind, MentionForm, Modality, PloverType, Sector

_NEUTRAL = frozenset({ActClass.ASSERT, ActClass.WARN})
"""Classes of a cue that the words of the content may sharpen."""

_DIRECTIVES = frozenset({ActClass.DEMAND, ActClass.REQUEST})

_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "can", "must"})
_CARRYING = frozenset(
    {"continue", "begin", "start", "resume", "keep", "manage", "try", "attempt", "help"}
)
"""Verbs whose own telling tells what they govern: "managed to intercept", "helped broker"."""


@Language.factory(
    "onrecord_speech_act",
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
    ],
    assigns=["doc._.onrecord_acts"],
    default_config={"actors": None, "judged": False},
)
def make_speech_act(
    nlp: Language, name: str, actors: str | None, judged: bool
) -> "SpeechActComponent":
    """Make the component for `nlp`.

    Args:
        nlp: the pipeline.
        name: under which it is added.
        actors: a file of actors that adds to the shipped register; None for none.
        judged: whether the trained head judges what the rules read; it needs the states of the
            trained reader of attributions, and without them the rules stand alone.
    """
    return SpeechActComponent(nlp, register=load_register(actors), judged=judged)


class SpeechActComponent:
    """Sets `doc._.onrecord_acts`, in the order of the triggers."""

    def __init__(
        self, nlp: Language, *, register: Register | None = None, judged: bool = False
    ) -> None:
        self._register = register or shipped_register()
        self._rules = ActRules(nlp.vocab)
        self._judged = judged
        self._history = HistoryReader(nlp.vocab)
        self._modes = ModeReader(nlp.vocab)
        self._contexts = ContextReader(nlp.vocab)
        self._calibration = shipped_calibration()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        link_first_persons(doc, register=self._register)
        acts = self._judge(doc, _Reading(doc, self._rules).acts())
        acts = self._history.mark(doc, acts)
        doc._.onrecord_acts = tuple(self._contexts.mark(doc, self._modes.mark(doc, acts)))
        return doc

    def _judge(self, doc: Doc, acts: Sequence[SpeechAct]) -> Sequence[SpeechAct]:
        """The acts with their confidence: by the trained head, or what the rules' own tells."""
        states = doc._.onrecord_states
        if self._judged and states is not None:
            return judge_acts(doc, acts, states=states, head=shared_act_head())
        attributions = doc._.onrecord_attributions
        return [act_with_confidence(act, attributions, self._calibration) for act in acts]


class _Reading:
    """One text while its acts are read."""

    def __init__(self, doc: Doc, rules: ActRules) -> None:
        self.doc = doc
        self.rules = rules
        self.parties = Parties(doc)
        self.dependence = Dependence(doc)
        self.is_sport = is_sport(doc.text)
        self.times: Sequence[Timex] = doc._.onrecord_times
        self.attributions: Sequence[Attribution] = doc._.onrecord_attributions
        self.verbs = rules.verbs_of(doc)
        self.said = {token.i for content in self._contents() for token in content}
        self.phrases = group_by_sentence(
            doc,
            (
                phrase
                for phrase in rules.contents_of(self._contents())
                if not self.dependence.covers(doc[phrase.token])
            ),
        )
        self.found: list[SpeechAct] = []
        self.absorbed: set[int] = set()  # verbs whose act is that of the attribution around them

    def _contents(self) -> Iterator[Span]:
        """The outermost contents; those within them are read with them."""
        for attribution in self.attributions:
            if attribution.parent is None:
                for piece in attribution.content:
                    tokens = tokens_in(self.doc, piece)
                    if tokens is not None:
                        yield tokens

    def acts(self) -> tuple[SpeechAct, ...]:
        for position in sorted(range(len(self.attributions)), key=self._outermost_first):
            attribution = self.attributions[position]
            if attribution.cue_token not in self.absorbed:
                self._read_attribution(position, attribution)
        taken = {act.trigger_token for act in self.found} | self.absorbed
        for verb in self.doc:
            if verb.i not in taken:
                self._read_verb(verb)
        kept = [act for act in self.found if not (self._is_business(act) or self._is_play(act))]
        acts = nest_acts(self.doc, sorted(kept, key=lambda act: (act.trigger, act.content)))
        return complete_times(self.doc, trim_contents(self.doc, acts))

    def _is_business(self, act: SpeechAct) -> bool:
        """Whether a firm or somebody in business acts in a text that has no public party.

        What companies announce of earnings and takeovers is no act; that one leaves a country,
        answers a ministry or is charged by a court is.
        """
        entities = self.parties.entities
        if act.actor is None or entities[act.actor].sector != Sector.BUS:
            return False
        return not any(map(is_public, entities))

    def _is_play(self, act: SpeechAct) -> bool:
        """Whether an act is told of a match; what a public party says beside one is of record."""
        if not self.is_sport:
            return False
        public = act.actor is not None and is_public(self.parties.entities[act.actor])
        return act.attribution is None or not public

    # 1 and 2: attributions

    def _outermost_first(self, position: int) -> tuple[int, int]:
        content = self.attributions[position].content
        return content[0].start, -content[-1].end

    def _read_attribution(self, position: int, attribution: Attribution) -> None:
        if attribution.parent is not None and not self._is_reported(attribution):
            return
        speaker, speaker_range = self._speaker(attribution)
        if speaker is None and speaker_range is None:
            return
        statements = statements_of(
            self.doc,
            attribution.content,
            phrases=self.phrases,
            verbs=self.verbs,
            own_side=OwnSide(self.parties, speaker),
            is_willed=self.rules.is_willed,
            kinds_of=self._kinds_of,
        )
        if not statements or not self._says(attribution, statements[0]):
            return
        turn = self._turn(position, attribution, statements, speaker, speaker_range)
        trigger = self.doc[turn.trigger_token]
        if turn.act_class in DEEDS and is_negated(trigger):
            return
        if attribution.cue_token in self.verbs and _is_hypothetical(trigger):
            return
        if turn.act_class is ActClass.ASSERT and (
            self._repeats_its_parent(attribution) or not self._states(attribution, statements[0])
        ):
            return
        self.found.append(turn)
        for statement in statements:
            if statement.own and self._is_told_by_turn(statement):
                self._absorb(statement.head)
            if statement.head.i == turn.trigger_token or _is_part_of(statement, turn):
                continue
            if statement is statements[0] and turn.act_class not in _NEUTRAL:
                continue  # what was demanded, threatened or warned of is no second act
            self._read_statement(position, attribution, statement, speaker)

    def _is_reported(self, attribution: Attribution) -> bool:
        """Whether an attribution within what somebody says tells that something was said.

        "She said her rivals wanted it", "everyone should know it", "if they refuse it" and "it is
        hard to explain it" tell of nothing said.
        """
        if attribution.cue_token is None:
            return True
        cue = self.doc[attribution.cue_token]
        if self.rules.is_thought(attribution.rule) or self.dependence.covers(cue):
            return False
        return cue.pos_ not in {"VERB", "AUX"} or not (modal_of(cue) or is_infinitive(cue))

    def _says(self, attribution: Attribution, statement: Statement) -> bool:
        """Whether an attribution that only the trained reader sees tells an act of speech.

        PolNeAR attributes nouns too ("made the remark", "his forecast of a frost"); an act of
        speech has a verb that says and a clause that is said.
        """
        if attribution.rule != READER_RULE or attribution.cue_token is None:
            return True
        cue = self.doc[attribution.cue_token]
        known = cue.i in self.verbs or self.rules.is_saying(cue)
        return known and cue.pos_ == "VERB" and statement.head.pos_ in {"VERB", "AUX"}

    def _states(self, attribution: Attribution, statement: Statement) -> bool:
        """Whether a cue that no class fits states its content.

        "Her claim to the island", "those who feared that it fell" and "did not say when it fell"
        do not; of those who only think, those alone whose thinking is the news state something.
        """
        if attribution.cue_token is None:
            return True
        cue = self.doc[attribution.cue_token]
        if cue.pos_ == "NOUN" or not self.rules.states(attribution.rule):
            return False
        verb = cue.head if cue.pos_ == "ADJ" else cue
        if cue.pos_ == "ADJ" or self.rules.is_thought(attribution.rule):
            return is_finite(verb) and verb.dep_ not in {"relcl", "advcl", "acl"}
        said = statement.head.pos_ in {"VERB", "AUX"} and not is_indirect_question(statement.head)
        return said or cue.pos_ != "VERB" or not is_not_done(cue)

    def _kinds_of(self, span: Span) -> frozenset[ConditionKind]:
        conditions = self.dependence.conditions_of((_extent(span),), ActClass.THREATEN)
        return frozenset(self.doc._.onrecord_conditions[item].kind for item in conditions)

    def _is_told_by_turn(self, statement: Statement) -> bool:
        """Whether a statement's own verb does no more than the "said" around it.

        "“We reject it”, she said" is one act. "She said she rejected it" is two, and so is "she
        said her army had shelled the town": the annotation guide nests them.
        """
        verb_act = self.verbs.get(statement.head.i)
        if verb_act is None:
            return True
        return statement.act_class is not ActClass.ASSERT and verb_act.act_class not in DEEDS

    def _absorb(self, head: Token) -> None:
        self.absorbed.add(head.i)
        self.absorbed.update(child.i for child in head.children if child.dep_ == "acomp")

    def _repeats_its_parent(self, attribution: Attribution) -> bool:
        """Whether it says no more than "I think" inside a statement of the same speaker."""
        if attribution.parent is None or attribution.speaker_head is None:
            return False
        speaker, _ = self._speaker(self.attributions[attribution.parent])
        return OwnSide(self.parties, speaker)(self.doc[attribution.speaker_head])

    def _speaker(self, attribution: Attribution) -> tuple[int | None, Range | None]:
        """Entity and words of the speaker, taken over along `inferred_from`."""
        seen = naming_speaker(attribution, self.attributions)
        if seen.speaker_head is None:
            return None, None
        mention = self.parties.mention_of(seen.speaker_head)
        entity = mention.entity if mention else None
        words = attribution.speaker if seen is attribution else None
        return entity, words if words or entity is not None else seen.speaker

    def _turn(
        self,
        position: int,
        attribution: Attribution,
        statements: Sequence[Statement],
        speaker: int | None,
        speaker_range: Range | None,
    ) -> SpeechAct:
        first = statements[0]
        cue = None if attribution.cue_token is None else self.doc[attribution.cue_token]
        verb_act = self.verbs.get(cue.i) if cue is not None else None
        act_class, rule = first.act_class, first.rule
        if verb_act:
            act_class, rule = _cue_and_content(verb_act, first, kinds=self._kinds_of(first.span))
            if cue is not None and is_not_done(cue):
                act_class = class_undone(act_class)
        elif act_class is ActClass.ASSERT and cue is not None:
            act_class, rule = self._class_of_governor(cue) or (act_class, rule)
        elif act_class in COMMITMENTS and self.rules.is_thought(attribution.rule):
            act_class, rule = ActClass.ASSERT, "st.assert"  # "believed they would free the town"
        trigger_token = first.head if cue is None else cue
        recipient, recipient_range = find_recipient(
            self.doc,
            self.parties,
            act_class=act_class,
            actor=speaker,
            verbs=(first.head,) if cue is None else (cue, first.head),
            statement=first.head if verb_act is None else None,
            addressee=attribution.addressee,
        )
        own_content = [  # without the statements that become acts of their own
            _extent(statement.span)
            for statement in statements
            if statement is first or statement.act_class is ActClass.ASSERT
        ]
        conditions = self.dependence.conditions_of(
            own_content if act_class in _NEUTRAL else attribution.content, act_class, cue=cue
        )
        return SpeechAct(
            act_class=act_class,
            plover=verb_act.plover if verb_act else PLOVER_OF_CLASS.get(act_class),
            modality=modality_of(
                first.head,
                act_class=act_class,
                stated=verb_act.modality if verb_act else None,
                conditional=self.dependence.is_conditional(
                    self.dependence.conditions_of((_extent(first.span),), act_class, cue=cue)
                ),
                cue=cue,
            ),
            polarity=polarity_of(first.head, act_class=act_class, cue=cue),
            form=attribution.form,
            trigger=self._trigger(attribution, trigger_token),
            trigger_token=trigger_token.i,
            actor=speaker,
            actor_range=speaker_range,
            recipient=recipient,
            recipient_range=recipient_range,
            content=attribution.content,
            conditions=conditions,
            said_at=self._time(trigger_token if cue is not None else None, attribution),
            due=self.dependence.due(conditions),
            place=self._place(cue, attribution),
            attribution=position,
            rules=(attribution.rule, rule),
        )

    def _class_of_governor(self, cue: Token) -> tuple[ActClass, str] | None:
        """The class of the act that a neutral cue spells out: "praised the pact, calling it …"."""
        if cue.dep_ != "advcl" or cue.tag_ != "VBG":
            return None
        governor = self.verbs.get(cue.head.i)
        if governor is None or governor.act_class not in {ActClass.ACCUSE, ActClass.PRAISE}:
            return None
        return governor.act_class, governor.rule

    def _trigger(self, attribution: Attribution, token: Token) -> Range:
        if token.pos_ in {"VERB", "AUX"}:
            return range_of(verb_phrase(token))
        if attribution.cue:
            return Range(attribution.cue[0].start, attribution.cue[-1].end)
        return range_of(token)

    def _place(self, cue: Token | None, attribution: Attribution) -> int | None:
        """The place of the cue, else that of the venue: "Speaking at a forum in Bergen, …"."""
        found = place_of(self.doc, cue) if cue is not None else None
        if found is not None or attribution.venue is None:
            return found
        venue = tokens_in(self.doc, attribution.venue.range)
        return place_of(self.doc, venue.root) if venue is not None else None

    def _time(self, cue: Token | None, attribution: Attribution) -> int | None:
        """The time of the cue, or that of the turn this one goes on."""
        if cue is not None:
            found = time_of(self.doc, cue, self.times)
            if found is not None:
                return found
        if attribution.inferred_from is not None:
            before = self.attributions[attribution.inferred_from]
            if before.cue_token is not None:
                return time_of(self.doc, self.doc[before.cue_token], self.times)
        return None

    def _read_statement(
        self, position: int, attribution: Attribution, statement: Statement, speaker: int | None
    ) -> None:
        subject = subject_of(statement.head)
        words = self.parties.mention_of(subject) if statement.own else None
        content = _extent(statement.span)
        recipient, recipient_range = find_recipient(
            self.doc,
            self.parties,
            act_class=statement.act_class,
            actor=speaker,
            verbs=(statement.head,),
            statement=statement.head,
        )
        conditions = self.dependence.conditions_of((content,), statement.act_class)
        turn = self.found[-1]
        self.found.append(
            SpeechAct(
                act_class=statement.act_class,
                plover=PLOVER_OF_CLASS.get(statement.act_class),
                modality=modality_of(
                    statement.head,
                    act_class=statement.act_class,
                    conditional=self.dependence.is_conditional(conditions),
                ),
                polarity=polarity_of(statement.head, act_class=statement.act_class),
                form=attribution.form,
                trigger=range_of(verb_phrase(statement.head)),
                trigger_token=statement.head.i,
                actor=speaker,
                actor_range=words.range if words else None,
                recipient=recipient,
                recipient_range=recipient_range,
                content=(content,),
                conditions=conditions,
                said_at=turn.said_at,
                due=self.dependence.due(conditions),
                attribution=position,
                rules=(attribution.rule, statement.rule),
            )
        )

    # 3: verbs that are acts themselves

    def _read_verb(self, verb: Token) -> None:
        verb_act = self.verbs.get(verb.i)
        committed = may_commit(verb) and (verb_act is None or verb_act.act_class in DEEDS)
        named = verb
        if committed:
            verb_act = self._commitment(verb)
        if verb.i not in self.said and not (committed and verb_act):
            done = deed_of(verb, rules=self.rules, known=self.verbs)
            verb_act, named = (done.act, done.verb) if done else (verb_act, verb)
        if verb_act is None or not _is_told(verb) or self.dependence.covers(verb):
            return
        if self._is_told_of(verb) or self._is_told_twice(verb, verb_act):
            return
        deed = verb_act.act_class in DEEDS
        if not (deed or committed) and _is_hypothetical(verb):
            return
        actor = self.parties.acting(named)
        if verb_act.public and not self._is_public(actor or self.parties.suffering(named)):
            return
        if deed and (self._is_foretold(verb, verb_act) or self._is_undone(verb, actor)):
            return
        recipient, recipient_range = find_recipient(
            self.doc,
            self.parties,
            act_class=verb_act.act_class,
            actor=actor.entity if actor else None,
            verbs=(named,),
            plover=verb_act.plover,
        )
        if (
            actor is None
            and not _is_suffered(verb, verb_act)
            and not (recipient is not None and (deed or is_passive(verb)))
        ):
            return
        if actor is not None and actor.entity is None and actor.form is not MentionForm.PRONOUN:
            return
        top = verb.head if is_misread_verb(verb) else verb
        content = self._performed(top, whole=deed or committed)
        conditions = self.dependence.conditions_of((content,), verb_act.act_class, cue=verb)
        if deed and happened(verb):
            conditions = self.dependence.on_verb(conditions, verb)
        content = self.dependence.with_conditions(content, conditions)
        self.found.append(
            SpeechAct(
                act_class=verb_act.act_class,
                plover=verb_act.plover,
                modality=modality_of(
                    verb,
                    act_class=verb_act.act_class,
                    stated=verb_act.modality,
                    conditional=self.dependence.is_conditional(conditions),
                ),
                polarity=polarity_of(verb, act_class=verb_act.act_class),
                form=None,
                trigger=range_of(verb_phrase(verb)),
                trigger_token=verb.i,
                actor=actor.entity if actor else None,
                actor_range=actor.range if actor else None,
                recipient=recipient,
                recipient_range=recipient_range,
                content=(content,),
                conditions=conditions,
                said_at=time_of(self.doc, top, self.times),
                due=self.dependence.due(conditions),
                place=place_of(self.doc, top),
                rules=(verb_act.rule,),
            )
        )

    def _is_told_of(self, verb: Token) -> bool:
        """Whether a will is what somebody says of another: "we do not feel he is ready to talk"."""
        return verb.pos_ == "ADJ" and verb.i in self.said

    def _is_told_twice(self, verb: Token, verb_act: VerbAct) -> bool:
        """Whether a relative clause tells its main clause's act: "repeated the offer he made"."""
        governor = verb.head.head.i
        return verb.dep_ == "relcl" and any(
            act.trigger_token == governor and act.act_class is verb_act.act_class
            for act in self.found
        )

    def _is_public(self, actor: Mention | None) -> bool:
        if actor is None or actor.entity is None:
            return False
        entities = self.parties.entities
        entity = entities[actor.entity]
        if entity.members:  # "Lima and Santiago"
            return all(is_public(other) for other in entities if other.name in entity.members)
        return is_public(entity)

    def _is_undone(self, verb: Token, actor: Mention | None) -> bool:
        """Whether a deed is told not to be done; what a public party left undone is of record."""
        if not is_negated(verb):
            return False
        return verb.i in self.said or not self._is_public(actor)

    def _is_foretold(self, verb: Token, verb_act: VerbAct) -> bool:
        """Whether a deed is not done yet: "the dam will be bombed"; a planned meeting is an act."""
        told = verb.i not in self.said and verb_act.act_class is ActClass.MEET
        possible = verb_act.modality is Modality.POSSIBLE
        return modal_with(verb) is not None and not told and not possible

    def _commitment(self, verb: Token) -> VerbAct | None:
        """What a clause in the reporter's words commits its subject to.

        Within a content the same clause is what somebody says of another: no act.
        """
        actor = self.parties.acting(verb)
        if verb.i in self.said or actor is None or not self._is_public(actor):
            return None
        phrases = self.rules.contents_of([self.doc[verb.left_edge.i : verb.right_edge.i + 1]])
        return commitment_of(
            verb,
            rules=self.rules,
            known=self.verbs.get(verb.i),
            phrases=[
                item
                for item in phrases
                if not item.conditional and not self.dependence.covers(self.doc[item.token])
            ],
            own_side=OwnSide(self.parties, actor.entity),
        )

    def _performed(self, verb: Token, *, whole: bool) -> Range:
        """The content of a performative is its complement; that of a deed, its clause.

        Args:
            verb: it, or the noun it was misread as part of.
            whole: whether the clause is the content.
        """
        if not whole:
            for label in ("ccomp", "xcomp", "dobj", "prep", "dative"):
                for child in verb.children:
                    if child.dep_ == label and child.i > verb.i:
                        right = max(part.right_edge.i for part in verb.rights)
                        return range_of(_trimmed(self.doc, child.left_edge.i, right))
        return range_of(clause(verb, drop=frozenset({"mark", "cc", "conj", "advcl"})))


def _cue_and_content(
    verb_act: VerbAct, statement: Statement, *, kinds: Collection[ConditionKind]
) -> tuple[ActClass, str]:
    """The class by the cue, but a warning of one's own hand is a threat.

    "Warned that it would not talk" refuses; "that it would not talk unless they left" threatens.
    """
    if verb_act.act_class is ActClass.WARN:
        if statement.act_class is ActClass.REFUSE and statement.own and not kinds:
            return ActClass.REFUSE, statement.rule
        own_hand = statement.own and statement.act_class in COMMITMENTS
        if own_hand or statement.act_class is ActClass.THREATEN:
            return ActClass.THREATEN, statement.rule
    return verb_act.act_class, verb_act.rule


def _is_part_of(statement: Statement, turn: SpeechAct) -> bool:
    """Whether a statement only states, or does what the turn around it does."""
    if statement.act_class in _DIRECTIVES and turn.act_class in _DIRECTIVES:
        return True
    return statement.act_class in {ActClass.ASSERT, turn.act_class}


def _extent(span: Span) -> Range:
    return Range(span.start_char, span.end_char)


def _is_hypothetical(verb: Token) -> bool:
    """Whether a verb tells what somebody could say, or says as a rule, and did not say.

    "Would praise", "those who support him"; "will oppose the bill" says so.
    """
    if modal_with(verb) in _HYPOTHETICAL:
        return True
    alone = not auxiliaries_of(verb)
    return verb.dep_ == "relcl" and verb.tag_ in {"VBP", "VBZ"} and alone


def _is_suffered(verb: Token, verb_act: VerbAct) -> bool:
    """Whether force, coercion or blame is told in the passive, whoever suffers it."""
    harm = verb_act.plover in {PloverType.ASSAULT, PloverType.COERCE, PloverType.ACCUSE}
    return harm and is_passive(verb)


def _is_told(verb: Token) -> bool:
    """Whether the text tells the act of a verb: finite, or a participle beside a told clause."""
    if is_misread_verb(verb):
        return True
    if verb.dep_ in {"amod", "compound", "nmod", "pobj"}:
        return False
    if is_finite(verb) or (verb.dep_ == "acomp" and is_finite(verb.head)):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _CARRYING:
        return modal_with(verb.head) is None and not is_negated(verb.head) and _is_told(verb.head)
    return verb.dep_ in {"advcl", "conj"} and verb.tag_ in {"VBG", "VBD"}


def _trimmed(doc: Doc, start: int, end: int) -> Span:
    while end > start and doc[end].is_punct and doc[end].text not in {"”", '"', "’", "''", "%"}:
        end -= 1
    return doc[start : end + 1]
