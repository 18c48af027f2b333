"""Files of actors that are damaged, contradict themselves or are huge."""

import time

import pytest

from onrecord.actors.actor_file import load_register, read_actor_file
from onrecord.errors import ActorFileError


@pytest.fixture
def problems(tmp_path):
    """What is wrong with a file, a line each."""

    def read(data):
        path = tmp_path / "actors.yaml"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        with pytest.raises(ActorFileError) as error:
            read_actor_file(path)
        return [line.removeprefix(str(path)) for line in str(error.value).splitlines()]

    return read


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 64,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\x00" * 999,
        b"SQLite format 3\x00" + b"\x01" * 99,
        "persons:\n  - name: Zoë\n".encode("utf-16"),
        "persons:\n  - name: Zoë\n".encode("latin-1"),
        b"[" * 100_000,
        b"a: &a [*a]\npersons: *a",
        b"persons: !!python/object/apply:os.system ['true']",
        b"persons:\n\t- name: Ana",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_file_of_actors_is_one_clear_error(problems, data):
    (told,) = problems(data)
    assert told.startswith((": ", ":1: ", ":2: ", ":3: "))
    assert len(told) < 400


def test_duplicate_ids_are_told_with_both_lines(problems):
    (told,) = problems(
        "persons:\n  - {name: Ana Sorel, country: CHL}\n  - {name: Ana Sorell, country: CHL}\n"
        "  - {name: Ana Sorel, country: PER}\n"
    )
    assert told.startswith(":3: id 'person:CHL:ana-sorel' comes twice, first on line 2; join the")


def test_a_given_id_is_as_unique_as_a_derived_one(problems):
    (told,) = problems(
        "persons: [{name: Ana, country: CHL, id: x}]\norganisations: [{name: N, type: igo, id: x}]"
    )
    assert "id 'x' comes twice" in told


@pytest.mark.parametrize(
    ("text", "circle"),
    [
        ("{name: A, type: igo, part_of: A}", "A is part of A"),
        (
            "{name: A, type: igo, part_of: B}\n  - {name: B, type: igo, part_of: C}\n"
            "  - {name: C, names: [CC], type: igo, part_of: B}",
            "B is part of C is part of B",
        ),
    ],
)
def test_a_circle_of_parts_is_told_once(problems, text, circle):
    (told,) = problems(f"organisations:\n  - {text}\n")
    assert told == f":2: part_of goes round in a circle: {circle}; take one of them out"


def test_a_shipped_organisation_may_have_parts_in_a_file(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text("organisations: [{name: NFC, type: igo, part_of: United Nations}]")
    assert read_actor_file(path).organisations[0].part_of == "United Nations"


@pytest.mark.parametrize(
    "day", ["2025-02-31", "2025-13", "31 February 2025", "0000", "10000", "-1"]
)
def test_an_impossible_day_is_told(problems, day):
    (told,) = problems(
        f"persons: [{{name: Ana, offices: [{{office: president, country: CHL, from: {day}}}]}}]"
    )
    assert "expected a day, month or year that exists" in told


def test_the_first_and_the_last_year_are_days_like_others(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text(
        "persons:\n  - name: Ana Sorel\n    offices:\n"
        "      - {office: president, country: CHL, from: 0001, until: 9999}\n"
    )
    (term,) = read_actor_file(path).terms
    assert (term.since.year, term.until.year) == (1, 9999)
    assert load_register(str(path)).find_surname("Sorel", office="president", day=term.until)


def test_a_hundred_thousand_entries_are_read_in_a_minute(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text(
        "persons:\n"
        + "".join(f"  - {{name: Ana Sorel{n}, country: CHL}}\n" for n in range(50_000))
        + "organisations:\n"
        + "".join(f"  - {{name: Port {n}, type: igo}}\n" for n in range(50_000))
    )
    started_s = time.process_time()
    found = read_actor_file(path)
    assert time.process_time() - started_s < 60
    assert len(found.terms) == len(found.organisations) == 50_000


def test_a_long_chain_of_parts_ends(tmp_path):
    path = tmp_path / "actors.yaml"
    rows = (f"  - {{name: B{n}, type: igo, part_of: B{n + 1}}}\n" for n in range(3000))
    path.write_text("organisations:\n" + "".join(rows) + "  - {name: B3000, type: igo}\n")
    assert len(read_actor_file(path).organisations) == 3001
