import json

import pytest

from onrecord.model import Article, SetAside

TEXT = "Norway offered on Wednesday to host talks between the two governments."
GOOD = {"text": TEXT}


@pytest.mark.parametrize(
    ("value", "locators"),
    [
        (GOOD, [""]),
        ([GOOD, GOOD], ["[0]", "[1]"]),
        ({"articles": [GOOD, GOOD], "total": 2}, ["[0]", "[1]"]),
    ],
)
def test_json_is_one_article_or_a_list(read_bytes, value, locators):
    results = read_bytes("a.json", json.dumps(value, indent=1).encode())
    assert all(isinstance(result, Article) for result in results)
    assert [result.source.partition("a.json")[2] for result in results] == locators


def test_broken_element_is_set_aside_with_its_index(read_bytes):
    results = read_bytes("a.json", json.dumps([GOOD, 5, {"id": 1}, GOOD]).encode())
    assert [type(result) for result in results] == [Article, SetAside, SetAside, Article]
    assert results[1].message.endswith(
        "a.json[1]: found a number, expected an object with the fields of an article"
    )


def test_json_lines_under_the_name_json_are_read_as_such(read_bytes):
    data = "\n".join([json.dumps(GOOD), "{broken", json.dumps(GOOD)]).encode()
    results = read_bytes("a.json", data)
    assert [type(result) for result in results] == [Article, SetAside, Article]
    assert results[1].source.endswith("a.json:2")


@pytest.mark.parametrize(
    ("data", "reason", "message"),
    [
        (b'{"text":\n "cut', "malformed", "not JSON (Unterminated string starting at line 2"),
        (b"[]", "empty", "a list without articles"),
        (b'{"articles": []}', "empty", "a list without articles"),
        (b"[" * 200_000, "malformed", "nested too deeply"),
    ],
)
def test_broken_json_is_set_aside_as_a_whole(read_bytes, data, reason, message):
    (found,) = read_bytes("a.json", data)
    assert found.reason == reason
    assert message in found.message
    assert found.message.startswith(found.source)
