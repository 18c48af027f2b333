"""The grammar of time expressions: which words, in which order, make one.

A text is read as a row of words. Every word of the vocabulary, every kind of number ("a day of
a month", "a year", "a clock time") and the few signs that matter have a letter of their own;
all other words share one. A pattern of the grammar is thus a regular expression over a short
string of letters, which Python matches many times faster than it could match words.

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
from importlib.resources import files
from itertools import count
from typing import Any, TypeVar

from onrecord.errors import LexiconError
from onrecord.lexicons._load import load_lexicon

LEXICONS = (
    *("times_holidays", "times_dates", "times_relative", "times_clock"),
    *("times_durations", "times_vague"),
)
"""The files of entries, in the order in which equally long matches are preferred."""

_TOKEN = re.compile(
    r"""(?P<gap>\n[^\S\n]*\n)
      | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}
          (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)(?![\w-])
      | (?P<numeric>[0-9]{1,2}(?P<sign>[/.-])[0-9]{1,2}(?P=sign)(?:[0-9]{4}|[0-9]{2}))(?![\w/-])
      | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9:])
      | (?P<nine_eleven>9/11)(?![\w/])
      | (?P<fraction>[½¼¾]|1/2)(?![\w/])
      | (?P<short_year>['’‘`][0-9]{2})(?!\w)
      | (?P<decade2>['’‘`]?[1-9]0['’]?s)(?!\w)
      | (?P<decade4>[12][0-9]{2}0['’]?s)(?!\w)
      | (?P<quarter_code>[qQ][1-4]|[1-4]Q)(?!\w)
      | (?P<half_code>H[12]|[12]H)(?!\w)
      | (?P<fiscal_code>FY['’]?(?:[0-9]{4}|[0-9]{2}))(?!\w)
      | (?P<nth>[0-9]{1,12}(?:st|nd|rd|th))(?!\w)
      | (?P<digits>[0-9]{1,12}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,12})?)(?=[ap]\.?m\b|(?!\w))
      | (?P<word>[oO]['’]clock|[^\W\d_]+(?:\.[^\W\d_]+)*)(?!\w)
      | (?P<possessive>['’]s\b)
      | (?P<mixed>\w+)
      | (?P<punctuation>\S)""",
    re.VERBOSE,
)
_KINDS = (
    *("iso", "numeric", "clock", "nine_eleven", "fraction", "short_year", "decade2", "decade4"),
    *("quarter_code", "half_code", "fiscal_code", "o31", "o_big", "possessive"),
    *("n12", "n31", "n59", "n_big", "year4", "military", "decimal"),
)
_FILLERS = ("n12", "n31", "n59", "n_big", "decimal", "fraction", "possessive", "o_big")
_SIGNS = {"-": "-", "–": "-", "—": "—", ",": ",", "/": "/", "(": "(", ")": ")", "'": "'", "’": "'"}
_CURRENCY = "$£€¥#"

_GAP, _OTHER_WORD, _OTHER_SIGN = "\ue000", "\ue001", "\ue002"
_CONTEXT = {"other": _OTHER_WORD, "sign": _OTHER_SIGN}
_FIRST_LETTER = 0xE010  # the private use area: no sign of regular expressions is there

_ITEM = re.compile(
    r"""<(?P<name>\w+(?::\w+)?)> | (?P<brace>[{}]) | (?P<hyphen>~) | \\(?P<bracket>[()]) | \s+
      | (?P<syntax>\(\?<?[!=]|[()|?]) | (?P<repeat>\*) | (?P<possessive>'s\b) | (?P<sign>[-,/—'])
      | (?P<word>[a-z][a-z.']*)""",
    re.VERBOSE,
)

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
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a text that may be a time.

    Attributes:
        start, end: half-open range of code points.
        rule: the entry that matches.
        all_words: its words, in lower case.
        words: class or part -> its words, in lower case.
        values: class -> the value of its word.
        before, after: the word on either side as written; empty at a paragraph's edge.
    """

    start: int
    end: int
    rule: Rule
    all_words: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    before: str
    after: str

    def number(self, name: str) -> int:
        """The value of a class whose values are whole numbers."""
        return int(self.values[name])


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, and its letters."""

    texts: list[str]
    starts: list[int]
    letters: str

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.texts[index])


class Grammar:
    """The compiled grammar; make it once with `load_grammar`."""

    def __init__(self, classes: Mapping[str, Mapping[str, str]], parts: Mapping[str, str]) -> None:
        self._classes = {
            name: {word.lower(): value for word, value in words.items()}
            for name, words in classes.items()
        }
        self._parts = parts
        self._letters: dict[str, str] = {}
        self._next = count(_FIRST_LETTER)
        self._any_case: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        for kind in (*_KINDS, *sorted(set(_SIGNS.values())), "currency"):
            self._letter(kind)
        self._members = {
            name: "".join(map(self._vocabulary, words)) for name, words in classes.items()
        }
        self.rules: list[Rule] = []
        self._all: re.Pattern[str] | None = None

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
        names: dict[str, tuple[str, str]] = {}
        try:
            expanded = "|".join(self._expand(pattern, names) for pattern in patterns)
            compiled = re.compile(expanded)
        except (KeyError, re.error) as error:
            raise LexiconError(f"{entry_id}: bad pattern {patterns}: {error}") from error
        self.rules.append(Rule(entry_id, fields, compiled, len(self.rules), names))
        self._all = None

    def find(self, text: str, accept: Callable[[list[Expression]], T | None]) -> Iterator[T]:
        """What `accept` makes of the expressions of `text`, from left to right.

        Args:
            text: any text.
            accept: takes a reading of one place, the best first: one expression, or several
                for a range ("March 3-5"); returns None to see the next reading of that place.
        """
        words = self._read(text)
        anything = self._any_rule()
        position = 0
        while found := anything.search(words.letters, position):
            position = found.start()
            for reading in self._readings(words, position):
                accepted = accept(reading)
                if accepted is not None:
                    yield accepted
                    position = bisect_left(words.starts, reading[-1].end)
                    break
            else:
                position += 1

    def value(self, name: str, word: str) -> str | None:
        """The value of a word in a class; for a kind of number, the word itself."""
        if name in self._classes:
            return self._classes[name].get(word.lower())
        return word if name in _KINDS else None

    def _readings(self, words: _Words, position: int) -> Iterator[list[Expression]]:
        matches = [
            (match, rule)
            for rule in self.rules
            if (match := rule.pattern.match(words.letters, position))
        ]
        matches.sort(key=lambda pair: (-pair[0].end(), pair[1].order))
        for match, rule in matches:
            yield list(_expressions(match, rule, words, self))

    def _any_rule(self) -> re.Pattern[str]:
        """Any rule, tried only where a word that is no mere filler comes soon: for speed."""
        if self._all is None:
            rules = "|".join(f"(?:{_without_names(rule.pattern.pattern)})" for rule in self.rules)
            fillers = "".join(map(self._letter, (*_FILLERS, *_SIGNS.values())))
            fillers += self._members.get("filler", "")
            core = f"[^{fillers}{_GAP}-{_OTHER_SIGN}]"
            self._all = re.compile(f"(?=[{fillers}]{{0,24}}{core})(?:{rules})")
        return self._all

    def _letter(self, key: str) -> str:
        if key not in self._letters:
            self._letters[key] = chr(next(self._next))
        return self._letters[key]

    def _vocabulary(self, word: str) -> str:
        """The letter of a word; one with a capital is read only where it has one."""
        key = word.lower()
        if word == key and key not in self._capitals:
            return self._any_case.setdefault(key, self._letter(key))
        return self._capitals.setdefault(key, self._letter(key))

    def _read(self, text: str) -> _Words:
        texts: list[str] = []
        starts: list[int] = []
        letters: list[str] = []
        fixed, any_case, capitals = self._letters, self._any_case, self._capitals
        end = 0
        for match in _TOKEN.finditer(text):
            if match.start() < end:  # the full stop of an abbreviation
                continue
            kind = match.lastgroup
            token = match.group()
            end = match.end()
            if kind == "word":
                key = token.lower()
                if text[end : end + 1] == "." and (key + "." in any_case or key + "." in capitals):
                    key += "."
                    token += "."
                    end += 1
                letter = any_case.get(key)
                if letter is None and token[0].isupper():
                    letter = capitals.get(key)
                letters.append(letter or _OTHER_WORD)
            elif kind == "punctuation":
                sign = _SIGNS.get(token)
                if sign is None:
                    sign = "currency" if token in _CURRENCY else None
                letters.append(fixed[sign] if sign else _OTHER_SIGN)
            elif kind == "gap":
                letters.append(_GAP)
            elif kind == "mixed":
                letters.append(_OTHER_WORD)
            else:
                letters.append(fixed[_kind_of_number(kind or "", token)])
            texts.append(token)
            starts.append(match.start())
        return _Words(texts, starts, "".join(letters))

    def _expand(self, pattern: str, names: dict[str, tuple[str, str]]) -> str:
        """The pattern over letters; `names` takes the names of its groups.

        Raises:
            KeyError: it names neither a class nor a kind nor a part.
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

    def _item(self, item: re.Match[str], names: dict[str, tuple[str, str]]) -> str:
        text = item.group(item.lastgroup) if item.lastgroup else ""
        match item.lastgroup:
            case "name":
                return self._named(text, names)
            case "brace":
                return f"(?P<{_group(names, 'emit', '')}>" if text == "{" else ")"
            case "hyphen":
                return self._letters["-"] + "?"
            case "repeat":
                return "{0,8}"
            case "word":
                return self._vocabulary(text)
            case "possessive":
                return self._letters["possessive"]
            case "sign" | "bracket":
                return self._letters[text]
            case _:
                return text

    def _named(self, name: str, names: dict[str, tuple[str, str]]) -> str:
        kind, _, alias = name.partition(":")
        group = _group(names, alias or kind, kind)
        if kind in self._parts:
            return f"(?P<{group}>{self._expand(self._parts[kind], names)})"
        if kind in self._members:
            return f"(?P<{group}>[{self._members[kind]}])"
        return f"(?P<{group}>{_CONTEXT.get(kind) or self._letters[kind]})"


def _group(names: dict[str, tuple[str, str]], name: str, kind: str) -> str:
    group = f"g{len(names)}"
    names[group] = (name, kind)
    return group


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _kind_of_number(kind: str, token: str) -> str:
    if kind == "nth":
        return "o31" if 1 <= int(token[:-2]) <= 31 else "o_big"
    if kind != "digits":
        return kind
    if not token.isdigit():
        return "decimal" if "." in token else "n_big"
    if len(token) == 4:
        return "military" if token[0] == "0" else "year4" if token[0] in "12" else "n_big"
    number = int(token)
    if len(token) > 2 or number == 0 or number > 59:
        return "n_big"
    return "n12" if number <= 12 else "n31" if number <= 31 else "n59"


def _expressions(
    match: re.Match[str], rule: Rule, words: _Words, grammar: Grammar
) -> Iterator[Expression]:
    spans = {group: match.span(group) for group in rule.names if match.start(group) >= 0}
    emitted = [span for group, span in spans.items() if rule.names[group][0] == "emit"]
    for first, last in emitted or [match.span()]:
        inside: dict[str, tuple[str, int, int]] = {}
        outside: dict[str, tuple[str, int, int]] = {}
        for group, (start, end) in spans.items():
            name, kind = rule.names[group]
            here = inside if first <= start and end <= last else outside
            here.setdefault(name, (kind, start, end))
        found: dict[str, tuple[str, ...]] = {}
        values: dict[str, str] = {}
        for name, (kind, start, end) in {**outside, **inside}.items():
            found[name] = tuple(word.lower() for word in words.texts[start:end])
            if end == start + 1 and (value := grammar.value(kind, words.texts[start])):
                values[name] = value
        yield Expression(
            start=words.starts[first],
            end=words.end(last - 1),
            rule=rule,
            all_words=tuple(word.lower() for word in words.texts[first:last]),
            words=found,
            values=values,
            before=_neighbour(words, first - 1),
            after=_neighbour(words, last),
        )


def _neighbour(words: _Words, index: int) -> str:
    inside = 0 <= index < len(words.texts) and words.letters[index] != _GAP
    return words.texts[index] if inside else ""


@lru_cache
def load_grammar(language: str = "en") -> Grammar:
    """Read and compile the grammar of a language.

    Raises:
        LexiconError: a file is missing or an entry is wrong.
    """
    classes: dict[str, dict[str, str]] = {}
    for name, word, value in read_table(language, "times_words.tsv", columns=3):
        classes.setdefault(name, {})[word] = value
    parts = {row[0]: row[1] for row in read_table(language, "times_parts.tsv", columns=2)}
    grammar = Grammar(classes, parts)
    for lexicon in LEXICONS:
        for entry in load_lexicon(lexicon, language):
            grammar.add(entry.id, entry.fields)
    return grammar


def read_table(language: str, name: str, *, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table of tab-separated columns; lines that begin with # are its head.

    Raises:
        LexiconError: a row has another number of columns.
    """
    path = files("onrecord.lexicons").joinpath(language, name)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            row = tuple(line.split("\t"))
            if len(row) != columns:
                raise LexiconError(
                    f"lexicons/{language}/{name}:{number}: expected {columns} columns, "
                    f"found {len(row)}"
                )
            yield row
