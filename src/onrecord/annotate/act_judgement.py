"""What the trained head makes of an act that the rules have read.

The rules find acts and say what they do; the head (`onrecord.models.act`) weighs that with the
words. Where it is a good deal surer of another class, the act gets that one, and what it takes for
no act is left out. Measured by `onrecord evaluate acts`.
"""

import dataclasses
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.annotate.act_rules import PLOVER_OF_CLASS
from onrecord.annotate.confidence import DECIMALS
from onrecord.annotate.layers import Attribution, Range, SpeechAct
from onrecord.annotate.modality import modality_of, polarity_of
from onrecord.annotate.syntax import is_negated, modal_of, subject_of, tokens_in
from onrecord.models.act import ActHead, ActJudgement, ActWords, describe_act
from onrecord.models.word_states import WordStates
from onrecord.terms import ActClass, Modality

OPENING_CHARACTERS = 40
"""How much of the content is its opening: some six words."""

CLASS_VALUE = 3.0
"""Of the class by the rules, beside 1 of the other facts: it tells more than any of them."""


JUDGED_RULE = "model.act"
"""Id of the rule that gave an act another class than the lexicons did."""

MOST_NO_ACT = 0.6
"""Probability of being no act above which what the rules read is left out. At .5 the most acts of
kept-out texts are right; a little higher, for what is left out is lost to the reader."""


SURER = 2.0
"""How many times as probable as the rules' class another must be to take its place. On texts kept
out of training 7 of 11 classes so changed got right, 3 wrong; with any margin 10 of 20, and 6."""


def judge_acts(
    doc: Doc, acts: Sequence[SpeechAct], *, states: WordStates, head: ActHead
) -> list[SpeechAct]:
    """The acts that are likely ones, with their class and its confidence.

    Args:
        doc: with the layers up to conditions.
        acts: as the rules read them, in text order, nested.
        states: of the words of the text.
        head: the weights.
    """
    judgements = [_judge(doc, act, states=states, head=head) for act in acts]
    kept = [judgement.no_act <= MOST_NO_ACT for judgement in judgements]
    place = {old: new for new, old in enumerate(n for n, keep in enumerate(kept) if keep)}
    judged = []
    for act, judgement, keep in zip(acts, judgements, kept, strict=True):
        if keep:
            within = _nearest_kept(act.within, acts, kept)
            act_class = _class_of(act, judgement)
            judged.append(
                dataclasses.replace(
                    _with_class(doc, act, act_class),
                    within=None if within is None else place[within],
                    confidence=round(judgement.of(act_class), DECIMALS),
                )
            )
    return judged


def _class_of(act: SpeechAct, judgement: ActJudgement) -> ActClass:
    """The class by the rules, unless the head is surer of another."""
    other = judgement.act_class
    surer = judgement.of(other) >= SURER * judgement.of(act.act_class)
    return other if surer else act.act_class


def _judge(doc: Doc, act: SpeechAct, *, states: WordStates, head: ActHead) -> ActJudgement:
    facts = act_facts(doc, act, doc._.onrecord_attributions)
    return head.judge(describe_act(states, act_words(doc, act)), facts)


def _nearest_kept(
    within: int | None, acts: Sequence[SpeechAct], kept: Sequence[bool]
) -> int | None:
    """The innermost act around one that is not left out."""
    while within is not None and not kept[within]:
        within = acts[within].within
    return within


def _with_class(doc: Doc, act: SpeechAct, act_class: ActClass) -> SpeechAct:
    """The act with a class, and with what follows from that."""
    if act_class is act.act_class:
        return act
    trigger = doc[act.trigger_token]
    cue = None if act.attribution is None else trigger
    head = _content_head(doc, act) or trigger
    conditional = act.modality is Modality.CONDITIONAL
    return dataclasses.replace(
        act,
        act_class=act_class,
        plover=PLOVER_OF_CLASS.get(act_class),
        modality=modality_of(head, act_class=act_class, conditional=conditional, cue=cue),
        polarity=polarity_of(head, act_class=act_class, cue=cue),
        rules=(*act.rules, JUDGED_RULE),
    )


def act_words(doc: Doc, act: SpeechAct) -> ActWords:
    """The words of an act that the head looks at."""
    head = _content_head(doc, act)
    content = [(piece.start, piece.end) for piece in act.content]
    sentence = doc[act.trigger_token].sent
    return ActWords(
        trigger=[(act.trigger.start, act.trigger.end)],
        head=[(head.idx, head.idx + len(head))] if head is not None else [],
        content=content,
        opening=[(start, min(end, start + OPENING_CHARACTERS)) for start, end in content[:1]],
        sentence=[(sentence.start_char, sentence.end_char)],
        actor=[(act.actor_range.start, act.actor_range.end)] if act.actor_range else [],
    )


def act_facts(doc: Doc, act: SpeechAct, attributions: Sequence[Attribution]) -> dict[str, float]:
    """What the rules know of an act: its class and why, its form, its verbs and their mood."""
    trigger, head = doc[act.trigger_token], _content_head(doc, act)
    attribution = None if act.attribution is None else attributions[act.attribution]
    lexicons = [rule.partition(".")[0] for rule in act.rules]
    modal = (modal_of(head) or "") if head is not None else ""
    subject = _subject_kind(head)
    names = [
        *(f"rule={rule}" for rule in act.rules),
        *(f"lexicon={lexicon}" for lexicon in lexicons),
        f"class={act.act_class} lexicon={lexicons[-1] if lexicons else ''}",
        f"form={act.form}",
        f"within={attribution is not None and attribution.parent is not None}",
        f"attributed={attribution is not None}",
        f"trigger={trigger.lemma_.lower()}",
        f"head={head.lemma_.lower() if head is not None else ''}",
        f"modal={modal}",
        f"negated={head is not None and is_negated(head)}",
        f"subject={subject}",
        f"modal={modal} subject={subject}",
    ]
    return {f"class={act.act_class}": CLASS_VALUE, **dict.fromkeys(names, 1.0)}


def _content_head(doc: Doc, act: SpeechAct) -> Token | None:
    piece: Range | None = act.content[0] if act.content else None
    tokens = tokens_in(doc, piece) if piece else None
    return tokens.root if tokens is not None else None


def _subject_kind(head: Token | None) -> str:
    """A pronoun itself, of other subjects the part of speech; empty without one."""
    subject = subject_of(head) if head is not None else None
    if subject is None:
        return ""
    return subject.lower_ if subject.pos_ == "PRON" else subject.pos_
