"""The record as JSON Lines: one act a line, UTF-8, the same bytes in every run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.model import Act, Article
from onrecord.store.base import StoredAct


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHeader:
    """What each line says of the article that reports the act.

    Attributes:
        id: of the article, derived from its text.
        title: its headline, None if it has none.
        outlet: who published it, None if unknown.
        published_at: ISO 8601, a day or a moment with its offset; None if unknown.
        source: locator of the input: a path, with `:line` for one record of a file.
        url: where it was published, None if unknown.
    """

    id: str
    title: str | None
    outlet: str | None
    published_at: str | None
    source: str
    url: str | None

    @classmethod
    def of(cls, article: Article) -> "ArticleHeader":
        """The header of `article`."""
        return cls(
            id=article.id,
            title=article.title,
            outlet=article.outlet,
            published_at=article.published_at.isoformat() if article.published_at else None,
            source=article.source,
            url=article.url,
        )


def stored_act_line(row: StoredAct) -> bytes:
    """An act of a store as the line that `act_lines` made of it."""
    header = ArticleHeader(
        id=row.article_id,
        title=row.title,
        outlet=row.outlet,
        published_at=row.published_at,
        source=row.source,
        url=row.url,
    )
    return _line(row.act, msgspec.to_builtins(header))


def act_lines(article: Article) -> Iterator[bytes]:
    """The acts of an article, each as one line of JSON that ends in a newline.

    `docs/record-schema.md` lists the fields, `schema/act.schema.json` is the JSON Schema. A
    lone surrogate, as in the name of a file that is not UTF-8, becomes U+FFFD.
    """
    header = msgspec.to_builtins(ArticleHeader.of(article))
    for act in article.acts:
        yield _line(act, header)


def _line(act: Act, header: dict[str, Any]) -> bytes:
    line = {**act.to_dict(), "article": header}
    try:
        return msgspec.json.encode(line) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(line)) + b"\n"


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_surrogates(item) for item in value]
    return value
