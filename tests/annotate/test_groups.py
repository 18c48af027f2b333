"""Whom the text names as the members of a group."""

import pytest

from onrecord.annotate.actor import ActorComponent

pytestmark = pytest.mark.model

CHILE, ICELAND, NORWAY = "Government of Chile", "Government of Iceland", "Government of Norway"


@pytest.fixture(scope="module")
def members(language_model):
    component = ActorComponent(language_model)

    def read(text: str, words: str) -> tuple[str, ...]:
        doc = component(language_model(text))
        return next(
            doc._.onrecord_entities[mention.entity].members
            for mention in doc._.onrecord_mentions
            if doc.text[mention.range.start : mention.range.end] == words
        )

    return read


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile and Iceland agreed.", "Chile and Iceland", (CHILE, ICELAND)),
        (
            "Envoys Maria Lund and Ivo Renner left.",
            "Envoys Maria Lund and Ivo Renner",
            ("Maria Lund", "Ivo Renner"),
        ),
        ("The leaders of Chile and Iceland met.", "The leaders of Chile and Iceland", None),
        ("Chilean and Icelandic envoys met.", "Chilean and Icelandic envoys", None),
        ("Chilean envoys met.", "Chilean envoys", ()),
        ("Twelve countries signed.", "Twelve countries", ()),
        ("Three allies, Chile, Iceland and Norway, signed.", "Three allies", "all"),
        ("The E3 – Chile, Iceland and Norway – signed.", "E3", "all"),
        ("Chile, Iceland and Norway – the so-called E3 – signed.", "the so-called E3", "all"),
        ("The E3 signed.", "The E3", ()),
    ],
)
def test_members_are_those_whom_the_words_name(members, text, words, expected):
    named = {None: (CHILE, ICELAND), "all": (CHILE, ICELAND, NORWAY)}
    assert members(text, words) == named.get(expected, expected)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile accused Iceland of theft. Both sides met.", "Both sides", (CHILE, ICELAND)),
        ("Chile and Iceland met. Peru fell. The two countries signed.", "The two countries", None),
        ("Maria Lund called Ivo Renner. The pair left.", "The pair", ("Maria Lund", "Ivo Renner")),
        ("Chile accused Iceland. Norway laughed. Both sides met.", "Both sides", ()),
        ("Chile agreed. Both sides met.", "Both sides", ()),
        ("Chile accused Iceland. It rained. It froze. It blew. Both sides met.", "Both sides", ()),
        ("Maria Lund called Chile. Ivo Renner left. The two leaders met.", "The two leaders", "p"),
    ],
)
def test_words_for_parties_named_before_take_up_as_many_as_they_tell(
    members, text, words, expected
):
    named = {None: (CHILE, ICELAND), "p": ("Maria Lund", "Ivo Renner")}
    assert members(text, words) == named.get(expected, expected)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Antony Blinken and Lloyd Austin left.", "USA"),
        ("Antony Blinken and Liz Truss left.", None),
    ],
)
def test_a_group_is_of_the_country_that_all_its_members_are_of(language_model, text, country):
    doc = language_model(text)
    doc._.onrecord_published = "2022-05-01"
    entities = ActorComponent(language_model)(doc)._.onrecord_entities
    assert [entity.country for entity in entities if entity.members] == [country]
