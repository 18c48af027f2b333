"""Bad input for attribution: stray, nested and countless quotation marks, and odd kinds of text."""

import hashlib
import shutil
import time
import timeit
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.annotate.layers import Attribution, Range
from onrecord.annotate.quotes import find_quotes
from onrecord.api import read_doc
from onrecord.cli.main import app
from onrecord.errors import ModelFileError
from onrecord.models.attribution import MODEL_FOLDER, AttributionModel, shared_model
from onrecord.record.assemble import assemble_acts

SECONDS = 10
"""Of processor time: many times what the slowest case here takes, far below a run without end."""

SAID = "“We keep the ferry,” said Holm. “It is late.”"
STRAY_MARKS = {
    "one opening": "“We keep the ferry, said Holm. It is late.\n\nHe left.",
    "one closing": "We keep the ferry,” said Holm. It is late.\n\nHe left.",
    "one straight": '"We keep the ferry, said Holm. It is late.\n\nHe left.',
    "three straight": '"We keep it," said Holm. "It is late.\n\nHe left.',
    "at the very end": 'Holm said it was late."',
    "alone": '"',
    "closing alone": "”",
    "empty": "Holm said “” and then '' and left.",
    "blank": "Holm said “ ” and then ' ' and left.",
    "opening twice": "““We keep the ferry,”” said Holm.",
    "turned round": "”We keep the ferry,“ said Holm.",
    "closed by the wrong one": '“We keep the ferry," said Holm. "It is late,” she said.',
    "low": "„We keep the ferry,“ said Holm. „It is late,” she said.",
    "angles": "«We keep the ferry», said Holm. «It is late.",
    "back-ticks": "``We keep the ferry,'' said Holm. ``It is late,'' she said.",
    "one back-tick": "`We keep the ferry,' said Holm. ``It is late, she said.",
    "nested": "“He said ‘no, ‘I will’ not’ and left,” she said.",
    "nested straight": "\"He said 'no, he did' and left,\" she said.",
    "nested deep": "“a ‘b “c ‘d “e ‘f “g”’”’”’” said Holm.",
    "crossed": "“He said ‘no” and left,’ she said.",
    "apostrophes": "The ministers' talks weren't the parties' last, Holm's aides' notes said.",
    "years": "In '95 and the '80s, rock 'n' roll was banned, Holm said.",
    "feet and inches": 'Holm said the 6\'2" man left 5" of rope.',
    "inside words": "Holm said O’Neill’s l’arrêté d'Orsay wasn't “d’accord”.",
    "marks next to marks": "“‘“‘We keep it,’”’” said Holm. \"'It is late,'\" she said.",
    "over paragraphs": "“We keep it.\n\n“It is late.\n\n“He left,” said Holm.\n\n“We",
}
KINDS_OF_TEXT = {
    "list": "Holm said:\n- the ferry stays\n- the fees go\n* “We pay”\n1. He said “no”\n2)\n•\n",
    "tweet": "RT @holm: “We keep the #ferry” 🚢🚢 https://t.example/?y=“z” … @kari said no!!1 👍🏽",
    "transcript": "Q: Will the ferry stay?\nA: It will, I said so.\nQ.\nA.\nQ: \nA: “No.”\n",
    "names in capitals": "MR. SMITH: We keep it.\nMS. LUND: You said no.\nTHE COURT: Order.\n",
    "stage directions": "HOLM: (Laughter.) We — [inaudible] — keep it. (Applause.)\nLUND:\n",
    "capital headline": "MINISTER SAYS “FERRY STAYS”, RIVALS VOW TO FIGHT\n\nHOLM: NO FEES\n",
    "colons": "Holm: : :: said: “:”: he said::\n",
    "dashes": "– Holm – said – “– we –” –\n— Holm\n--\n",
    "table": "Holm\t12\t“a”\nLund\t13\t“b\nsaid\t\t”\n",
    "blank lines": "\n\n  \n“\n\n”\n \nHolm said so.\n\n\n",
    "carriage returns": "“We keep it,” said Holm.\r\n\r\n“It is late.\rHe left.",
    "other scripts": "Холм сказал: «Паром остаётся», said Holm. 霍尔姆说：“渡轮保留。” ‏قال‏",
    "combining": "“We ke\u0301e\u0301p it\u200b,” said\u00a0Holm\u2028“It is late.”\u202e\ufeff",
    "emoji": "“👩‍👩‍👧‍👦 stays,” said 🧑🏾‍✈️ Holm. “🚢”",
    "email": "On Monday, Holm wrote:\n> “We keep it.\n>> He said “no”\n> \n",
}
REPEATED = {
    "straight marks": '"',
    "opening marks": "“",
    "marks apart": '" ',
    "words in marks": '"go" ',
    "genitives": "the dogs' ",
    "opened over and over": "“a ",
    "opened in each paragraph": "“We go on.\n\n",
    "single marks": "‘a dogs' ",
    "nested over and over": "“He said ‘no, ‘I will’’ and left,” she said. ",
    "one paragraph": f"{SAID} ",
    "transcript": "Q: Why did you go to Oslo?\nMR. HOLM: We kept the ferry, I said.\n",
    "one sentence": "said Holm and she said that ",
    "one word": "x",
}


