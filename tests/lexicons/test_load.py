"""A bad lexicon stops the run with its file and entry."""

from pathlib import Path

import pytest

from onrecord import lexicons
from onrecord.errors import LexiconError
from onrecord.lexicons._load import literals, load_lexicon, parse_lexicon

LEXICONS = sorted(path.stem for path in Path(lexicons.__file__).parent.glob("en/*.yaml"))
HEAD = "about: a\nsource: s\nlicence: l\nentries:\n"
GOOD = (
    HEAD + "  - {id: x.one, match: {LEMMA: warn}, act_class: warn, yes: [He warned.], no: [No.]}\n"
)


def parse(text: str):
    return parse_lexicon(text, name="test", where="test.yaml")


def test_yes_and_no_are_words_and_further_keys_are_fields():
    entry = parse(GOOD)["x.one"]
    assert entry.yes == ("He warned.",)
    assert entry.no == ("No.",)
    assert entry.fields == {"act_class": "warn"}
    assert entry.patterns == ([{"LEMMA": "warn"}],)


def test_on_and_off_are_words_and_true_is_a_truth_value():
    entry = parse(HEAD + "  - {id: x, particle: [on, off], hard: true, yes: [a], no: [b]}\n")["x"]
    assert entry.fields == {"particle": ["on", "off"], "hard": True}


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ({"LEMMA": "warn"}, ("warn",)),
        ({"LEMMA": {"IN": ["warn", "caution"]}}, ("warn", "caution")),
        ({"LOWER": "warn"}, ()),
        ({"LEMMA": {"NOT_IN": ["warn"]}}, ()),
        ({"LEMMA": {"REGEX": "^warn"}}, ()),
    ],
)
def test_literals_are_the_words_a_token_must_be_one_of(token, words):
    assert literals(token, "LEMMA") == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entries: [", "not YAML"),
        ("about: a\n", "expected the keys"),
        (HEAD + "  - {match: {LEMMA: warn}}\n", r"entry 1: expected a mapping with an id"),
        (HEAD + "  - {id: x.one, yes: [a]}\n", r"\(x.one\): expected a `yes` and a `no`"),
        (HEAD + "  - {id: x.one, match: 3, yes: [a], no: [b]}\n", r"\(x.one\): `match` is 3"),
        (GOOD + GOOD.removeprefix(HEAD), "'x.one' comes twice"),
    ],
)
def test_a_bad_file_names_itself_and_the_entry(text, message):
    with pytest.raises(LexiconError, match=message) as caught:
        parse(text)
    assert "test.yaml" in str(caught.value)


def test_ids_are_unique_over_all_lexicons():
    ids = [entry.id for name in LEXICONS for entry in load_lexicon(name)]
    assert LEXICONS
    assert sorted(ids) == sorted(set(ids))


def test_a_missing_lexicon_is_named():
    with pytest.raises(LexiconError, match=r"lexicons/en/nothing\.yaml: no such lexicon"):
        load_lexicon("nothing")
