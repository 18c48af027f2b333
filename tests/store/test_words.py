import pytest

from onrecord.store.words import MAX_TERMS, Term, fold, parse_words


def test_words_lose_case_accents_and_signs():
    assert fold("Señor O’Neill’s ﬁrst café_au-lait, ÖSTERREICH") == [
        "senor", "o", "neill", "s", "first", "cafe", "au", "lait", "osterreich",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("two Ports", [Term(("two",)), Term(("ports",))]),
        ('"two ports" oslo', [Term(("two", "ports")), Term(("oslo",))]),
        ("“two ports”", [Term(("two", "ports"))]),
        ('"never closed', [Term(("never", "closed"))]),
        ("fish*", [Term(("fish",), prefix=True)]),
        ("anti-war*", [Term(("anti", "war"), prefix=True)]),
        ('* - "" AND', [Term(("and",))]),
        ("", []),
    ],
)
def test_a_query_is_words_phrases_and_beginnings(typed, terms):
    assert list(parse_words(typed)) == terms


def test_a_query_of_a_book_is_refused():
    with pytest.raises(ValueError, match=f"more than {MAX_TERMS} words"):
        parse_words("a " * (MAX_TERMS + 1))
