from datetime import date

import pytest

TEXT = "Norway offered on Wednesday to host talks between the two governments."


def test_markdown_becomes_plain_paragraphs_with_the_facts_of_its_front_matter(read_bytes, fixtures):
    (article,) = read_bytes("a.md", (fixtures / "oslo.md").read_bytes())
    assert article.title == "Oslo offers to host river talks"
    assert article.published_at == date(2025, 9, 3)
    assert article.outlet == "The Northern Wire"
    assert article.url == "https://example.org/world/oslo-river-talks"
    assert article.text.split("\n\n") == [
        "OSLO (Northern Wire) - Norway offered on Wednesday to host talks between the two "
        "governments.",
        "“We are ready to receive the delegations,” the foreign minister said.",
        "The talks have no date.",
        "Geneva remains possible.",
    ]


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        (TEXT, None, TEXT),
        (f"# Talks\n\n{TEXT}", "Talks", TEXT),
        (f"Talks\n=====\n{TEXT}", "Talks", TEXT),
        (f"{TEXT}\n\n## Background\n\nMore.", None, f"{TEXT}\n\nBackground\n\nMore."),
        (f"---\ntitle: Facts\n---\n# Talks\n{TEXT}", "Facts", f"Talks\n\n{TEXT}"),
        (f"---\ntitle: Talks\n---\n# Talks\n{TEXT}", "Talks", TEXT),
        (f"---\n\n{TEXT}", None, TEXT),  # a rule, no front matter
        (f"{TEXT}  \nMore &amp; more `code` <b>bold</b> \\*star\\*.", None,
         f"{TEXT}\nMore & more code bold *star*."),
    ],
)  # fmt: skip
def test_markdown_marks_leave_no_trace(read_bytes, source, title, text):
    (article,) = read_bytes("a.md", source.encode())
    assert (article.title, article.text) == (title, text)


def test_broken_front_matter_is_left_out_with_a_note(read_bytes):
    (article,) = read_bytes("a.md", f"---\ntitle: [a\n---\n{TEXT}".encode())
    assert article.text == TEXT
    assert article.notes[0].startswith("front matter is not YAML")


def test_front_matter_of_expanding_aliases_stays_small(read_bytes):
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    (article,) = read_bytes("a.md", f"---\na0: &a0 [x]\n{levels}---\n{TEXT}".encode())
    assert article.text == TEXT
