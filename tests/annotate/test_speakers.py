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
        (
            "Meanwhile, four boats hit a pier in Varna, the regional governor, Ola Berg, said.",
            "rv.say",
            "the regional governor, Ola Berg",
            "governor",
        ),
        (
            "The navy is sending ships to the island and will go on supplying food, "
            "the transport secretary, Ola Berg, has said.",
            "rv.say",
            "the transport secretary, Ola Berg",
            "secretary",
        ),
        (
            "Norway is trying to renew the blockade, a deliberate hunger in the islands that "
            "killed many people, the head of the office of the Danish president has said.",
            "rv.say",
            "the head of the office of the Danish president",
            "head",
        ),
        (
            "Discussing the ferry talks between Oslo and Bergen, Berg, said tolls would fall.",
            "rv.say",
            "Berg",
            "Berg",
        ),
        ("The paper cited the mayor as saying the port was shut.", "rv.say", "the mayor", "mayor"),
        (
            "Director Bill Holm issued a statement saying the port was shut.",
            "rv.say",
            "Director Bill Holm",
            "Holm",
        ),
        ("It was announced that the port would close.", "rv.announce", None, None),
    ],
)
def test_speaker_and_head_are_exact(speaker_of, text, rule, speaker, head):
    assert speaker_of(text, rule) == (speaker, head)


def test_who_is_asked_does_not_ask(speaker_of):
    text = "Asked whether the dam was safe, Holm said nobody knew."
    assert speaker_of(text, "rv.ask") == (None, None)
    assert speaker_of(text, "rv.say") == ("Holm", "Holm")
