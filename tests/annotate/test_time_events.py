from datetime import date

import pytest

from onrecord.annotate.time import TimeComponent

pytestmark = pytest.mark.model
FRIDAY = date(2019, 4, 12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote was held on May 3, 2018. He left two days after the vote.", "2018-05-05"),
        ("Rallies followed Monday's raid. He fled a week after the raid.", "2019-W16"),
        ("The raid on Monday failed. He fled the day before the raid.", "2019-04-07"),
        ("The king resigned on Monday. He fled two days before the king resigned.", "2019-04-06"),
        ("The raid came in March 2018. He fled two months after the raid.", "2018-05"),
        # no date, not that event, or two of them
        ("He left two days after the vote.", "P2D"),
        ("He left the day after the vote.", None),
        ("The vote was held on May 3, 2018. He left two days after a vote.", "P2D"),
        ("The vote was held in May 2018. He left two days after the vote.", "P2D"),
        (
            "Monday's vote failed. Tuesday's vote passed. He left a day after the vote.",
            "P1D",
        ),
    ],
)
def test_time_counted_from_an_event_needs_one_date_of_it(language_model, text, value):
    doc = language_model(text)
    doc._.onrecord_published = FRIDAY.isoformat()

    times = TimeComponent()(doc)._.onrecord_times

    assert times[-1].value == value
