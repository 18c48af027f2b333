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
    "five hundred words of quotes": "“We will pay,” he said, “if they do,” she said, " * 45 + "ok.",
    "five hundred words of names": "Norway, Sweden, Chad and Mali " * 80 + "said they would pay.",
    "match": "Norway beat Sweden 3-2 in Oslo on Sunday. Lund struck twice before the break, Berg "
    "fired over, and Chad goalkeeper Sow denied Moen late on. Sweden attacked but never "
    "threatened. Norway meet Denmark on Friday.",
    "market": "Oslo shares fell sharply on Monday as oil weakened. Ferry stocks led the retreat, "
    "with Nordbåt down 4 pct. The krone slipped to 7.12 to the dollar. Gold was under attack.",
    "recipe": "Beat the eggs. Threaten no sauce with heat: it will split. Leave to rest.",
    "verdicts of verse": "I promised you the moon, my dear,\nand you refused to call.\nNow winter "
    "threatens, snow is near;\nI will not write at all.",
    "speakers": "BERG: Will Chad pay?\nSOW: It will.\nBERG: When?\nSOW: (laughs) When you do.\n",
    "table": "Norway | 12 | 3 | will\nSweden | 9 | 4 | not\nChad | 7 | 7 | pay\n",
    "prices": "Net 12.3 mln vs 9.8 mln\nRevs 1.2 billion vs 998 mln\nShr 34 cts vs 21 cts\n",
}
ACTLESS = (
    "no verbs",
    "verse",
    "list",
    "modals alone",
    "match",
    "market",
    "recipe",
    "table",
    "prices",
)
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
