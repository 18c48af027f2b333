"""Descriptions of parties: office, owner, words; and the lexicons behind them."""

import pytest

from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import find_mentions, read_page
from onrecord.annotate.titles import is_former, lexicon_of, party_entries, same_office
from onrecord.lexicons._load import load_lexicon

PARTIES = (
    *("offices", "bodies", "groups", "pronouns", "honorifics", "writings"),
    "place_predicates",
)
EXAMPLES = [
    (entry.id, sentence, expected)
    for name in PARTIES
    for entry in load_lexicon(name)
    for sentences, expected in ((entry.yes, True), (entry.no, False))
    for sentence in sentences
]


@pytest.fixture(scope="module")
def pages(language_model):
    matcher = LexiconMatcher(language_model.vocab, party_entries())
    return lambda text: read_page(language_model(text), matcher)


@pytest.fixture(scope="module")
def fired(language_model):
    lexicons = {entry_id.partition(".")[0]: None for entry_id, _, _ in EXAMPLES}
    assert len(lexicons) == len(PARTIES)
    matchers = [load_lexicon(name).matcher(language_model.vocab) for name in PARTIES]
    texts = [sentence for _, sentence, _ in EXAMPLES]
    strings = language_model.vocab.strings
    return {
        doc.text: {strings[key] for matcher in matchers for key, _, _ in matcher(doc)}
        for doc in language_model.pipe(texts)
    }


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "sentence", "expected"), EXAMPLES)
def test_entry_fires_on_its_examples_only(fired, entry_id, sentence, expected):
    assert (entry_id in fired[sentence]) is expected


def test_covers_and_registers_name_entries_that_exist():
    ids = {entry.id for entry in party_entries()}
    assert (
        not {covered for entry in party_entries() for covered in entry.fields.get("covers", ())}
        - ids
    )


def test_the_prefix_of_an_id_names_its_lexicon():
    for name in ("offices", "bodies", "groups", "pronouns", "honorifics"):
        assert {lexicon_of(entry) for entry in load_lexicon(name)} == {name}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country", "organisation"),
    [
        ("The Russian ambassador to Ukraine left.", "RUS", None),
        ("The president of Chile left.", "CHL", None),
        ("Ukraine’s foreign minister left.", "UKR", None),
        ("The Kremlin spokesman left.", "RUS", None),
        ("Kyiv’s defence minister left.", "UKR", None),
        ("A NATO official left.", "IGO", "NATO"),
        ("A China expert left.", None, None),
        ("A Chinese expert left.", "CHN", None),
        ("China’s experts left.", "CHN", None),
        ("The head of the UN’s refugee office left.", "IGO", None),
        ("Estonian and Latvian ministers left.", None, None),
        ("Russian-backed rebels left.", None, None),
        ("A pro-Russian mayor left.", None, None),
        ("A Geneva-based charity left.", None, None),
        ("Kyiv’s allies left.", None, None),
        ("A lawyer for Norway left.", None, None),
        ("An adviser to Norway left.", "NOR", None),
        ("A Foreign Office spokesman left.", "GBR", None),
        ("The chair of the board of Norway left.", "NOR", None),
        ("Norway’s Russia envoy left.", "NOR", None),
    ],
)
def test_a_title_tells_of_whom_its_holder_is(pages, text, country, organisation):
    page = pages(text)
    left = next(found for found in find_mentions(page) if found.role == "subject" and found.name)
    assert (left.owner.country, left.owner.organisation) == (country, organisation)


@pytest.mark.model
def test_a_possessor_told_elsewhere_is_kept_as_its_token(pages):
    page = pages("His spokesman left.")
    spokesman = next(found for found in find_mentions(page) if found.name)
    assert spokesman.owner.possessor == 0


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("The former minister left.", True),
        ("The minister left.", False),
        ("Ex-ministers left.", True),
    ],
)
def test_a_title_given_up_is_told_apart(pages, text, former):
    page = pages(text)
    assert is_former(page, 0, 4) is former


def test_a_general_word_can_name_a_more_exact_office():
    offices = load_lexicon("offices")
    assert same_office(offices["of.minister"], offices["of.foreign_minister"])
    assert same_office(offices["of.foreign_minister"], offices["of.minister"])
    assert not same_office(offices["of.president"], offices["of.foreign_minister"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The UN refugee agency counted the tents.", "UN Refugee Agency"),
        ("The nuclear watchdog asked for access.", "International Atomic Energy Agency"),
        ("Chile's nuclear watchdog asked for access.", "Chile's nuclear watchdog"),
        ("The refugee agency counted the tents.", "refugee agency"),
        ("A nuclear watchdog asked for access.", "nuclear watchdog"),
        ("The world’s nuclear watchdog asked for access.", "International Atomic Energy Agency"),
    ],
)
def test_words_mean_an_organisation_where_no_country_has_it(pages, text, name):
    found = [mention.name for mention in find_mentions(pages(text)) if mention.role == "subject"]
    assert found == [name]


@pytest.mark.parametrize(
    ("text", "office", "tenure"),
    [
        ("Chilean President Elena Prado left.", "president", None),
        ("Former Chilean President Elena Prado left.", "president", "former"),
        ("The acting defence minister left.", "defence_minister", "acting"),
        ("The prime minister-elect left.", "prime_minister", "elect"),
        ("Governor-elect Elena Prado left.", "governor", "elect"),
        ("The country's top diplomat left.", "foreign_minister", None),
        ("A spokeswoman for NATO left.", "spokesperson", None),
        ("The analyst left.", None, None),
        ("The army chief left.", "military_chief", None),
        ("The head of the general staff left.", "military_chief", None),
        ("The navy chief left.", None, None),
        ("The president's chief of staff left.", None, None),
        ("The national security adviser left.", "security_adviser", None),
        ("The deputy national security adviser left.", "adviser", None),
        ("The speaker of the Polish parliament left.", "speaker", None),
        ("The first minister left.", "leader", None),
    ],
)
def test_a_title_tells_which_office_and_how_it_is_held(pages, text, office, tenure):
    mentions = find_mentions(pages(text))
    title = next(mention.title for mention in mentions if mention.role == "subject")
    assert title is not None
    assert (title.office, title.tenure) == (office, tenure)
