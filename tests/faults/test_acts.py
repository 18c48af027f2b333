"""Bad input for acts: sentences without end, headlines, verse, lists, transcripts."""

import time

import pytest

pytestmark = pytest.mark.model

SECONDS = 10
"""Of processor time: many times what the slowest case here takes, far below a run without end."""

CLAUSE = "Norway will send engineers and Sweden would close the border if Denmark refused to pay"
TEXTS = {
    "five hundred words": " and ".join([CLAUSE] * 33) + ".",
    "five hundred words of said": "Norway said " + "that Sweden said " * 160 + "it would pay.",
    "five hundred words of ifs": "Norway will pay " + "if Sweden will pay " * 120 + ".",
    "no verbs": "\n".join(["PRICES, PRICES, PRICES", "A cold Monday in Oslo", "More on page 4"]),
    "capitals": "NORWAY WILL NOT SIGN, SWEDEN WARNS\nTHREAT OF STRIKE\n",
    "verse": "O wind, will you carry\nthe snow to the sea?\nThe snow will not tarry,\nnor I.",
    "list": "- will pay\n- will not\n* may\n1. must\n2) would have to\n•\n",
    "transcript": "Q: Will you sign?\nA: We will. We won't.\nQ.\nA: I would, if I could.\n",
    "modals alone": "Will. Would. Won't. May might must. Shall we?",
    "prices": "Net 12.3 mln vs 9.8 mln\nRevs 1.2 billion vs 998 mln\nShr 34 cts vs 21 cts\n",
}
ACTLESS = ("no verbs", "verse", "list", "modals alone", "prices")
FLOOD = 5
"""More acts than one to five words are none that a text can hold."""


@pytest.mark.parametrize("kind", TEXTS)
def test_odd_texts_neither_crash_nor_flood(nlp, kind):
    started = time.process_time()
    doc = nlp(TEXTS[kind])
    acts = doc._.onrecord_acts
    assert time.process_time() - started < SECONDS
    assert len(acts) <= max(1, len(doc) // FLOOD)
    assert all(0 <= act.trigger.start < act.trigger.end <= len(doc.text) for act in acts)


@pytest.mark.parametrize("kind", ACTLESS)
def test_texts_without_acts_give_none(nlp, kind):
    assert not nlp(TEXTS[kind])._.onrecord_acts
