from datetime import date

import pytest

from onrecord.annotate.time import TimeComponent
from onrecord.annotate.time_attachment import time_of

FRIDAY = date(2019, 4, 12)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The minister said on Thursday that talks would end on Monday.", "said", "2019-04-11"),
        ("The minister said on Thursday that talks would end on Monday.", "end", "2019-04-15"),
        ("The minister said Thursday the convoy had left on Tuesday.", "said", "2019-04-11"),
        ("The minister said Thursday the convoy had left on Tuesday.", "left", "2019-04-09"),
        ("The army said it had shelled the town on Sunday.", "said", None),
        ("The army said it had shelled the town on Sunday.", "shelled", "2019-04-07"),
        ("The ministry on Thursday rejected the demand.", "rejected", "2019-04-11"),
        ("In a speech on Tuesday, the king urged restraint.", "urged", "2019-04-09"),
        ("The two sides held talks in Arensk on Tuesday.", "held", "2019-04-09"),
        ("On Tuesday, the king visited Arensk and met the envoy.", "met", "2019-04-09"),
        ("Speaking on Wednesday, the envoy rejected the plan.", "rejected", "2019-04-10"),
        ("The envoy, who arrived on Monday, said talks had failed.", "said", None),
        ("The spokesman said Thursday's attack killed ten.", "said", None),
        ("The king ordered them to leave by Monday.", "leave", None),
        ("The king has refused since Monday.", "refused", None),
        ('"It ends on Monday," he warned.', "warned", None),
        ('"It ends on Monday," he warned on Thursday.', "warned", "2019-04-11"),
        ("“It ends on Monday”, he warned.", "warned", None),
        ("The envoy spoke for three days.", "spoke", None),
        ("He has been silent since Tuesday, when the envoy rejected it.", "rejected", "2019-04-09"),
        ("The king said in a statement released on Tuesday that he was ill.", "said", "2019-04-09"),
        ("The king spoke in a hall built on Tuesday.", "spoke", None),
        ("He released a video on Tuesday in which he urged restraint.", "urged", "2019-04-09"),
        ("On Tuesday he met a man who urged restraint.", "urged", None),
        ("The king resigned on Tuesday, citing his health.", "citing", "2019-04-09"),
        ("The king resigned on Tuesday after citing his health.", "citing", None),
        ("The king criticised the envoy over a note released on Tuesday.", "criticised", None),
        ("The king announced a plan for more aid in the new 2018 budget.", "announced", None),
        ("The king voiced regret about the losses of last year.", "voiced", None),
    ],
)
def test_time_goes_to_the_verb_it_dates(language_model, text, verb, expected):
    assert value_for(language_model, text, verb) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The king was speaking a day after the envoy said talks failed.", "said", "2019-04-11"),
        ("The king was speaking a day after the envoy said talks failed.", "speaking", None),
        ("Two days after the envoy resigned, the cabinet fell.", "resigned", "2019-04-10"),
        ("The king spoke a day before the envoy resigned.", "resigned", "2019-04-13"),
        ("On Tuesday the king spoke, a day after the envoy resigned.", "resigned", "2019-04-08"),
        ("In May 2018 the king spoke, a month after the envoy fled.", "fled", "2018-04"),
        ("In May 2018 the king spoke, a day after the envoy fled.", "fled", None),
        ("The king will speak a day after the envoy resigns.", "resigns", None),
        ("The king spoke several days after the envoy resigned.", "resigned", None),
    ],
)
def test_a_day_after_dates_the_event_from_the_report(language_model, text, verb, expected):
    assert value_for(language_model, text, verb) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("verb", "expected"),
    [("left", "2018-05-05"), ("held", "2018-05-03")],
)
def test_two_days_after_the_vote_dates_the_verb_before_it(language_model, verb, expected):
    text = "The vote was held on May 3, 2018. The envoy left two days after the vote."

    assert value_for(language_model, text, verb) == expected


def value_for(language_model, text, verb):
    doc = language_model(text)
    doc._.onrecord_published = FRIDAY.isoformat()
    times = TimeComponent()(doc)._.onrecord_times
    (token,) = [token for token in doc if token.text == verb]
    position = time_of(doc, token, times)
    return None if position is None else times[position].value
