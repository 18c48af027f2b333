"""Fixtures shared by the tests of the components."""

import pytest


@pytest.fixture(scope="module")
def find(language_model):
    """The mentions of a text by their words, without those that depend on another mention."""
    from onrecord.annotate.lexicon_matcher import LexiconMatcher
    from onrecord.annotate.mentions import find_mentions, read_page
    from onrecord.annotate.titles import party_entries

    matcher = LexiconMatcher(language_model.vocab, party_entries())

    def mentions(text: str):
        page = read_page(language_model(text), matcher)
        return {
            page.text(found.start, found.end): found
            for found in find_mentions(page)
            if not found.tentative
        }

    return mentions


@pytest.fixture(scope="module")
def head_of(language_model):
    """The main verb of a text's first sentence."""

    def find(text: str):
        return next(iter(language_model(text).sents)).root

    return find
