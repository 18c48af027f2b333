"""WARC files with invented pages, for the tests."""

import base64
import gzip
import hashlib
from collections.abc import Sequence

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Talks {n}</title></head>"
    "<body><article><h1>Talks {n}</h1><p>Norway offered on Wednesday to host talks number {n} "
    "between the two governments, its foreign ministry said in Oslo.</p><p>Neither of them has "
    "answered the letter that carried offer {n}, a spokesman told reporters.</p></article></body>"
    "</html>"
)


def page(n: int) -> bytes:
    """The n-th page."""
    return PAGE.format(n=n).encode()


def http(body: bytes, *, status: str = "200 OK", head: str = "") -> bytes:
    """An HTTP response."""
    fields = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n"
    return fields.encode() + body


def record(
    block: bytes,
    *,
    n: int = 0,
    kind: str = "response",
    media: str = "application/http; msgtype=response",
    length: int | None = None,
    head: str = "",
    payload: bytes | None = None,
) -> bytes:
    """A record with the digests of its block and payload."""
    payload = block.partition(b"\r\n\r\n")[2] if payload is None else payload
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
        f"WARC-Date: 2025-09-05T10:00:0{n % 10}Z\r\n"
        f"WARC-Target-URI: https://news.example/{n}\r\nContent-Type: {media}\r\n"
        f"WARC-Block-Digest: {digest(block)}\r\nWARC-Payload-Digest: {digest(payload)}\r\n"
        f"{head}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return fields.encode() + block + b"\r\n\r\n"


def digest(data: bytes) -> str:
    """The SHA-1 of `data` as crawlers write it."""
    return f"sha1:{base64.b32encode(hashlib.sha1(data).digest()).decode()}"


def crawl(count: int = 5) -> list[bytes]:
    """A header record, then pages with a request before each."""
    info = record(b"software: x\r\n", kind="warcinfo", media="application/warc-fields")
    records = [info]
    for n in range(count):
        request = record(b"GET / HTTP/1.1\r\n\r\n", n=n, kind="request")
        records += [request, record(http(page(n)), n=n)]
    return records


def packed(records: Sequence[bytes]) -> bytes:
    """The records, each a gzip member of its own."""
    return b"".join(gzip.compress(one) for one in records)
