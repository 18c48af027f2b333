"""How long it takes to find near-duplicates as a store grows.

    python benchmarks/near_duplicates.py FILE [--parts N] [--batch N] [--json]

FILE is JSON Lines with text, title, published and publisher, gzipped or not. Its articles go into a
new SQLite store without acts; only clustering is timed, in equal parts of the file, so that growth
shows. The target is 5 % of an ingest at 18,000 articles, and growth no steeper than their number.
"""

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from onrecord.link.clusters import cluster_articles
from onrecord.model import Article, content_id
from onrecord.read.dates import read_date
from onrecord.store.base import Store
from onrecord.store.open import open_store
from onrecord.terms import PublishedBasis


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--parts", type=int, default=4)
    parser.add_argument("--batch", type=int, default=100, help="articles of a batch")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    articles = list(read_articles(options.file))
    size = -(-len(articles) // options.parts)
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "record.db") as store,
    ):
        milliseconds = [
            round(1000 * cluster_part(store, part, batch=options.batch) / len(part), 2)
            for part in parts
        ]
        result = {
            "articles": store.counts().articles,
            "clusters": store.counts().clusters,
            "milliseconds_an_article": milliseconds,
        }
    print(json.dumps(result) if options.json else "\n".join(f"{k}: {v}" for k, v in result.items()))


def cluster_part(store: Store, articles: Sequence[Article], *, batch: int) -> float:
    """Seconds of processor time that clustering takes while `articles` come in."""
    seconds = 0.0
    last = max((stored.number for stored in store.articles()), default=0)
    waiting = iter(articles)
    while some := list(islice(waiting, batch)):
        with store.batch():
            for article in some:
                store.add_article(article, run=None, extractor="benchmark")
            new = list(store.articles(after=last))
            last = max((stored.number for stored in new), default=last)
            begin = time.process_time()
            cluster_articles(store, new, now=datetime.now(UTC))
            seconds += time.process_time() - begin
    return seconds


def read_articles(path: Path) -> Iterator[Article]:
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines()
    for number, line in enumerate(lines, start=1):
        row = json.loads(line)
        yield Article(
            id=content_id(row["title"] or "", row["text"]),
            text=row["text"],
            title=row["title"],
            outlet=row["publisher"],
            published_at=read_date(row["published"]).value,
            published_basis=PublishedBasis.STATED,
            source=f"{path.name}:{number}",
        )


if __name__ == "__main__":
    main()
