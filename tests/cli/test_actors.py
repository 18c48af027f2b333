"""`onrecord actors`."""

import json
from pathlib import Path

import pytest

FILE = """
persons:
  - name: Ingrid Solheim
    alone: yes
    offices:
      - {office: foreign_minister, country: NOR, from: 2021-10, until: 2024-02, sector: GOV}
organisations:
  - name: Northern Fisheries Council
    names: [NFC]
    type: igo
    country: IGO
    members: [{country: NOR, from: 1998}]
"""
A, B, C = "person:-:ana-sorel", "person:CHL:ana-sorel", "person:CHL:ana-m-sorel"


@pytest.fixture
def actors(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


@pytest.fixture
def log(tmp_path):
    return str(tmp_path / "judgements.jsonl")


def test_the_group_lists_its_commands(onrecord):
    told = onrecord("actors", "--help")
    assert told.exit_code == 0
    for command in ("find", "check", "same", "different", "undo", "log"):
        assert f"\n  {command} " in told.stdout


def test_find_tells_offices_dates_and_source(onrecord, actors):
    told = onrecord("actors", "find", "ingrid solheim", "--actors", actors)
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "Ingrid Solheim  person:NOR:ingrid-solheim",
        f"  foreign minister, NOR, GOV from 2021-10-01 until 2024-02-29  ({actors}:3)",
    ]


def test_find_tells_who_was_still_in_office_when_the_table_was_written(onrecord):
    told = onrecord("actors", "find", "Zelenskiy")
    assert "president, UKR, GOV from 2019-05-20, still on 2026-01-31" in told.stdout
    (person,) = json.loads(onrecord("actors", "find", "Zelenskiy", "--json").stdout)
    assert person["offices"][-1]["until"] is None
    assert person["offices"][-1]["known_until"] == "2026-01-31"


def test_find_takes_surnames_ids_and_organisations(onrecord, actors):
    for name in ("Solheim", "person:NOR:ingrid-solheim"):
        assert "foreign minister" in onrecord("actors", "find", name, ONRECORD_ACTORS=actors).stdout
    for name in ("NFC", "igo:IGO:northern-fisheries-council"):
        told = onrecord("actors", "find", name, "--actors", actors).stdout
        assert "  member NOR from 1998-01-01\n" in told


def test_find_on_a_day_leaves_out_who_held_no_office_then(onrecord):
    told = onrecord("actors", "find", "Bush", "--on", "1990-05-01")
    assert told.stdout.startswith("George H. W. Bush  person:USA:george-h-w-bush\n")
    assert "George W. Bush  person" not in told.stdout
    none = onrecord("actors", "find", "Bush", "--on", "2015-05-01")
    assert none.exit_code == 1
    assert "nobody called 'Bush' who held an office on 2015-05-01 is in the reg" in none.stderr


def test_find_prints_json(onrecord, actors):
    told = onrecord("actors", "find", "Solheim", "--actors", actors, "--json")
    (person,) = json.loads(told.stdout)
    assert person["id"] == "person:NOR:ingrid-solheim"
    assert person["offices"][0]["until"] == "2024-02-29"
    (body,) = json.loads(onrecord("actors", "find", "NFC", "--actors", actors, "--json").stdout)
    assert body["members"] == [{"member": "NOR", "since": "1998-01-01", "until": None}]


def test_find_without_success_is_exit_code_1(onrecord):
    told = onrecord("actors", "find", "Nobody Whosoever", "--json")
    assert (told.exit_code, json.loads(told.stdout)) == (1, [])


def test_a_day_that_is_none_is_a_usage_error(onrecord):
    told = onrecord("actors", "find", "Bush", "--on", "2015-02-31")
    assert told.exit_code == 2
    assert "expected a day as YYYY-MM-DD" in told.stderr


