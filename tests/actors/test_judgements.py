"""The log of judgements, and what stands of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.judgements import (
    append_judgement,
    find_contradictions,
    judge,
    read_judgements,
    resolve_ids,
    standing,
    withdraw,
)
from onrecord.errors import ActorFileError

DAY = datetime(2025, 3, 14, 12, 30, tzinfo=UTC)
A, B, C, D = "person:-:ana-sorel", "person:CHL:ana-sorel", "person:CHL:ana-m-sorel", "person:PER:d"


def said(left, right, *, same=True, by="user:kim", **told):
    return judge(left, right, same=same, decided_by=by, decided_at=DAY, **told)


def test_judged_the_same_two_ids_and_what_they_are_joined_with_are_one():
    assert resolve_ids([said(A, B), said(B, C)]) == {A: C, B: C, C: C}
    assert resolve_ids([]) == {}


def test_an_id_of_the_register_stands_for_the_others_then_one_with_a_country():
    assert set(resolve_ids([said(A, B), said(B, C)], registered={B}).values()) == {B}
    assert set(resolve_ids([said(A, B)]).values()) == {B}


def test_what_is_withdrawn_stands_no_more_and_is_kept_in_the_log():
    one, other = said(A, B), said(B, C)
    back = withdraw(one, decided_by="user:lee", decided_at=DAY)
    assert standing([one, other, back]) == (other,)
    assert resolve_ids([one, other, back]) == {B: C, C: C}


def test_a_judgement_withdrawn_can_be_made_again():
    one = said(A, B)
    back = withdraw(one, decided_by="user:kim", decided_at=DAY)
    again = said(A, B, note="after all")
    assert standing([one, back, again]) == (again,)


def test_the_order_of_the_pair_makes_no_difference():
    assert said(A, B) == said(B, A)


def test_an_id_is_not_judged_on_with_itself():
    with pytest.raises(ValueError, match="expected two ids"):
        said(A, A)


def test_what_keeps_apart_two_that_are_joined_is_a_contradiction():
    one, other, apart = said(A, B), said(B, C), said(A, C, same=False)
    (found,) = find_contradictions([apart, one, other])
    assert (found.different, found.same) == (apart, (one, other))
    with pytest.raises(ActorFileError) as error:
        resolve_ids([one, other, apart])
    for told in (A, C, one.id, other.id, apart.id, "onrecord actors undo ID"):
        assert told in str(error.value)


def test_judged_different_two_ids_stay_two():
    assert find_contradictions([said(A, B), said(C, D), said(B, C, same=False)]) == ()
    assert resolve_ids([said(A, B, same=False)]) == {}


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "judgements.jsonl"
    one = said(A, B, by="rule:same-office", score=0.9, note="both “minister”")
    lines = [one, withdraw(one, decided_by="user:kim", decided_at=DAY)]
    for line in lines:
        append_judgement(path, line)
    assert read_judgements(path) == tuple(lines)


def test_a_line_after_one_that_was_cut_off_is_a_line_of_its_own(tmp_path):
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, said(A, B))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append_judgement(path, said(B, C))
    assert len(read_judgements(path)) == 2


def test_the_same_line_twice_counts_once(tmp_path):
    path = tmp_path / "judgements.jsonl"
    for _ in range(2):
        append_judgement(path, said(A, B))
    assert len(read_judgements(path)) == 1


def test_a_folder_takes_no_judgement(tmp_path):
    with pytest.raises(ActorFileError, match="Is a directory"):
        append_judgement(tmp_path, said(A, B))
    with pytest.raises(ActorFileError, match="Is a directory"):
        read_judgements(tmp_path)


# Any log: what holds for it whatever it says.

IDS = st.sampled_from([A, B, C, D])
NOTES = st.sampled_from([None, "one", "two", "three"])


@st.composite
def logs(draw):
    """Judgements on a few ids, some of them withdrawn."""
    pairs = draw(st.lists(st.tuples(IDS, IDS, st.booleans(), NOTES), max_size=12))
    made = [said(x, y, same=same, note=note) for x, y, same, note in pairs if x != y]
    back = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
    return made + [withdraw(one, decided_by="user:lee", decided_at=DAY) for one in back]


def outcome(log):
    """Who is whom, or what contradicts."""
    return find_contradictions(log) or resolve_ids(log)


@given(logs(), IDS, IDS, st.booleans())
def test_undone_a_judgement_leaves_everything_as_it_was(log, left, right, same):
    if left != right:
        new = said(left, right, same=same, note="new")
        back = withdraw(new, decided_by="user:kim", decided_at=DAY)
        assert outcome([*log, new, back]) == outcome(log)
        assert standing([*log, new, back]) == standing(log)


@given(logs(), st.randoms())
def test_the_order_of_lines_makes_no_difference(log, random):
    shuffled = log + log[:3]
    random.shuffle(shuffled)
    assert outcome(shuffled) == outcome(log)


@given(logs())
def test_ids_that_are_one_have_one_that_stands_for_them(log):
    if not find_contradictions(log):
        ids = resolve_ids(log)
        assert all(ids[one] == one for one in ids.values())
        assert all(ids[each.left] == ids[each.right] for each in standing(log) if each.same)
