"""Text in memory -> Article."""

from datetime import date

from onrecord.config import Config, load_config
from onrecord.model import Article
from onrecord.read.article import Assumptions, make_article
from onrecord.read.draft import Draft


def article_of_text(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    where: str = "text",
    config: Config | None = None,
) -> Article:
    """The article a string holds.

    The whole string becomes `Article.text`, its first line too, so that the offsets of a text
    that is canonical already count in the string given.

    Args:
        text: the text of one article.
        published: its day of publication; a dated head line is read where it is None.
        title: its headline, where `text` does not hold it.
        outlet: who published it.
        url: where.
        where: a locator for messages.
        config: settings; those in force if None.
    Raises:
        SetAsideError: the text is empty, too large, garbled, boilerplate or not in English.
    """
    draft = Draft(
        where=where,
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=(published,) if published else (),
    )
    return make_article(draft, assumed=Assumptions(), config=config or load_config())
