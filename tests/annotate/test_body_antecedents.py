"""Which party a word for a body takes up."""

import pytest

from onrecord.annotate.actor import ActorComponent

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def name_of(language_model):
    """The name of the party that words stand for, the last time they occur; None for nobody."""
    component = ActorComponent(language_model)

    def read(text: str, words: str) -> str | None:
        doc = language_model(text)
        doc._.onrecord_published = "2024-03-12"
        component(doc)
        start = text.rindex(words)
        found = [m for m in doc._.onrecord_mentions if m.range.start == start]
        entity = found[0].entity if found else None
        return None if entity is None else doc._.onrecord_entities[entity].name

    return read


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Hill Academy sued Velo Bank. The academy asked for time.",
            "The academy",
            "Hill Academy",
        ),
        (
            "The company that runs the ferry paid. A rescue firm, Nordsund Corp, waited. "
            "Nordsund Corp sued. The company lost.",
            "The company",
            "Nordsund Corp",
        ),
        (
            "The Bank of Japan is content. Other central banks agree. The central bank will wait.",
            "The central bank",
            "Bank of Japan",
        ),
        (
            "The board of the port met. The agency for rivers met. The board voted.",
            "The board",
            "board of the port",
        ),
        (
            "Chile trusts Peru, for the country keeps its word.",
            "the country",
            "Government of Peru",
        ),
        (
            "Peru protested. Chile struck targets across the country.",
            "the country",
            "Government of Peru",
        ),
        (
            "The US administration met Canada’s government. The administration refused.",
            "The administration",
            "Government of the United States",
        ),
    ],
)
def test_a_body_is_the_one_that_stands_out_among_those_its_word_fits(name_of, text, words, name):
    assert name_of(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A council of elders met. The agency refused.", "The agency", "agency"),
        ("Three central banks met. The central bank refused.", "The central bank", "central bank"),
        ("Jo Marsh spoke of it. The company refused.", "The company", "company"),
    ],
)
def test_a_body_that_fits_none_before_is_another(name_of, text, words, name):
    assert name_of(text, words) == name
