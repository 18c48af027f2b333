"""Bad input for parties: names without end, odd names, titles without holder, rings."""

import time
from itertools import product

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import onrecord.annotate.extensions  # noqa: F401  declares the layers
from onrecord.annotate.actor import ActorComponent
from onrecord.annotate.layers import Range
from onrecord.api import read_doc
from onrecord.record.assemble import assemble_acts

SECONDS = 20
"""Of processor time: many times what the slowest case here takes, far below a run without end."""

GIVEN = [
    first + second
    for first, second in product(
        ("Ka", "Mo", "Ti", "Be", "Lu", "Sa", "No", "Vi", "Ra", "Jo"),
        ("ra", "lin", "den", "rik", "mo", "sa", "bel", "tor", "nia", "vek"),
    )
]
SURNAMES = [
    first + second
    for first, second in product(
        ("Holm", "Lund", "Berg", "Dal", "Sund", "Strand", "Vik", "Hage", "Moe", "Ness"),
        ("er", "sen", "stad", "vik", "by", "aas", "gren", "qvist", "mark", "ov"),
    )
]
BESIDE = "Tora Berg, the mayor of Oslo, said the ferry would stay."

NAMES = {
    "500 words": " ".join(f"{GIVEN[i % 100]}" for i in range(499)) + " Moen",
    "500 initials": "K. " * 500 + "Moen",
    "1,000 hyphens": "Kaja" + "-Moen" * 1_000,
    "10,000 letters": "M" + "o" * 10_000,
    "digits": "R2 D2 Moen3",
    "numbers": "3 4 Moen 5",
    "emoji": "Kaja 🚢 Moen👩‍👩‍👧‍👦",
    "emoji alone": "🧑🏾‍✈️",
    "right to left": "محمد الهاشمي",
    "right to left beside left": "Kaja محمد Moen",
    "turned by a mark": "Kaja \u202eneoM\u202c",
    "combining marks": "Ka\u0301ja\u0301 Mo\u0308e\u0308n\u0323\u0323\u0323",
    "marks alone": "\u0301\u0308\u0323",
    "a hundred marks on one letter": "M" + "\u0301" * 100,
    "zero width": "Ka\u200bja\u200d Moen\ufeff",
    "other letters": "Кая Моэн",
    "ideographs": "霍尔姆",
    "mixed letters": "Каja Mоen",  # the Cyrillic letters look like the Latin ones
    "all capitals": "KAJA MOEN",
    "no capitals": "kaja moen",
    "one letter": "K",
    "one letter with a stop": "K.",
    "letters": "X, Y and Z",
    "one letter twice": "K K",
    "apostrophes": "O’’’Moen’s’",
    "dashes": "– — -",
    "brackets": "Kaja (((((Moen",
    "slashes": "Kaja/Moen/Lund",
    "address": "kaja@moen.example",
    "handle": "@kaja_moen",
    "mark-up": "<b>Kaja</b> &amp; Moen",
    "formula": "=cmd|’/c calc’!A1",
    "suffixes alone": "Jr. Sr. III",
    "title alone": "President",
    "500 titles": "President " * 500 + "Kaja Moen",
    "titles of nobody": "Mr. Mrs. Dr.",
    "determiner alone": "The",
    "empty quotation": "“”",
    "blank": "\u00a0 \u2003",
}
SENTENCES = {
    "appositions in a ring": "Kaja Moen, the mayor, Per Lund, the mayor, Kaja Moen, said no.",
    "appositions in a long ring": "Kaja Moen" + ", the mayor, Kaja Moen" * 300 + ", said no.",
    "its own apposition": "Kaja Moen, Kaja Moen, Kaja Moen, said it rained.",
    "brackets in brackets": "Kaja Moen " + "(the mayor " * 500 + ")" * 500 + " said it rained.",
    "offices in a ring": "The mayor’s aide’s mayor’s aide said the aide’s mayor’s aide had left.",
    "offices of offices": "The aide" + " of the aide" * 200 + " said it rained.",
    "owners of owners": "Holm" + "’s mother" * 200 + " said it rained.",
    "and without end": "Kaja Moen" + " and Per Lund" * 300 + " said it rained.",
    "commas without end": "Kaja Moen" + ", mayor" * 300 + " said it rained.",
    "that without end": "Kaja Moen said " + "that " * 1_100 + "it rained.",
    "pronouns alone": "He told her they said she had told him it was theirs. " * 50,
    "pronouns that turn": "He, who is him, said he was he and she was her, who is he.",
    "titles alone": "The president told the minister the president had left. " * 50,
    "former of former": "The former former former president’s former minister said no.",
    "nobody": ", said . said , the , a of said. , the mayor, , said.",
    "both and all": "Both said both. All said all. Both sides of both sides met both.",
    "numbers of parties": "0 countries, -3 officials, 10000000000000000000000 soldiers and 1/2 "
    "aides said no.",
    "country of a country": "Norway’s Sweden’s Norway said Norwegian Swedish Norwegian Moen left.",
    "renamed again and again": "Moen, known as Lund, known as Moen, known as Lund, said no.",
}
ENDLESS = {
    "names of their own": lambda i: (GIVEN[i % 100], SURNAMES[i // 100 % 100]),
    "one surname": lambda i: (GIVEN[i % 100] + GIVEN[i // 100 % 100].lower(), "Holm"),
    "one given name": lambda i: ("Kaja", SURNAMES[i % 100] + SURNAMES[i // 100 % 100].lower()),
    "one name": lambda i: ("Kaja", "Moen"),
    "spellings that differ by a slip": lambda i: ("Kaja", f"Moen{chr(97 + i % 26) * (i % 7)}"),
}


def check(doc: Doc, text: str) -> None:
    """Every mention lies in the text and holds its head; every party has a name that shows."""
    assert doc.text == text
    entities = doc._.onrecord_entities
    for mention in doc._.onrecord_mentions:
        assert 0 <= mention.range.start < mention.range.end <= len(text)
        assert text[mention.range.start : mention.range.end].strip()
        head = doc[mention.head]
        assert mention.range.covers(Range(head.idx, head.idx + len(head)))
        assert mention.entity is None or 0 <= mention.entity < len(entities)
    for entity in entities:
        assert entity.name.strip()
        assert entity.country is None or len(entity.country) == 3


def read(text: str, nlp) -> Doc:
    """Annotate and check a text, its record included."""
    started = time.process_time()
    doc = read_doc(text, nlp=nlp)
    acts = assemble_acts(doc, article_id="fault")
    assert time.process_time() - started < SECONDS
    check(doc, text)
    for act in acts:
        for evidence in act.spans():
            evidence.check(text)
    return doc


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_is_read_with_every_span_in_place(nlp, name):
    odd = NAMES[name]
    doc = read(f"{odd} said the road was closed. {odd} left.\n\nA man, {odd}, said no.", nlp)
    assert doc._.onrecord_mentions  # "a man" at least


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_costs_no_party_of_another_paragraph(nlp, name):
    doc = read(f"{NAMES[name]} said the road was closed.\n\n{BESIDE}", nlp)
    assert "Tora Berg" in {entity.name for entity in doc._.onrecord_entities}


@pytest.mark.model
@pytest.mark.parametrize("name", SENTENCES)
def test_parties_that_turn_in_a_ring_are_read_with_every_span_in_place(nlp, name):
    read(f"{SENTENCES[name]}\n\n{BESIDE}", nlp)


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


@pytest.fixture(scope="module")
def component(blank):
    return ActorComponent(blank)


def article(blank: Language, names: list[tuple[str, str]]) -> Doc:
    """A paragraph for each name, as parsed: "Kaja Moen said Moen lied."."""
    words, heads, spaces = [], [], []
    for given, surname in names:
        start = len(words)
        words += [given, surname, "said", surname, "lied", ".", "\n\n"]
        heads += [start + head for head in (1, 2, 2, 4, 2, 2, 2)]
        spaces += [True, True, True, True, False, False, False]
    count = len(names)
    return Doc(
        blank.vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=["compound", "nsubj", "ROOT", "nsubj", "ccomp", "punct", "dep"] * count,
        tags=["NNP", "NNP", "VBD", "NNP", "VBD", ".", "_SP"] * count,
        pos=["PROPN", "PROPN", "VERB", "PROPN", "VERB", "PUNCT", "SPACE"] * count,
        lemmas=[
            lemma
            for given, surname in names
            for lemma in (given, surname, "say", surname, "lie", ".", "\n\n")
        ],
        ents=["B-PERSON", "I-PERSON", "O", "B-PERSON", "O", "O", "O"] * count,
    )


def seconds(component: ActorComponent, doc: Doc) -> float:
    started = time.process_time()
    component(doc)
    return time.process_time() - started


@pytest.mark.parametrize("name", ENDLESS)
def test_time_for_names_grows_with_the_text_and_not_with_its_square(blank, component, name):
    def spent(count: int) -> float:
        return seconds(component, article(blank, [ENDLESS[name](i) for i in range(count)]))

    assert spent(1_200) < 8 * spent(300) + 0.3  # 16 times as long if it were squared


def test_ten_thousand_names_of_one_article_are_parties_of_their_own(blank, component):
    doc = article(blank, [ENDLESS["names of their own"](i) for i in range(10_000)])
    assert seconds(component, doc) < SECONDS
    check(doc, doc.text)
    full = {" ".join(ENDLESS["names of their own"](i)) for i in range(10_000)}
    found = {entity.name for entity in doc._.onrecord_entities}
    assert found <= full
    assert len(found) > 5_000  # the others are one slip apart, and taken for spellings


def test_ten_thousand_mentions_of_one_person_are_one_party(blank, component):
    doc = article(blank, [("Kaja", "Moen")] * 10_000)
    assert seconds(component, doc) < SECONDS
    assert [entity.name for entity in doc._.onrecord_entities] == ["Kaja Moen"]
    assert {mention.entity for mention in doc._.onrecord_mentions} == {0}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kaja Moen said no.\n\nKAJA MOEN left.", {"Kaja Moen"}),
        ("Ka\u0301ja Moen said no.\n\nKája Moen left.", {"Kája Moen"}),
        ("Kaja Moen said no.\n\nKaja Moen\u200b left.", {"Kaja Moen"}),
    ],
    ids=["capitals", "combining mark", "zero width"],
)
def test_shapes_of_one_name_are_one_party(nlp, text, names):
    entities = read(text, nlp)._.onrecord_entities
    assert {entity.name for entity in entities} == names
