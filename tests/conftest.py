"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def language_model():
    """The bare spaCy pipeline; tests that use it carry the marker `model`."""
    from onrecord.annotate.language_model import load_language_model

    return load_language_model()


@pytest.fixture(scope="session")
def nlp():
    """The spaCy pipeline with every component of the package."""
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    return add_components(load_language_model())


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the evaluation corpora; skips the test where it is not there."""
    folder = os.environ.get("ONRECORD_CORPORA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("ONRECORD_CORPORA does not name a folder of corpora")
    return Path(folder)
