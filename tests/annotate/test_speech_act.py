"""The acts of sentences of our own: class, parties, condition, modality, nesting."""

import pytest

from onrecord.record.assemble import assemble_acts
from onrecord.terms import ActClass

pytestmark = pytest.mark.model

PUBLISHED = "2025-09-05"  # a Friday


@pytest.fixture(scope="module")
def read(nlp):
    def acts(text: str):
        doc = nlp.make_doc(text)
        doc._.onrecord_published = PUBLISHED
        return assemble_acts(nlp(doc))

    return acts


def found(acts, trigger: str):
    (act,) = [act for act in acts if trigger in act.trigger.exact]
    return act


@pytest.mark.parametrize(
    ("text", "trigger", "act_class"),
    [
        ("Norwegian Foreign Minister Kari Lund pledged to send engineers.", "pledged", "pledge"),
        ("Norwegian minister Kari Lund said Norway would send engineers.", "said", "pledge"),
        ("Norway offered to host the talks.", "offered", "offer"),
        ("“We are open to talks,” Norwegian Prime Minister Ola Berg said.", "said", "offer"),
        ("Chad threatened to close the border.", "threatened", "threaten"),
        ("Chad's president said ships would be legitimate targets.", "said", "threaten"),
        ("Chad warned that it would close the border if the raids went on.", "warned", "threaten"),
        ("Chad warned that it would not talk to Peru.", "warned", "refuse"),
        ("Chad warned that it would not talk to Peru unless Peru left.", "warned", "threaten"),
        ("Chad warned that the drought could lead to famine.", "warned", "warn"),
        ("Chad's president said the bread shortages would be eliminated.", "said", "assert"),
        ("Norwegian minister Kari Lund believed Norway would send aid.", "believed", "assert"),
        (
            "“And the order of the raiders in that part of the port which they still hold differs "
            "little from what the pirates did there,” President Kari Lund said.",
            "said",
            "assert",
        ),
        ("Serbia refused to sign the protocol.", "refused", "refuse"),
        ("Norwegian minister Kari Lund said Norway would not sign the pact.", "said", "refuse"),
        ("Kosovo demanded an apology from Serbia.", "demanded", "demand"),
        ("The UN envoy said the rebels must leave the town.", "said", "demand"),
        ("Berlin urged both sides to show restraint.", "urged", "request"),
        ("Kenya accused Uganda of delaying the train.", "accused", "accuse"),
        ("Kenya criticised Uganda, saying the train ran late.", "saying", "accuse"),
        ("Kenya praised Uganda, calling the train a wonder.", "calling", "praise"),
        ("Norwegian minister Kari Lund said Norway would sign if Chad did.", "said", "offer"),
        ("Rwanda denied that it had sent troops.", "denied", "deny"),
        ("Oman agreed to host the talks.", "agreed", "agree"),
        ("Estonia welcomed the decision.", "welcomed", "praise"),
        ("Norwegian Prime Minister Ola Berg met Chad's president in Geneva.", "met", "meet"),
        ("Norwegian Prime Minister Ola Berg said the harvest was good.", "said", "assert"),
        ("Denmark sent weapons to Latvia.", "sent", "deed"),
    ],
)  # fmt: skip
def test_class_of_an_act(read, text, trigger, act_class):
    assert found(read(text), trigger).act_class == act_class


def test_a_report_of_a_pledge_is_two_acts(read):
    acts = read(
        "Norwegian Prime Minister Ola Berg said ten countries had pledged to send engineers."
    )
    said, pledged = found(acts, "said"), found(acts, "pledged")
    assert (said.act_class, pledged.act_class) == (ActClass.ASSERT, ActClass.PLEDGE)
    assert pledged.within == said.id
    assert [link.speaker.actor.name for link in pledged.chain] == ["Ola Berg"]
    assert pledged.actor.actor.name == "ten countries"


def test_a_refusal_and_an_offer_in_one_sentence_are_two_acts(read):
    acts = read(
        "Norwegian Prime Minister Ola Berg said Norway would not send soldiers "
        "but may provide money."
    )
    assert [act.act_class for act in acts] == [ActClass.REFUSE, ActClass.OFFER]
    assert acts[1].content[0].exact == "may provide money"
    assert acts[1].modality == "possible"


def test_own_words_of_rejection_are_one_act(read):
    (act,) = read("“We reject the proposal,” Norwegian Prime Minister Ola Berg said.")
    assert (act.act_class, act.trigger.exact) == (ActClass.REFUSE, "said")


def test_a_reported_rejection_is_an_act_within_the_report(read):
    acts = read("Norwegian Prime Minister Ola Berg said he rejected the proposal.")
    assert [(act.trigger.exact, act.act_class) for act in acts] == [
        ("said", ActClass.ASSERT),
        ("rejected", ActClass.REFUSE),
    ]
    assert acts[1].actor.actor.name == "Ola Berg"


