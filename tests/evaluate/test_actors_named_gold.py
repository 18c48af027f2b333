"""The labelled names of published articles, drawn in rounds from several corpora."""

from pathlib import Path

import pytest

from evaluation.corpora import load_corpora
from onrecord.evaluate.formats import ActorsGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.texts import with_texts
from onrecord.lexicons.countries import country
from onrecord.terms import ActorType

CORPORA = [one for one in load_corpora().values() if one.name.startswith("actors-named-")]
KINDS = {"name", "country", "metonym", "organisation", "group"}


@pytest.fixture(scope="module", params=CORPORA, ids=lambda corpus: corpus.name)
def lines(request):
    return read_lines(request.param.path(Path()), ActorsGold)


def test_labels_are_known_kinds_types_and_countries(lines):
    for one in (one for line in lines for one in line.actors):
        assert one.kind in KINDS
        assert set(one.type) <= set(ActorType)
        countries = {each for each in one.country or () if each not in {None, "IGO"}}
        assert all(map(country, countries))


def test_no_words_are_asked_for_twice_and_no_text_is_kept(lines):
    for line in lines:
        assert not line.text
        assert line.part.startswith("round-")
        for one, other in zip(line.actors, line.actors[1:], strict=False):
            assert one.start < one.end <= other.start


def test_no_held_out_article_is_among_them():
    corpora = load_corpora()
    held_out = read_lines(corpora["actors-test"].path(Path()), ActorsGold)
    drawn = read_lines(corpora["actors-named-guardian"].path(Path()), ActorsGold)
    assert not {line.id for line in held_out} & {line.id for line in drawn}


@pytest.mark.corpus
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_the_offsets_hold_whole_words_of_the_version_that_is_there(corpora: Path, corpus):
    texts = corpus.texts_path(corpora)
    for line in with_texts(read_lines(corpus.path(corpora), ActorsGold), texts):
        for one in line.actors:
            before, after = line.text[: one.start][-1:], line.text[one.end : one.end + 1]
            assert not before.isalnum()
            assert not after.isalnum()
