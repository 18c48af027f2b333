from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.head import parse_head

REPORT = "Officials in the capital said on Tuesday that talks would resume."
PUBLISHED = date(2025, 9, 5)


@pytest.mark.parametrize(
    ("head", "places", "region", "agency", "day"),
    [
        ("date 2025-09-05 OSLO: ", ["OSLO"], None, None, (2025, 9, 5)),
        (" date 2025-09-05 PORT LOUIS - ", ["PORT LOUIS"], None, None, (2025, 9, 5)),
        ("2025-09-05 RIGA -- ", ["RIGA"], None, None, (2025, 9, 5)),
        ("OSLO, Sept 5 (Agency) - ", ["OSLO"], None, "Agency", (None, 9, 5)),
        ("OSLO, Sept. 5 (Northern Wire) – ", ["OSLO"], None, "Northern Wire", (None, 9, 5)),
        ("LONDON (Reuters) - ", ["LONDON"], None, "Reuters", (None, None, None)),
        ("London (AFP) — ", ["London"], None, "AFP", (None, None, None)),
        ("WASHINGTON, Feb 26 - ", ["WASHINGTON"], None, None, (None, 2, 26)),
        ("KYIV, Ukraine (AP) — ", ["KYIV"], "Ukraine", "AP", (None, None, None)),
        ("Kyiv, Ukraine — ", ["Kyiv"], "Ukraine", None, (None, None, None)),
        ("BEIJING, 5 September 2025 (Xinhua) -- ", ["BEIJING"], None, "Xinhua", (2025, 9, 5)),
        ("BERN, Friday, Sept. 5, 2025 (dpa) - ", ["BERN"], None, "dpa", (2025, 9, 5)),
        ("MOSCOW, Monday (Reuters) - ", ["MOSCOW"], None, "Reuters", (None, None, None)),
        ("VIENNA, Thursday - ", ["VIENNA"], None, None, (None, None, None)),
        ("UNITED NATIONS, Oct 3 — ", ["UNITED NATIONS"], None, None, (None, 10, 3)),
        ("TOKYO/SEOUL, May 2 (Reuters) - ", ["TOKYO", "SEOUL"], None, "Reuters", (None, 5, 2)),
        ("LAGOS / ABUJA (Reuters) - ", ["LAGOS", "ABUJA"], None, "Reuters", (None, None, None)),
        ("GENEVA: ", ["GENEVA"], None, None, (None, None, None)),
        ("GENEVA _ ", ["GENEVA"], None, None, (None, None, None)),
        ("GENEVA—", ["GENEVA"], None, None, (None, None, None)),
        ("SÃO PAULO, March 3 (Reuters) - ", ["SÃO PAULO"], None, "Reuters", (None, 3, 3)),
        ("N’DJAMENA (AFP) – ", ["N’DJAMENA"], None, "AFP", (None, None, None)),
        ("PORT-AU-PRINCE, Haiti (AP) -- ", ["PORT-AU-PRINCE"], "Haiti", "AP", (None,) * 3),
        ("ST. LOUIS, Mo., March 3 - ", ["ST. LOUIS"], "Mo.", None, (None, 3, 3)),
        ("CASPER, Wyo. — ", ["CASPER"], "Wyo.", None, (None, None, None)),
        ("Dar es Salaam, May 9 (Xinhua) -- ", ["Dar es Salaam"], None, "Xinhua", (None, 5, 9)),
        ("ABOARD THE FERRY ALMA, May 2 - ", ["ABOARD THE FERRY ALMA"], None, None, (None, 5, 2)),
        ("RIGA, September 5. /TASS/. ", ["RIGA"], None, "TASS", (None, 9, 5)),
        ("KYIV. Sept 5 (Interfax-Ukraine) – ", ["KYIV"], None, "Interfax-Ukraine", (None, 9, 5)),
        ("Sept. 5 (UPI) -- ", [], None, "UPI", (None, 9, 5)),
        ("ACCRA, Ghana, Sept. 5, 2025 /PRNewswire/ -- ", ["ACCRA"], "Ghana", "PRNewswire",
         (2025, 9, 5)),
        ("****LONDON, March 5 - ", ["LONDON"], None, None, (None, 3, 5)),
        ("NAIROBI, Kenya (AP) _\n", ["NAIROBI"], "Kenya", "AP", (None, None, None)),
    ],
)  # fmt: skip
def test_head_is_taken_apart(head, places, region, agency, day):
    text = head + REPORT
    found = parse_head(text)
    assert [place.exact for place in found.places] == places
    assert (found.region.exact if found.region else None) == region
    assert (found.agency.exact if found.agency else None) == agency
    assert (found.year, found.month, found.day) == day
    assert text[found.start : found.end] == head.lstrip(" *")
    for part in (*found.places, found.region, found.agency):
        if part:
            part.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paris, the capital, was quiet - and so was the river.",
        "Paris - the city of light - was quiet.",
        "Paris: a city in fear.",
        "WARNING: the bridge is closed.",
        "NATO: allies meet in The Hague.",
        "IAEA - the agency - said its inspectors had left.",
        "UPDATE: talks have ended.",
        "BREAKING NEWS - talks have ended.",
        "JORDAN: We will not host talks.",
        "The minister said on May 2 - a day late - that talks had ended.",
        "On Sept 5 - a Friday - the talks ended.",
        "In Moscow, Sept 5 - the last day of talks - was quiet.",
        "Sen. Smith (PA) - the member for the coast - objected.",
        "Smith (Labour) - the member for the coast - objected.",
        "Moscow (population 13 million) - is larger.",
        "LONDON bridge - the old one - is closed.",
        "By Ann Smith - the talks ended.",
        "“MOSCOW, Sept 5 - ” was all it said.",
        "Q: What did they say?",
        "GENEVA:",
        "",
        "   \n\n  ",
        "-",
        "A -",
    ],
)
def test_ordinary_first_words_are_no_head(text):
    assert parse_head(text) is None


