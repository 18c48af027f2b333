"""The record on one self-contained page: the articles with their acts marked in place.

Nothing on the page is loaded from elsewhere, and its policy forbids it. Every class of act has
a colour of Okabe and Ito's set for colour-blind readers, a word and a style of underline.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import OnRecordError
from onrecord.export import wording
from onrecord.export.files import replace_whole
from onrecord.export.nesting import Mark, Open, Words, nest
from onrecord.model import SCHEMA, Act, Article, Evidence
from onrecord.terms import ActClass

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


class Part(StrEnum):
    """What a marked range is to its acts; earlier parts lie outside later ones."""

    CONTENT = "content"
    CONDITION = "condition"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    VIA = "via"
    WHEN = "when"
    WHERE = "where"
    SETTING = "setting"
    CUE = "cue"
    UNSEEN = "unseen"


_RANKS = {part: rank for rank, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Highlight:
    """What the page says of a marked range.

    Attributes:
        part: what the range is to its acts; UNSEEN for a character without a shape.
        acts: positions of the acts in their article, ascending.
    """

    part: Part
    acts: tuple[int, ...]


def write_page(articles: Sequence[Article], path: Path) -> None:
    """Write the page of these articles; a file of that name is replaced at the end, at once.

    Raises:
        OnRecordError: the file cannot be written.
    """
    page = render_page(articles).encode("utf-8", "replace")
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise OnRecordError(f"{path}: not a regular file, expected the name of a page to write")
    try:
        replace_whole(target, [page])
    except OSError as error:
        raise OnRecordError(f"{path}: the page cannot be written: {error.strerror}") from error


def render_page(articles: Sequence[Article]) -> str:
    """The page of these articles, in their order; the same text in every run."""
    from onrecord import __version__

    style, script = _resource("page.css"), _resource("page.js")
    template = _environment().get_template("article.html.jinja")
    return template.render(
        articles=articles,
        style=style,
        script=script,
        policy=_policy(style=style, script=script),
        present={act.act_class for article in articles for act in article.acts},
        schema=SCHEMA,
        version=__version__,
    )


def marks_of(article: Article) -> Iterator[Mark[Highlight]]:
    """What the page marks in an article's text, one mark for each range and part."""
    found: dict[tuple[int, int, Part], dict[int, None]] = {}
    for number, act in enumerate(article.acts):
        for part, evidence in _parts(act):
            found.setdefault((evidence.start, evidence.end, part), {})[number] = None
    for (start, end, part), acts in found.items():
        yield Mark(start, end, Highlight(part, tuple(acts)), rank=_RANKS[part])
    unseen = Highlight(Part.UNSEEN, ())
    for start in wording.unseen_places(article.text):
        yield Mark(start, start + 1, unseen, rank=_RANKS[Part.UNSEEN])


def marked_text(article: Article, number: int) -> "Markup":
    """The text of an article as HTML, its marks as elements; its text content is the text.

    Args:
        article: with its acts.
        number: of the article on the page; makes ids unique.
    """
    from markupsafe import Markup, escape

    html: list[Markup] = []
    for piece in nest(article.text, marks_of(article)):
        if isinstance(piece, Words):
            html.append(escape(piece.text))
        elif isinstance(piece, Open):
            html.append(_opening(piece, article, number))
        else:
            html.append(Markup("</span>"))
    return Markup("").join(html)


def _parts(act: Act) -> Iterator[tuple[Part, Evidence]]:
    """The pieces of evidence of an act with what each is to it."""
    for piece in act.content:
        yield Part.CONTENT, piece
    for condition in act.conditions:
        yield Part.CONDITION, condition.evidence
    ends = [(Part.ACTOR, act.actor), (Part.RECIPIENT, act.recipient)]
    ends += [(Part.SETTING, act.addressee)]
    ends += [(Part.VIA, link.speaker) for link in act.chain]
    for part, party in ends:
        if party and party.mention:
            yield part, party.mention
    for when in (act.said_at, act.due):
        if when and when.evidence:
            yield Part.WHEN, when.evidence
    if act.where and act.where.evidence:
        yield Part.WHERE, act.where.evidence
    for setting in (act.venue, act.medium):
        if setting:
            yield Part.SETTING, setting
    yield Part.CUE, act.trigger


def _opening(piece: Open[Highlight], article: Article, number: int) -> "Markup":
    """The start tag of a mark; only its first element has the id and takes the focus."""
    from markupsafe import Markup

    part, acts = piece.mark.value.part, piece.mark.value.acts
    if part is Part.UNSEEN:
        character = article.text[piece.mark.start]
        return Markup('<span class="unseen" data-code="{}">').format(wording.code_name(character))
    classes = [article.acts[act].act_class for act in acts]
    attributes = Markup('class="{} {} {}{}" data-acts="{}"').format(
        part,
        wording.FAMILIES[classes[0]],
        classes[0],
        "" if piece.first else " cut",
        " ".join(f"{number}-{act + 1}" for act in acts),
    )
    if part is Part.CUE and piece.first:
        label = ", ".join(dict.fromkeys(wording.VERBS[act_class] for act_class in classes))
        attributes += Markup(
            ' id="cue-{0}-{1}" tabindex="0" aria-describedby="act-{0}-{1}" data-label="{2}"'
        ).format(number, acts[0] + 1, label)
    return Markup("<span {}>").format(attributes)


def _cue_anchors(article: Article) -> dict[int, int]:
    """Act -> the act whose number the id of its cue carries: acts may share their cue."""
    return {
        act: mark.value.acts[0]
        for mark in marks_of(article)
        if mark.value.part is Part.CUE
        for act in mark.value.acts
    }


def _safe_link(url: str | None) -> str | None:
    """The address if it is one of the web, None otherwise: no other scheme becomes a link."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.export", ""),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        marked_text=marked_text,
        cue_anchors=_cue_anchors,
        safe_link=_safe_link,
        wording=wording,
        classes=tuple(ActClass),
    )
    return environment


def _resource(name: str) -> str:
    return files("onrecord.export").joinpath(name).read_text(encoding="utf-8")


def _policy(*, style: str, script: str) -> str:
    """A Content Security Policy that allows this style and this script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
