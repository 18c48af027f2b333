"""Case 8: feeds whose ids are missing, given twice or change with each fetch."""

import random

from tests.read import formats

ENTRY = (
    "<item><guid>{guid}</guid><link>https://w.example/{n}</link><title>Talks</title>"
    "<description>The minister said on day {n} that talks had begun.</description></item>"
)


def feed(guids, order=range(8)):
    entries = "".join(ENTRY.format(guid=guids(n), n=n) for n in order)
    return f"<rss><channel><title>Wire</title>{entries}</channel></rss>".encode()


def test_articles_are_the_same_whatever_the_ids_and_their_order(run):
    shuffled = random.Random(7).sample(range(8), 8)
    schemes = (str, lambda n: "", lambda n: "same", lambda n: f"token-{n * 31}")
    found = []
    for guids in schemes:
        articles, set_aside = run({"a.xml": feed(guids, shuffled)})
        assert set_aside == []
        found.append({article.id for article in articles})
    assert all(ids == found[0] for ids in found)
    assert len(found[0]) == 8


def test_no_two_entries_of_a_feed_share_a_key(run):
    for guids in (lambda n: "same", lambda n: str(n // 2), lambda n: ""):
        articles, _ = run({"a.xml": feed(guids)})
        keys = [article.origin.key for article in articles]
        assert len(set(keys)) == len(keys) == 8


def test_moved_date_changes_neither_id_nor_key(run):
    moved = formats.rss().replace(b"03 Sep 2025", b"05 Sep 2025")
    ((before,), _), ((after,), _) = run({"a.xml": formats.rss()}), run({"a.xml": moved})
    assert (before.id, before.origin) == (after.id, after.origin)
    assert before.published_at != after.published_at