@pytest.mark.parametrize(
    "before",
    [
        "Talks resume in Oslo\n\n",
        "Talks resume in Oslo\n\nBy Ann Smith\n\n",
        "UPDATE 2-Talks resume in Oslo\n(Adds quotes)\n\n",
    ],
)
def test_head_may_follow_title_byline_and_correction(before):
    text = f"{before}OSLO, Sept 5 (Reuters) - {REPORT}"
    head = parse_head(text)
    assert head.start == len(before)
    assert head.places[0].exact == "OSLO"


def test_head_does_not_follow_a_sentence():
    assert parse_head(f"Talks ended on Monday.\n\nOSLO, Sept 5 (Reuters) - {REPORT}") is None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("OSLO, Sept 5 - Talks ended.", PUBLISHED, PUBLISHED),
        ("OSLO, Sept 6 - Talks ended.", PUBLISHED, date(2025, 9, 6)),  # a zone ahead
        ("OSLO, Sept 4 - Talks ended.", PUBLISHED, date(2025, 9, 4)),
        ("OSLO, Sept 7 - Talks ended.", PUBLISHED, date(2024, 9, 7)),
        ("OSLO, Dec 31 - Talks ended.", date(2025, 1, 1), date(2024, 12, 31)),
        ("OSLO, Jan 1 - Talks ended.", date(2024, 12, 31), date(2025, 1, 1)),
        ("OSLO, Feb 29 - Talks ended.", date(2025, 9, 5), date(2024, 2, 29)),
        ("OSLO, Feb 31 - Talks ended.", PUBLISHED, None),
        ("OSLO, Sept 5 - Talks ended.", None, None),
        ("OSLO, Sept 5, 2021 - Talks ended.", PUBLISHED, date(2021, 9, 5)),
        ("OSLO, Sept 5, 2021 - Talks ended.", None, date(2021, 9, 5)),
        ("OSLO, Feb 31, 2021 - Talks ended.", PUBLISHED, None),
        ("OSLO, Friday (Reuters) - Talks ended.", PUBLISHED, None),
        ("OSLO (Reuters) - Talks ended.", PUBLISHED, None),
    ],
)
def test_day_without_its_year_needs_the_day_of_publication(text, published, day):
    assert parse_head(text).day_near(published) == day


@given(
    st.lists(
        st.sampled_from(
            ["OSLO", "Rīga", "Norway", ", ", " ", "/", "Sept 5", "2025", " (Reuters)", " - ", ": ",
             "—", "\n", "date 2025-09-05 ", "By ", "’", ".", "Talks ended."]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_any_head_found_lies_in_its_text(pieces):
    text = "".join(pieces)
    head = parse_head(text)
    if head is not None:
        assert 0 <= head.start < head.end < len(text)
        for part in (*head.places, head.region, head.agency):
            if part is not None:
                part.check(text)
                assert head.start <= part.start < part.end <= head.end


def test_a_line_of_megabytes_costs_nothing():
    assert parse_head("OSLO - " * 300_000) is not None
    assert parse_head("a-" * 1_000_000) is None


@pytest.mark.corpus
def test_nearly_every_wire_story_shows_its_head(corpora):
    import gzip
    import json

    with gzip.open(corpora / "news" / "reuters-21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line, _ in zip(lines, range(2000), strict=False)]
    with_head = [story for story in stories if story.get("dateline")]
    found = sum(parse_head(story["text"]) is not None for story in with_head)
    assert found >= 0.98 * len(with_head)
