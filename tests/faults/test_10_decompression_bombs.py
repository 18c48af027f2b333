"""Case 10: small files that unpack to fill the machine."""

import gzip
import tracemalloc

import pytest

TEXT = "Norway offered on Wednesday to host talks between the two governments."


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.html.gz"])
def test_gzip_out_of_proportion_is_a_bomb(run, name):
    data = gzip.compress(b'<html>{"text": "' + b"0" * 60_000_000)
    tracemalloc.start()
    try:
        _, (found,) = run({name: data})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.reason == "bomb"
    assert peak < 60_000_000


def test_bomb_of_many_gzip_members_is_found(run):
    _, (found,) = run({"a.txt.gz": gzip.compress(b"0" * 900_000) * 50})
    assert found.reason == "bomb"


def test_many_copies_of_one_article_are_no_bomb(run):
    line = f'{{"text": "{TEXT}"}}\n'.encode()
    articles, set_aside = run({"a.jsonl.gz": gzip.compress(line * 500)})
    assert (len(articles), set_aside) == (500, [])
