import pytest

from onrecord.evaluate.accepted import is_accepted, share


@pytest.mark.parametrize(
    ("found", "accepted", "verdict"),
    [
        ("Ivo Lund", ["Ivo Lund"], True),
        ("two aides", ["Two aides"], True),
        ("Lund’s aides", ["Lund's aides"], True),
        ("The aides", ["aides"], True),
        ("aides", ["the aides"], True),
        ("Aides of the envoy", ["aides of envoy"], False),
        ("Thera", ["ra"], False),
        ("Per Lund", ["Ivo Lund"], False),
        ("Ivo Lund", [None], False),
        (None, [None, "Ivo Lund"], True),
        (None, ["Ivo Lund"], False),
    ],
)
def test_a_name_is_accepted_whatever_its_case_article_and_apostrophes(found, accepted, verdict):
    assert is_accepted(found, accepted) is verdict


@pytest.mark.parametrize(
    ("right", "expected"), [([True, False, False], 0.333), ([True], 1.0), ([], 0.0)]
)
def test_the_share_of_none_is_none(right, expected):
    assert share(right) == expected
