import json
from datetime import UTC, datetime

import pytest
from tests.read import formats

from onrecord.errors import SetAsideError
from onrecord.read.ninjs import check_usable, draft_of_ninjs, is_ninjs


def item(**fields):
    return {**json.loads(formats.ninjs(3)), **fields}


def draft(record):
    return draft_of_ninjs(record, where="a", raw_sha256="0", encoding="utf-8")


@pytest.mark.parametrize("family", [1, 2, 3])
def test_ninjs_of_every_family_is_known(family):
    assert is_ninjs(json.loads(formats.ninjs(family)))


@pytest.mark.parametrize("record", [{"uri": "x", "text": "y"}, {"versionCreated": 1}, [], "uri"])
def test_other_json_is_not_taken_for_ninjs(record):
    assert not is_ninjs(record)


def test_key_is_the_uri():
    assert draft(item()).origin.key == draft(item()).external_id == "urn:x:1"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"pubStatus": "canceled"}, "withheld"),
        ({"pubStatus": "withheld"}, "withheld"),
        ({"embargoedUntil": "2999-01-01T00:00:00Z"}, "withheld"),
        ({"type": "picture"}, "unsupported"),
        ({"bodies": []}, "empty"),
        ({"bodies": "words", "headlines": 7}, "empty"),
    ],
)
def test_item_that_is_no_text_to_read_is_set_aside(fields, reason):
    with pytest.raises(SetAsideError) as found:
        draft(item(**fields))
    assert found.value.reason == reason


@pytest.mark.parametrize(("hour", "held"), [(9, True), (10, False)])
def test_embargo_ends(hour, held):
    now = datetime(2025, 9, 3, hour, tzinfo=UTC)
    try:
        check_usable("usable", "2025-09-03T12:00:00+02:00", where="a", now=now)
    except SetAsideError:
        assert held
    else:
        assert not held
