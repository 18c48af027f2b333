"""The body of an article: what of it is compared."""

import pytest

from onrecord.link.body import make_body, own_words, tokenize

REPORT = (
    "The harbour board of Tarnby said on Monday it would close two berths until the end of March.\n"
    "\n"
    "Board head Ole Lind told reporters that repairs would cost 14 million crowns."
)


def test_head_credits_and_furniture_are_left_out():
    printed = (
        f"TARNBY, Feb 3 (Reuters) - {REPORT}\n\n(Reporting by Jane Doe; Editing by John Roe)\n\n"
        "Sign up for our morning letter\n\n© 2031 Tarnby Courier. All rights reserved."
    )
    assert own_words(printed).split() == REPORT.split()


def test_a_body_is_the_same_under_another_head():
    left = make_body("a", f"TARNBY, Feb 3 (Reuters) - {REPORT}")
    right = make_body("b", f"TARNBY (AFP) — {REPORT}")
    assert left.shingles.tolist() == right.shingles.tolist()
    assert left.places == right.places == {"tarnby"}


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("up 4.5 pct", "up 4.5 per cent"),
        ("up 4.5%", "up 4.5 percent"),
        ("$2 billion", "2 bln dlrs"),
        ("$2bn", "two billion dollars"),
        ("1,200 troops", "1200 troops"),
        ("the Defence Ministry", "the defense ministry"),
        ("Erdoğan", "Erdogan"),
        ("the minister’s plan", "the minister's plan"),
    ],
)
def test_house_styles_are_read_alike(written: str, other: str):
    assert tokenize(written) == tokenize(other)


def test_figures_and_names_are_kept_apart():
    body = make_body("a", REPORT, title="Tarnby closes berths")
    assert body.figures == {"2", "14"}
    assert {"tarnby", "lind"} <= body.names
    assert body.title_words == {"tarnby", "closes", "berths"}


def test_a_text_without_words_has_no_shingles():
    body = make_body("a", "—")
    assert len(body.shingles) == 0
    assert body.words == 0


def test_hashes_stay_what_they_are():
    """A store keeps signatures made of them: other hashes would be alike to none of those."""
    assert make_body("a", "Talks ended.").shingles.tolist() == [16821328568179518876]
