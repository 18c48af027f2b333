"""Draft -> Article: every check that holds for all formats, in one place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.config import Config
from onrecord.model import Article, content_id
from onrecord.read.boilerplate import boilerplate_kind
from onrecord.read.dates import read_date
from onrecord.read.draft import Draft, set_aside
from onrecord.read.head import parse_head
from onrecord.read.language import foreign_language, language_code
from onrecord.read.text import canonical_text, check_intact, remarks
from onrecord.read.title import split_title
from onrecord.terms import PublishedBasis, SetAsideReason

LANGUAGE = "en"
"""BCP 47 tag of the language the pipeline reads."""

NO_DATE = "no publication date"
"""How the note begins on an article whose date is unknown."""

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What the user says of texts that do not tell it themselves.

    Attributes:
        published: day of publication.
        outlet: publisher.
        check_language: whether texts in other languages than English are set aside.
        today: the day from which on a stated date lies in the future; the machine's own if None.
    """

    published: date | None = None
    outlet: str | None = None
    check_language: bool = True
    today: date | None = None


def make_article(draft: Draft, *, assumed: Assumptions, config: Config) -> Article:
    """The article that `draft` holds.

    Raises:
        SetAsideError: it is empty, too large, garbled, boilerplate or not in English.
    """
    text = canonical_text(draft.text)
    _check_size(text, draft, config)
    title = _one_line(draft.title)
    if title is None and draft.title_in_text:
        title, text = split_title(text)
    notes = [
        *draft.notes,
        *remarks(draft.text),
        *check_intact(text, max_share=config.number("max_replaced_share"), where=draft.where),
    ]
    if kind := boilerplate_kind(text, title=title):
        message = f"{kind} in place of an article; fetch the page again, or leave it out"
        raise set_aside(draft.where, SetAsideReason.BOILERPLATE, message)
    if assumed.check_language:
        _check_language(text, draft)
    published_at, basis, problems = _published(text, draft, assumed)
    return Article(
        id=content_id(title or "", text),
        text=text,
        title=title,
        outlet=_one_line(draft.outlet) or assumed.outlet,
        url=_one_line(draft.url),
        language=_language(draft, assumed),
        published_at=published_at,
        published_basis=basis,
        source=draft.where,
        raw_sha256=draft.raw_sha256,
        encoding=draft.encoding,
        external_id=draft.external_id,
        origin=draft.origin,
        notes=(*notes, *problems),
    )


def _check_size(text: str, draft: Draft, config: Config) -> None:
    if not _WORD.search(text):
        raise set_aside(
            draft.where, SetAsideReason.EMPTY, "no words in it, expected the text of an article"
        )
    limit = config.integer("max_text_characters")
    if len(text) > limit:
        raise set_aside(
            draft.where,
            SetAsideReason.TOO_LARGE,
            f"{len(text):,} characters, expected at most {limit:,}; split it into its articles, "
            "or raise ONRECORD_MAX_TEXT_CHARACTERS",
        )


def _check_language(text: str, draft: Draft) -> None:
    found = foreign_language(text, declared=draft.language)
    if found:
        raise set_aside(
            draft.where,
            SetAsideReason.LANGUAGE,
            f"the text is in {found}, expected English; translate it, or leave it out",
        )


def _language(draft: Draft, assumed: Assumptions) -> str | None:
    """The tag the source gives; English where the check found that and the source does not."""
    stated = _one_line(draft.language)
    if assumed.check_language and language_code(stated) != LANGUAGE:
        return LANGUAGE
    return stated


def _published(
    text: str, draft: Draft, assumed: Assumptions
) -> tuple[date | datetime | None, PublishedBasis, tuple[str, ...]]:
    """Date of publication, where it comes from, and what was wrong with dates on the way."""
    problems: list[str] = []
    for stated in _stated_dates(text, draft):
        found = read_date(stated, today=assumed.today)
        if found.value is not None:
            return found.value, PublishedBasis.STATED, tuple(problems)
        problems.append(f"{found.problem}; taken as unknown")
    if assumed.published:
        return assumed.published, PublishedBasis.ASSUMED, tuple(problems)
    problems.append(f"{NO_DATE}; give one with --published to resolve days like “on Friday”")
    return None, PublishedBasis.UNKNOWN, tuple(problems)


def _stated_dates(text: str, draft: Draft) -> Iterator[object]:
    yield from (stated for stated in draft.published if stated not in (None, ""))
    head = parse_head(text)
    if head and head.stated_day():
        yield head.stated_day()


def _one_line(words: str | None) -> str | None:
    """`words` as canonical text on one line; None where nothing is left."""
    return " ".join(canonical_text(words or "").split()) or None
