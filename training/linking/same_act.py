"""Fit the weights by which `onrecord.link.same_act` takes two tellings for one act.

    python -m training.linking.same_act ACTS

Learns from the pairs of `evaluation/same-act-pairs.jsonl` marked "dev"; ACTS is made as
`evaluation/same_act.py` says. These pairs were drawn for what they share, so others of the same
articles are added whose actor is the same and whose contents share next to nothing: two acts each.
Logistic regression with an L2 penalty; what speaks for one act may
not weigh against it, nor the reverse. Nothing of the texts is kept but the weights.
"""

import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from evaluation.logistic import fit_logistic
from evaluation.same_act import PAIRS, Pair, read_acts, traits_of
from onrecord.evaluate.jsonl import read_lines
from onrecord.link import same_act
from onrecord.model import content_id

TARGET = Path(same_act.__file__).with_name(same_act.WEIGHTS)
PENALTY = 0.3
AGAINST = frozenset(
    [
        "other_party",
        "other_person",
        "speech_and_deed",
        "other_polarity",
        "other_time",
        "days_between",
    ]
)
"""Features that speak for two acts; all others speak for one."""
UNLIKE = 30
"""How many unlike pairs are added."""
MOST_SHARED = 0.2
MOST_DISTANT = 0.5
"""The greatest `mass` and `days_between` of an unlike pair."""
HEAD = """\
# about: weights of the features by which two tellings are one act; the sum is above 0 for one
# source: fitted by training/linking/same_act.py on pairs of acts in Guardian articles of 2022 and
#   stories of Reuters-21578, labelled by reading
# licence: Apache-2.0
feature\tweight
"""


def main() -> None:
    """Write the weights."""
    features, right = read_examples(Path(sys.argv[1]))
    weights = _turned(fit_logistic(features, right, penalty=PENALTY, rising=same_act.REASONS))
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def read_examples(acts: Path) -> tuple[list[dict[str, float]], list[bool]]:
    """The features of each pair to learn from, and whether it is one act."""
    told = read_acts(acts)
    pairs = [pair for pair in read_lines(PAIRS, Pair) if pair.part == "dev"]
    features, right = [], []
    for pair in pairs:
        left, other = traits_of(pair.left, told), traits_of(pair.right, told)
        if left and other:
            features.append(_turned(same_act.features(left, other)))
            right.append(pair.same)
    articles = {side.article for pair in pairs for side in (pair.left, pair.right)}
    traits = [
        same_act.Traits.of(item.act, article_id=item.article, published=item.published)
        for article in sorted(articles & set(told))
        for item in told[article]
    ]
    unlike = [_turned(found) for found in unlike_pairs(traits)]
    return features + unlike, right + [False] * len(unlike)


def unlike_pairs(traits: Sequence[same_act.Traits]) -> list[dict[str, float]]:
    """The features of `UNLIKE` pairs of one actor in near articles that share next to nothing."""
    found = {}
    for left, right in combinations(traits, 2):
        if left.article_id != right.article_id and left.parties & right.parties:
            compared = same_act.features(left, right)
            near = compared.get("days_between", 0.0) <= MOST_DISTANT
            if near and compared.get("mass", 0.0) <= MOST_SHARED:
                found[content_id(*sorted((left.act_id, right.act_id)))] = compared
    return [found[key] for key in sorted(found)[:UNLIKE]]


def _turned(values: Mapping[str, float]) -> dict[str, float]:
    """Values or weights with the sign of those in `AGAINST` changed."""
    return {name: -value if name in AGAINST else value for name, value in values.items()}


if __name__ == "__main__":
    main()
