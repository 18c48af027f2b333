"""A user's file of actors."""

from datetime import date

import pytest

from onrecord.actors.actor_file import load_register, read_actor_file
from onrecord.actors.register import shipped_register
from onrecord.errors import ActorFileError

FILE = """
persons:
  - name: Ingrid Solheim
    names: [Ingrid M. Solheim]
    gender: f
    alone: yes
    offices:
      - {office: foreign_minister, country: NOR, from: 2021-10, until: 2024-02, sector: GOV}
      - {office: head, body: Northern Fisheries Council, from: 2024-03-01}
  - name: Pavel Hruby
    id: person:CZE:pavel-hruby-envoy
    country: CZE
organisations:
  - name: Northern Fisheries Council
    names: [NFC]
    type: igo
    country: IGO
    members:
      - {country: NOR, from: 1998}
      - {organisation: European Union}
  - name: NFC Secretariat
    type: igo
    country: IGO
    part_of: Northern Fisheries Council
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "actors.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_entries_of_a_file_are_known_beside_the_shipped_ones(write):
    register = load_register(str(write(FILE)))
    assert register.organisation("NFC").name == "Northern Fisheries Council"
    assert register.organisation("NATO") == shipped_register().organisation("NATO")
    assert register.find_surname("Solheim", day=date(2023, 5, 1)).office == "foreign_minister"
    assert register.find_surname("Solheim", day=date(2021, 9, 30)) is None


def test_an_office_has_its_holder_on_the_days_of_the_file(write):
    register = load_register(str(write(FILE)))

    def holder(office, day, **where):
        found = register.find_holder(office, day=day, **where)
        return found.name if found else None

    council = {"body": "Northern Fisheries Council"}
    assert holder("head", date(2030, 1, 1), **council) == "Ingrid Solheim"
    assert holder("head", date(2024, 2, 29), **council) is None


def test_a_person_without_an_office_is_known_at_all_times(write):
    register = load_register(str(write(FILE)))
    found = register.find_person("Pavel Hruby", day=date(1900, 1, 1))
    assert (found.office, found.country) == (None, "CZE")
    assert register.person_id(found) == "person:CZE:pavel-hruby-envoy"


def test_all_terms_of_a_person_have_the_id_of_the_country(write):
    ids = {term.person for term in read_actor_file(write(FILE)).terms}
    assert ids == {"person:NOR:ingrid-solheim", "person:CZE:pavel-hruby-envoy"}


def test_the_source_is_file_and_line(write):
    path = write(FILE)
    assert read_actor_file(path).organisations[1].source == f"{path}:21"


def test_an_entry_takes_the_place_of_the_shipped_one_with_its_id(write):
    text = "persons: [{name: Vladimir Putin, surnames: [Putin], country: RUS}]"
    register = load_register(str(write(text)))
    terms = [term for term in register.terms if term.name == "Vladimir Putin"]
    assert [term.office for term in terms] == [None]
    assert register.find_holder("president", country="RUS", day=date(2020, 5, 1)) is None


def test_a_spelling_of_the_file_goes_before_a_shipped_one(write):
    text = "organisations: [{name: Northern Trade Office, names: [NATO], type: organisation}]"
    register = load_register(str(write(text)))
    assert register.organisation("NATO").name == "Northern Trade Office"
    assert register.organisation("North Atlantic Treaty Organization").name == "NATO"


def test_the_shipped_register_stays_as_it_is(write):
    load_register(str(write(FILE)))
    assert shipped_register().organisation("NFC") is None
    assert load_register(None) is load_register("") is shipped_register()


def test_a_changed_file_is_read_again(write):
    import os

    path = write(FILE)
    assert load_register(str(path)).organisation("NFC")
    write(FILE.replace("[NFC]", "[NFCO]"))
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert load_register(str(path)).organisation("NFC") is None


PERSON = "persons:\n  - name: Ana Sorel\n    country: CHL\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "actors.yaml: it is empty, expected the keys persons or organisations"),
        ("~", "actors.yaml: it is empty"),
        ("- a\n- b\n", "actors.yaml:1: found a list, expected a mapping with keys of organisa"),
        ("persons: Ana", "actors.yaml:1: found 'Ana', expected a list; begin its lines with `- `"),
        ("persons:\n  - Ana", "actors.yaml:2: found 'Ana', expected a mapping with keys of alone"),
        ("persons: [\n", "actors.yaml:2: no YAML: "),
        ("people: []", "actors.yaml:1: unknown key 'people'; did you mean "),
        ("persons:\n  - country: CHL", "actors.yaml:2: the key 'name' is missing; add it"),
        ("persons:\n  - name: Ana", "actors.yaml:2: neither `country` nor `offices` is told"),
        ("persons:\n  - name: [Ana]\n    country: CHL", ":2: found a list, expected a word or wor"),
        (PERSON + "    country: PER", ":4: the key 'country' comes twice; keep one"),
        (PERSON + "    oficces: []", ":4: unknown key 'oficces'; did you mean offices?"),
        (PERSON + "    gender: w", ":4: gender is 'w', expected one of f, m"),
        (PERSON + "    alone: maybe", ":4: alone is 'maybe', expected one of"),
        (PERSON + "    sector: ARMY", ":4: sector is 'ARMY', expected one of"),
        (PERSON + "    names: Anna Sorel", ":4: found 'Anna Sorel', expected a list"),
        (PERSON + "    id: my id", ":4: id is 'my id', expected one word"),
        (
            PERSON.replace("CHL", "Chile"),
            ":3: country is 'Chile', expected an ISO 3166 alpha-3 code; write CHL",
        ),
        (PERSON.replace("CHL", "XQZ"), ":3: country is 'XQZ', expected an ISO 3166 alpha-3 code"),
        (
            PERSON + "    offices:\n      - office: presidnt",
            ":5: office is 'presidnt', expected one of president",
        ),
        (
            PERSON + "    offices:\n      - {office: president, from: 2021-02-31}",
            ":5: found '2021-02-31', expected a day, month or year that exists, as 2021-02-24",
        ),
        (
            PERSON + "    offices:\n      - {office: president, from: 2024, until: 2021}",
            ":5: from 2024-01-01 until 2021-12-31, expected the earlier day first",
        ),
        (
            PERSON + "    offices:\n      - {office: head, body: Nowhere Board}",
            None,  # a body of the person's country need not be an organisation of its own
        ),
        (
            "persons:\n  - name: Ana Sorel\n    offices: [{office: head, body: Nowhere Board}]",
            ":3: body is 'Nowhere Board', expected an organisation of this file or of the ship",
        ),
        ("organisations:\n  - name: NFC", ":2: the key 'type' is missing; add it"),
        ("organisations:\n  - {name: NFC, type: club}", ":2: type is 'club', expected one of"),
        (
            "organisations:\n  - {name: NFC, type: igo, members: [NOR]}",
            ":2: found 'NOR', expected a mapping with keys of country",
        ),
        (
            "organisations:\n  - {name: NFC, type: igo, part_of: Nowhere Board}",
            ":2: part_of is 'Nowhere Board', expected an organisation of this file",
        ),
        (
            "organisations:\n  - {name: A, names: [N], type: igo}\n"
            "  - {name: B, names: [N], type: igo}",
            ":3: 'N' names both 'A' and 'B'; a spelling belongs to one organisation",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(write, text, message):
    path = write(text)
    if message is None:
        assert read_actor_file(path)
        return
    with pytest.raises(ActorFileError) as error:
        read_actor_file(path)
    assert message in str(error.value)
    assert str(error.value).count("\n") == 0


def test_every_wrong_entry_is_told(write):
    text = "persons:\n" + "  - name: Ana\n" * 30
    with pytest.raises(ActorFileError) as error:
        read_actor_file(write(text))
    lines = str(error.value).splitlines()
    assert lines[1].endswith(
        "actors.yaml:3: neither `country` nor `offices` is told; add one of them"
    )
    assert lines[20:] == ["and 10 more"]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ActorFileError, match=r"none\.yaml: No such file or directory"):
        load_register(str(tmp_path / "none.yaml"))
