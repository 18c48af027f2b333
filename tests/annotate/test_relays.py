"""Who passed on what a speaker said, and whose the words are."""

import pytest

from onrecord.annotate.attribution import AttributionComponent

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(language_model):
    """A function from a text to speaker, content and relays of each attribution."""
    component = AttributionComponent(language_model)

    def attributions(text):
        def words(where):
            return text[where.start : where.end] if where else None

        return [
            (
                words(a.speaker),
                " … ".join(map(words, a.content)),
                [(words(relay.speaker), words(relay.cue)) for relay in a.relays],
            )
            for a in component(language_model(text))._.onrecord_attributions
        ]

    return attributions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Holm, quoted by the Nordwire agency, said the dam was safe.",
            ("Holm", "the dam was safe", [("the Nordwire agency", "quoted by")]),
        ),
        (
            "The dam was safe, according to two officials cited by Reuters.",
            ("two officials", "The dam was safe", [("Reuters", "cited by")]),
        ),
        (
            "“The dam is safe,” said Holm, quoted by Reuters.",
            ("Holm", "“The dam is safe,”", [("Reuters", "quoted by")]),
        ),
        (
            "“The dam is safe,” Holm said in remarks carried by state radio.",
            ("Holm", "“The dam is safe,”", [("state radio", "carried by")]),
        ),
        (
            "In comments reported by Reuters, Holm said the dam was safe.",
            ("Holm", "the dam was safe", [("Reuters", "reported by")]),
        ),
        (
            "“The dam is safe,” Holm said, as quoted by Reuters.",
            ("Holm", "“The dam is safe,”", [("Reuters", "quoted by")]),
        ),
        (
            "“The dam will hold,” the Nordwire agency quoted Holm as saying.",
            ("Holm", "“The dam will hold,”", [("the Nordwire agency", "quoted")]),
        ),
        (
            "Holm was quoted as saying that the dam was safe.",
            ("Holm", "the dam was safe", [(None, "was quoted")]),
        ),
        (
            "Holm was quoted by Reuters as saying that the dam was safe.",
            ("Holm", "the dam was safe", [("Reuters", "was quoted")]),
        ),
        (
            "“The dam is safe,” Holm was quoted as saying by Reuters.",
            ("Holm", "“The dam is safe,”", [("Reuters", "was quoted")]),
        ),
        (
            "Holm, elected by the council, said the dam was safe.",
            ("Holm", "the dam was safe", []),
        ),
    ],
)
def test_one_attribution_tells_who_passed_it_on(read, text, expected):
    assert read(text) == [expected]


def test_words_quoted_in_a_sentence_of_the_agency_lie_within_it(read):
    agency, holm = read("The agency quoted Holm as saying that the dam was safe.")
    assert agency == ("The agency", "Holm as saying that the dam was safe", [])
    assert holm == ("Holm", "the dam was safe", [])


@pytest.mark.parametrize(
    "text",
    [
        "The dam was safe, Reuters reported, citing Anna Holm.",
        "Reuters, citing Anna Holm, said the dam was safe.",
        "Citing Anna Holm, Reuters said the dam was safe.",
        "According to Reuters, citing Anna Holm, the dam was safe.",
    ],
)
def test_the_one_cited_says_what_the_agency_tells(language_model, text):
    found = AttributionComponent(language_model)(language_model(text))._.onrecord_attributions
    outer = next(a for a in found if a.parent is None)
    inner = next(a for a in found if a.parent is not None)
    assert found[inner.parent] == outer
    assert inner.content == outer.content
    assert text[outer.speaker.start : outer.speaker.end] == "Reuters"
    assert text[inner.speaker.start : inner.speaker.end] == "Anna Holm"


def test_a_thing_that_is_cited_says_nothing(read):
    said, cited = read("Holm said the dam was safe, citing the new gates.")
    assert (said[0], cited[:2]) == ("Holm", ("Holm", "the new gates"))


def test_the_reader_takes_no_agency_for_the_speaker_it_quotes(language_model):
    component = AttributionComponent(language_model, trained=True)
    text = "Berg, quoted by state agency TASS, said two ships had sailed."
    (said,) = component(language_model(text))._.onrecord_attributions
    assert text[said.speaker.start : said.speaker.end] == "Berg"
