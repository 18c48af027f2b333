"""Words of tellings: endings are cut, common words tell little."""

import pytest

from onrecord.link.words import stem, stems, total_weight, weight


@pytest.mark.parametrize(
    "words",
    [
        ("withdraw", "withdraws", "withdrawing", "withdrawal"),
        ("plan", "plans", "planned", "planning"),
        ("pipeline", "pipelines", "pipeline's"),
        ("deny", "denies", "denied"),
    ],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words}) == 1


def test_a_short_word_keeps_its_letters():
    assert stem("red") == "red"


def test_words_come_in_text_order_without_numbers():
    assert stems("Oslo sent 40 tanks") == ["oslo", "sent", "tank"]


def test_a_common_word_tells_less_than_a_rare_one():
    assert weight("the") < 0.1 < weight(stem("minister")) < weight(stem("desalination")) == 1.0


def test_weights_add_up():
    assert total_weight(["zeppelin", "quartermaster"]) == 2.0
