"""Rows of the tables <-> the values of the interface; the same for every backend."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from onrecord.model import Act, Article, Origin, When
from onrecord.store.base import (
    Judgement,
    Review,
    RunItem,
    Source,
    StoredAct,
    StoredArticle,
)
from onrecord.store.words import fold, party_words
from onrecord.terms import ItemOutcome, JudgementKind, PublishedBasis, SetAsideReason, Verdict

ARTICLE_COLUMNS = (
    "id, text, title, outlet, url, language, published_at, published_basis, source, raw_sha256, "
    "encoding, external_id, origin, notes, day, version_of, extractor, run"
)
ARTICLE_FIELDS = (
    "number, id, text, title, outlet, url, language, published_at, published_basis, source, "
    "raw_sha256, encoding, external_id, origin, notes, version_of, cluster, origin_group, "
    "extractor, taken_down"
)
SOURCE_COLUMNS = (
    "id, article_id, locator, outlet, url, published_at, raw_sha256, encoding, external_id, "
    "identity_key, member, byte_offset, byte_length, record_id, retrieved_at, run"
)
ACT_COLUMNS = (
    "id, article_id, extractor, current, position, act_class, plover, modality, polarity, "
    "historical, conditional, confidence, actor_id, actor_country, actor_words, recipient_id, "
    "recipient_country, recipient_words, place_id, place_country, place_words, said_earliest, "
    "said_latest, due_earliest, due_latest, day, json"
)
ACT_FIELDS = (
    "acts.number, acts.json, acts.article_id, articles.title, articles.outlet, "
    "articles.published_at, articles.url, articles.source, acts.extractor, acts.current, "
    "acts.day, articles.cluster, articles.origin_group"
)
JUDGEMENT_COLUMNS = (
    "id, kind, left_id, right_id, same, decided_by, decided_at, score, reasons, withdraws"
)
REVIEW_COLUMNS = "act_id, revision, reviewer, decided_at, verdict, field, value, note"
ITEM_COLUMNS = "run, position, locator, outcome, reason, message, article_id"

UNKNOWN_DAY = ""
"""Sorts before every day, and so comes last where the newest comes first."""


def article_row(
    article: Article, *, version_of: str | None, extractor: str, run: int | None
) -> tuple[object, ...]:
    """`ARTICLE_COLUMNS` of an article."""
    published = article.published_at
    return (
        article.id,
        article.text,
        article.title,
        article.outlet,
        article.url,
        article.language,
        published.isoformat() if published else None,
        str(article.published_basis),
        article.source,
        article.raw_sha256,
        article.encoding,
        article.external_id,
        plain_text(article.origin) if article.origin else None,
        plain_text(article.notes),
        _day_text(article.published_day),
        version_of,
        extractor,
        run,
    )


def stored_article(row: Sequence[Any]) -> StoredArticle:
    """The article of a row of `ARTICLE_FIELDS`."""
    (number, id_, text, title, outlet, url, language, published, basis, source, sha256,
     encoding, external_id, origin, notes, version_of, cluster, group, extractor,
     taken_down) = row  # fmt: skip
    article = Article(
        id=id_,
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        language=language,
        published_at=_published(published),
        published_basis=PublishedBasis(basis),
        source=source,
        raw_sha256=sha256,
        encoding=encoding,
        external_id=external_id,
        origin=msgspec.json.decode(origin, type=Origin) if origin else None,
        notes=tuple(msgspec.json.decode(notes)),
    )
    return StoredArticle(
        number=number,
        article=article,
        version_of=version_of,
        cluster=cluster,
        origin_group=group,
        extractor=extractor,
        taken_down=taken_down,
    )


def source_row(source: Source) -> tuple[object, ...]:
    """`SOURCE_COLUMNS` of a source."""
    return (
        source.id,
        source.article_id,
        source.locator,
        source.outlet,
        source.url,
        source.published_at,
        source.raw_sha256,
        source.encoding,
        source.external_id,
        source.key,
        source.member,
        source.offset,
        source.length,
        source.record_id,
        moment_text(source.retrieved_at) if source.retrieved_at else None,
        source.run,
    )


def stored_source(row: Sequence[Any]) -> Source:
    """The source of a row of `SOURCE_COLUMNS`."""
    (id_, article_id, locator, outlet, url, published, sha256, encoding, external_id, key, member,
     offset, length, record_id, retrieved, run) = row  # fmt: skip
    return Source(
        id=id_,
        article_id=article_id,
        locator=locator,
        outlet=outlet,
        url=url,
        published_at=published,
        raw_sha256=sha256,
        encoding=encoding,
        external_id=external_id,
        key=key,
        member=member,
        offset=offset,
        length=length,
        record_id=record_id,
        retrieved_at=moment(retrieved) if retrieved else None,
        run=run,
    )


def act_row(
    act: Act, *, article: Article, position: int, extractor: str, current: bool
) -> tuple[object, ...]:
    """`ACT_COLUMNS` of an act of `article`."""
    actor = act.actor.actor if act.actor else None
    recipient = act.recipient.actor if act.recipient else None
    said, due, where = act.said_at, act.due, act.where
    return (
        act.id,
        article.id,
        extractor,
        int(current),
        position,
        str(act.act_class),
        str(act.plover) if act.plover else None,
        str(act.modality),
        str(act.polarity),
        int(act.historical),
        int(bool(act.conditions)),
        act.confidence,
        actor.id if actor else None,
        actor.country if actor else None,
        party_words(act.actor),
        recipient.id if recipient else None,
        recipient.country if recipient else None,
        party_words(act.recipient),
        where.id if where else None,
        where.country if where else None,
        f" {' '.join(fold(where.name))} " if where else "",
        *_interval(said),
        *_interval(due),
        _listed_day(act, article),
        msgspec.json.encode(act.to_dict()).decode(),
    )


def stored_act(row: Sequence[Any]) -> StoredAct:
    """The act of a row of `ACT_FIELDS`."""
    (number, json, article_id, title, outlet, published, url, source, extractor, current, day,
     cluster, group) = row  # fmt: skip
    return StoredAct(
        number=number,
        act=Act.from_dict(msgspec.json.decode(json)),
        article_id=article_id,
        title=title,
        outlet=outlet,
        published_at=published,
        url=url,
        source=source,
        extractor=extractor,
        current=bool(current),
        day=day_of(day),
        cluster=cluster,
        origin_group=group,
    )


def judgement_row(judgement: Judgement) -> tuple[object, ...]:
    """`JUDGEMENT_COLUMNS` of a judgement."""
    return (
        judgement.id,
        str(judgement.kind),
        judgement.left,
        judgement.right,
        int(judgement.same),
        judgement.decided_by,
        moment_text(judgement.decided_at),
        judgement.score,
        plain_text(judgement.reasons),
        judgement.withdraws,
    )


def stored_judgement(row: Sequence[Any]) -> Judgement:
    """The judgement of a row of `JUDGEMENT_COLUMNS`."""
    id_, kind, left, right, same, decided_by, decided_at, score, reasons, withdraws = row
    return Judgement(
        id=id_,
        kind=JudgementKind(kind),
        left=left,
        right=right,
        same=bool(same),
        decided_by=decided_by,
        decided_at=moment(decided_at),
        score=score,
        reasons=tuple(msgspec.json.decode(reasons)),
        withdraws=withdraws,
    )


def review_row(review: Review, revision: int) -> tuple[object, ...]:
    """`REVIEW_COLUMNS` of a review."""
    return (
        review.act_id,
        revision,
        review.reviewer,
        moment_text(review.decided_at),
        str(review.verdict),
        review.field,
        review.value,
        review.note,
    )


def stored_review(row: Sequence[Any]) -> Review:
    """The review of a row of `REVIEW_COLUMNS`."""
    act_id, _, reviewer, decided_at, verdict, field, value, note = row
    return Review(
        act_id=act_id,
        reviewer=reviewer,
        decided_at=moment(decided_at),
        verdict=Verdict(verdict),
        field=field,
        value=value,
        note=note,
    )


def item_row(item: RunItem, run: int) -> tuple[object, ...]:
    """`ITEM_COLUMNS` of an input of a run."""
    return (
        run,
        item.position,
        item.locator,
        str(item.outcome),
        str(item.reason) if item.reason else None,
        item.message,
        item.article_id,
    )


def stored_item(row: Sequence[Any]) -> RunItem:
    """The input of a row of `ITEM_COLUMNS`."""
    _, position, locator, outcome, reason, message, article_id = row
    return RunItem(
        position=position,
        locator=locator,
        outcome=ItemOutcome(outcome),
        reason=SetAsideReason(reason) if reason else None,
        message=message,
        article_id=article_id,
    )


def plain_text(value: object) -> str:
    """JSON text of a plain value."""
    return msgspec.json.encode(value).decode()


def moment_text(at: datetime) -> str:
    """ISO 8601 in UTC, of one length so that it sorts.

    Raises:
        ValueError: it has no zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no zone, expected a moment with its offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)


def day_of(text: str) -> date | None:
    """The day of a `day` column."""
    return date.fromisoformat(text) if text != UNKNOWN_DAY else None


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else UNKNOWN_DAY


def _interval(when: When | None) -> tuple[str | None, str | None]:
    if when is None:
        return None, None
    return (
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
    )


def _listed_day(act: Act, article: Article) -> str:
    """First day of its time, else its last, else the day of publication."""
    said = act.said_at
    return _day_text((said.earliest or said.latest if said else None) or article.published_day)


def _published(text: str | None) -> datetime | date | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
