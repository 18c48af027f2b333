"""Case 3: empty files, walls and error pages."""

import pytest


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.md", "a.html", "a", "a.bin"])
def test_file_without_bytes_is_empty(run, name):
    articles, (found,) = run({name: b""})
    assert articles == []
    assert found.reason == "empty"
    assert found.message.endswith(f"{name}: an empty file, expected the text of an article")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b" \n\t\r\n "),
        ("a.txt", b"\xef\xbb\xbf"),
        ("a.txt", "\u200b\u2028".encode()),
        ("a.md", b"\n\n---\n\n"),
        ("a.html", b"<!DOCTYPE html><html><body>  </body></html>"),
        ("a.jsonl", b'{"text": "\\n"}'),
    ],
)
def test_white_space_is_empty(run, name, data):
    articles, (found,) = run({name: data})
    assert articles == []
    assert found.reason == "empty"
    assert name in found.message


def test_jsonl_of_blank_lines_holds_nothing_and_says_so(run):
    articles, (found,) = run({"a.jsonl": b"\n \n\n"})
    assert articles == []
    assert (found.reason, found.message[-8:]) == ("empty", "articles")


PAGE = (
    "<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"
)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Access Denied", "You don't have permission to access this page. Reference 18.2f"),
        ("403 Forbidden", "nginx"),
        ("404 Not Found", "The page you requested was not found on this server."),
        ("The Northern Wire", "We use cookies. Accept all cookies to go on to the site."),
        ("Just a moment", "Checking your browser before you go on. Please enable JavaScript."),
        ("Talks resume", "The talks resumed on Monday. Subscribe to continue reading."),
    ],
)
def test_page_that_stands_for_an_article_is_boilerplate(run, title, words):
    articles, set_aside = run(
        {
            "a.html": PAGE.format(title, words).encode(),
            "b.txt": f"{title}\n\n{words}\n".encode(),
            "c.txt": b"The minister left on Monday.",
        }
    )
    assert [article.text for article in articles] == ["The minister left on Monday."]
    assert [found.reason for found in set_aside] == ["boilerplate", "boilerplate"]
