"""How a condition is joined to what depends on it, and constructions that only look like one."""

import pytest

from onrecord.annotate.condition import make_condition

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def governors_in(language_model):
    component = make_condition(language_model, "onrecord_condition")

    def found(text: str) -> list[tuple[str, str]]:
        doc = component(language_model(text))
        return [
            (text[item.range.start : item.range.end], doc[item.governor].text)
            for item in doc._.onrecord_conditions
        ]

    return found


@pytest.mark.parametrize(
    ("text", "condition", "governor"),
    [
        ("Should the gas stop, Accra would burn oil.", "Should the gas stop", "burn"),
        ("“Give us the maps and we will pay,” he said.", "Give us the maps", "pay"),
        ("You stop the raids and we lift the ban.", "You stop the raids", "lift"),
        ("Weather permitting, Accra will sail in May.", "Weather permitting", "sail"),
        ("A second strike would end the talks.", "A second strike", "end"),
        ("“No maps, no money,” the envoy said.", "No maps", "money"),
    ],
)
def test_what_depends_on_a_condition_is_known(governors_in, text, condition, governor):
    assert (condition, governor) in governors_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Should the gas stop, would Accra burn oil?” he asked.",
        "“Give us the maps and go home,” he said.",
        "They give us maps and we give them ships, he said.",
        "“No water, no power, no bread,” the mayor said.",
        "The talks were polite, if short, the envoy said.",
        "If Peru was surprised, it did not show it.",
        "The weather allowing no flight, they walked.",
    ],
)
def test_look_alikes_are_no_conditions(governors_in, text):
    assert governors_in(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Foreign ships entering the bay will be seized.", "Foreign ships entering the bay"),
        ("The ships entering the bay will be seized.", None),
        ("“Another raid, and we will leave,” the envoy said.", "Another raid"),
        ("Another raid and a parade will be held.", None),
        ("If the school survived, the church and the mill were destroyed.", None),
    ],
)
def test_nouns_stand_for_a_condition_where_they_are_of_any_kind(language_model, text, condition):
    doc = make_condition(language_model, "onrecord_condition")(language_model(text))
    found = [text[one.range.start : one.range.end] for one in doc._.onrecord_conditions]
    assert found == ([condition] if condition else [])
