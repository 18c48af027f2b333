"""Count in which share of news articles each common word stands, for `onrecord.link.words`.

    ONRECORD_CORPORA=... python -m training.linking.common_words

The mean of two corpora of different times and subjects: the articles of PolNeAR (train) and the
stories of Reuters-21578. Nothing of the texts is kept but the shares of single stems.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.config import load_config
from onrecord.link import words

TARGET = Path(words.__file__).with_name(words.TABLE)
CORPORA = ("attribution/polnear.train.jsonl", "news/reuters-21578.jsonl.gz")
LEAST_SHARE = 0.004
"""Words of fewer articles are left out: they tell as much as any."""
HEAD = """\
# about: stems of common words and the share of news articles that hold them, by which a shared
#   word tells less the commoner it is
# source: counted by training/linking/common_words.py in PolNeAR (train) and Reuters-21578
# licence: Apache-2.0
stem\tshare
"""


def main() -> None:
    """Write the table."""
    folder = Path(load_config().text("corpora"))
    corpora = [count_shares(read_texts(folder / name)) for name in CORPORA]
    means = {
        stem: sum(shares.get(stem, 0.0) for shares in corpora) / len(corpora)
        for stem in set().union(*corpora)
    }
    common = sorted((stem, share) for stem, share in means.items() if share >= LEAST_SHARE)
    lines = (f"{stem}\t{share:.4f}\n" for stem, share in common)
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def count_shares(texts: Iterable[str]) -> Mapping[str, float]:
    """Stem -> the share of texts that hold it."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(set(words.stems(text)))
        number += 1
    return {stem: count / number for stem, count in counts.items()}


def read_texts(path: Path) -> Iterator[str]:
    """The texts of a corpus in JSON Lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
