import base64
import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnRecordError
from onrecord.export.html_page import marked_text, render_page, write_page
from onrecord.model import Act, Article, Condition, Context, Evidence
from onrecord.terms import (
    ActClass,
    ConditionKind,
    Form,
    Modality,
    PloverContext,
    PloverMode,
    PloverType,
    Polarity,
)

HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;"
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the text inside each marked `text`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        begins = attributes.get("class") == "text"
        self.texts += [""] if begins else []
        self.open.append((tag, begins or (bool(self.open) and self.open[-1][1])))

    def handle_endtag(self, tag):
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data):
        if self.open and self.open[-1][1]:
            self.texts[-1] += data

    def having(self, attribute):
        return [attributes for _, attributes in self.elements if attribute in attributes]


def words_of(html: str, css_class: str) -> list[str]:
    """The text inside each element of a class, in order of their start."""
    found: list[str] = []
    open_spans: list[int | None] = []
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", html):
        if tag.startswith("</"):
            open_spans.pop()
        elif tag:
            wanted = css_class in re.search(r'class="([^"]*)"', tag)[1].split()
            open_spans.append(len(found) if wanted else None)
            found += [""] if wanted else []
        for place in open_spans:
            if text and place is not None:
                found[place] += text
    return found


def test_text_on_the_page_is_the_text_of_the_article(article, bare_article):
    outline = Outline(render_page([article, bare_article]))
    assert outline.texts == [article.text, bare_article.text]
    assert not outline.open


def test_spans_are_marked_in_place(article):
    html = marked_text(article, 1)
    assert words_of(html, "cue") == [
        act.trigger.exact for act in sorted(article.acts, key=lambda act: act.trigger.start)
    ]
    assert "until an independent count is published" in words_of(html, "condition")
    assert {"Ingrid Solheim", "12 coastal states", "she", "Denmark"} <= set(words_of(html, "actor"))
    assert words_of(html, "recipient") == ["Reykjavik", "both sides"]
    assert "Two officials" in words_of(html, "via")
    assert words_of(html, "setting") == ["reporters", "a briefing in Bergen", "a statement"]


def test_condition_lies_inside_its_content(article):
    html = marked_text(article, 1)
    content = next(words for words in words_of(html, "threaten") if words.startswith("“If"))
    assert content == (
        "“If Reykjavik lands one more tonne above its share, we will close our ports to its "
        "vessels,”"
    )
    assert re.search(r'class="content cost threaten"[^>]*>“<span class="condition', html)


def test_words_of_two_acts_are_marked_once_for_both(article):
    html = marked_text(article, 1)
    assert words_of(html, "actor").count("Iceland&#39;s Foreign Ministry") == 1
    assert re.search(r'class="actor refusal refuse" data-acts="1-5 1-6"', html)


def test_every_act_has_a_card_that_links_to_its_cue_and_back(article, bare_article):
    outline = Outline(render_page([bare_article, article]))
    ids = [attributes["id"] for attributes in outline.having("id")]
    assert len(ids) == len(set(ids))
    for number in range(1, len(article.acts) + 1):
        assert f"act-2-{number}" in ids
        assert f"cue-2-{number}" in ids
    for attributes in outline.having("href"):
        assert attributes["href"].removeprefix("#") in ids
    for attributes in outline.having("aria-describedby"):
        assert attributes["tabindex"] == "0"
        assert attributes["aria-describedby"] in ids


def test_acts_that_share_their_cue_link_to_the_same_words(article):
    both = replace(article, acts=(article.acts[0], replace(article.acts[0], id="twin")))
    outline = Outline(render_page([both]))
    links = [attributes["href"] for attributes in outline.having("href")]
    assert links == ["#cue-1-1", "#cue-1-1"]


def test_a_card_of_history_is_marked_and_says_so(article):
    first, *others = article.acts
    page = render_page([replace(article, acts=(replace(first, historical=True), *others))])
    assert page.count("<dt>told as</dt><dd>history</dd>") == 1
    classes = [(attrs.get("class") or "").split() for _, attrs in Outline(page).elements]
    assert sum("historical" in words for words in classes) == 1


def test_a_card_gives_the_confidence_where_there_is_one(article):
    first, *others = article.acts
    page = render_page([replace(article, acts=(replace(first, confidence=0.873), *others))])
    assert page.count("<dt>confidence</dt>") == 1
    assert "<dt>confidence</dt><dd>0.87</dd>" in page


def test_a_card_gives_the_codes_of_its_act(article):
    first = article.acts[0]
    topic = Context(kind=PloverContext.NATURAL_RESOURCE, evidence=first.trigger)
    coded = replace(
        first,
        plover=PloverType.THREATEN,
        mode=PloverMode.TERRITORY,
        contexts=(topic,),
        cameo="1382",
    )

    page = render_page([replace(article, acts=(coded,))])

    assert "<dt>about</dt><dd>natural resource</dd>" in page
    assert "<dt>PLOVER</dt><dd>THREATEN, territory</dd>" in page
    assert "<dt>CAMEO</dt><dd>1382</dd>" in page


