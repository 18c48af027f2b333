"""Case 4: inputs too large, and texts made to blow up a parser."""

import time

import pytest

from onrecord.model import SetAside
from onrecord.read.sources import read_sources

SENTENCE = b"The minister said on Tuesday that the talks would resume within a week. "


def test_file_of_20_megabytes_is_set_aside_by_its_characters(run):
    articles, set_aside = run({"a.txt": (SENTENCE * 280_000)[:20_000_000], "b.txt": SENTENCE})
    assert len(articles) == 1
    assert [found.reason for found in set_aside] == ["too_large"]
    assert "a.txt: 20,000,000 characters, expected at most 2,000,000" in set_aside[0].message


def test_larger_file_is_not_even_decoded(run):
    articles, (found,) = run({"a.txt": SENTENCE * 300_000})
    assert articles == []
    assert found.reason == "too_large"
    assert "a.txt: more than 20,000,000 bytes" in found.message


@pytest.mark.parametrize(("name", "line"), [("a.txt", ""), ("a.jsonl", ":1"), ("a.md", "")])
def test_one_line_of_5_megabytes_is_set_aside(run, name, line):
    text = (SENTENCE * 70_000)[:5_000_000]
    data = b'{"text": "' + text + b'"}' if name == "a.jsonl" else text
    articles, (found,) = run({name: data})
    assert articles == []
    assert found.reason == "too_large"
    assert f"{name}{line}: " in found.message
    assert found.source.endswith(name + line)


def test_nothing_is_cut_at_the_limit(run):
    text = (SENTENCE * 30_000)[:2_000_000]
    ((article,), _) = run({"a.txt": text})
    assert len(article.text) == 2_000_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("quotes.txt", b'"' * 1_000_000 + SENTENCE),
        ("dashes.txt", b"A - " * 400_000),
        ("blank.txt", b"x" + b" \n" * 900_000 + b"y"),
        ("by.txt", b"By " + b"Ann Smith, " * 150_000),
        ("open.txt", b"(Reporting by " * 120_000),
        ("garbled.txt", ("Â" * 900_000).encode()),
        ("nested.md", b"> " * 20_000 + SENTENCE),
        ("links.md", b"[" * 100_000 + SENTENCE),
        ("nested.html", b"<!DOCTYPE html><html><body>" + b"<div>" * 50_000 + SENTENCE),
        ("table.html", b"<!DOCTYPE html><html><body><article><table><tr><td colspan="
         b"9007199254740991>x</td></tr></table><p>" + SENTENCE * 9 + b"</p></article></body>"),
    ],
)  # fmt: skip
def test_text_made_to_blow_up_ends_in_time(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    started = time.monotonic()
    results = list(read_sources([str(path)]))
    assert len(results) == 1
    assert time.monotonic() - started < 10


def test_json_list_beyond_the_limit_says_what_to_do(tmp_path, make_small):
    path = tmp_path / "a.json"
    path.write_bytes(b"[" + b'{"text": "x"},' * 99 + b"1]")
    (found,) = read_sources([str(path)], config=make_small)
    assert isinstance(found, SetAside)
    assert found.reason == "too_large"
    assert "ONRECORD_MAX_INPUT_BYTES" in found.message


@pytest.fixture
def make_small():
    """A configuration that takes a thousand bytes."""
    from onrecord.config import load_config

    return load_config({"ONRECORD_MAX_INPUT_BYTES": "1000"})
