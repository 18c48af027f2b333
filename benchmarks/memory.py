"""Peak memory of reading articles, in fresh processes.

    python benchmarks/memory.py [--text FILE] [--articles N] [--json]

One process only loads the language model and the components, one reads N articles and keeps
none; the difference is what reading costs. Unix only.
"""

import argparse
import json
import resource
import subprocess
import sys
from itertools import cycle, islice

from corpus import add_text_options, load_texts

BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""Unit of `ru_maxrss`. Source: getrusage(2) of macOS and of Linux."""


def main() -> None:
    options = parse_arguments()
    if options.child is not None:
        print(peak_of_reading(options))
        return
    result = {
        "articles": options.articles,
        "loaded_mb": run_child(options, articles=0),
        "read_mb": run_child(options, articles=options.articles),
    }
    if options.json:
        print(json.dumps(result))
    else:
        print(f"{'loaded':24}{result['loaded_mb']:>8} MB")
        print(f"{f'{options.articles} articles read':24}{result['read_mb']:>8} MB")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_text_options(parser)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--child", type=int, metavar="N", help=argparse.SUPPRESS)
    return parser.parse_args()


def run_child(options: argparse.Namespace, *, articles: int) -> int:
    command = [sys.executable, __file__, "--child", str(articles)]
    if options.text:
        command += ["--text", str(options.text)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return int(done.stdout)


def peak_of_reading(options: argparse.Namespace) -> int:
    """Peak resident memory of this process in megabytes after reading, 10**6 bytes each."""
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model
    from onrecord.api import read_articles
    from onrecord.model import Article, content_id

    if not options.child:
        add_components(load_language_model())
    texts = islice(cycle(load_texts(options.text)), options.child)
    for _ in read_articles(Article(id=content_id(text), text=text) for text in texts):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT // 10**6


if __name__ == "__main__":
    main()
