"""Lexicon patterns found by their literal words."""

import pytest
import spacy

from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.errors import LexiconError
from onrecord.lexicons._load import Entry, load_lexicon


def entry(*patterns):
    return Entry(id="x.test", patterns=patterns, fields={}, yes=("a",), no=("b",))


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


def spans(matcher, doc):
    return [doc[hit.start : hit.end].text for hit in matcher(doc, [t.lower_ for t in doc])]


@pytest.mark.model
@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ([{"LEMMA": "envoy"}], "The envoys met the Envoy.", ["envoys", "Envoy"]),
        ([{"LEMMA": "meet", "POS": "VERB"}], "They met before the meet.", ["met"]),
        ([{"LOWER": "the"}, {"LEMMA": "envoy"}], "They met the envoys.", ["the envoys"]),
    ],
)
def test_words_are_found_in_any_form_by_their_lemma(language_model, pattern, text, expected):
    matcher = LexiconMatcher(language_model.vocab, [entry(pattern)])
    assert spans(matcher, language_model(text)) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ([{"LOWER": "envoy"}], "The Envoy met an envoy.", ["Envoy", "envoy"]),
        ([{"LOWER": {"IN": ["envoy", "consul"]}}], "The consul left.", ["consul"]),
        ([{"LOWER": "prime"}, {"LOWER": "minister"}], "a prime minister", ["prime minister"]),
        (
            [{"LOWER": "vice"}, {"TEXT": "-", "OP": "?"}, {"LOWER": "chair"}],
            "vice-chair",
            ["vice-chair"],
        ),
        ([{"IS_ALPHA": True}, {"LOWER": "ministry"}], "energy ministry", ["energy ministry"]),
        ([{"LOWER": "envoy"}], "nobody", []),
    ],
)
def test_patterns_are_found(blank, pattern, text, expected):
    assert spans(LexiconMatcher(blank.vocab, [entry(pattern)]), blank(text)) == expected


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ([{"IS_ALPHA": True}], "no literal"),
        ([{"LOWER": "a", "OP": "?"}], "no literal"),
        ([{"LOWER": "a"}, {"IS_ALPHA": True, "OP": "*"}], "operator"),
    ],
)
def test_a_pattern_it_cannot_find_is_refused(blank, pattern, message):
    with pytest.raises(LexiconError, match=message):
        LexiconMatcher(blank.vocab, [entry(pattern)])


@pytest.mark.model
def test_it_finds_what_the_matcher_of_spacy_finds(language_model):
    doc = language_model(
        "The deputy foreign minister of Chile, a former vice-president, met the energy secretary "
        "and the president's office in the House of Commons."
    )
    for name in ("offices", "bodies"):
        lexicon = load_lexicon(name)
        expected = {
            (doc.vocab.strings[key], start, end)
            for key, start, end in lexicon.matcher(doc.vocab)(doc)
        }
        hits = LexiconMatcher(doc.vocab, lexicon)(doc, [token.lower_ for token in doc])
        assert {(hit.entry.id, hit.start, hit.end) for hit in hits} == expected
