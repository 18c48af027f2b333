import gzip
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.config import load_config
from onrecord.model import Article, SetAside
from onrecord.read.draft import Draft
from onrecord.read.jsonl import read_lines

TEXT = "Norway offered on Wednesday to host talks between the two governments."


def lines(*records):
    return "\n".join(json.dumps(record) for record in records).encode()


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a1", "date": "2025-09-03", "text": TEXT, "title": "T", "publisher": "W",
         "lang": "en"},
        {"id": "a1", "published": "2025-09-03", "body": TEXT, "headline": "T", "outlet": "W",
         "language": "en-GB"},
        {"id": "a1", "pub_date": "2025-09-03", "event_text": TEXT, "title": "", "headline": "T",
         "publisher": {"name": "W"}, "extra": [1]},
        {"id": "a1", "published_at": "2025-09-03", "date": "1999-01-01", "text": TEXT, "body": "x",
         "title": "T", "publisher": "W"},
    ],
)  # fmt: skip
def test_jsonl_knows_the_fields_under_their_names(read_bytes, record):
    (article,) = read_bytes("a.jsonl", lines(record))
    assert (article.external_id, article.text, article.title) == ("a1", TEXT, "T")
    assert (article.published_at, article.outlet) == (date(2025, 9, 3), "W")
    assert article.source.endswith("a.jsonl:1")


def test_jsonl_takes_the_first_date_that_can_be_read(read_bytes):
    record = {"text": TEXT, "published_at": "soon", "date": 1756886400}
    (article,) = read_bytes("a.jsonl", lines(record))
    assert article.published_at == datetime(2025, 9, 3, 8, tzinfo=UTC)
    assert article.notes == (
        "date 'soon': no known form, expected one like 2025-09-05; taken as unknown",
    )


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        (b'{"text": "cut', "malformed", "not JSON (Unterminated string starting at column 10)"),
        (b'{"text": "bad \\x escape"}', "malformed", "Invalid \\escape"),
        (b"plain words", "malformed", "not JSON"),
        (b"[1, 2]", "malformed", "found a list, expected an object"),
        (b'"words"', "malformed", "found a string"),
        (b"null", "malformed", "found null"),
        (b"true", "malformed", "found true or false"),
        (b'{"id": 7, "url": "x"}', "malformed", "no text: expected one of the fields text,"),
        (b'{"text": ["a"]}', "malformed", "the text is a list, expected a string"),
        (b'{"text": 5}', "malformed", "the text is a number"),
        (b'{"text": ""}', "empty", "the text is empty"),
        (b'{"text": null}', "empty", "the text is empty"),
        (b'{"text": " "}', "empty", "no words in it"),
        (b"[" * 100_000, "malformed", "nested too deeply"),
        (b'{"n": ' + b"9" * 5000 + b"}", "malformed", "not JSON"),
        (b"\x00" * 40, "binary", "binary data"),
    ],
)
def test_broken_line_is_set_aside_with_its_number(read_bytes, line, reason, message):
    good = lines({"text": TEXT})
    first, second, third = read_bytes("a.jsonl", good + b"\n\n" + line + b"\n" + good)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (second.reason, second.source) == (reason, first.source[:-1] + "3")
    assert second.message.startswith(f"{second.source}: ")
    assert message in second.message


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_line_end_and_a_byte_order_mark_are_fine(read_bytes, end, mark):
    good = lines({"text": TEXT})
    results = read_bytes("a.jsonl", mark + good + end + b"{" + end + end + good)
    assert [type(result) for result in results] == [Article, SetAside, Article]
    assert [result.source.rpartition(":")[2] for result in results] == ["1", "2", "4"]


def test_jsonl_in_utf16_is_read(read_bytes):
    text = f"{json.dumps({'text': TEXT})}\n{json.dumps({'text': TEXT})}"
    assert [type(r) for r in read_bytes("a.jsonl", text.encode("utf-16"))] == [Article, Article]


def test_gzip_is_unpacked(read_bytes):
    packed = gzip.compress(lines({"text": TEXT}, {"text": TEXT}))
    assert [r.source[-10:] for r in read_bytes("a.jsonl.gz", packed)] == [
        "jsonl.gz:1",
        "jsonl.gz:2",
    ]


def test_damaged_gzip_keeps_the_lines_before_the_damage(read_bytes):
    rows = [{"text": TEXT, "id": number, "salt": hash((number, "x"))} for number in range(3000)]
    packed = gzip.compress(lines(*rows))
    *articles, last = read_bytes("a.jsonl.gz", packed[: len(packed) // 2])
    assert len(articles) > 500
    assert last.reason == "incomplete"
    assert "cut or damaged" in last.message


def test_one_line_too_long_is_set_aside_and_the_next_is_read(read_bytes, make_config):
    config = make_config(max_input_bytes=500)
    data = lines({"text": TEXT}, {"text": TEXT * 50}, {"text": TEXT})
    assert len(data) > 500
    results = read_bytes("a.jsonl", data, config=config)
    assert [type(result) for result in results] == [Article, SetAside, Article]
    assert results[1].reason == "too_large"
    assert ":2: a line longer than an input may be" in results[1].message


def test_escaped_surrogates_and_controls_do_not_stop_the_run(read_bytes):
    (article,) = read_bytes("a.jsonl", b'{"text": "' + TEXT.encode() * 3 + b' \\ud83d x\\u0000"}')
    assert article.text == f"{TEXT * 3} \ufffd x"


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1),
        min_size=1,
        max_size=8,
    )
)
def test_every_text_comes_back_on_its_line(texts):
    import io

    stream = io.BytesIO(b"\n".join(json.dumps({"text": text}).encode() for text in texts))
    drafts = list(read_lines(stream, where="a", config=load_config({})))
    assert all(isinstance(draft, Draft) for draft in drafts)
    assert [draft.text for draft in drafts] == texts
    assert [draft.where for draft in drafts] == [f"a:{n + 1}" for n in range(len(texts))]


@pytest.mark.corpus
def test_guardian_articles_are_all_read_with_their_dates(corpora):
    from onrecord.read.sources import count_sources, read_sources

    path = str(corpora / "news" / "guardian-ukraine-2022.jsonl")
    articles = list(read_sources([path]))
    assert len(articles) == count_sources([path]) == 188
    assert all(isinstance(found, Article) and found.published_day for found in articles)
