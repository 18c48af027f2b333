"""The gazetteer's file and its lookups."""

import pickle
import sqlite3
from contextlib import closing

import pytest

from onrecord.errors import ModelFileError
from onrecord.places import gazetteer
from onrecord.places.gazetteer import Gazetteer, PlaceKind, bundled_gazetteer, fold


def test_the_bundled_file_is_the_one_the_code_expects():
    assert bundled_gazetteer().content_digest() == gazetteer.CONTENT_DIGEST


def test_the_bundled_file_stays_small():
    assert bundled_gazetteer().path.stat().st_size < 12_000_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("PORT-AU-PRINCE", "Port au Prince"),
        ("São Paulo", "Sao Paulo"),
        ("N’Djamena", "N'Djamena"),
        ("Washington,  D.C.", "washington, dc"),
    ],
)
def test_fold_joins_the_spellings_of_one_name(one, other):
    assert fold(one) == fold(other)


def test_fold_keeps_names_apart():
    assert fold("Georgetown") != fold("George Town")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Vladivostok", PlaceKind.CITY, "RUS"),
        ("Kiev", PlaceKind.CAPITAL, "UKR"),
        ("Leningrad", PlaceKind.CITY, "RUS"),
        ("Texas", PlaceKind.STATE, "USA"),
        ("Rapides Parish", PlaceKind.COUNTY, "USA"),
        ("Germany", PlaceKind.COUNTRY, "DEU"),
        ("the Black Sea", None, None),
        ("Black Sea", PlaceKind.WATER, None),
        ("Donbas", PlaceKind.AREA, None),
        ("Crimea", PlaceKind.AREA, None),
        ("West Bank", PlaceKind.AREA, None),
        ("Middle East", PlaceKind.AREA, None),
        ("Kremlin", PlaceKind.SITE, "RUS"),
        ("Europe", PlaceKind.CONTINENT, None),
        ("Western Europe", PlaceKind.AREA, None),
        ("Sahel", PlaceKind.AREA, None),
        ("South Caucasus", PlaceKind.AREA, None),
        ("Sea of Marmara", PlaceKind.WATER, None),
        ("Taiwan Strait", PlaceKind.WATER, None),
        ("Drina", PlaceKind.WATER, None),
        ("Puntland", PlaceKind.REGION, "SOM"),
    ],
)
def test_lookup_finds_places_of_every_kind(name, kind, country):
    found = {(place.kind, place.country) for place in bundled_gazetteer().lookup(name)}
    assert ((kind, country) in found) is (kind is not None)


def test_lookup_sorts_by_population():
    sizes = [place.population for place in bundled_gazetteer().lookup("Paris")]
    assert len(sizes) > 5
    assert sizes == sorted(sizes, reverse=True)


def test_abbreviations_are_matched_letter_by_letter():
    lookup = bundled_gazetteer().lookup_short
    assert [place.name for place in lookup("W.Va.")] == ["West Virginia"]
    assert [place.country for place in lookup("U.S.")] == ["USA"]
    assert lookup("us") == ()
    assert lookup("tex.") == ()


def test_own_entries_have_no_geonames_id():
    (donbas,) = bundled_gazetteer().lookup("Donbas")
    assert donbas.id < 0
    assert donbas.geonameid is None


@pytest.mark.parametrize(
    "name",
    [
        *("Donbas", "Crimea", "Gaza Strip", "Golan", "South Ossetia", "Abkhazia", "Transnistria"),
        *("Nagorno-Karabakh", "Kashmir", "Western Sahara", "Northern Cyprus", "Aksai Chin"),
        *("Essequibo", "Scarborough Shoal", "Falklands", "West Bank", "Shebaa Farms"),
    ],
)
def test_a_contested_area_is_its_own_entry_and_of_no_country(name):
    (area, *others) = bundled_gazetteer().lookup(name)
    assert (area.kind, area.country) == (PlaceKind.AREA, None)
    assert not [other for other in others if other.kind is PlaceKind.COUNTRY]


def test_keys_of_own_entries_tell_them_apart():
    gazetteer = bundled_gazetteer()
    assert gazetteer.lookup("Donbass")[0].key == "area:donbas"
    assert gazetteer.lookup("Oslo")[0].key == "geonames:3143244"
    with closing(sqlite3.connect(gazetteer.path)) as file:
        names = [name for (name,) in file.execute("SELECT key FROM toponym WHERE place < 0")]
    own = {each.id: each.key for name in names for each in gazetteer.lookup(name) if each.id < 0}
    assert len(own) > 500
    assert len(set(own.values())) == len(own)


def test_a_name_nobody_bears_is_nowhere():
    assert bundled_gazetteer().lookup("Xyzzyville") == ()


def test_a_gazetteer_can_be_sent_to_another_process():
    source = bundled_gazetteer()
    source.lookup("Oslo")
    assert pickle.loads(pickle.dumps(source)).lookup("Oslo") == source.lookup("Oslo")


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ModelFileError, match="no gazetteer here; install onrecord again"):
        Gazetteer(tmp_path / "none.sqlite").lookup("Oslo")


def test_a_damaged_file_says_so(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(ModelFileError, match="not a gazetteer"):
        Gazetteer(path).lookup("Oslo")


def test_a_file_cut_short_says_so(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(bundled_gazetteer().path.read_bytes()[:500_000])
    with pytest.raises(ModelFileError, match=r"malformed.*install onrecord again"):
        Gazetteer(path).content_digest()


def test_another_version_is_refused(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.execute("CREATE TABLE toponym (key TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(ModelFileError, match="version 999, expected 2"):
        Gazetteer(path).lookup("Oslo")
