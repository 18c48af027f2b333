import json
from dataclasses import replace

from onrecord.export.jsonl import act_lines


def test_one_line_an_act_in_the_order_of_the_article(article):
    lines = list(act_lines(article))
    assert [json.loads(line)["id"] for line in lines] == [act.id for act in article.acts]
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)


def test_line_names_schema_class_and_article(article):
    line = json.loads(next(iter(act_lines(article))))
    assert (line["schema"], line["class"]) == ("onrecord.act/1", "assert")
    assert line["article"] == {
        "id": article.id,
        "title": "North Sea states set terms for a mackerel accord",
        "outlet": "Nordwire",
        "published_at": "2025-03-14",
        "source": "reports/nordwire.txt",
        "url": None,
    }


def test_every_span_equals_its_text(article):
    for line in act_lines(article):
        act = json.loads(line)
        for span in (act["trigger"], *act["content"], *(c["evidence"] for c in act["conditions"])):
            assert article.text[span["start"] : span["end"]] == span["exact"]


def test_confidence_comes_back_as_the_same_number(article):
    sure, unknown = article.acts[0], article.acts[1]
    changed = replace(article, acts=(replace(sure, confidence=0.873), unknown))
    assert [json.loads(line)["confidence"] for line in act_lines(changed)] == [0.873, None]


def test_output_is_utf8_and_not_escaped(article):
    assert "“We are ready".encode() in b"".join(act_lines(article))


def test_same_article_gives_the_same_bytes(article):
    assert list(act_lines(article)) == list(act_lines(article))


def test_name_of_a_file_that_is_not_utf8_still_gives_a_line(article):
    source = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    line = next(iter(act_lines(replace(article, source=source))))
    assert json.loads(line)["article"]["source"] == "caf�.txt"


def test_article_without_acts_gives_no_line(bare_article):
    assert list(act_lines(bare_article)) == []
