"""Bytes -> text: decoding, and the canonical text that every offset refers to."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.read.draft import set_aside
from onrecord.terms import SetAsideReason

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF file; turn it into text first, for example with pdftotext"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office file; unpack it, or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office file; save it as text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it"),
    (b"Rar!\x1a", "a RAR archive; unpack it"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it"),
)

_SAMPLE_BYTES = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))  # ESC is part of ISO-2022 codecs
_MAX_CONTROL_SHARE_UTF8 = 0.3  # text that is valid UTF-8 otherwise may hold stray controls
_MAX_CONTROL_SHARE = 0.02  # random bytes hold a tenth; single-byte text holds none
_MAX_LATIN_SHARE = 0.03  # English holds far fewer accents and curly quotes than this

_DROPPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GARBLED = re.compile(
    "[ÂÃÐÑ][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # two UTF-8 bytes read as Windows-1252
    "|â(?:€|\u0080)."  # three: the quotes and dashes of English
    "|вЂ.|‚Ä."  # the same read as Windows-1251 and as Mac Roman
    "|ï»¿|ï¿½"  # a byte order mark, and U+FFFD itself
)
_LATIN_RUN = re.compile("[À-ÿ]{4,}")  # Cyrillic or Greek of one byte a letter, read as Latin-1
_UTF8_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes.

    Attributes:
        text: as decoded, not yet canonical.
        encoding: the codec that was used.
        notes: what had to be repaired.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, where: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of one input: byte order mark, UTF-8, declared charset, detector.

    Damaged UTF-8 is decoded with U+FFFD in place of what cannot be; `check_intact` judges how
    much of that a text may hold.

    Args:
        data: all bytes of the input.
        where: its locator, for messages.
        declared: the charset that the input claims.
    Raises:
        SetAsideError: `binary` for what is no text, `encoding` where no codec is found.
    """
    if kind := binary_kind(data):
        raise set_aside(where, SetAsideReason.BINARY, f"no text but {kind}")
    if codec := byte_order_mark(data) or _wide_codec(data[:_SAMPLE_BYTES]):
        return Decoded(data.decode(codec, "replace"), codec)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared and not _is_utf8_name(declared):
        try:
            return Decoded(data.decode(declared), declared.lower())
        except (LookupError, UnicodeDecodeError):
            pass
    if _is_damaged_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8")
    decoded = _detect(data, where=where)
    if not declared:
        return decoded
    note = f"declared as {declared}, which it is not; read as {decoded.encoding}"
    return Decoded(decoded.text, decoded.encoding, (note,))


def check_intact(text: str, *, max_share: float, where: str) -> tuple[str, ...]:
    """Make sure that hardly any character of `text` was lost or garbled on its way here.

    Args:
        text: decoded text.
        max_share: share of replaced (U+FFFD) and garbled characters that is accepted.
        where: its locator, for messages.
    Returns:
        notes on the few that are.
    Raises:
        SetAsideError: `encoding`, they are more.
    """
    if text.isascii():
        return ()
    replaced = text.count("\ufffd")
    garbled = len(_GARBLED.findall(text)) + sum(map(len, _LATIN_RUN.findall(text)))
    share = (replaced + garbled) / len(text)
    if share > max_share:
        raise set_aside(
            where,
            SetAsideReason.ENCODING,
            f"{replaced} undecodable and {garbled} garbled characters, {share:.1%} of the text, "
            f"expected at most {max_share:.1%}; find the encoding it was written in and save it "
            "as UTF-8",
        )
    found = ((replaced, "undecodable characters replaced"), (garbled, "garbled characters kept"))
    return tuple(f"{count} {what}" for count, what in found if count)


def binary_kind(data: bytes) -> str | None:
    """What the bytes are where they are no text, None where they may be text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    sample = data[:_SAMPLE_BYTES]
    if not sample or byte_order_mark(sample) or _wide_codec(sample):
        return None
    share = (len(sample) - len(sample.translate(None, _CONTROLS))) / len(sample)
    limit = _MAX_CONTROL_SHARE_UTF8 if _is_utf8_prefix(sample) else _MAX_CONTROL_SHARE
    return f"binary data ({share:.0%} control bytes)" if share > limit else None


def canonical_text(text: str) -> str:
    """Canonical text, version 1: what `Article.text` holds and offsets count in.

    NFC; `\\r\\n` and `\\r` become `\\n`; NUL and the other C0 controls but `\\n` and `\\t` are
    dropped; lone surrogates become U+FFFD. Everything else stays, spaces at the ends and
    invisible characters included. Idempotent.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATES.sub("\ufffd", _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", text)


def remarks(text: str) -> tuple[str, ...]:
    """What a reader should know of characters that `canonical_text` drops, replaces or keeps."""
    found = (
        ("{} control characters dropped", _DROPPED.findall(text)),
        ("{} lone surrogates replaced", _SURROGATES.findall(text)),
        ("{} invisible characters kept ({})", _INVISIBLE.findall(text)),
    )
    return tuple(message.format(len(hits), _code_points(hits)) for message, hits in found if hits)


def _code_points(characters: Iterable[str]) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in sorted(set(characters)))


def _detect(data: bytes, *, where: str) -> Decoded:
    """The codec by its statistics; Windows-1252 where the text is all but ASCII.

    Source: WHATWG Encoding Standard, which takes Windows-1252 for unlabelled Western text.
    """
    from charset_normalizer import from_bytes

    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    codecs = ["cp1252"] if high <= _MAX_LATIN_SHARE * len(data) else []
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is not None and "cp1252" in best.could_be_from_charset:
        codecs.append("cp1252")
    elif best is not None and best.coherence > 0:  # without it the letters make no language
        codecs.append(best.encoding)
    for codec in codecs:
        try:
            return Decoded(data.decode(codec), codec)
        except (LookupError, UnicodeDecodeError):
            continue
    raise set_aside(
        where,
        SetAsideReason.ENCODING,
        "neither UTF-8 nor any other encoding the detector knows; find the encoding it was "
        "written in and save it as UTF-8",
    )


def byte_order_mark(data: bytes) -> str | None:
    """The codec that the first bytes announce, None where they announce none."""
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), None)


def _wide_codec(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is NUL."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _is_utf8_prefix(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"  # the sample cuts a character
    return True


def _is_utf8_name(codec: str) -> bool:
    return codec.lower().replace("_", "-") in {"utf-8", "utf8"}


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII do form UTF-8 characters, though not all."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    formed = sum(len(match.group()) for match in _UTF8_MULTIBYTE.finditer(data))
    return formed > high / 2
