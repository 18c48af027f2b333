"""Case 5: broken rows beside good ones."""

import json

import pytest

GOOD = json.dumps({"text": "The minister said on Tuesday that the talks would resume."})


def test_every_line_is_accounted_for(run):
    rows = [GOOD, "{broken", "", GOOD, "[1]", '{"id": 5}', "   ", GOOD, '{"text": 3}']
    articles, set_aside = run({"a.jsonl": "\n".join(rows).encode()})
    seen = sum(1 for row in rows if row.strip())
    assert len(articles) == 3
    assert seen == len(articles) + len(set_aside)
    assert [found.source.rpartition(":")[2] for found in set_aside] == ["2", "5", "6", "9"]
    assert {found.reason for found in set_aside} == {"malformed"}
    assert all(found.message.startswith(f"{found.source}: ") for found in set_aside)
    assert all("expected" in found.message for found in set_aside)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_hold_for_every_line_end(run, end):
    articles, (found,) = run({"a.jsonl": b"\xef\xbb\xbf" + end.join([GOOD, GOOD, "{"]).encode()})
    assert len(articles) == 2
    assert found.source.endswith("a.jsonl:3")


def test_file_is_given_up_only_when_more_than_a_fifth_of_many_rows_is_broken(run):
    rows = [GOOD] * 80 + ["{"] * 20 + [GOOD] * 9
    articles, set_aside = run({"a.jsonl": "\n".join(rows).encode()})
    assert (len(articles), len(set_aside)) == (89, 20)
    rows = [GOOD] * 80 + ["{"] * 90
    articles, set_aside = run({"a.jsonl": "\n".join(rows).encode(), "b.jsonl": GOOD.encode()})
    assert (len(articles), len(set_aside)) == (81, 22)
    assert set_aside[-1].source.endswith("a.jsonl")
    assert "21 of the first 101 records are broken" in set_aside[-1].message
    assert "the lines after 101 were not read" in set_aside[-1].message


def test_share_of_broken_rows_is_a_setting(run):
    from onrecord.config import load_config

    rows = [GOOD] * 50 + ["{"] * 100
    config = load_config({"ONRECORD_MAX_BROKEN_SHARE": "1"})
    articles, set_aside = run({"a.jsonl": "\n".join(rows).encode()}, config=config)
    assert (len(articles), len(set_aside)) == (50, 100)


def test_line_cut_in_the_middle_of_a_letter_is_set_aside(run):
    cut = '{"text": "Le café'.encode()[:-1]
    articles, (found,) = run({"a.jsonl": GOOD.encode() + b"\n" + cut})
    assert len(articles) == 1
    assert found.reason in ("malformed", "encoding")
    assert found.source.endswith("a.jsonl:2")


def test_file_that_is_no_json_at_all_costs_itself_only(run):
    articles, set_aside = run({"a.json": b"{'text': 'x'}", "b.jsonl": GOOD.encode()})
    assert len(articles) == 1
    assert [found.reason for found in set_aside] == ["malformed"]
    assert "a.json: not JSON (" in set_aside[0].message
