import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from onrecord.model import Article
from onrecord.read import html
from onrecord.read.html_worker import WorkerTimeoutError

OSLO = timezone(timedelta(hours=2))
PARAGRAPHS = (
    "Norway offered on Wednesday to host talks between the two governments if both sides agree to "
    "a pause in the fighting along the river.",
    "“We are ready to receive the delegations,” the foreign minister told reporters in the "
    "capital, adding that no date had been set for a first meeting.",
    "The offer came a day after a second round in Geneva ended without a joint statement.",
)


def page(head="", body=None, attributes="", charset="utf-8"):
    body = body or "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html {attributes}><head><meta charset='{charset}'><title>Talks</title>"
        f"{head}</head><body><article><h1>Talks</h1>{body}</article></body></html>"
    )


def linked(**facts):
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **facts})
    return f'<script type="application/ld+json">{data}</script>'


def test_html_gives_the_article_and_what_the_page_states(read_bytes, fixtures):
    (article,) = read_bytes("a.html", (fixtures / "oslo.html").read_bytes())
    assert article.title == "Oslo offers to host river talks"
    assert article.outlet == "Northern Wire"
    assert article.url == "https://example.org/world/oslo-river-talks"
    assert article.published_at == datetime(2025, 9, 3, 8, 15, tzinfo=OSLO)
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("OSLO (Northern Wire) - Norway offered")
    assert "Subscribe" not in article.text
    assert "Copyright" not in article.text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked(datePublished="2025-09-03", dateModified="2025-09-06"), date(2025, 9, 3)),
        (linked(datePublished="3 September, 2025"), date(2025, 9, 3)),
        (linked(datePublished="soon")
         + '<meta property="article:published_time" content="2025-09-04T09:00:00Z">',
         datetime(2025, 9, 4, 9, tzinfo=UTC)),
        ('<meta property="article:published_time" content="2025-09-04">', date(2025, 9, 4)),
        ('<meta name="Date" content="2025-09-04">', date(2025, 9, 4)),
        (linked(datePublished="2099-01-01"), None),
        ("", None),
    ],
)  # fmt: skip
def test_date_is_the_most_trusted_that_can_be_true(read_bytes, head, published):
    (article,) = read_bytes("a.html", page(head).encode())
    assert article.published_at == published


def test_expiry_date_in_a_script_is_no_publication_date(read_bytes):
    head = '<script>var promo = {"expires": "2025-09-20", "id": 20250921};</script>'
    (article,) = read_bytes("a.html", page(head).encode())
    assert article.published_at is None


def test_html_without_its_ending_is_told_by_its_first_bytes(read_bytes):
    (article,) = read_bytes("download", page().encode())
    assert article.text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(("codec", "label"), [("cp1252", "windows-1252"), ("utf-8", "utf-8"),
                                              ("cp1252", "utf-8")])  # fmt: skip
def test_charset_of_the_page_is_a_claim_only(read_bytes, codec, label):
    (article,) = read_bytes("a.html", page(charset=label).encode(codec))
    assert "“We are ready" in article.text


def test_long_article_is_not_cut(read_bytes):
    body = "".join(f"<p>Paragraph {n}: {PARAGRAPHS[0]}</p>" for n in range(400))
    (article,) = read_bytes("a.html", page(body=body).encode())
    assert article.text.count("Paragraph ") == 400
    assert f"Paragraph 399: {PARAGRAPHS[0]}" in article.text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html><body></body></html>", "empty"),
        ("<!-- nothing -->", "empty"),
        ("<html><body><script>load()</script></body></html>", "empty"),
        ("<html><title>Access denied</title><body><h1>Access denied</h1><p>You do not have "
         "permission to view this page.</p></body></html>", "boilerplate"),
        ("<html><title>404</title><body><h1>404 Not Found</h1><hr>nginx</body></html>",
         "boilerplate"),
    ],
)  # fmt: skip
def test_page_without_an_article_is_set_aside(read_bytes, source, reason):
    (found,) = read_bytes("a.html", source.encode())
    assert found.reason == reason


def test_cookie_wall_is_set_aside(read_bytes, fixtures):
    (found,) = read_bytes("a.html", (fixtures / "cookie_wall.html").read_bytes())
    assert found.reason == "boilerplate"


def test_hostile_table_costs_no_more_than_its_page(read_bytes):
    body = "<table><tr><td colspan=9007199254740991>x</td></tr></table>"
    results = read_bytes("a.html", page(body=body + f"<p>{' '.join(PARAGRAPHS)}</p>").encode())
    assert len(results) == 1


class _StuckWorker:
    def extract(self, source, *, timeout_s):
        raise WorkerTimeoutError(f"no answer within {timeout_s:g} s")


def test_page_that_takes_too_long_is_set_aside(read_bytes, make_config, monkeypatch):
    monkeypatch.setattr(html, "_worker", _StuckWorker)
    (found,) = read_bytes("a.html", page().encode(), config=make_config(article_timeout_s=0.5))
    assert found.reason == "timeout"
    assert "no answer within 0.5 s" in found.message
    assert "ONRECORD_ARTICLE_TIMEOUT_S" in found.message


def test_pages_after_a_crash_are_read(tmp_path):
    from onrecord.read.sources import read_sources

    for name in "abc":
        (tmp_path / f"{name}.html").write_text(page(), encoding="utf-8")
    results = read_sources([str(tmp_path)])
    first = next(results)
    html._worker()._process.kill()
    html._worker()._process.wait()
    assert all(isinstance(result, Article) for result in [first, *results])
