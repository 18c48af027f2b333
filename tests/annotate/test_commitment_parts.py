"""The parts of commitments: objects, beneficiaries and places."""

import pytest

from onrecord.lexicons._load import load_lexicon

pytestmark = pytest.mark.model
ROLES = load_lexicon("commitment_roles")


@pytest.fixture(scope="module")
def parts(nlp):
    """Object, beneficiary and place of the only commitment of a text."""

    def read(text):
        doc = nlp(text)
        (found,) = doc._.onrecord_commitments
        place = None if found.place is None else doc._.onrecord_places[found.place].range
        ranges = (found.object, found.beneficiary_range, place)
        return tuple(each and text[each.start : each.end] for each in ranges)

    return read


def test_what_is_given_to_a_country_has_a_beneficiary_and_what_goes_there_a_place(parts):
    for text in ROLES["cr.giving"].yes + ROLES["cr.going"].no:
        assert parts(text)[1] == "Chad", text
    for text in ROLES["cr.giving"].no + ROLES["cr.going"].yes:
        assert parts(text)[1] is None, text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway will send tents to Goma.", ("tents", None, "Goma")),
        ("Norway will lend Chad the ships.", ("the ships", "Chad", None)),
        ("Norway refused to reopen its embassy in Goma.", ("its embassy in Goma", None, "Goma")),
        ("Norway threatened to respond to any attack.", ("any attack", None, None)),
        ("Norway vowed to return to Goma.", (None, None, "Goma")),
        ("Norway agreed to free the men on Friday if Chad left.", ("the men", None, None)),
        ("The tents will be sent to Goma, Norway promised.", ("The tents", None, "Goma")),
    ],
)
def test_objects_end_before_times_and_places_are_no_objects(parts, text, found):
    assert parts(text) == found
