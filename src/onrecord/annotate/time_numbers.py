"""Numbers and years in words: "twenty-four", "two and a half", "nineteen eighty-nine".

What each word counts stands in the classes `numeral` and `scale` of `times_words.tsv`.
"""

from collections.abc import Sequence

from onrecord.annotate.time_grammar import load_grammar

_FRACTIONS = {"½": 0.5, "1/2": 0.5, "half": 0.5, "¼": 0.25, "¾": 0.75}
_PIVOT = 50


def number_of(words: Sequence[str]) -> float | None:
    """The number that words tell, in figures or letters; None where they tell none ("several").

    Words that are no numbers ("and", "a", hyphens) are passed over.
    """
    value = load_grammar().value
    total = current = 0.0
    known = False
    for word in words:
        scale, numeral = value("scale", word), value("numeral", word)
        if word in _FRACTIONS:
            current += _FRACTIONS[word]
        elif word[0].isdigit():
            current += float(word.replace(",", ""))
        elif scale and int(scale) >= 1000:
            total, current = total + (current or 1) * int(scale), 0.0
        elif scale:
            current = (current or 1) * int(scale)
        elif numeral:
            current += int(numeral)
        else:
            continue
        known = True
    return total + current if known else None


def year_in_words(words: Sequence[str]) -> int | None:
    """The year in "nineteen eighty-nine", "twenty ten", "two thousand and four"; else None."""
    letters = [word for word in words if word.isalpha() and word not in ("and", "oh")]
    if "hundred" in letters or "thousand" in letters:
        number = number_of(letters)
    else:
        century, rest = number_of(letters[:1]), number_of(letters[1:])
        number = century * 100 + rest if century and rest and rest < 100 else None
    return int(number) if number and 1000 <= number < 2100 else None


def year_of_figures(figures: str) -> int:
    """The year of two or four figures; two are of the years 1951 to 2050."""
    number = int(figures)
    if len(figures) > 2:
        return number
    return 1900 + number if number > _PIVOT else 2000 + number
