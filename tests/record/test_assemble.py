"""Layers become acts with checked evidence."""

from dataclasses import replace
from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.annotate import extensions as extensions
from onrecord.annotate.layers import (
    Amount,
    Attribution,
    Circumstance,
    Commitment,
    ConditionClause,
    ContextWords,
    Entity,
    Mention,
    ModeWords,
    PlaceMention,
    Range,
    SpeechAct,
    StrengthWords,
    Timex,
)
from onrecord.errors import EvidenceError
from onrecord.model import When, Where
from onrecord.record.assemble import assemble_acts
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Conjunction,
    Form,
    MentionForm,
    Modality,
    PloverContext,
    PloverMode,
    PloverType,
    Polarity,
    Precision,
    QuadClass,
    Strength,
    TimexType,
)

TEXT = "Lund told envoys in Oslo on Friday Chad pledged aid if talks start by May ."


def at(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start, start + len(words))


def act(trigger: str, **fields) -> SpeechAct:
    defaults = {
        "act_class": ActClass.ASSERT,
        "plover": None,
        "modality": Modality.ACTUAL,
        "polarity": Polarity.AFFIRMED,
        "form": Form.INDIRECT,
        "trigger": at(trigger),
        "trigger_token": 1,
        "actor": None,
        "actor_range": None,
        "recipient": None,
        "recipient_range": None,
        "content": (at("Chad pledged aid"),),
        "attribution": 0,
    }
    return SpeechAct(**{**defaults, **fields})


@pytest.fixture
def doc() -> Doc:
    doc = Doc(Vocab(), words=TEXT.split())
    friday, may = date(2025, 9, 5), date(2026, 5, 1)
    doc._.onrecord_entities = (
        Entity(name="Kari Lund", type=ActorType.PERSON, country="NOR", role="minister"),
        Entity(name="Government of Chad", type=ActorType.GOVERNMENT, country="TCD"),
    )
    doc._.onrecord_mentions = (
        Mention(range=at("Lund"), head=0, form=MentionForm.NAME, entity=0),
        Mention(range=at("Chad"), head=7, form=MentionForm.NAME, entity=1),
    )
    doc._.onrecord_attributions = (
        Attribution(
            speaker=at("Lund"),
            speaker_head=0,
            cue=(at("told"),),
            content=(at("Chad pledged aid"),),
            form=Form.INDIRECT,
            cue_token=1,
            addressee=at("envoys"),
            addressee_head=2,
            venue=Circumstance(range=at("in Oslo"), rule="vn.x"),
            rule="rv.tell",
        ),
    )
    doc._.onrecord_times = tuple(
        Timex(
            range=at(words),
            type=TimexType.DATE,
            value=day.isoformat(),
            when=When(value=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY),
            rule="t.day",
        )
        for words, day in (("Friday", friday), ("May", may))
    )
    doc._.onrecord_places = (
        PlaceMention(range=at("Oslo"), where=Where(name="Oslo", country="NOR"), rule="p"),
    )
    doc._.onrecord_conditions = (
        ConditionClause(
            range=at("if talks start by May"),
            kind=ConditionKind.IF,
            governor=7,
            marker=9,
            rule="c.if",
            event=at("start"),
        ),
    )
    doc._.onrecord_acts = (
        act("pledged", act_class=ActClass.PLEDGE, actor=1, actor_range=at("Chad"), within=1,
            conditions=(0,), due=1, attribution=None),
        act("told", actor=0, actor_range=at("Lund"), said_at=0, place=0, rules=("rv.say",),
            confidence=0.81),
    )  # fmt: skip
    return doc


def test_acts_come_in_the_order_of_their_triggers(doc):
    assert [item.trigger.exact for item in assemble_acts(doc)] == ["told", "pledged"]


def test_every_span_equals_its_text(doc):
    for item in assemble_acts(doc):
        assert all(TEXT[span.start : span.end] == span.exact for span in item.spans())


def test_times_places_and_parties_carry_their_words(doc):
    said, pledged = assemble_acts(doc)
    assert (said.said_at.value, said.said_at.evidence.exact) == ("2025-09-05", "Friday")
    assert (said.where.country, said.where.evidence.exact) == ("NOR", "Oslo")
    assert (said.actor.actor.role, said.actor.mention.exact) == ("minister", "Lund")
    assert pledged.due.evidence.exact == "May"
    assert said.trigger.rule == "rv.say"


def test_a_condition_keeps_the_time_it_names(doc):
    (condition,) = assemble_acts(doc)[1].conditions
    assert condition.evidence.exact == "if talks start by May"
    assert condition.when.value == "2026-05-01"
    assert (condition.event.exact, condition.parties) == ("start", ())


def test_a_condition_names_its_parties_once_and_nobody_outside_it(doc):
    twice = Mention(range=at("talks"), head=10, form=MentionForm.TITLE, entity=1)
    again = Mention(range=at("by"), head=12, form=MentionForm.PRONOUN, entity=1)
    doc._.onrecord_mentions = (again, *doc._.onrecord_mentions, twice)
    (condition,) = assemble_acts(doc)[1].conditions
    named = [(party.actor.name, party.mention.exact) for party in condition.parties]
    assert named == [("Government of Chad", "talks")]


