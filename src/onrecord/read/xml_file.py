"""XML of unknown origin -> a tree, without entities, files or the network.

Nothing is read that a document points to, and a document that defines entities is refused before
it is parsed: they are what makes a small file fill the machine or a feed read a local file, and
no news format needs them.
"""

import re
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

from onrecord.read.draft import set_aside
from onrecord.read.text import Decoded, decode
from onrecord.terms import SetAsideReason

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_DECLARATION = re.compile(r"\ufeff?\s*<\?xml\b[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_NAMED = re.compile(r"&(\w+;)")
_STRAY = re.compile(rb"&(?!\w+;|#)")
_OF_XML = "<>&\"'"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:[\w.-]+:)?([\w.-]+)([^>]*)",
    re.DOTALL,
)


class _PrologEndError(Exception):
    """The root element has begun: there can be no document type any more."""


class _ForbiddenError(Exception):
    """The document type does what a news file may not."""


def root_name(head: bytes) -> str | None:
    """The name of the root element without its prefix, None where `head` is no XML."""
    match = _ROOT.match(head)
    return match[1].decode("ascii", "replace") if match else None


def parse_xml(data: bytes, *, where: str) -> "tuple[_Element, Decoded]":
    """The root of a document, and how it was decoded.

    Errors of the kind that feeds are full of are repaired with a note: names of HTML entities,
    stray ampersands, control characters.

    Raises:
        SetAsideError: `xml_forbidden`, it defines entities or points to a file outside;
            `malformed`, it is no XML.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    declared = _ENCODING.search(data[:200])
    decoded = decode(data, where=where, declared=declared[1].decode() if declared else None)
    text = _DECLARATION.sub("", _NOT_XML.sub("", decoded.text), count=1).lstrip("\ufeff \t\r\n")
    _check_prolog(text, where=where)
    raw = _NAMED.sub(_character, text).encode("utf-8", "replace")
    options = {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "encoding": "utf-8",
    }
    try:
        return fromstring(raw, XMLParser(**options)), decoded
    except XMLSyntaxError as error:
        problem = str(error)
    try:
        repaired = _STRAY.sub(b"&amp;", raw)
        root = fromstring(repaired, XMLParser(**options, recover=True))
    except XMLSyntaxError:
        root = None
    if root is None:
        raise set_aside(where, SetAsideReason.MALFORMED, f"not XML ({problem}); repair the file")
    note = f"damaged XML repaired ({problem})"
    return root, Decoded(decoded.text, decoded.encoding, (*decoded.notes, note))


def _check_prolog(text: str, *, where: str) -> None:
    parser = expat.ParserCreate("utf-8")

    def forbid(name: str, *rest: object) -> None:
        raise _ForbiddenError(f"defines the entity {name}")

    def check_external(name: str, system: str | None, public: str | None, internal: bool) -> None:
        if system and not public:
            raise _ForbiddenError(f"takes its document type from {system}")

    def stop(*rest: object) -> None:
        raise _PrologEndError

    parser.EntityDeclHandler = forbid
    parser.StartDoctypeDeclHandler = check_external
    parser.StartElementHandler = stop
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except _ForbiddenError as error:
        raise set_aside(
            where,
            SetAsideReason.XML_FORBIDDEN,
            f"XML that {error}, expected none that does; write its characters out",
        ) from error
    except (_PrologEndError, expat.ExpatError):  # the parser proper says what is wrong
        return


def _character(match: re.Match[str]) -> str:
    """The character of an HTML entity that XML does not know; what XML knows stays."""
    character = html5.get(match[1], "<")
    return match[0] if character in _OF_XML else character
