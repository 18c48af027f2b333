"""Fixtures shared by all tests."""

import os
import uuid
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def language_model():
    """The bare spaCy pipeline; tests that use it carry the marker `model`."""
    from onrecord.annotate.language_model import load_language_model

    return load_language_model()


@pytest.fixture(scope="session")
def nlp():
    """The spaCy pipeline with every component of the package, acts as the rules read them.

    What the trained head makes of them is tested by itself (`annotate/act_judgement.py`) and on
    whole articles; a sentence made up to test one rule tells of that rule alone.
    """
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    return add_components(load_language_model(), judged=False)


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the evaluation corpora; skips the test where it is not there."""
    folder = os.environ.get("ONRECORD_CORPORA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("ONRECORD_CORPORA does not name a folder of corpora")
    return Path(folder)


@pytest.fixture(scope="session")
def postgres_server():
    """Address of a PostgreSQL server of the tests' own; skips where none is installed."""
    from tests.postgres import find_programs, running_cluster

    pytest.importorskip("psycopg")
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed: apt-get install postgresql")
    with running_cluster(programs) as address:
        yield address


@pytest.fixture
def postgres_database(postgres_server: str):
    """Address of an empty schema of a database; the path of search leads there alone."""
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{postgres_server}/postgres?options=-csearch_path%3D{name}"
