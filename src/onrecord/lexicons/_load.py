"""The one loader of lexicons: YAML files of entries, each with its reason and its examples.

A lexicon is data:

    about: what it lists
    source: where its entries come from
    licence: of that source
    entries:
      - id: rv.warn
        match: {LEMMA: warn}        # spaCy Matcher: one token, several, or several patterns
        act_class: warn             # any further key is a field of the entry
        yes: ["Tehran warned it would close the strait."]
        no: ["The label warned of side effects."]
        why: optional

Over a `yes` the entry must fire, over a `no` it must not: the tests of the lexicon's user run all
examples.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from onrecord.errors import LexiconError

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2's reading of words: "yes", "no", "on" and "off" are strings, not truth values."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":bool")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])

_RESERVED = {"id", "match", "yes", "no", "why"}

TokenPattern = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon.

    Attributes:
        id: unique over all lexicons; `Evidence.rule` and `Act.rules` quote it.
        patterns: spaCy Matcher patterns, any of which matches.
        fields: the further keys, as the lexicon's user defines them.
        yes, no: sentences in which the entry must, or must not, fire.
    """

    id: str
    patterns: tuple[TokenPattern, ...]
    fields: Mapping[str, Any]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """The entries of one file, in file order.

    Attributes:
        name: file name without its ending.
        about, source, licence: the head of the file.
        entries: id -> entry.
    """

    name: str
    about: str
    source: str
    licence: str
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __getitem__(self, entry_id: str) -> Entry:
        return self.entries[entry_id]

    def matcher(self, vocab: "Vocab") -> "Matcher":
        """A spaCy Matcher whose keys are the ids of the entries."""
        from spacy.matcher import Matcher

        matcher = Matcher(vocab)
        for entry in self:
            if entry.patterns:
                matcher.add(entry.id, list(entry.patterns))
        return matcher


def literals(token: Mapping[str, Any], attribute: str) -> tuple[str, ...]:
    """The words of which a token of a pattern must be one by an attribute.

    `{LEMMA: warn}` and `{LEMMA: {IN: [warn, caution]}}` have literals; empty where the token
    has no such attribute or asks for something else of it (`REGEX`, `NOT_IN`).
    """
    value = token.get(attribute)
    if isinstance(value, str):
        return (value,)
    return tuple(value["IN"]) if isinstance(value, dict) and set(value) == {"IN"} else ()


@lru_cache
def load_lexicon(name: str, language: str = "en") -> Lexicon:
    """Read `lexicons/LANGUAGE/NAME.yaml`.

    Raises:
        LexiconError: no such file, not YAML, a key is missing, or an id comes twice.
    """
    path = files("onrecord.lexicons").joinpath(language, f"{name}.yaml")
    where = f"lexicons/{language}/{name}.yaml"
    if not path.is_file():
        raise LexiconError(f"{where}: no such lexicon")
    return parse_lexicon(path.read_text(encoding="utf-8"), name=name, where=where)


def parse_lexicon(text: str, *, name: str, where: str) -> Lexicon:
    """The lexicon that `text` holds; `where` names it in errors.

    Raises:
        LexiconError: as `load_lexicon`.
    """
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{where}: not YAML: {error}") from error
    if not isinstance(data, dict) or not {"about", "source", "licence", "entries"} <= set(data):
        raise LexiconError(f"{where}: expected the keys about, source, licence and entries")
    entries: dict[str, Entry] = {}
    for number, raw in enumerate(data["entries"], start=1):
        entry = _entry(raw, where=f"{where} entry {number}")
        if entry.id in entries:
            raise LexiconError(f"{where}: id {entry.id!r} comes twice; ids are unique")
        entries[entry.id] = entry
    return Lexicon(name, data["about"], data["source"], data["licence"], entries)


def _entry(raw: Any, *, where: str) -> Entry:
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        raise LexiconError(f"{where}: expected a mapping with an id, found {raw!r}")
    where = f"{where} ({raw['id']})"
    yes, no = raw.get("yes"), raw.get("no")
    if not yes or not no or not all(isinstance(text, str) for text in (*yes, *no)):
        raise LexiconError(f"{where}: expected a `yes` and a `no`, each a list of sentences")
    return Entry(
        id=raw["id"],
        patterns=_patterns(raw.get("match", []), where=where),
        fields={key: value for key, value in raw.items() if key not in _RESERVED},
        yes=tuple(yes),
        no=tuple(no),
    )


def _patterns(match: Any, *, where: str) -> tuple[TokenPattern, ...]:
    if isinstance(match, dict):
        return ([match],)
    if isinstance(match, list) and all(isinstance(item, dict) for item in match):
        return (match,) if match else ()
    if isinstance(match, list) and all(isinstance(item, list) and item for item in match):
        return tuple(match)
    raise LexiconError(
        f"{where}: `match` is {match!r}, expected a token, a list of tokens or a list of lists"
    )
