"""Web pages: the article in them, without menus, advertisements and comments."""

import atexit
import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.read.draft import Draft, set_aside
from onrecord.read.html_worker import (
    ExtractionError,
    PageWorker,
    WorkerDiedError,
    WorkerTimeoutError,
)
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import decode
from onrecord.terms import SetAsideReason

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 2048  # bytes; HTML wants it in the first 1024, pages are less strict
_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def read_html(source: OpenInput) -> Iterator[Draft]:
    """The one article of a web page."""
    charset = _CHARSET.search(source.data[:_CHARSET_WITHIN])
    declared = charset[1].decode("ascii") if charset else None
    decoded = decode(source.data, where=source.where, declared=declared)
    timeout_s = source.config.number("article_timeout_s")
    try:
        page = _worker().extract(decoded.text, timeout_s=timeout_s)
    except WorkerTimeoutError as error:
        raise set_aside(
            source.where,
            SetAsideReason.TIMEOUT,
            f"taking the page apart: {error}; leave it out, or raise ONRECORD_ARTICLE_TIMEOUT_S",
        ) from error
    except (WorkerDiedError, ExtractionError) as error:
        raise set_aside(
            source.where,
            SetAsideReason.FAILED,
            f"the page could not be taken apart ({error}); save its text as .txt",
        ) from error
    if page.text is None:
        if page.visible == 0:
            raise set_aside(source.where, SetAsideReason.EMPTY, "the page shows no text")
        message = f"no article among the {page.visible} characters the page shows"
        raise set_aside(source.where, SetAsideReason.BOILERPLATE, message)
    yield Draft(
        where=source.where,
        text=page.text,
        title=page.title,
        outlet=page.outlet,
        url=page.url,
        language=page.language,
        published=page.published,
        raw_sha256=source.sha256,
        encoding=decoded.encoding,
        notes=(*decoded.notes, *page.notes),
    )


@lru_cache(maxsize=1)
def _worker() -> PageWorker:
    """The child process of this process, ended with it."""
    worker = PageWorker()
    atexit.register(worker.close)
    return worker


def _is_html(head: bytes) -> bool:
    return _START.match(head) is not None


READER = Reader(name="HTML", suffixes=(".html", ".htm", ".xhtml"), read=read_html, sniff=_is_html)
