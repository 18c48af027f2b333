import pytest

from onrecord.read.boilerplate import boilerplate_kind

NEWS = "The ministry said on Monday that talks would resume within a week. " * 20


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We use cookies to improve your visit. Accept?", "cookie wall"),
        ("Access Denied. Reference #18.2f", "refused access"),
        ("You don’t have permission to view this page.", "refused access"),
        ("404 Not Found. nginx", "error page"),
        ("Please enable JavaScript to view this site.", "robot check"),
        ("The ministry said on Monday that talks would resume.\n\nSubscribe to continue reading.",
         "paywall"),
    ],
)  # fmt: skip
def test_pages_that_are_no_articles_are_told(text, kind):
    assert boilerplate_kind(text) == kind


def test_title_of_a_page_counts():
    assert boilerplate_kind("Reference #18.2f", title="Access denied") == "refused access"


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"{NEWS}Subscribe to continue reading.",  # long enough to tell something
        "Inspectors were denied access to the plant, the agency said.",
        "The parliament passed a law on cookies on Monday.",
        "The page of history cannot be turned back, he said.",
        "",
    ],
)
def test_news_is_no_boilerplate(text):
    assert boilerplate_kind(text) is None
