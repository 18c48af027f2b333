import pytest

from onrecord.read.title import split_title

BODY = "Norway offered on Wednesday to host talks.\n\nNo date was set."


@pytest.mark.parametrize(
    "title",
    [
        "Norway offers to host talks",
        "‘We are ready’: Norway offers to host talks",
        "Will Norway host the talks?",
        "Minister visits the U.S.",
        "UPDATE 2-Norway offers talks",
        "Norway waits...",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n\n"])
def test_first_line_before_a_blank_line_is_the_title(title, gap):
    assert split_title(title + gap + BODY) == (title, BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,  # a sentence
        f"Norway offers talks\n{BODY}",  # no blank line
        "Norway offers talks",  # nothing follows
        "Norway offers talks\n\n  \n",
        f"By Ann Smith\n\n{BODY}",
        f"OSLO, Sept 3 (Agency) - Norway offers talks\n\n{BODY}",
        f" date 2025-09-03 OSLO: Norway offers talks\n\n{BODY}",
        f"{'Norway offers talks ' * 10}\n\n{BODY}",
        f"The minister said:\n\n{BODY}",
        f"***\n\n{BODY}",
        "",
    ],
)
def test_text_without_a_headline_stays_whole(text):
    assert split_title(text) == (None, text)


def test_title_above_a_head_is_split_off():
    text = "Norway offers talks\n\nOSLO, Sept 3 (Agency) - Norway offered talks."
    title, body = split_title(text)
    assert title == "Norway offers talks"
    assert body.startswith("OSLO, Sept 3")
