"""The labelled words of published articles, without the articles."""

from pathlib import Path

import pytest

from evaluation.corpora import REPOSITORY, load_corpora
from onrecord.evaluate.formats import ActorsGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.texts import with_texts
from onrecord.terms import ActorType

PARTS = ("dev", "test")
KINDS = {
    "name",
    "title",
    "pronoun",
    "country",
    "metonym",
    "organisation",
    "group",
    "anonymous",
}

ROUNDS = ("guardian", "reuters", "polnear", "timebank", "geowebnews")


def gold(part: str) -> list[ActorsGold]:
    folder = "actors-rounds/" if part in ROUNDS else "actors-"
    return read_lines(REPOSITORY / f"evaluation/{folder}{part}.jsonl", ActorsGold)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_a_hundred_words_with_known_labels(part):
    lines = gold(part)
    asked = [one for line in lines for one in line.actors]

    assert len(asked) == 100
    assert {line.part for line in lines} == {part}
    assert {one.kind for one in asked} == KINDS
    assert {type_ for one in asked for type_ in one.type} <= set(ActorType)
    countries = {country for one in asked for country in one.country or () if country}
    assert all(len(country) == 3 and country.isupper() for country in countries)


@pytest.mark.parametrize("part", ROUNDS)
def test_each_line_of_a_round_has_known_labels(part):
    lines = gold(part)
    asked = [one for line in lines for one in line.actors]

    assert {line.part for line in lines} <= {f"round {number}" for number in range(1, 5)}
    assert {one.kind for one in asked} <= {*KINDS, "description"}
    assert {type_ for one in asked for type_ in one.type} <= set(ActorType)
    countries = {country for one in asked for country in one.country or () if country}
    assert all(len(country) == 3 and country.isupper() for country in countries)


def test_no_article_of_the_rounds_is_held_out():
    assert not {line.id for line in gold("guardian")} & {line.id for line in gold("test")}


@pytest.mark.parametrize("part", [*PARTS, *ROUNDS])
def test_no_words_are_asked_for_twice_and_no_text_is_kept(part):
    for line in gold(part):
        assert not line.text
        for one, other in zip(line.actors, line.actors[1:], strict=False):
            assert one.start < one.end <= other.start


def test_no_article_is_in_both_parts():
    dev, test = ({line.id for line in gold(part)} for part in PARTS)

    assert not dev & test


@pytest.mark.corpus
@pytest.mark.parametrize("part", [*PARTS, *ROUNDS])
def test_the_offsets_hold_whole_words_of_the_version_that_is_there(corpora: Path, part):
    texts = load_corpora()[f"actors-{part}"].texts_path(corpora)

    for line in with_texts(gold(part), texts):
        for one in line.actors:
            before, after = line.text[: one.start][-1:], line.text[one.end : one.end + 1]
            words = line.text[one.start : one.end]
            assert words == words.strip()
            assert not before.isalnum()
            assert not after.isalnum()