@pytest.mark.parametrize(("of_act", "joined"), [((0, 1), [None, "or"]), ((1,), [None])])
def test_a_condition_is_joined_only_to_one_of_the_same_act(doc, of_act, joined):
    first, pledged = doc._.onrecord_conditions[0], doc._.onrecord_acts[0]
    second = replace(first, range=at("by May"), joined=Conjunction.OR, event=None)
    doc._.onrecord_conditions = (first, second)
    doc._.onrecord_acts = (replace(pledged, conditions=of_act, within=None),)
    (act,) = assemble_acts(doc)
    assert [condition.joined for condition in act.conditions] == joined


def test_commitments_stand_on_their_act_with_the_words_of_every_part(doc):
    doc._.onrecord_commitments = (
        Commitment(
            act=0,
            action="give",
            verb=at("pledged"),
            object=at("aid"),
            amounts=(Amount(range=at("aid"), least=2.0, most=None, currency="USD", rule="ab.x"),),
            beneficiary=0,
            beneficiary_range=at("Lund"),
            place=0,
            due=1,
            strength=StrengthWords(strength=Strength.WILL, range=at("pledged"), rule="cw.x"),
            polarity=Polarity.NEGATED,
        ),
    )
    told, pledged = assemble_acts(doc)
    (found,) = pledged.commitments
    (amount,) = found.amounts

    assert told.commitments == ()
    assert (found.action, found.verb.exact, found.object.exact) == ("give", "pledged", "aid")
    assert (amount.least, amount.most, amount.currency, amount.evidence.rule) == (
        2.0,
        None,
        "USD",
        "ab.x",
    )
    assert (found.beneficiary.actor.name, found.place.name) == ("Kari Lund", "Oslo")
    assert (found.due.evidence.exact, found.polarity) == ("May", Polarity.NEGATED)
    assert (found.strength, found.strength_words.rule) == (Strength.WILL, "cw.x")
    assert set(found.spans()) <= set(pledged.spans())


def test_a_commitment_outside_the_text_is_refused(doc):
    doc._.onrecord_commitments = (
        Commitment(
            act=0, action="give", verb=Range(0, 999), object=None, polarity=Polarity.AFFIRMED
        ),
    )
    with pytest.raises(EvidenceError):
        assemble_acts(doc)


def test_the_chain_names_who_passed_it_on(doc):
    said, pledged = assemble_acts(doc)
    assert said.chain == ()
    assert [(link.speaker.actor.name, link.cue.exact, link.depth) for link in pledged.chain] == [
        ("Kari Lund", "told", 1)
    ]
    assert pledged.within == said.id


def test_an_unresolved_mention_keeps_its_words(doc):
    doc._.onrecord_acts = (act("told", actor=None, actor_range=at("Lund")),)
    (said,) = assemble_acts(doc)
    assert (said.actor.actor.name, said.actor.actor.type) == ("Lund", ActorType.UNKNOWN)


def test_an_act_keeps_its_confidence(doc):
    assert [act.confidence for act in assemble_acts(doc)] == [0.81, None]


def test_codes_are_written_with_the_words_that_show_them(doc):
    doc._.onrecord_acts = (
        act(
            "pledged",
            act_class=ActClass.DEMAND,
            plover=PloverType.REQUEST,
            mode=ModeWords(mode=PloverMode.MEET, range=at("talks"), rule="em.x"),
            contexts=(ContextWords(context=PloverContext.ECONOMIC, range=at("aid"), rule="ec.x"),),
        ),
    )
    (demand,) = assemble_acts(doc)
    (context,) = demand.contexts
    assert (demand.quad_class, demand.mode) == (QuadClass.VERBAL_CONFLICT, PloverMode.MEET)
    assert (demand.mode_words.exact, demand.mode_words.rule) == ("talks", "em.x")
    assert (context.kind, context.evidence.exact) == (PloverContext.ECONOMIC, "aid")
    assert demand.cameo == "10"


def test_an_act_without_a_type_has_only_the_code_of_its_class(doc):
    said, _ = assemble_acts(doc)
    assert (said.quad_class, said.mode, said.contexts, said.cameo) == (None, None, (), "01")


def test_ids_differ_between_articles_and_not_between_runs(doc):
    first, again = assemble_acts(doc, article_id="a"), assemble_acts(doc, article_id="a")
    other = assemble_acts(doc, article_id="b")
    assert [item.id for item in first] == [item.id for item in again]
    assert not {item.id for item in first} & {item.id for item in other}


def test_the_setting_of_something_said_is_on_its_act_alone(doc):
    said, pledged = assemble_acts(doc)
    assert (said.addressee.actor.name, said.addressee.mention.exact) == ("envoys", "envoys")
    assert (said.venue.exact, said.venue.rule, said.medium) == ("in Oslo", "vn.x", None)
    assert (pledged.addressee, pledged.venue, pledged.medium) == (None, None, None)


def test_a_range_outside_the_text_is_refused(doc):
    doc._.onrecord_acts = (act("told", content=(Range(60, 900),)),)
    with pytest.raises(EvidenceError):
        assemble_acts(doc)


def test_evidence_ends_with_its_last_word(doc):
    content = Range(at("Chad").start - 1, at("if").start)
    doc._.onrecord_acts = (act("told", content=(content,)),)
    (said,) = assemble_acts(doc)
    assert said.content[0].exact == "Chad pledged aid"


def test_acts_of_one_trigger_have_ids_of_their_own(doc):
    doc._.onrecord_acts = (act("told", actor=0), act("told", actor=1), act("pledged", within=1))
    first, second, pledged = assemble_acts(doc)
    assert len({first.id, second.id, pledged.id}) == 3
    assert pledged.within == second.id
