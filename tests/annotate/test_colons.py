"""Speakers before colons and after dashes: headlines and transcripts."""

import pytest

from onrecord.annotate.attribution import AttributionComponent

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def speeches(language_model):
    component = AttributionComponent(language_model)

    def read(text):
        return [
            (text[a.speaker.start : a.speaker.end], text[a.content[0].start : a.content[0].end])
            for a in component(language_model(text))._.onrecord_attributions
            if a.rule in {"ap.colon", "ap.dash", "ap.signed"}
        ]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Holm: no ferries before May", ("Anna Holm", "no ferries before May")),
        ("No ferries before May – minister", ("minister", "No ferries before May")),
        ("Poll: most voters want the bridge", ("Poll", "most voters want the bridge")),
        ("Talks.\n\nHOLM: We will wait for the ice.", ("HOLM", "We will wait for the ice")),
        ('Talks.\n\n"HOLM: We will wait for the ice.', ("HOLM", "We will wait for the ice")),
        ("Here.\n“We need a ferry.” — Anna de Holm", ("Anna de Holm", "“We need a ferry.”")),
        ("Here.\n”We need a ferry.” ― Anna Holm.\nEnd.", ("Anna Holm", "We need a ferry.”")),
        ("Here.\n“We need a ferry.”\n– Anna Holm, 41\n", ("Anna Holm", "“We need a ferry.”")),
    ],
)
def test_a_name_and_a_mark_attribute_the_rest(speeches, text, expected):
    assert speeches(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the ferry sails on Friday",
        "Update: Anna Holm has left the talks",
        "The list was short: two ships and a boat.",
        "BERGEN: The ferry will sail on Friday, Anna Holm said.",
        "Berlin: The ferry will sail on Friday, Anna Holm said.",
        "BERGEN, May 3 - The ferry sank on Monday",
        "The ice broke.\n\nWEST COAST: Bergen 4, Molde 2, Bodo nil",
        "Meet at 12:30 in the harbour of Bergen",
        "The bridge - an old one - will stay closed.",
        "Here.\n“We need a ferry” - a song of the coast - was heard.",
        "Here.\n“We need a ferry,” the mayor said — twice",
        "Here.\n“We need a ferry.” — Photograph",
    ],
)
def test_labels_datelines_and_tables_are_no_speakers(speeches, text):
    assert speeches(text) == []


def test_a_turn_goes_on_until_the_next_name(language_model):
    text = (
        "Talks.\n\nHOLM: We will wait.\n\nThe ice is thick.\n\n(CROSSTALK.)\n\n"
        "LUND: The ferries will sail.\n\nThe bridge stays closed."
    )
    attributions = AttributionComponent(language_model)(language_model(text))
    said = [
        [text[piece.start : piece.end].strip(". ") for piece in attribution.content]
        for attribution in attributions._.onrecord_attributions
        if attribution.rule == "ap.colon"
    ]
    assert said == [["We will wait", "The ice is thick"], ["The ferries will sail"]]


def test_a_report_between_two_turns_is_no_speech(language_model):
    text = "Talks.\n\nHOLM: We will wait.\n\nLund said it was late.\n\nHOLM: We know that."
    attributions = AttributionComponent(language_model)(language_model(text))
    turns = [a for a in attributions._.onrecord_attributions if a.rule == "ap.colon"]
    assert [len(turn.content) for turn in turns] == [1, 1]
