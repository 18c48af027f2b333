"""Personal names: spellings, initials, surnames alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.person_names import fold, fuller, is_same_person, name_parts, surname
from onrecord.lexicons._table import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("V. Putin", "Vladimir Putin"),
        ("Vladimir V. Putin", "Vladimir Putin"),
        ("Xi", "Xi Jinping"),
        ("Von der Leyen", "Ursula von der Leyen"),
        ("Assad", "Bashar al-Assad"),
        ("Dan Norris", "Daniel Norris"),
        ("Serhai Haidai", "Serhiy Haidai"),
        ("Donald Trump Jr", "Donald Trump"),
        ("Oleh Synehubov", "Oleh Syniehubov"),
        ("Bob Hale", "Robert Hale"),
        ("Bill J. Hale", "William Hale"),
    ],
)
def test_spellings_of_one_person_are_alike(one, other):
    assert is_same_person(one, other)
    assert is_same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Hunter Biden"),
        ("Biden", "Joe Blake"),
        ("Igor Ivanov", "Sergei Ivanov"),
        ("Anna Kovač", "Anna Novak"),
        ("Bob Hale", "Bill Hale"),
        ("Bob Hale", "Roberta Hale"),
        ("", "Anna Novak"),
    ],
)
def test_names_of_two_persons_are_not(one, other):
    assert not is_same_person(one, other)


def test_parts_leave_out_suffixes_and_genitives():
    assert name_parts("Ferdinand Marcos Jr.") == ("Ferdinand", "Marcos")
    assert name_parts("Zelenskiy’s") == ("Zelenskiy",)
    assert surname("Ferdinand Marcos Jr") == fold("Marcos")


def test_the_fuller_name_has_more_words():
    assert fuller("Putin", "Vladimir Putin") == "Vladimir Putin"
    assert fuller("Vladimir Putin", "Putin") == "Vladimir Putin"
    assert fuller("Serhiy Bondar", "Serhii Bondar") == "Serhiy Bondar"


@given(st.text(alphabet="abcDEé' -.ïy", max_size=20))
def test_folding_twice_is_folding_once_in_case_and_every_name_is_its_own(name):
    assert fold(name) == fold(name.upper().lower()) or name.upper().lower() != name.lower()
    if name_parts(name):
        assert is_same_person(name, name)


def test_short_forms_of_given_names_are_told_once_and_need_telling():
    rows = list(read_table("given_name_short_forms.tsv", ("name", "short_forms")))
    assert [row["name"] for row in rows] == sorted({row["name"] for row in rows})
    for row in rows:
        assert row["name"].isascii()
        assert row["name"].islower()
        assert len(set(row["short_forms"].split("|"))) == row["short_forms"].count("|") + 1
