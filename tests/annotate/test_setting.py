"""To whom, on what occasion and by what medium something was said."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.layers import Circumstance

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(language_model):
    """A function from a text to addressee, venue and medium of its first attribution."""
    component = AttributionComponent(language_model)

    def setting(text):
        first = component(language_model(text))._.onrecord_attributions[0]
        parts = (first.addressee, first.venue, first.medium)
        ranges = (part.range if isinstance(part, Circumstance) else part for part in parts)
        return tuple(text[where.start : where.end] if where else None for where in ranges)

    return setting


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Holm told an economic forum that the dam was safe.", "an economic forum"),
        ("Holm warned Ankara that the border would close.", "Ankara"),
        ("“The harvest is lost,” Holm said to his aides.", "his aides"),
        ("Holm replied to the senators that the dam was safe.", "the senators"),
        ("Holm admitted to reporters that the dam was unsafe.", "reporters"),
        ("Parliament was told that the dam was unsafe.", "Parliament"),
        ("Envoys were told by the ministry that the talks had failed.", "Envoys"),
        ("They were told in a letter from Oslo that the talks had failed.", "They"),
        ("Addressing parliament, Holm said the offer was final.", "parliament"),
        ("Speaking to reporters at noon, Holm said the dam was safe.", "reporters"),
        ("Holm testified before the committee that the dam was safe.", "the committee"),
        ("In a letter to the council, Iran said it would leave.", "the council"),
        ("In a phone call with Lund, Holm promised to send aid.", "Lund"),
        ("“The dam is safe,” Holm said in an address to the nation.", "the nation"),
        ("Holm wrote to Lund that the border would close.", "Lund"),
        ("Asked whether the dam was safe, Holm said nobody knew.", "Holm"),
        ("Oslo informed the council of its decision.", "the council"),
        ("Oslo accused Riga of delaying the vote.", None),
        ("Holm said to applause that the dam was safe.", None),
        ("Holm referred to the mayor of Bergen.", None),
        ("Addressing the shortage, Holm said the dam was safe.", None),
        ("After a meeting with Lund, Holm said the dam was safe.", None),
        ("The dam is safe, according to two officials.", None),
    ],
)
def test_addressee(read, text, addressee):
    assert read(text)[0] == addressee


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Holm said at a conference in Bergen that it was safe.", "a conference in Bergen"),
        ("Speaking at the Northern Forum, Holm said it was safe.", "the Northern Forum"),
        ("In a speech to parliament, Holm said it was safe.", "a speech to parliament"),
        ("On the sidelines of the summit, Holm said it was safe.", "the sidelines of the summit"),
        ("After talks in Paris, Holm said it was safe.", "talks in Paris"),
        ("Holm told a rally in Bergen on Sunday that it was safe.", "a rally in Bergen"),
        ("Holm told an economic forum in Bergen that it was safe.", "an economic forum in Bergen"),
        ("“It is safe,” Holm told reporters outside the court.", "the court"),
        ("Holm used a speech in Bergen to warn that the dam would break.", "a speech in Bergen"),
        ("Addressing a rally in Bergen, Holm said it was safe.", "a rally in Bergen"),
        ("Lund, who met Holm at a summit in Paris, said it was safe.", None),
        ("The envoy to the talks in Geneva said it was safe.", None),
        ("Holm said the meeting in Bergen had been useful.", None),
        ("Holm said before the summit in Paris that it was safe.", None),
    ],
)  # fmt: skip
def test_venue(read, text, venue):
    assert read(text)[1] == venue


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“We are ready,” Holm wrote on Telegram.", "Telegram"),
        ("Holm said in a post on X that it was safe.", "a post on X"),
        ("“We are ready,” he posted on X.", "X"),
        ("In an interview with Der Bote, Holm said it was safe.", "an interview with Der Bote"),
        ("The ministry said on Friday in a statement that it was safe.", "a statement"),
        ("“We are ready,” said Holm in a statement on Monday.", "a statement"),
        ("Speaking on state television, Holm said it was safe.", "state television"),
        ("Holm told the newspaper Bergens Avis that it was safe.", "the newspaper Bergens Avis"),
        ("Holm told Reuters that it was safe.", "Reuters"),
        ("Writing in the Financial Times, Holm said it was safe.", "the Financial Times"),
        ("Holm said by telephone that it was safe.", "telephone"),
        ("Holm wrote in an op-ed that it was safe.", "an op-ed"),
        ("“It is safe,” Holm tweeted.", "tweeted"),
        ("A statement from the ministry said it was safe.", "A statement from the ministry"),
        ("It is safe, according to a statement on its website.", "a statement on its website"),
        ("The general went on state television to say it was safe.", "state television"),
        ("Holm said the television was broken.", None),
        ("Holm said on Friday that it was safe.", None),
        ("The man at the centre of the report said it was safe.", None),
    ],
)  # fmt: skip
def test_medium(read, text, medium):
    assert read(text)[2] == medium


def test_a_continued_quotation_keeps_the_setting_of_its_turn(language_model):
    text = "Holm told reporters in a call that it was safe.\n\n“Nobody will leave before May.”"
    _, quoted = AttributionComponent(language_model)(language_model(text))._.onrecord_attributions
    assert text[quoted.addressee.start : quoted.addressee.end] == "reporters"
    assert text[quoted.medium.range.start : quoted.medium.range.end] == "a call"


def test_the_one_told_is_no_part_of_the_content(language_model):
    component = AttributionComponent(language_model, trained=True)
    text = "Holm warned Ankara that the border would close."
    (warned,) = component(language_model(text))._.onrecord_attributions
    assert [text[piece.start : piece.end] for piece in warned.content] == ["the border would close"]
