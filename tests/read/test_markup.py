import pytest

from onrecord.read.markup import paragraphs_of_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Plain words < and &.", "Plain words < and &."),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<p>Two <b>bold</b>ly</p>three", "One\n\nTwo boldly\n\nthree"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<div><p>a\n  b</p>\n</div>", "a b"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>Fish &amp; chips&nbsp;&lt;b&gt;</p>", "Fish & chips <b>"),
        ("<p>Kept</p><script>x()</script><style>p{}</style> end", "Kept\n\nend"),
        ("<p>a<!-- no -->b</p>", "ab"),
        ("<!-- nothing -->", ""),
        ("<p>café “quoted”</p>", "café “quoted”"),
    ],
)
def test_markup_becomes_paragraphs(markup, text):
    assert paragraphs_of_html(markup) == text


def test_deeply_nested_markup_ends():
    assert "words" in paragraphs_of_html("<div>" * 200 + "<p>words</p>" + "</div>" * 50_000)
