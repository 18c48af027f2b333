"""Parties without a name of their own."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Azov regiment held on.", "The Azov regiment", "Azov Regiment"),
        ("Ethiopian forces withdrew.", "Ethiopian forces", "Armed forces of Ethiopia"),
        (
            "Spain’s defence ministry agreed.",
            "Spain’s defence ministry",
            "Ministry of Defence of Spain",
        ),
        ("The US government agreed.", "The US government", "Government of the United States"),
        ("Local authorities agreed.", "Local authorities", "Local authorities"),
        ("The head of the party left.", "The head of the party", "head of the party"),
        (
            "The foreign ministry of Chile left.",
            "The foreign ministry of Chile",
            "Foreign Ministry of Chile",
        ),
        ("Two of the ministers left.", "Two of the ministers", "Two of the ministers"),
        (
            "The “coalition of the willing” behind Chile met.",
            "The “coalition of the willing” behind Chile",
            "coalition of the willing",
        ),
        ("The Metropolitan police left.", "The Metropolitan police", "Metropolitan Police"),
        (
            "Ten soldiers, including two cooks, left.",
            "Ten soldiers, including two cooks",
            "Ten soldiers",
        ),
        ("Norway’s Labour government left.", "Norway’s Labour government", "Government of Norway"),
        ("The 49-year-old envoy left.", "The 49-year-old envoy", "49-year-old envoy"),
        ("The G7 group agreed.", "The G7 group", "Group of Seven"),
        ("The group of small ports agreed.", "The group of small ports", "group of small ports"),
        ("The Essex County panel met.", "The Essex County panel", "Essex County panel"),
        (
            "Special Operations forces left.",
            "Special Operations forces",
            "Special Operations forces",
        ),
        ("Bankers such as Ana Lind left.", "Bankers such as Ana Lind", "Bankers"),
        ("The Kennard family left.", "The Kennard family", "Kennard family"),
        ("He told Chilean clients of it.", "Chilean clients of it", "Chilean clients of it"),
    ],
)
def test_a_body_is_called_by_its_country_and_others_by_their_words(find, text, words, name):
    assert find(text)[words].name == name


def test_a_genitive_behind_of_does_not_end_a_title(find):
    words = "the secretary of Ukraine’s security council"
    found = find(f"Oleksiy Danyliuk, {words}, told reporters it was so.")
    assert found[words].owner.country == "UKR"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Temporary authority was given.", "Temporary authority"),
        ("Herds of 331 head were sold.", "331 head"),
        ("Drones are cheap.", "Drones"),
        ("Chilean apples are cheap.", "Chilean apples"),
        ("He told clerks a joke.", "clerks"),
    ],
)
def test_a_noun_that_means_no_party_here_is_none(find, text, words):
    assert words not in find(text)
