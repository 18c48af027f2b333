"""Which names stand beside a title, and which only seem to."""

import pytest

from onrecord.annotate.actor import ActorComponent, entity_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def same_party(language_model):
    component = ActorComponent(language_model)

    def are_one(text: str, title: str, name: str) -> bool:
        doc = component(language_model(text))
        first, second = (
            next(token for token in doc if token.text == word) for word in (title, name)
        )
        assert entity_of(doc, first) is not None
        assert entity_of(doc, second) is not None
        return entity_of(doc, first) == entity_of(doc, second)

    return are_one


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("The mayor, Josef Klima, spoke.", "mayor", "Klima"),
        ("Josef Klima, the mayor, spoke.", "mayor", "Klima"),
        ("Josef Klima is the mayor of Brno.", "mayor", "Klima"),
        ("The mayor who won in Brno, Josef Klima, spoke.", "mayor", "Klima"),
        ("They freed her father, the poet Josef Klima.", "father", "Klima"),
        ("Josef Klima, the wife of the envoy, Jo Marsh, spoke.", "wife", "Klima"),
        ("The news agency Tass said it was late.", "agency", "Tass"),
    ],
)
def test_a_title_is_said_of_the_name_beside_it(same_party, text, title, name):
    assert same_party(text, title, name)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("The mayor met Josef Klima.", "mayor", "Klima"),
        ("The mayor spoke.\n\nJosef Klima left.", "mayor", "Klima"),
        ("Asked about Josef Klima, the mayor laughed.", "mayor", "Klima"),
    ],
)
def test_a_title_is_not_said_of_a_name_elsewhere(same_party, text, title, name):
    assert not same_party(text, title, name)
