"""Acts per 1,000 words in news outside politics, beside news of politics.

    ONRECORD_CORPORA=FOLDER python -m evaluation.false_alarms

Reuters stories of 1987 whose topics are earnings, takeovers, commodities or figures of the economy
hold few acts that the record is about; stories of trade disputes between states hold many. Stories
are drawn with a fixed seed. Nobody annotated them: the counts tell how much is found, and only the
gap between both kinds tells how much of it is a false alarm.
Source: Reuters-21578 (Lewis 1997), its field `topics`.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.pipeline import make_pipeline
from onrecord.annotate.parse import read_doc
from onrecord.config import load_config
from onrecord.terms import ActClass

STORIES_FILE = "news/reuters-21578.jsonl.gz"
SEED = 1987
LEAST_WORDS = 30
MARKET_TOPICS = frozenset(
    [
        "acq",
        "alum",
        "barley",
        "carcass",
        "cocoa",
        "coffee",
        "copper",
        "corn",
        "cotton",
        "cpi",
        "dlr",
        "earn",
        "fuel",
        "gas",
        "gnp",
        "gold",
        "grain",
        "heat",
        "hog",
        "housing",
        "interest",
        "ipi",
        "iron-steel",
        "jobs",
        "lead",
        "livestock",
        "meal-feed",
        "money-supply",
        "nat-gas",
        "oilseed",
        "orange",
        "palm-oil",
        "rapeseed",
        "retail",
        "rice",
        "rubber",
        "silver",
        "sorghum",
        "soybean",
        "sugar",
        "tin",
        "veg-oil",
        "wheat",
        "wpi",
        "zinc",
    ]
)
POLITICAL_TOPIC = "trade"

Story = dict[str, Any]


def is_market(story: Story) -> bool:
    """Whether all its topics are outside politics."""
    return bool(story["topics"]) and MARKET_TOPICS.issuperset(story["topics"])


def is_political(story: Story) -> bool:
    """Whether it tells of trade between states."""
    return POLITICAL_TOPIC in story["topics"]


def draw(stories: Sequence[Story], size: int) -> list[Story]:
    """As many of the stories as asked for, the same ones each time."""
    return random.Random(SEED).sample(stories, size)


def read_stories(path: Path) -> list[Story]:
    """The stories of a file that are more than a headline."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    return [story for story in stories if len(story["text"].split()) >= LEAST_WORDS]


def count_acts(stories: Sequence[Story]) -> tuple[int, Counter[ActClass]]:
    """Words without punctuation, and acts by class."""
    nlp = make_pipeline()
    words, acts = 0, Counter[ActClass]()
    for story in stories:
        doc = read_doc(story["text"], nlp, published=story["published"][:10])
        words += sum(not (token.is_punct or token.is_space) for token in doc)
        acts.update(act.act_class for act in doc._.onrecord_acts)
    return words, acts


def row(name: str, stories: Sequence[Story]) -> str:
    """One line of the table of `docs/quality.md`."""
    words, acts = count_acts(stories)
    found = acts.total()
    asserted = acts[ActClass.ASSERT]
    deeds = acts[ActClass.DEED] + acts[ActClass.MEET]
    per_thousand = [1000 * number / words for number in (found, found - asserted, deeds)]
    figures = " | ".join(f"{figure:.1f}" for figure in per_thousand)
    return f"| {name} | {len(stories)} | {words:,} | {figures} |"


def main() -> None:
    """Print the table."""
    folder = load_config().text("corpora")
    if not folder:
        raise SystemExit("ONRECORD_CORPORA is not set: it names the folder of the corpora")
    stories = read_stories(Path(folder) / STORIES_FILE)
    print(row("outside politics", draw(list(filter(is_market, stories)), 200)))
    print(row("trade between states", draw(list(filter(is_political, stories)), 40)))


if __name__ == "__main__":
    main()