def test_class_is_told_by_a_word_not_by_colour_alone(article):
    outline = Outline(render_page([article]))
    labels = [attributes["data-label"] for attributes in outline.having("data-label")]
    assert labels == [
        *("asserts", "pledges", "threatens", "warns", "refuses", "denies", "offers"),
        *("requests", "agrees"),
    ]


def test_several_articles_have_a_table_of_contents(article, bare_article):
    page = render_page([article, bare_article])
    assert 'href="#article-2"' in page
    assert "<nav" in page
    assert "<nav" not in render_page([article])


def test_page_loads_nothing_and_forbids_to(article):
    page = render_page([article])
    outline = Outline(page)
    policy = next(
        attributes["content"]
        for attributes in outline.having("http-equiv")
        if attributes["http-equiv"] == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        source = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not outline.having("src")
    assert not outline.having("style")
    assert not re.search(r"url\(|@import|https?://", page)


def test_hostile_names_stay_text(article):
    act = article.acts[2]
    named = replace(
        act,
        actor=replace(act.actor, actor=replace(act.actor.actor, name=HOSTILE, role=HOSTILE)),
        where=replace(act.where, name=HOSTILE),
    )
    hostile = replace(
        article,
        text=HOSTILE + article.text,
        title=HOSTILE,
        outlet=HOSTILE,
        source=HOSTILE,
        url="javascript:alert(1)",
        acts=(),
    )
    page = render_page([hostile, replace(article, acts=(named,))])
    outline = Outline(page)
    tags = [tag for tag, _ in outline.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert "javascript:" not in page
    assert outline.texts[0] == hostile.text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/1?a=b&c=d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://[broken", False),
    ],
)
def test_only_addresses_of_the_web_become_links(article, url, linked):
    outline = Outline(render_page([replace(article, url=url, acts=())]))
    assert [attributes["href"] for attributes in outline.having("href")] == [url] * linked


def test_unseen_character_is_shown_and_kept_in_its_bounds():
    article = Article(id="bidi", text="safe \u202e.exe end")
    outline = Outline(render_page([article]))
    assert outline.texts == [article.text]
    assert [attributes["data-code"] for attributes in outline.having("data-code")] == ["U+202E"]


def test_page_is_the_same_in_every_run(article):
    assert render_page([article]) == render_page([article])


@st.composite
def articles(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
    points = st.integers(0, len(text))
    evidence = st.builds(
        lambda pair: Evidence.of(text, min(pair), max(pair)),
        st.tuples(points, points).filter(lambda pair: pair[0] != pair[1]),
    )
    acts = st.builds(
        lambda act_class, trigger, content, condition: Act(
            id="",
            act_class=act_class,
            plover=None,
            modality=Modality.ACTUAL,
            polarity=Polarity.AFFIRMED,
            form=Form.MIXED,
            actor=None,
            recipient=None,
            trigger=trigger,
            content=tuple(content),
            conditions=(Condition(evidence=condition, kind=ConditionKind.IF),),
        ),
        st.sampled_from(ActClass),
        evidence,
        st.lists(evidence, max_size=2),
        evidence,
    )
    return Article(id="", text=text, acts=tuple(draw(st.lists(acts, max_size=4))))


@given(articles())
def test_marked_text_keeps_any_text_under_any_overlap(article):
    outline = Outline(f'<div class="text">{marked_text(article, 1)}</div>')
    assert outline.texts == [article.text]
    assert not outline.open


def test_page_appears_whole_under_its_name(article, tmp_path):
    path = tmp_path / "record.html"
    path.write_text("an older page", encoding="utf-8")
    write_page([article], path)
    assert path.read_text(encoding="utf-8") == render_page([article])
    assert list(tmp_path.iterdir()) == [path]


def test_page_that_cannot_be_written_is_one_clear_error(article, tmp_path):
    with pytest.raises(OnRecordError, match="the page cannot be written: No such file"):
        write_page([article], tmp_path / "missing" / "record.html")


def test_something_else_than_a_file_is_not_replaced(article, tmp_path):
    with pytest.raises(OnRecordError, match="not a regular file"):
        write_page([article], tmp_path)


def test_failed_write_leaves_nothing_behind(article, tmp_path, monkeypatch):
    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OnRecordError, match="No space left on device"):
        write_page([article], tmp_path / "record.html")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="session")
def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    binary = next(filter(None, map(shutil.which, names)), None)
    if not binary:
        pytest.skip("no Chromium on this machine: page not tried in a browser")
    return binary


@pytest.mark.browser
def test_browser_shows_the_text_and_its_spans(article, bare_article, chromium, tmp_path):
    path = tmp_path / "record.html"
    write_page([article, bare_article], path)
    browser = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
            *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
            *("--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"),
            *("--enable-logging=stderr", path.as_uri()),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert b"CONSOLE" not in browser.stderr  # the policy blocked nothing, the script ran
    outline = Outline(browser.stdout.decode())
    assert outline.texts == [article.text, bare_article.text]
    assert len(outline.having("data-label")) == len(article.acts)
