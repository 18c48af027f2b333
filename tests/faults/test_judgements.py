"""Logs of judgements that are damaged or of another kind."""

import pytest

from onrecord.actors.judgements import append_judgement, judge, read_judgements, withdraw
from onrecord.errors import ActorFileError


@pytest.fixture
def log(tmp_path):
    """A log with one judgement and its withdrawal."""
    path = tmp_path / "judgements.jsonl"
    one = judge("person:-:a", "person:-:b", same=True, decided_by="user:kim")
    append_judgement(path, one)
    append_judgement(path, withdraw(one, decided_by="user:kim"))
    return path


@pytest.mark.parametrize(
    "line",
    [
        b"same a b",
        b"[1, 2]",
        b"{}",
        b"\xff\xfe\x00",
        b"\x00" * 99,
        b'{"id": "x", "left": "a"',
        b'{"id":"x","left":"a","right":"b","same":"yes","decided_by":"user:k","decided_at":"2025-01-01T00:00:00Z"}',
        b'{"id":"x","left":"a","right":"b","same":true,"decided_by":"k","decided_at":"2025-01-01T00:00:00Z"}',
        b'{"id":"x","left":"a","right":"b","same":true,"decided_by":"user:k","decided_at":"2025-02-31T00:00:00Z"}',
        b'{"id":"x","left":"a","right":"b","same":true,"decided_by":"user:k","decided_at":"2025-01-01T00:00:00"}',
        b'{"id":"x","left":"","right":"b","same":true,"decided_by":"user:k","decided_at":"2025-01-01T00:00:00Z"}',
        b"[" * 50_000,
    ],
    ids=lambda line: repr(line[:16]),
)
def test_a_line_that_is_no_judgement_is_told_with_its_number(log, line):
    log.write_bytes(log.read_bytes() + line + b"\n")
    with pytest.raises(ActorFileError) as error:
        read_judgements(log)
    assert str(error.value).startswith(f"{log}:3: no judgement: ")


def test_an_empty_log_says_nothing(tmp_path):
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(b"\n\n")
    assert read_judgements(path) == ()


def test_an_edited_line_beside_its_original_is_told(log):
    first = log.read_bytes().splitlines()[0]
    log.write_bytes(log.read_bytes() + first.replace(b"true", b"false") + b"\n")
    with pytest.raises(ActorFileError, match=r":3: the id \w+ is that of another .* on line 1;"):
        read_judgements(log)


def test_a_withdrawal_of_what_is_not_there_is_told(log):
    log.write_bytes(log.read_bytes().splitlines()[1])
    with pytest.raises(ActorFileError, match=r":1: withdraws \w+, expected the id of a judgement"):
        read_judgements(log)


def test_a_withdrawal_is_not_withdrawn(log):
    back = read_judgements(log)[1]
    append_judgement(log, withdraw(back, decided_by="user:kim"))
    with pytest.raises(ActorFileError, match=r":3: withdraws"):
        read_judgements(log)
