"""The noun phrase that speaks by a cue."""

import pytest

from onrecord.annotate.attribution import AttributionComponent

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def speaker_of(language_model):
    """A function from a text and a rule to the speaker's words and the head of its name."""
    component = AttributionComponent(language_model)

    def find(text, rule):
        doc = component(language_model(text))
        (found,) = [a for a in doc._.onrecord_attributions if a.rule == rule]
        if found.speaker is None:
            return None, None
        return text[found.speaker.start : found.speaker.end], doc[found.speaker_head].text

    return find


@pytest.mark.parametrize(
    ("text", "rule", "speaker", "head"),
    [
        ("He said the dam was safe.", "rv.say", "He", "He"),
        (
            "Finnish Foreign Minister Aino Laine said the dam was safe.",
            "rv.say",
            "Finnish Foreign Minister Aino Laine",
            "Laine",
        ),
        (
            "Ida Holm, an analyst at the institute, said the dam was safe.",
            "rv.say",
            "Ida Holm, an analyst at the institute",
            "Holm",
        ),
        ("Riga and Oslo said the dam was safe.", "rv.say", "Riga and Oslo", "Riga"),
        ("Holm left the talks, saying the dam was safe.", "rv.say", "Holm", "Holm"),
        ("Oslo wrote and promised to pay.", "rv.promise", "Oslo", "Oslo"),
        ("Holm, who said the dam was safe, left.", "rv.say", "Holm", "Holm"),
        ("The dam is safe, according to the mayor.", "ap.according_to", "the mayor", "mayor"),
        ("Oslo's promise to pay was kept.", "rn.promise", "Oslo", "Oslo"),
        ("The plan was rejected by the council.", "rv.criticise", "the council", "council"),
        ("The council is expected to vote.", "rv.expect", None, None),
        ("It was announced that the port would close.", "rv.announce", None, None),
    ],
)
def test_speaker_and_head_are_exact(speaker_of, text, rule, speaker, head):
    assert speaker_of(text, rule) == (speaker, head)
