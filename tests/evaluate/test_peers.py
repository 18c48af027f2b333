"""The runner of textacy, over hand-made docs; textacy itself is no development dependency."""

import sys
from collections import namedtuple
from types import ModuleType

import pytest
import spacy

from evaluation.peers.textacy_quotes import main, paragraphs, predict, spans
from onrecord.evaluate.formats import AttributionGold

REPORT = "A strike.\n\n“We stay,” said Holm. “We pay.”\n"
Triple = namedtuple("Triple", ["speaker", "cue", "content"])


@pytest.fixture
def textacy(monkeypatch):
    """Stands in for textacy: one triple for each quotation, all by the one who said it."""
    module = ModuleType("textacy.extract.triples")

    def direct_quotations(doc):
        marks = [token.i for token in doc if token.is_quote]
        if len(marks) % 2:
            raise ValueError(len(marks))
        said = next((token for token in doc if token.text == "said"), None)
        for first, last in zip(marks[::2], marks[1::2], strict=True):
            yield Triple([said.nbor()], [said], doc[first : last + 1])

    module.direct_quotations = direct_quotations
    for name in ("textacy", "textacy.extract"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.mark.parametrize("by_paragraph", [False, True])
def test_quotations_of_one_cue_are_one_attribution_with_offsets_of_the_text(textacy, by_paragraph):
    gold = AttributionGold(id="a", text=REPORT, attributions=[])

    (line,) = predict([gold], spacy.blank("en"), by_paragraph=by_paragraph)

    (item,) = line.attributions
    assert [REPORT[start:end] for start, end in item.content] == ["“We stay,”", "“We pay.”"]
    assert [REPORT[start:end] for start, end in item.cue + item.source] == ["said", "Holm"]


def test_a_refused_paragraph_costs_no_other(textacy, capsys):
    gold = AttributionGold(id="a", text="“Never.\n" + REPORT, attributions=[])
    blank = spacy.blank("en")

    (whole,) = predict([gold], blank, by_paragraph=False)
    (parts,) = predict([gold], blank, by_paragraph=True)

    assert (len(whole.attributions), len(parts.attributions)) == (0, 1)
    assert capsys.readouterr().err.split("\n")[1] == "textacy refused 1 of 3 texts"


def test_paragraphs_are_the_lines_that_hold_anything():
    assert [REPORT[start:end] for start, end in paragraphs(REPORT)] == [
        "A strike.",
        "“We stay,” said Holm. “We pay.”",
    ]


def test_tokens_apart_are_spans_apart():
    doc = spacy.blank("en")("has not yet said")

    assert spans([doc[0], doc[1], doc[3]], offset=10) == [(10, 17), (22, 26)]


def test_a_missing_gold_file_ends_with_a_message(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--gold", str(tmp_path / "none.jsonl"), "--predictions", str(tmp_path / "out.jsonl")])

    assert ended.value.code == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err