def test_check_counts_what_is_right_and_tells_what_is_wrong(onrecord, actors, tmp_path):
    told = onrecord("actors", "check", actors)
    assert told.exit_code == 0
    assert told.stdout == f"{actors}: persons 1, offices 1, organisations 1; nothing is wrong\n"
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("persons:\n  - name: Ana\n  - nam: Ana\n")
    told = onrecord("actors", "check", str(wrong))
    assert told.exit_code == 2
    assert [line.partition("wrong.yaml")[2][:3] for line in told.stderr.splitlines()] == [
        ":2:",
        ":3:",
    ]


def test_judged_the_same_and_undone_both_lines_stay(onrecord, log):
    made = onrecord("actors", "same", A, B, "--judgements", log, "--by", "kim", "--note", "sure")
    assert made.exit_code == 0
    assert made.stdout.startswith("judged: ")
    judgement = made.stdout.split()[1]
    again = onrecord("actors", "same", B, A, "--judgements", log)
    assert again.stdout.startswith(f"already judged: {judgement}  same")
    undone = onrecord("actors", "undo", judgement[:6], "--judgements", log, "--by", "lee")
    assert undone.stdout.startswith(f"withdrawn: {judgement}  same")
    first, second = onrecord("actors", "log", "--judgements", log).stdout.splitlines()
    assert first.startswith(f"{judgement}  same  {A}  {B}  (withdrawn)  user:kim  ")
    assert first.endswith("  sure")
    assert f"  withdraws  {judgement}  user:lee  " in second
    told = json.loads(onrecord("actors", "log", "--judgements", log, "--json").stdout)
    assert [line["stands"] for line in told] == [False, False]


def test_a_judgement_against_others_is_not_recorded(onrecord, log):
    onrecord("actors", "same", A, B, ONRECORD_JUDGEMENTS=log)
    onrecord("actors", "same", B, C, ONRECORD_JUDGEMENTS=log)
    told = onrecord("actors", "different", A, C, ONRECORD_JUDGEMENTS=log)
    assert told.exit_code == 2
    assert "not recorded" in told.stderr
    assert len(onrecord("actors", "log", ONRECORD_JUDGEMENTS=log).stdout.splitlines()) == 2


def test_contradictions_of_joined_logs_are_listed(onrecord, log, tmp_path):
    other = tmp_path / "other.jsonl"
    onrecord("actors", "same", A, B, "--judgements", log)
    onrecord("actors", "different", A, B, "--judgements", str(other))
    with Path(log).open("ab") as joined:
        joined.write(other.read_bytes())
    told = onrecord("actors", "log", "--judgements", log)
    assert told.exit_code == 1
    assert told.stderr.startswith(f"contradiction: {A} and {B} are judged different by ")


def test_a_name_stands_for_the_one_actor_it_means(onrecord, log):
    told = onrecord("actors", "same", "Volodymyr Zelenskiy", A, "--judgements", log)
    assert f"{A}  person:UKR:volodymyr-zelensky" in told.stdout


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        ("Nobody Whosoever", A, "'Nobody Whosoever' is not in the register; give an id, as `onr"),
        ("Bush", A, "'Bush' means person:USA:george-h-w-bush, person:USA:george-w-bush, person:"),
        (A, A, f"both are {A}: nothing is to be judged"),
    ],
)
def test_what_cannot_be_judged_on_is_told(onrecord, log, one, other, message):
    told = onrecord("actors", "same", one, other, "--judgements", log)
    assert told.exit_code == 2
    assert message in told.stderr


@pytest.mark.parametrize("arguments", [("same", A, B), ("undo", "3f"), ("log",)])
def test_without_a_log_it_is_told_how_to_name_one(onrecord, arguments):
    told = onrecord("actors", *arguments)
    assert told.exit_code == 2
    assert "name one with --judgements FILE or the setting `judgements`" in told.stderr


def test_undo_of_an_unknown_judgement_is_told(onrecord, log):
    onrecord("actors", "same", A, B, "--judgements", log)
    told = onrecord("actors", "undo", "zz", "--judgements", log)
    assert told.exit_code == 2
    assert "no standing judgement with the id 'zz'" in told.stderr
