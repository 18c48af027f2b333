"""Case 12: crawls that are cut, damaged, or not what they say."""

import gzip
import random

import pytest
from tests.read import warcs


def titles(articles):
    return [int(article.title.split()[-1]) for article in articles]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("cut", [1, 3, 200, 400])
def test_last_record_of_a_cut_file_is_set_aside(run, name, cut):
    records = warcs.crawl()
    data = warcs.packed(records) if name.endswith("gz") else b"".join(records)
    articles, set_aside = run({name: data[:-cut]})
    assert titles(articles) == [0, 1, 2, 3]
    assert [found.reason for found in set_aside] == ["incomplete"]


@pytest.mark.parametrize("seed", range(12))
def test_damaged_member_costs_itself_only(run, seed):
    members = [gzip.compress(record) for record in warcs.crawl()]
    victim = bytearray(members[6])
    noise = random.Random(seed)
    start = noise.randrange(len(victim) - 50)
    victim[start : start + 50] = noise.randbytes(50)
    members[6] = bytes(victim)
    articles, set_aside = run({"a.warc.gz": b"".join(members)})
    assert titles(articles) == [0, 1, 3, 4]
    assert {found.reason for found in set_aside} == {"incomplete"}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("wrong", [-30, -1, 1, 3, 30, 100_000])
def test_wrong_length_is_found(run, name, wrong):
    records = warcs.crawl()
    block = warcs.http(warcs.page(2))
    records[6] = warcs.record(block, n=2, length=len(block) + wrong)
    data = warcs.packed(records) if name.endswith("gz") else b"".join(records)
    articles, set_aside = run({name: data})
    assert 2 not in titles(articles)
    assert {found.reason for found in set_aside} == {"incomplete"}
    if name.endswith("gz"):
        assert titles(articles) == [0, 1, 3, 4]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_bytes_that_do_not_have_their_digest_are_set_aside(run, name):
    records = warcs.crawl()
    records[6] = records[6].replace(b"Norway offered", b"Norway refused")
    data = warcs.packed(records) if name.endswith("gz") else b"".join(records)
    articles, (found,) = run({name: data})
    assert titles(articles) == [0, 1, 3, 4]
    assert found.reason == "incomplete"
    assert "digest sha1:" in found.message


def test_record_that_the_crawler_cut_is_set_aside(run):
    record = warcs.record(warcs.http(warcs.page(1)), head="WARC-Truncated: length\r\n")
    articles, (found,) = run({"a.warc": record + warcs.crawl(1)[2]})
    assert (titles(articles), found.reason) == ([0], "incomplete")


def test_record_beyond_the_limit_is_read_over(run):
    from onrecord.config import load_config

    config = load_config({"ONRECORD_MAX_INPUT_BYTES": "5000"})
    large = warcs.record(warcs.http(warcs.page(1) + b" " * 9000))
    for name, data in (("a.warc", large + warcs.crawl(1)[2]),
                       ("b.warc.gz", warcs.packed([large, warcs.crawl(1)[2]]))):  # fmt: skip
        articles, set_aside = run({name: data}, config=config)
        assert [found.reason for found in set_aside] == ["too_large"] * len(set_aside)
        assert set(titles(articles)) == {0}


@pytest.mark.parametrize("inside", [True, False], ids=["body", "member"])
def test_bomb_in_a_crawl_is_found(run, inside):
    zeros = b"0" * 15_000_000
    body, head = (gzip.compress(zeros), "Content-Encoding: gzip\r\n") if inside else (zeros, "")
    bomb = warcs.record(warcs.http(body, head=head))
    articles, (found,) = run({"a.warc.gz": warcs.packed([bomb, warcs.crawl(1)[2]])})
    assert titles(articles) == [0]
    assert found.reason == ("bomb" if inside else "incomplete")
    assert "200 times as large" in found.message
