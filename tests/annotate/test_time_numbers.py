import pytest

from onrecord.annotate.time_numbers import number_of, year_in_words, year_of_figures


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("26", 26),
        ("1,250", 1250),
        ("2.5", 2.5),
        ("2 ½", 2.5),
        ("twenty - four", 24),
        ("two and a half", 2.5),
        ("three hundred and five", 305),
        ("four thousand", 4000),
        ("two dozen", 24),
        ("a hundred", 100),
        ("several", None),
        ("", None),
    ],
)
def test_words_tell_their_number(words, number):
    assert number_of(words.split()) == number


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen eighty - nine", 1989),
        ("two thousand and four", 2004),
        ("twenty ten", 2010),
        ("eighteen hundred", 1800),
        ("nineteen", None),
        ("nine thousand", None),
    ],
)
def test_words_tell_their_year(words, year):
    assert year_in_words(words.split()) == year


@pytest.mark.parametrize(("figures", "year"), [("87", 1987), ("14", 2014), ("1914", 1914)])
def test_two_figures_are_of_the_years_around_2000(figures, year):
    assert year_of_figures(figures) == year
