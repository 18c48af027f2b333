"""The grammar of time expressions: which words, in which order, make one.

A pattern of the grammar is a regular expression over the letters of the words (`time_words`),
a short string, which Python matches many times faster than it could match words.

The data: `lexicons/en/times_words.tsv` (classes of words), `times_parts.tsv` (parts that
patterns share) and the entries of `times_*.yaml`, whose `pattern` is written as

    word            that word, in any case
    <class>         a word of that class, or a kind of number
    <part>          that part
    <class:name>    the same, its words found under that name
    ~               an optional hyphen
    ( | ) ?         as in regular expressions, also (?! ), (?<! ) and (?<= )
    *               up to eight times, so that no text takes more than linear time
    { }             what of the match is the expression; all of it where there are no braces,
                    several expressions where there are several pairs

The longest match wins; of equally long ones, the one that comes first.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from onrecord.annotate.time_words import GAP, OTHER_SIGN, Vocabulary, Words
from onrecord.errors import LexiconError
from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons._table import read_table

LEXICONS = (
    *("times_holidays", "times_dates", "times_relative", "times_clock"),
    *("times_durations", "times_vague"),
)
"""The files of entries, in the order in which equally long matches are preferred."""

_ITEM = re.compile(
    r"""<(?P<name>\w+(?::\w+)?)> | (?P<brace>[{}]) | (?P<hyphen>~) | \\(?P<bracket>[()]) | \s+
      | (?P<syntax>\(\?<?[!=]|[()|?]) | (?P<repeat>\*) | (?P<possessive>'s\b) | (?P<sign>[-,/—'])
      | (?P<word>[a-z][a-z.']*)""",
    re.VERBOSE,
)
_MOST_FILLERS = 24
"""How many small words and numbers may come before the first word that makes a time."""

Names = dict[str, tuple[str, str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the grammar.

    Attributes:
        id: quoted by `layers.Timex.rule`.
        fields: `type`, `resolve` and what the resolver reads further.
        pattern: over the letters of the words.
        order: place in the grammar.
        names: group of the pattern -> name under which its words are found, and the class,
            kind or part they are of.
    """

    id: str
    fields: Mapping[str, Any]
    pattern: re.Pattern[str]
    order: int
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a text that may be a time.

    Attributes:
        start, end: half-open range of code points.
        rule: the entry that matches.
        all_words: its words, in lower case.
        words: class or part -> its words, in lower case.
        values: class -> the value of its word.
        own: names of `words` that stand in the expression, not beside it ("9 a.m. to noon
            Friday" are two expressions, and each sees the words of both).
        before, after: the word on either side as written; empty at a paragraph's edge.
    """

    start: int
    end: int
    rule: Rule
    all_words: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    own: frozenset[str]
    before: str
    after: str

    def number(self, name: str) -> int:
        """The value of a class whose values are whole numbers."""
        return int(self.values[name])


class Grammar:
    """The compiled grammar; `load_grammar` makes it.

    Args:
        classes: as `Vocabulary`.
        parts: name -> pattern.
    """

    def __init__(self, classes: Mapping[str, Mapping[str, str]], parts: Mapping[str, str]) -> None:
        self.vocabulary = Vocabulary(classes)
        self.rules: list[Rule] = []
        self._parts = parts
        self._any_rule: re.Pattern[str] | None = None

    def add(self, entry_id: str, fields: Mapping[str, Any]) -> None:
        """Compile an entry.

        Raises:
            LexiconError: its pattern names an unknown class or is no regular expression.
        """
        patterns = fields.get("pattern")
        if isinstance(patterns, str):
            patterns = [patterns]
        if not patterns or not {"type", "resolve"} <= set(fields):
            raise LexiconError(f"{entry_id}: expected the fields pattern, type and resolve")
        names: Names = {}
        try:
            expanded = "|".join(self._expand(pattern, names) for pattern in patterns)
            compiled = re.compile(expanded)
        except (KeyError, re.error) as error:
            raise LexiconError(f"{entry_id}: bad pattern {patterns}: {error}") from error
        self.rules.append(Rule(entry_id, fields, compiled, len(self.rules), names))
        self._any_rule = None

    def value(self, name: str, word: str) -> str | None:
        """The value of a word in a class, None where it is not in it."""
        return self.vocabulary.value(name, word)

    def find(self, text: str, accept: Callable[[list[Expression]], T | None]) -> Iterator[T]:
        """What `accept` makes of the expressions of `text`, from left to right.

        Args:
            text: any text.
            accept: takes a reading of one place, the best first: one expression, or several
                for a range ("March 3-5"); returns None to see the next reading of that place.
        """
        words = self.vocabulary.read(text)
        self._any_rule = self._any_rule or self._compile_any_rule()
        position = 0
        while found := self._any_rule.search(words.letters, position):
            position = found.start() + 1
            for reading in self._readings(words, found.start()):
                accepted = accept(reading)
                if accepted is not None:
                    yield accepted
                    position = bisect_left(words.starts, reading[-1].end)
                    break

    def _readings(self, words: Words, position: int) -> Iterator[list[Expression]]:
        matches = [
            (match, rule)
            for rule in self.rules
            if (match := rule.pattern.match(words.letters, position))
        ]
        matches.sort(key=lambda pair: (-pair[0].end(), pair[1].order))
        for match, rule in matches:
            yield list(self._expressions(match, rule, words))

    def _expressions(self, match: re.Match[str], rule: Rule, words: Words) -> Iterator[Expression]:
        groups = [group for group in rule.names if match.start(group) >= 0]
        emitted = [match.span(group) for group in groups if rule.names[group][0] == "emit"]
        for first, last in emitted or [match.span()]:
            spans = _spans_by_name(match, rule, first, last)
            yield Expression(
                start=words.starts[first],
                end=words.end(last - 1),
                rule=rule,
                all_words=_lowered(words, first, last),
                words={name: _lowered(words, a, b) for name, (_, a, b) in spans.items()},
                values={
                    name: value
                    for name, (kind, a, b) in spans.items()
                    if b == a + 1 and (value := self.value(kind, words.texts[a]))
                },
                own=frozenset(n for n, (_, a, b) in spans.items() if first <= a and b <= last),
                before=words.beside(first - 1),
                after=words.beside(last),
            )

    def _compile_any_rule(self) -> re.Pattern[str]:
        """Any rule, tried only where a word that is no mere filler comes soon: for speed."""
        rules = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in self.rules)
        fillers = self.vocabulary.fillers()
        core = f"[^{fillers}{GAP}-{OTHER_SIGN}]"
        return re.compile(f"(?=[{fillers}]{{0,{_MOST_FILLERS}}}{core})(?:{rules})")

    def _expand(self, pattern: str, names: Names) -> str:
        """The pattern over letters; `names` takes the names of its groups.

        Raises:
            KeyError: a sign is unknown, or a name is of neither a class nor a kind nor a part.
        """
        pieces: list[str] = []
        position = 0
        for item in _ITEM.finditer(pattern):
            if item.start() != position:
                break
            pieces.append(self._item(item, names))
            position = item.end()
        if position != len(pattern):
            raise KeyError(pattern[position:])
        return "".join(pieces)

    def _item(self, item: re.Match[str], names: Names) -> str:
        text = item.group(item.lastgroup) if item.lastgroup else ""
        match item.lastgroup:
            case "name":
                return self._named(text, names)
            case "brace":
                return f"(?P<{_group(names, 'emit', '')}>" if text == "{" else ")"
            case "hyphen":
                return self.vocabulary.letters("-") + "?"
            case "repeat":
                return "{0,8}"
            case "word":
                return self.vocabulary.letter(text)
            case "possessive" | "sign" | "bracket":
                return self.vocabulary.letters("possessive" if text == "'s" else text)
            case _:
                return text

    def _named(self, name: str, names: Names) -> str:
        kind, _, alias = name.partition(":")
        group = _group(names, alias or kind, kind)
        if kind in self._parts:
            return f"(?P<{group}>{self._expand(self._parts[kind], names)})"
        return f"(?P<{group}>[{self.vocabulary.letters(kind)}])"


def _group(names: Names, name: str, kind: str) -> str:
    group = f"g{len(names)}"
    names[group] = (name, kind)
    return group


def _spans_by_name(
    match: re.Match[str], rule: Rule, first: int, last: int
) -> dict[str, tuple[str, int, int]]:
    """Name -> kind and range of words; what lies in `[first, last)` before what lies outside."""
    inside: dict[str, tuple[str, int, int]] = {}
    outside: dict[str, tuple[str, int, int]] = {}
    for group, (name, kind) in rule.names.items():
        start, end = match.span(group)
        if start >= 0:
            spans = inside if first <= start and end <= last else outside
            spans.setdefault(name, (kind, start, end))
    return {**outside, **inside}


def _lowered(words: Words, start: int, end: int) -> tuple[str, ...]:
    return tuple(word.lower() for word in words.texts[start:end])


@lru_cache
def load_grammar(language: str = "en") -> Grammar:
    """Read and compile the grammar of a language.

    Raises:
        LexiconError: a file is missing or an entry is wrong.
    """
    classes: dict[str, dict[str, str]] = {}
    for row in read_table(f"{language}/times_words.tsv", ("class", "word", "value")):
        classes.setdefault(row["class"], {})[row["word"]] = row["value"]
    rows = read_table(f"{language}/times_parts.tsv", ("name", "pattern"))
    parts = {row["name"]: row["pattern"] for row in rows}
    grammar = Grammar(classes, parts)
    for lexicon in LEXICONS:
        for entry in load_lexicon(lexicon, language):
            grammar.add(entry.id, entry.fields)
    return grammar
