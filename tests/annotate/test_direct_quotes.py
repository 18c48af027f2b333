"""Which speaker each quotation goes to, by the marks and cues around it."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.terms import Form

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def speeches(language_model):
    """A function from a text to pairs of speaker and quoted pieces."""
    component = AttributionComponent(language_model)

    def read(text):
        return [
            (
                text[a.speaker.start : a.speaker.end] if a.speaker else None,
                [text[piece.start : piece.end] for piece in a.content],
            )
            for a in component(language_model(text))._.onrecord_attributions
            if a.parent is None
        ]

    return read


@pytest.mark.parametrize(
    ("text", "speaker", "pieces"),
    [
        ("“We will pay,” said Holm.", "Holm", ["“We will pay,”"]),
        ("Holm said: “We will pay.”", "Holm", ["“We will pay.”"]),
        ('"We will pay," Holm told reporters.', "Holm", ['"We will pay,"']),
        ("``We will pay,'' Holm said.", "Holm", ["``We will pay,''"]),
        ("''We will pay,'' Holm said.", "Holm", ["''We will pay,''"]),
        ("‘We will pay’, said Holm.", "Holm", ["‘We will pay’"]),
        ("“Will you pay?” Holm asked.", "Holm", ["“Will you pay?”"]),
        ("“We,” Holm said, “will pay it all.”", "Holm", ["“We,”", "“will pay it all.”"]),
        ("“We will pay,” Holm said. “Soon.”", "Holm", ["“We will pay,”", "“Soon.”"]),
        ("“We will pay,” Holm sighed.", "Holm", ["“We will pay,”"]),
        ("His answer was short: “We will not pay.”", "His answer", ["“We will not pay.”"]),
        (
            "“We will pay,” said Ida Holm, the mayor of Bergen.",
            "Ida Holm, the mayor of Bergen",
            ["“We will pay,”"],
        ),
    ],
)
def test_a_quotation_goes_to_the_cue_beside_it(speeches, text, speaker, pieces):
    assert speeches(text) == [(speaker, pieces)]


def test_a_quotation_over_paragraphs_is_one_attribution(speeches):
    text = "“We waited for years,” Holm said.\n\n“Then the dam broke.\n\n“Now we pay.”"
    assert speeches(text) == [
        ("Holm", ["“We waited for years,”", "“Then the dam broke.", "“Now we pay.”"])
    ]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(speeches):
    text = "Holm continued:\n\n“Nobody will sail before the ice is gone.”"
    assert speeches(text) == [("Holm", ["“Nobody will sail before the ice is gone.”"])]


def test_a_lone_quotation_takes_over_the_speaker_before_it(language_model):
    text = "Holm said the town would wait.\n\n“Nobody will sail before the ice is gone.”"
    doc = AttributionComponent(language_model)(language_model(text))
    said, quoted = doc._.onrecord_attributions
    assert (said.cue, quoted.cue) == (said.cue, ())
    assert quoted.inferred_from == 0
    assert quoted.speaker == said.speaker
    assert quoted.rule == "quote.continued"


def test_a_quotation_far_from_any_speaker_is_nobodys(speeches):
    text = "The ice broke early.\n\n“Nobody will sail before the ice is gone.”"
    assert speeches(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The “coalition of the willing” met in Oslo.",
        "He spoke slowly on “Meet the Harbour.” The rain fell.",
        "It was the so-called “ferry tax” of last year.",
    ],
)
def test_a_name_in_marks_is_no_utterance(speeches, text):
    assert not any("“" in piece for _, pieces in speeches(text) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will pay,” Holm said.", Form.DIRECT),
        ("Holm said the town would pay.", Form.INDIRECT),
        ("Holm said the town would “pay every crown” of it.", Form.MIXED),
    ],
)
def test_form_follows_the_marks(language_model, text, form):
    doc = AttributionComponent(language_model)(language_model(text))
    assert doc._.onrecord_attributions[0].form is form


def test_indirect_speech_within_direct_speech_is_indirect(language_model):
    text = "“The mayor promised to pay for the bridge,” Holm said."
    doc = AttributionComponent(language_model)(language_model(text))
    assert [a.form for a in doc._.onrecord_attributions] == [Form.DIRECT, Form.INDIRECT]


def test_the_speaker_of_a_cue_outside_marks_stands_outside_them(speeches):
    text = (
        "Norway and Finland, which lead a “league of the north” in support of Riga, "
        "have signalled they are ready."
    )
    assert ("Norway and Finland", ["they are ready"]) in speeches(text)