@pytest.fixture(scope="module")
def rules_alone(nlp):
    return nlp.create_pipe("onrecord_attribution", config={"trained": False})


def ranges_of(attribution: Attribution) -> list[Range]:
    single = (attribution.speaker, attribution.addressee)
    return [part for part in (*single, *attribution.cue, *attribution.content) if part is not None]


def check(doc, text: str) -> None:
    """Every range lies in the text and holds something, no piece of a content overlaps another."""
    assert doc.text == text
    layer = doc._.onrecord_attributions
    for attribution in layer:
        assert attribution.content
        for where in ranges_of(attribution):
            assert 0 <= where.start < where.end <= len(text)
            assert text[where.start : where.end].strip()
        for one, other in zip(attribution.content, attribution.content[1:], strict=False):
            assert one.end <= other.start
        for reference in (attribution.parent, attribution.inferred_from):
            assert reference is None or 0 <= reference < len(layer)


@pytest.mark.parametrize("name", [*STRAY_MARKS, *KINDS_OF_TEXT])
def test_quotations_lie_in_the_text_between_their_marks(name):
    text = (STRAY_MARKS | KINDS_OF_TEXT)[name]
    for quote in find_quotes(text):
        assert 0 <= quote.range.start < quote.range.end <= len(text)
        assert quote.range.covers(quote.inside)
        assert quote.inside.start - quote.range.start in {1, 2}
        assert quote.range.end - quote.inside.end in ({1, 2} if quote.closed else {0})


@pytest.mark.model
@pytest.mark.parametrize("beside", ["", SAID])
@pytest.mark.parametrize("name", [*STRAY_MARKS, *KINDS_OF_TEXT])
def test_odd_text_is_read_with_every_span_in_place(nlp, rules_alone, name, beside):
    text = f"{beside}\n\n{(STRAY_MARKS | KINDS_OF_TEXT)[name]}\n\n{beside}".strip("\n") or " "
    doc = read_doc(text, nlp=nlp)
    check(doc, text)
    check(rules_alone(doc), text)


@pytest.mark.model
@pytest.mark.parametrize("name", [*STRAY_MARKS, *KINDS_OF_TEXT])
def test_evidence_of_odd_text_is_the_text(nlp, name):
    text = f"{SAID}\n\n{(STRAY_MARKS | KINDS_OF_TEXT)[name]}"
    acts = assemble_acts(read_doc(text, nlp=nlp), article_id="fault")
    assert acts
    for act in acts:
        for evidence in (act.trigger, *act.content):
            assert text[evidence.start : evidence.end] == evidence.exact


