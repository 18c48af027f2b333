"""The Python interface: texts and files in, articles with their acts out.

import onrecord

article = onrecord.read_text("OSLO: Norway will send aid on Friday.", published="2025-09-03")
for act in article.acts:
print(act.actor.actor.name, act.act_class, act.content[0].exact)
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Config, load_config
from onrecord.errors import ConfigError, LexiconError, ModelFileError
from onrecord.model import Article, SetAside
from onrecord.terms import SetAsideReason

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Article:
    """Read one text and the acts in it.

    Args:
        text: the text of one article; a dated head line ("OSLO, Sept 3 (Agency) -") is read.
        published: day of publication, against which "on Friday" is resolved; without it and
            without a dated head line such times stay unresolved.
        title: headline, which `text` does not hold.
        outlet: who published it.
        url: where.
    Returns:
        the article with `acts` filled, in the order of their triggers.
    Raises:
        SetAsideError: the text is empty, too large or not English.
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    from onrecord.read.text_article import article_of_text

    article = article_of_text(text, published=_day(published), title=title, outlet=outlet, url=url)
    return _with_acts(article, _pipeline())


def read_files(
    sources: Sequence[str | Path],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    config: Config | None = None,
) -> Iterator[Article | SetAside]:
    """Read files, folders, globs or "-" (standard input), one result per article.

    Args:
        sources: what to read, in order; a folder is read in the order of its paths.
        published: day of publication for texts that state none.
        outlet: publisher of texts that state none.
        config: settings; those in force if None.
    Yields:
        each article with its acts, or a `SetAside` with the reason where it could not be read.
    Raises:
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    from onrecord.read.sources import read_sources

    config = config or load_config()
    found = read_sources(
        [str(source) for source in sources],
        published=_day(published),
        outlet=outlet,
        config=config,
    )
    return read_articles(found)


def read_articles(articles: Iterable[Article | SetAside]) -> Iterator[Article | SetAside]:
    """Read the acts of articles that are in memory; set-aside ones pass through.

    Raises:
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    nlp: Language | None = None
    for article in articles:
        if isinstance(article, SetAside):
            yield article
            continue
        nlp = nlp or _pipeline()
        try:
            yield _with_acts(article, nlp)
        except (ConfigError, LexiconError, ModelFileError):  # wrong for every article
            raise
        except Exception as error:  # one bad article never costs the run
            yield SetAside(
                source=article.source,
                reason=SetAsideReason.FAILED,
                message=f"reading its acts failed with {type(error).__name__}: {error}; "
                "please report it with the text",
            )


def read_doc(text: str, *, published: date | None = None, nlp: "Language | None" = None) -> "Doc":
    """The spaCy `Doc` of a text with every layer of the package."""
    from onrecord.annotate import parse

    return parse.read_doc(
        text, nlp or _pipeline(), published=published.isoformat() if published else None
    )


def _with_acts(article: Article, nlp: "Language") -> Article:
    from onrecord.record.assemble import assemble_acts

    doc = read_doc(article.text, published=article.published_day, nlp=nlp)
    return dataclasses.replace(article, acts=assemble_acts(doc, article_id=article.id))


@lru_cache(maxsize=1)
def _pipeline() -> "Language":
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    return add_components(load_language_model())


def _day(published: date | str | None) -> date | None:
    return date.fromisoformat(published) if isinstance(published, str) else published
