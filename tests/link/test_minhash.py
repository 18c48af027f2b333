"""Signatures and bands."""

import numpy as np
import pytest

from onrecord.link.body import make_body
from onrecord.link.minhash import LEAD_BANDS, ROWS, WHOLE_BANDS, make_bands, make_signature


def words(first: int, last: int) -> str:
    return " ".join(f"w{number}x" for number in range(first, last))


def places(text: str) -> np.ndarray:
    return np.frombuffer(make_signature(make_body("a", text)), dtype="<u4")[: WHOLE_BANDS * ROWS]


@pytest.mark.parametrize("shared", [100, 200, 300])
def test_agreeing_places_estimate_the_jaccard_similarity(shared: int):
    left, right = places(words(0, 400)), places(words(400 - shared, 800 - shared))
    expected = shared / (800 - shared)
    assert np.mean(left == right) == pytest.approx(expected, abs=0.15)


def test_a_text_cut_to_its_lead_shares_a_band():
    whole = make_bands(make_signature(make_body("a", words(0, 600))))
    cut = make_bands(make_signature(make_body("b", words(0, 40))))
    assert any(left == right for left, right in zip(whole, cut, strict=True))


def test_other_texts_share_no_band():
    left = make_bands(make_signature(make_body("a", words(0, 400))))
    right = make_bands(make_signature(make_body("b", words(400, 800))))
    assert not any(one == other for one, other in zip(left, right, strict=True))


def test_a_signature_is_cut_into_bands_without_rest():
    signature = make_signature(make_body("a", words(0, 50)))
    assert len(make_bands(signature)) == WHOLE_BANDS + LEAD_BANDS
    assert b"".join(make_bands(signature)) == signature


def test_signatures_stay_what_they_are():
    """A store keeps them: with other numbers every one would have to be made again."""
    assert make_signature(make_body("a", "Talks ended."))[:8].hex() == "4b93513993ee2695"


def test_an_empty_text_has_a_signature():
    assert set(make_signature(make_body("a", "—"))) == {0xFF}
