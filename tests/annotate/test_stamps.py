import pytest

from onrecord.annotate.stamps import find_stamps


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("12 May 2023 14.05 Talks end The envoy left.", [("12 May 2023 14.05 ", 0)]),
        ("From 12 May 2023 14.05 Talks end", [("From 12 May 2023 14.05 ", 5)]),
        (
            "14:05 BST Talks end\n\nHe left.\n\n15.10 Talks open",
            [("14:05 BST ", None), ("15.10 ", None)],
        ),
        ("The train of 14.05 Oslo time left.", []),
        ("14.05 per cent voted.", []),
        ("", []),
    ],
)
def test_a_stamp_is_a_time_at_the_head_of_a_line(text, posts):
    assert [(text[s.start : s.end], s.day) for s in find_stamps(text)] == posts