def test_a_deed_told_by_its_doer_is_an_act_within_the_report(read):
    acts = read("Chad's defence ministry said it had shelled the port of Lobito.")
    assert [act.act_class for act in acts] == [ActClass.ASSERT, ActClass.DEED]


@pytest.mark.parametrize(
    "said",
    [
        "the rebels wanted the port",
        "everyone should know that the road was long",
        "it was hard to explain why the road was long",
    ],
)
def test_what_nobody_said_is_no_act_within_what_is_said(read, said):
    (act,) = read(f"Norwegian Prime Minister Ola Berg said {said}.")
    assert act.trigger.exact == "said"


def test_what_is_demanded_is_no_second_act(read):
    acts = read("Kenya demanded that Uganda be barred from the talks.")
    assert [act.act_class for act in acts] == [ActClass.DEMAND]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's claim to the island is old.",
        "Norwegian Prime Minister Ola Berg did not say when the road would open.",
        "Norwegian Prime Minister Ola Berg commented on the road.",
        "Norwegian Prime Minister Ola Berg wants to sleep.",
        "The clerks who feared that Norway was late went home.",
    ],
)
def test_what_is_touched_on_or_wanted_is_not_stated(read, text):
    assert not read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya could praise Uganda one day.",
        "Nurses who support Norwegian Prime Minister Ola Berg slept.",
    ],
)
def test_what_somebody_could_say_is_no_act(read, text):
    assert not read(text)


def test_the_will_that_somebody_sees_in_another_is_no_act_of_that_other(read):
    acts = read("“We don't feel that Oslo is ready to end the strike,” the Danish envoy said.")
    assert [act.trigger.exact for act in acts] == ["said"]


def test_an_offer_made_before_and_repeated_is_one_act(read):
    acts = read("Norway repeated the offer it made last week to host the talks.")
    assert len([act for act in acts if act.act_class is ActClass.OFFER]) <= 1


def test_a_condition_belongs_to_the_innermost_act(read):
    acts = read(
        "Norwegian Prime Minister Ola Berg said Chad had promised to open the border "
        "if the raids stopped."
    )
    assert found(acts, "said").conditions == ()
    (condition,) = found(acts, "promised").conditions
    assert (condition.evidence.exact, condition.kind) == ("if the raids stopped", "if")


def test_a_condition_before_the_quotation_counts(read):
    text = "If the raids go on, “we will close the border”, said Chad's president Idris Sow."
    (condition,) = found(read(text), "said").conditions
    assert condition.evidence.exact == "If the raids go on"


def test_a_deadline_is_due(read):
    act = found(read("Norway pledged to publish the survey by September 15."), "pledged")
    assert (act.due.value, act.conditions[0].kind) == ("2025-09-15", "deadline")


def test_friday_on_a_friday_is_that_day(read):
    act = found(read("Kenya accused Uganda on Friday of delaying the train."), "accused")
    assert act.said_at.value == PUBLISHED


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Kenya accused Uganda of delaying the train.", "accused", "Government of Uganda"),
        ("Denmark sent weapons to Latvia.", "sent", "Government of Latvia"),
        ("Kosovo demanded an apology from Serbia.", "demanded", "Government of Serbia"),
    ],
)
def test_recipient_of_an_act(read, text, trigger, recipient):
    assert found(read(text), trigger).recipient.actor.name == recipient


def test_the_press_is_told_and_is_no_recipient(read):
    act = found(read("“We will pay,” Norwegian Prime Minister Ola Berg told reporters."), "told")
    assert act.recipient is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GOALS, GOALS, GOALS",
        "The weather will be fine on Friday, with light winds.",
        "Roses are red.\nViolets are blue.",
        "- eggs\n- milk\n- bread",
    ],
)
def test_texts_without_acts_give_none(read, text):
    assert read(text) == ()


def test_firms_among_themselves_do_nothing_of_record(read):
    text = "Nordic Ferries Inc said it will buy Baltic Lines Corp for 20 mln dlrs."
    assert read(text) == ()
    assert read(f"{text} The Norwegian government rejected the plan.")


def test_every_span_equals_its_text(nlp):
    text = (
        "OSLO, Sept 5 (Nordwire) - “We will pay 😀,” Norwegian Prime Minister Ola Berg told "
        "reporters. “But if they refuse, we will not.”\n\nHe met Chad's president on Thursday."
    )
    doc = nlp.make_doc(text)
    doc._.onrecord_published = PUBLISHED
    spans = [span for act in assemble_acts(nlp(doc)) for span in act.spans()]
    assert spans
    assert all(text[span.start : span.end] == span.exact for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Speaking at an economic forum in Geneva, Norwegian minister Kari Lund said it was late.",
        "Norwegian minister Kari Lund said on the sidelines of talks in Geneva that it was late.",
        "Norwegian minister Kari Lund used a speech in Geneva to say that it was late.",
    ],
)
def test_the_place_of_the_venue_is_that_of_the_act(read, text):
    assert found(read(text), "sa").where.name == "Geneva"
