from datetime import date

import pytest

from onrecord.errors import SetAsideError
from onrecord.read.text_article import article_of_text
from onrecord.terms import PublishedBasis


def test_whole_string_becomes_the_text():
    text = "Talks resume\n\nNorway offered on Wednesday to host talks."
    found = article_of_text(
        text, published=date(2025, 9, 3), title="A title", outlet="Wire", url="https://example.org"
    )
    assert (found.text, found.title, found.outlet) == (text, "A title", "Wire")
    assert (found.published_at, found.published_basis) == (date(2025, 9, 3), PublishedBasis.STATED)
    assert (found.source, found.raw_sha256, found.encoding) == ("text", None, None)


def test_empty_string_raises():
    with pytest.raises(SetAsideError, match="text: no words in it"):
        article_of_text(" \n")
