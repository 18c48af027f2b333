"""Of which sector officers are."""

import pytest

from onrecord.annotate.parse import read_doc

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def sector_of(nlp):
    def read(text, name):
        doc = read_doc(text, nlp, published="2024-03-12")
        return next(one.sector for one in doc._.onrecord_entities if one.name == name)

    return read


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Jo Holm, president of Lindqvist Corp, sold his shares.", "BUS"),
        ("Jo Holm, the Lindqvist Corp president, sold his shares.", "BUS"),
        ("Lindqvist Corp grew. Its spokesman Jo Holm said so.", "BUS"),
        ("Jo Holm, a Lindqvist Corp executive, said so.", "BUS"),
        ("Company spokesman Jo Holm said so.", "BUS"),
        ("Jo Holm, head of the Bank of England, spoke.", "GOV"),
        ("Lindqvist Corp grew. Chairman Jo Holm said so.", "BUS"),
        ("Lindqvist Corp grew. The Bank of England waited. Chairman Jo Holm spoke.", None),
        ("Jo Holm, a vice president, sold his shares.", None),
    ],
)
def test_officers_of_a_body_are_of_its_sector(sector_of, text, sector):
    assert sector_of(text, "Jo Holm") == sector


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("President Jo Holm signed the law.", "GOV"),
        ("The president of Peru, Jo Holm, signed the law.", "GOV"),
        ("Peruvian vice president Jo Holm signed the law.", "GOV"),
        ("Professor Jo Holm of the Bank of England spoke.", "EDU"),
    ],
)
def test_presidents_of_states_and_offices_of_one_sector_keep_theirs(sector_of, text, sector):
    assert sector_of(text, "Jo Holm") == sector
