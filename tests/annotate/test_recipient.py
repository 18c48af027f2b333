"""To whom the acts of sentences of our own are directed."""

import pytest

from onrecord.record.assemble import assemble_acts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def recipient_of(nlp):
    """The name of the recipient of the act with a trigger; None where it has none."""

    def find(text: str, trigger: str):
        (act,) = [act for act in assemble_acts(nlp(text)) if trigger in act.trigger.exact]
        return act.recipient.actor.name if act.recipient else None

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Kenya accused Uganda of delaying the train.", "accused", "Government of Uganda"),
        ("Norway rejected the Danish claims.", "rejected", "Government of Denmark"),
        ("Kenya called on Uganda to open the border.", "called", "Government of Uganda"),
        ("Kenya thanked its colleague, Jo Okello of Uganda.", "thanked", "Jo Okello"),
    ],
)
def test_who_is_blamed_asked_or_thanked_is_the_recipient(recipient_of, text, trigger, name):
    assert recipient_of(text, trigger) == name


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Kenya demanded that Uganda open the border.", "demanded", "Government of Uganda"),
        ("Kenyan minister Ali Noor said Uganda must pay.", "said", "Government of Uganda"),
        (
            "Kenyan minister Ali Noor said Ugandan claims were false.",
            "said",
            "Government of Uganda",
        ),
        ("Chad refused to let Kenyan diplomats leave.", "refused", "Kenyan diplomats"),
    ],
)
def test_the_subject_of_what_is_demanded_or_denied_is_the_recipient(
    recipient_of, text, trigger, name
):
    assert recipient_of(text, trigger) == name


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norwegian senator Kari Lund urged the Norwegian government to resign.", "urged"),
        ("Norwegian senator Kari Lund called on the Norwegian government to resign.", "called"),
    ],
)
def test_ones_own_government_can_be_asked(recipient_of, text, trigger):
    assert recipient_of(text, trigger) == "Government of Norway"


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Praising Kenya, Norwegian minister Ola Berg promised to return.", "promised", None),
        (
            "Chad's army fired on the coast, killing two Kenyan soldiers.",
            "fired",
            "two Kenyan soldiers",
        ),
    ],
)
def test_only_a_deed_reaches_whom_an_adverbial_clause_names(recipient_of, text, trigger, name):
    assert recipient_of(text, trigger) == name


def test_ones_own_troops_receive_no_deed(recipient_of):
    assert recipient_of("Norway withdrew the Norwegian army.", "withdrew") is None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Norway refused to send soldiers.", "refused", None),
        ("Norway is open to deploying troops to Chad.", "is open", "Government of Chad"),
        ("Norway deployed troops against Chad.", "deployed", "Government of Chad"),
        ("Norway killed soldiers in a raid on Chad.", "killed", "soldiers"),
    ],
)
def test_troops_that_are_sent_receive_nothing(recipient_of, text, trigger, name):
    assert recipient_of(text, trigger) == name


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Ola Berg and Idris Sow, presidents of Norway and Chad, met in Oslo.", "met", "Idris Sow"),
        ("Chad and Niger agreed to share the lake.", "agreed", "Government of Niger"),
    ],
)
def test_who_acts_together_receives_from_one_another(recipient_of, text, trigger, name):
    assert recipient_of(text, trigger) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwegian minister Ola Berg told Reuters that the harvest was good.", "Reuters"),
        ("Norwegian minister Ola Berg told the Chadian president the lake was dry.", "president"),
        ("Norwegian minister Ola Berg told a news conference the harvest was good.", "None"),
    ],
)
def test_a_statement_is_directed_at_who_is_told(recipient_of, text, name):
    assert name in str(recipient_of(text, "told"))


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Norwegian minister Ola Berg told Reuters that Chad must pay.", "told", "Chad"),
        ("Norwegian minister Ola Berg told Reuters that he would resign.", "told", "None"),
        ("Chad accused Reuters of lying.", "accused", "Reuters"),
        ("The Chadian police arrested two Kenyan journalists.", "arrested", "journalists"),
    ],
)
def test_the_press_receives_what_is_meant_for_it_alone(recipient_of, text, trigger, name):
    assert name in str(recipient_of(text, trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Chad's army shelled the port of Lobito.", "shelled", "Angola"),
        ("Chad's army shelled a market in Lobito.", "shelled", "Angola"),
        ("The Chadian navy seized a Kenyan ferry.", "seized", "Kenya"),
        ("Chad's army shelled the port of Abeche.", "shelled", "None"),
        ("The Chadian parliament adopted the budget in Nairobi.", "adopted", "None"),
    ],
)
def test_what_is_done_to_a_place_is_done_to_its_country(recipient_of, text, trigger, name):
    assert recipient_of(text, trigger) == (None if name == "None" else name)


def test_a_country_that_is_reached_has_an_id(nlp):
    (act,) = assemble_acts(nlp("Chad's army shelled the port of Lobito."))
    assert (act.recipient.actor.type, act.recipient.actor.country) == ("country", "AGO")
    assert act.recipient.actor.id
    assert act.recipient.mention.exact == "Lobito"
