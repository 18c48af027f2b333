"""Case 1: wrong or missing encoding."""

import pytest

ENGLISH = (
    "The minister’s office said on Tuesday that the talks – “open and long” – would resume in a "
    "week, and that no one had asked for more troops on the border. "
) * 4
RUSSIAN = "Министр заявил во вторник, что переговоры возобновятся через неделю. " * 4


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_golden_text_is_the_same_in_every_codec(run, codec):
    articles, set_aside = run({"a.txt": ENGLISH.encode(codec)})
    assert set_aside == []
    assert articles[0].text == ENGLISH.rstrip()
    assert articles[0].encoding.replace("-", "") == codec.replace("-", "")


def test_russian_bytes_labelled_utf8_are_recognised_and_set_aside_by_language(run):
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body><article>'
        f"<p>{RUSSIAN}</p></article></body></html>"
    )
    articles, set_aside = run(
        {"a.html": page.encode("cp1251"), "b.txt": RUSSIAN.encode("cp1251"), "c.txt": b"He left."}
    )
    assert [article.text for article in articles] == ["He left."]
    assert [(found.reason, found.source[-6:]) for found in set_aside] == [
        ("language", "a.html"),
        ("language", "/b.txt"),
    ]
    assert all("in Russian, expected English" in found.message for found in set_aside)


def test_english_bytes_labelled_utf8_are_read_with_a_note(run):
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body><article>'
        f"<p>{ENGLISH}</p></article></body></html>"
    )
    ((article,), _) = run({"a.html": page.encode("cp1252")})
    assert "“open and long”" in article.text
    assert article.encoding == "cp1252"
    assert article.notes[0] == "declared as utf-8, which it is not; read as cp1252"


@pytest.mark.parametrize(
    "data",
    [
        ("“Yes.” " * 40).encode()[:-3].replace(b"\x80\x9d", b"\x80", 20),  # half-broken UTF-8
        "â€œYesâ€\x9d, she said. ".encode() * 10,  # UTF-8 once read as Windows-1252
        RUSSIAN.encode("cp1251").decode("latin-1").encode(),  # Windows-1251 read as Latin-1
        bytes(range(128, 256)) * 8,  # no encoding at all
        ENGLISH.encode() + RUSSIAN[:40].encode("cp1251"),
    ],
)
def test_text_that_lost_its_characters_is_set_aside(run, data):
    articles, set_aside = run({"a.txt": data, "b.txt": b"He left."})
    assert len(articles) + len(set_aside) == 2
    assert [found.reason for found in set_aside] == ["encoding"]
    assert "a.txt: " in set_aside[0].message
    assert "save it as UTF-8" in set_aside[0].message


def test_few_lost_characters_are_kept_and_noted(run):
    ((article,), _) = run({"a.txt": (ENGLISH * 3).encode() + b"\xe2\x80"})
    assert article.text.endswith("\ufffd")
    assert article.notes[0] == "1 undecodable characters replaced"


@pytest.mark.parametrize("data", [bytes(range(256)) * 64, b"%PDF-1.7\n" + b"x" * 99, b"\0" * 999])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a.bin", "a"])
def test_binary_file_is_set_aside_whatever_its_name(run, name, data):
    articles, (found,) = run({name: data})
    assert articles == []
    assert found.reason == "binary"
    assert f"{name}: " in found.message
