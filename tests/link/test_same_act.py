"""Which tellings are taken for one act, and why."""

import dataclasses
from datetime import date

import pytest
from tests.store.build import make_article

from onrecord.link.same_act import REASONS, Traits, blocks, features, load_weights, match
from onrecord.terms import Polarity

PLEDGE = "Solheim vowed Iceland to build two desalination ports for the herring fleet."
RETOLD = "Solheim vowed Iceland to give the herring fleet two new desalination ports."


def traits(text: str, *, published: str | None = "2025-03-14", **changed) -> Traits:
    article = make_article(text, published=published)
    day = date.fromisoformat(published) if published else None
    told = Traits.of(article.acts[0], article_id=article.id, published=day)
    return dataclasses.replace(told, **changed)


def test_the_same_words_of_one_party_are_one_act():
    left, right = traits(PLEDGE), traits(f"{PLEDGE} Iceland asked Solheim to wait.")
    assert match(left, right).same
    assert blocks(left) & blocks(right)


def test_a_paraphrase_of_the_next_day_is_one_act():
    left, right = traits(PLEDGE), traits(RETOLD, published="2025-03-15")
    assert match(left, right).same
    assert blocks(left) & blocks(right)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Solheim vowed to plant a forest of birches.", id="another content"),
        pytest.param("Iceland asked Solheim to build a herring port.", id="another party"),
    ],
)
def test_other_acts_are_kept_apart(other: str):
    assert not match(traits(PLEDGE), traits(other)).same


def test_what_speaks_against_lowers_the_score():
    left = traits(PLEDGE)
    plain = match(left, traits(RETOLD)).score
    negated = match(left, traits(RETOLD, polarity=Polarity.NEGATED)).score
    later = match(left, traits(RETOLD, published="2025-03-17")).score
    dated = match(
        dataclasses.replace(left, told=(date(2025, 3, 14),) * 2),
        traits(RETOLD, told=(date(2025, 3, 12),) * 2),
    ).score
    assert max(negated, later, dated) < plain


def test_which_comes_first_makes_no_difference():
    left, right = traits(PLEDGE), traits(RETOLD)
    assert match(left, right) == match(right, left)


def test_reasons_tell_the_weightiest_first():
    reasons = match(traits(PLEDGE), traits(RETOLD)).reasons
    assert any(reason.startswith(REASONS["same_party"]) for reason in reasons)
    sizes = [abs(float(reason.rsplit("(", 1)[1].rstrip(")"))) for reason in reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_acts_far_apart_in_time_share_no_block_unless_both_tell_the_day():
    old = traits(PLEDGE, published="2025-01-02")
    assert not blocks(old) & blocks(traits(RETOLD))
    day = (date(2025, 1, 2), date(2025, 1, 2))
    assert blocks(old) & blocks(traits(RETOLD, told=day))


def test_an_act_of_unknown_day_is_in_no_block():
    assert not blocks(traits(PLEDGE, published=None))


def test_every_feature_has_a_reason_and_every_weight_a_feature():
    assert set(load_weights()) - {"bias"} <= set(REASONS)
    assert set(features(traits(PLEDGE), traits(RETOLD))) <= set(REASONS)