@pytest.mark.model
@pytest.mark.parametrize("name", ["one opening", "three straight", "one back-tick", "turned round"])
def test_a_stray_mark_costs_its_own_paragraph_and_no_other(nlp, name):
    text = f"{STRAY_MARKS[name]}\n\n“We keep the harbour,” said Lund.\n"
    doc = read_doc(text, nlp=nlp)
    found = [
        (text[said.speaker.start : said.speaker.end], text[piece.start : piece.end])
        for said in doc._.onrecord_attributions
        if said.speaker
        for piece in said.content
    ]
    assert ("Lund", "“We keep the harbour,”") in found


@pytest.mark.parametrize("name", REPEATED)
def test_time_to_find_quotations_grows_with_the_text_and_not_with_its_square(name):
    def seconds(characters: int) -> float:
        text = REPEATED[name] * (characters // len(REPEATED[name]))
        return min(timeit.repeat(lambda: find_quotes(text), time.process_time, number=1, repeat=3))

    assert seconds(160_000) < 10 * seconds(40_000) + 0.5  # 16 times as long if it were squared


@pytest.mark.model
@pytest.mark.parametrize("name", REPEATED)
def test_repeated_text_is_read_in_time_with_every_span_in_place(nlp, name):
    text = REPEATED[name] * (5_000 // len(REPEATED[name]))
    started = time.process_time()
    check(read_doc(text, nlp=nlp, published=date(2025, 3, 14)), text)
    assert time.process_time() - started < SECONDS


@pytest.mark.model
def test_a_million_marks_are_read_in_time(nlp):
    text = SAID + "\n\n" + '"' * 1_000_000 + "\n\n" + SAID
    started = time.process_time()
    doc = read_doc(text, nlp=nlp)
    assert time.process_time() - started < 60
    check(doc, text)
    assert len(doc._.onrecord_attributions) == 2


@pytest.fixture
def model_folder(tmp_path, monkeypatch):
    """A copy of the trained reader's files, which the package then takes for the shipped ones."""
    folder = tmp_path / "files"
    shutil.copytree(MODEL_FOLDER, folder)
    monkeypatch.setattr(AttributionModel.__init__, "__defaults__", (folder,))
    shared_model.cache_clear()
    yield folder
    shared_model.cache_clear()


def alter(path: Path) -> tuple[str, str]:
    """Damage one byte in the middle of a file; its hash before and after."""
    data = bytearray(path.read_bytes())
    before = hashlib.sha256(data).hexdigest()
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return before, hashlib.sha256(data).hexdigest()


@pytest.mark.model
@pytest.mark.parametrize("name", ["attribution.onnx", "tokenizer.json"])
def test_an_altered_model_file_stops_the_run_with_both_hashes(model_folder, name):
    expected, found = alter(model_folder / name)
    with pytest.raises(ModelFileError) as stopped:
        onrecord.read_text(SAID)
    assert f"{name}: its SHA-256 is {found}, expected {expected}. Install" in str(stopped.value)


@pytest.mark.model
@pytest.mark.parametrize("name", ["attribution.onnx", "tokenizer.json", "model.json"])
def test_a_missing_model_file_stops_the_run_by_name(model_folder, name):
    (model_folder / name).unlink()
    articles = [onrecord.Article(id="a", text=SAID), onrecord.Article(id="b", text=SAID)]
    with pytest.raises(ModelFileError, match=f"{name}: cannot be read"):
        list(onrecord.read_articles(articles))


@pytest.mark.model
def test_the_command_ends_with_2_and_one_line_where_a_model_file_is_altered(model_folder, tmp_path):
    expected, found = alter(model_folder / "attribution.onnx")
    report = tmp_path / "report.txt"
    report.write_text(SAID, encoding="utf-8")

    result = CliRunner().invoke(app, ["read", str(report), "--published", "2025-03-14"])

    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    assert expected in line
    assert found in line
