"""Which acts are history, by their date, by their words, by the act around them."""

from datetime import date

import pytest

from onrecord.annotate.history import HistoryReader
from onrecord.annotate.layers import Range, SpeechAct, Timex
from onrecord.annotate.time import find_times
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import ActClass, Modality, Polarity

pytestmark = pytest.mark.model

PUBLISHED = date(2025, 9, 5)

EXAMPLES = [
    pytest.param(text, fires, id=f"{entry.id}-{'yes' if fires else 'no'}-{number}")
    for entry in load_lexicon("history")
    for fires, texts in ((True, entry.yes), (False, entry.no))
    for number, text in enumerate(texts)
]


def act_at(token, **fields) -> SpeechAct:
    """A deed whose verb is a token."""
    return SpeechAct(
        act_class=ActClass.DEED,
        plover=None,
        modality=Modality.ACTUAL,
        polarity=Polarity.AFFIRMED,
        form=None,
        trigger=Range(token.idx, token.idx + len(token)),
        trigger_token=token.i,
        actor=None,
        actor_range=None,
        recipient=None,
        recipient_range=None,
        content=(),
        **fields,
    )


@pytest.fixture(scope="module")
def verbs_of_history(language_model):
    """The verbs of a text that are history, were each of them an act."""
    reader = HistoryReader(language_model.vocab)

    def found(text: str) -> set[str]:
        doc = language_model(text)
        doc._.onrecord_times = find_times(text, anchor=None)
        acts = [act_at(token) for token in doc if token.pos_ == "VERB"]
        return {doc[act.trigger_token].text for act in reader.mark(doc, acts) if act.historical}

    return found


@pytest.mark.parametrize(("text", "fires"), EXAMPLES)
def test_an_example_tells_history_or_not(verbs_of_history, text, fires):
    assert bool(verbs_of_history(text)) is fires


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("It is 30 years since Chad left the bloc.", {"left"}),
        ("Nearly two decades after Chad left the bloc, it wants to return.", {"left"}),
        ("Years after Chad left the bloc, it wants to return.", {"left"}),
        ("Oslo spoke up on Monday, two years after Chad left the bloc.", {"left"}),
        ("A year before, Chad had left the bloc.", {"left"}),
        ("It is three weeks since Chad left the bloc.", set()),
        ("Two months after Chad left the bloc, it wants to return.", set()),
        ("A year after Chad leaves the bloc, the border will close.", set()),
        ("A year before, Chad will leave the bloc.", set()),
        ("For thirty years Chad left the bloc alone.", set()),
        ("Chad had once left the bloc and mined the road.", {"left", "mined"}),
    ],
)
def test_a_distance_in_time_tells_history_of_the_verb_it_dates(verbs_of_history, text, verbs):
    assert verbs_of_history(text) == verbs


@pytest.mark.parametrize(
    ("time", "historical"),
    [
        ("in 2014", True),
        ("in March", True),
        ("on 4 June 2025", True),
        ("on 6 June 2025", False),
        ("on Monday", False),
        ("in 2025", False),
        ("years ago", True),
        ("long ago", True),
        ("months ago", False),
        ("recently", False),
    ],
)
def test_the_day_of_an_act_tells_history(language_model, time, historical):
    doc = language_model(f"Chad left the bloc {time}.")
    doc._.onrecord_published = PUBLISHED.isoformat()
    doc._.onrecord_times = times = find_times(doc.text, anchor=PUBLISHED)
    assert [type(found) for found in times] == [Timex]
    (act,) = HistoryReader(doc.vocab).mark(doc, [act_at(doc[1], said_at=0)])
    assert act.historical is historical


@pytest.mark.parametrize(
    ("text", "verb", "historical"),
    [
        ("Chad has lost a thousand men since the raid in 2014.", "lost", False),
        ("Citing the raid of 2014, Chad closed the road.", "Citing", False),
        ("Chad had lost a thousand men in 2014.", "lost", True),
        ("The pact, agreed in 2014, is void.", "agreed", True),
    ],
)
def test_a_verb_that_reaches_into_the_present_tells_no_history(
    language_model, text, verb, historical
):
    doc = language_model(text)
    doc._.onrecord_published = PUBLISHED.isoformat()
    doc._.onrecord_times = find_times(text, anchor=PUBLISHED)
    (token,) = [token for token in doc if token.text == verb]
    (act,) = HistoryReader(doc.vocab).mark(doc, [act_at(token, said_at=0)])
    assert act.historical is historical


def test_a_day_before_which_nothing_is_known_tells_nothing(language_model):
    doc = language_model("Chad left the bloc in 2014.")
    doc._.onrecord_times = find_times(doc.text, anchor=None)
    (act,) = HistoryReader(doc.vocab).mark(doc, [act_at(doc[1], said_at=0)])
    assert not act.historical


def test_an_act_within_history_is_history_and_one_around_it_is_not(language_model):
    doc = language_model("Chad said Oslo had once vowed to pay.")
    said, vowed, pay = (doc[index] for index in (1, 5, 7))
    acts = [act_at(said), act_at(vowed, within=0), act_at(pay, within=1)]
    found = HistoryReader(doc.vocab).mark(doc, acts)
    assert [act.historical for act in found] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "verb", "historical"),
    [
        ("When the wall fell in 1989, Chad left the bloc.", "left", True),
        ("Chad asked Niger in vain to leave the bloc in 1991.", "asked", True),
        ("The court jailed the colonel in 2018, years after his trial.", "jailed", True),
        ("Two years after the coup ended in 2021, Chad left the bloc.", "left", False),
        ("Chad left the bloc of 1994.", "left", False),
        ("When the wall fell on Monday, Chad left the bloc.", "left", False),
    ],
)
def test_a_time_dates_the_verb_around_its_clause(language_model, text, verb, historical):
    doc = language_model(text)
    doc._.onrecord_published = PUBLISHED.isoformat()
    doc._.onrecord_times = find_times(doc.text, anchor=PUBLISHED)
    token = next(token for token in doc if token.text == verb)
    (act,) = HistoryReader(doc.vocab).mark(doc, [act_at(token)])
    assert act.historical is historical
