"""Reads descriptions of parties: "Russian President Vladimir Putin", "the ministry of health".

A description holds an office, a body or a group noun, and tells of whom: a country's name or
adjective, a capital, an organisation, a place, or a possessor named elsewhere ("his spokesman").
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from spacy.tokens import Doc

from onrecord.actors.register import Register
from onrecord.annotate.extensions import published_day
from onrecord.annotate.lexicon_matcher import Hit, LexiconMatcher
from onrecord.annotate.references import (
    FoundReference,
    Reference,
    entity_spans,
    find_references,
    refer,
)
from onrecord.lexicons import officeholders
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.terms import Tenure

PRONOUNS, HONORIFICS, OFFICES, BODIES, GROUPS, NICKNAMES, WRITINGS = (
    "pronouns",
    "honorifics",
    "offices",
    "bodies",
    "groups",
    "nicknames",
    "writings",
)
_LEXICONS = (PRONOUNS, HONORIFICS, OFFICES, BODIES, GROUPS, NICKNAMES, WRITINGS)
LEGAL_FORM = "bo.corporation"
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "another", "any"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "any", "many", "few"})
_OPPOSED = frozenset({"anti", "pro", "non", "un"})  # "pro-Russian" is of no country's party
_OF_WHOM = frozenset({"of", "for", "from", "in", "at", "with", "inside", "within", "on"})
_FROM_WHERE = frozenset({"of", "from"})  # "a man at Gatwick" need not be British
_ANYBODY = frozenset({"of.man", "of.woman"})
_EMIGRANTS = frozenset({"immigrants", "emigrants", "migrants", "refugees", "exiles"})
_EXPERT = "of.expert"
_TO_WHOM = frozenset({"of.adviser"})  # "an adviser to X" is X's, an ambassador to X is not
_OF_THE_PLACE = frozenset({"based", "born", "registered"})  # "a Geneva-based group"
_FORMER = frozenset({"former", "ex", "then", "onetime", "late", "outgoing"})
_ELECT = "of.elect"
_TENURES = {
    **dict.fromkeys(("former", "ex", "onetime", "then"), Tenure.FORMER),
    **dict.fromkeys(("acting", "interim", "caretaker", "provisional"), Tenure.ACTING),
    **dict.fromkeys(("elect", "designate", "incoming"), Tenure.ELECT),
}
_WORLD = "world"
_EXAMPLES = frozenset({"including", "excluding", "among", "such"})
_DASHES = frozenset({"–", "—"})
_LONGEST_NAME_TOKENS = 12
_LONGEST_NICKNAME = 3
_OPENING_MARKS = frozenset({"“", "‘", '"', "'", "``"})
_CLOSING_MARKS = frozenset({"”", "’", '"', "'", "''"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Of whom a description is.

    Attributes:
        country: ISO 3166 alpha-3 or "IGO"; None where the words name no country, or several.
        organisation: name of an organisation among the words.
        possessor: index of the token that heads a possessor told elsewhere, such as "his".
    """

    country: str | None = None
    organisation: str | None = None
    possessor: int | None = None


NO_OWNER = Owner()


@dataclass(frozen=True, slots=True)
class NicknamedName:
    """A personal name at the tokens `[start, end)` with a nickname between marks inside.

    Attributes:
        start, end: the whole name.
        opening, closing: its quotation marks.
    """

    start: int
    opening: int
    closing: int
    end: int


class Page:
    """A text in lists, and the lexicon entries and known names in it.

    Attributes:
        doc: the text.
        register: the persons and organisations that are known.
        words, lower, pos, tag, dep: per token, as spaCy has them.
        head, sentence: per token, the index of its head and the number of its sentence.
        hits: token -> the entries that cover it, the longest first.
        references: token -> the known name that covers it.
        places: token -> alpha-3 code of the place that begins there.
        seats: the same of the places in the names of institutions: "University of Oxford".
        start: the first token after the dateline.
        paragraph: per token, the first token of its paragraph.
        surnames: the last words of the personal names that have several.
        firms: how the firms of the text can be called for short: "Olin" for "Olin Corp".
        nicknamed: token after a name such as “Manuel ‘Zorro’ Pineda” -> that name.
    """

    def __init__(
        self,
        doc: Doc,
        matcher: LexiconMatcher,
        places: Mapping[int, str],
        register: Register,
        *,
        seats: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self.doc = doc
        self.register = register
        self.words = [token.text for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            self.sentence[sentence.start : sentence.end] = [number] * len(sentence)
        self.hits = _by_token(matcher(doc, self.lower))
        self.references: dict[int, FoundReference] = {
            i: found
            for found in find_references(doc, self.words, register, day=published_day(doc))
            for i in range(found.start, found.end)
        }
        self.places = places
        self.seats = seats
        head = doc._.onrecord_dateline
        self.start = sum(token.idx < head.range.end for token in doc) if head else 0
        self.paragraph: list[int] = []
        first = self.start
        for i, word in enumerate(self.words):
            if "\n" in word:
                first = max(first, i + 1)
            self.paragraph.append(first)
        self.entity_of: dict[int, tuple[int, int, str]] = {
            i: span for span in entity_spans(doc) for i in range(span[0], span[1])
        }
        self.surnames = {
            self.words[end - 1]
            for start, end, label in self.entity_of.values()
            if label == "PERSON" and end - start > 1
        }
        self.firms = frozenset(self._find_firms())
        self.nicknamed = {name.end: name for name in self._find_nicknamed()}
        for name in self.nicknamed.values():
            whole = (name.start, name.end, "PERSON")
            self.entity_of.update(dict.fromkeys(range(name.start, name.end), whole))

    def _find_firms(self) -> Iterator[str]:
        """The names before a legal form, without it, and their first words."""
        for i, hits in self.hits.items():
            legal_form = next((hit for hit in hits if hit.entry.id == LEGAL_FORM), None)
            if legal_form is None or legal_form.start != i:
                continue
            first = i
            while first and (self.pos[first - 1] == "PROPN" or self.words[first - 1] in {"-", "&"}):
                first -= 1
            if first < i:
                opening = first + 1
                while opening + 1 < i and self.words[opening] == "-":
                    opening += 2  # "Kimberly-Clark"
                yield self.text(first, i)
                yield self.text(first, opening)

    def _find_nicknamed(self) -> Iterator[NicknamedName]:
        words, pos = self.words, self.pos
        for opening, mark in enumerate(words):
            if mark not in _OPENING_MARKS or not opening or pos[opening - 1] != "PROPN":
                continue
            for closing in range(opening + 2, min(opening + _LONGEST_NICKNAME + 2, len(words) - 1)):
                if not words[closing - 1][0].isupper():
                    break
                if words[closing] in _CLOSING_MARKS and pos[closing + 1] == "PROPN":
                    end = closing + 2
                    while end < len(words) and pos[end] == "PROPN":
                        end += 1
                    given = self.entity_of.get(opening - 1, (opening - 1, 0, ""))
                    start = given[0] if given[2] == "PERSON" else opening - 1
                    yield NicknamedName(start, opening, closing, end)
                    break

    def text(self, start: int, end: int) -> str:
        """The words of the tokens `[start, end)`."""
        return self.doc[start:end].text

    def label(self, i: int) -> str | None:
        """The label of the entity that a token is in."""
        span = self.entity_of.get(i)
        return span[2] if span else None

    def entry_at(self, i: int, *lexicons: str) -> Hit | None:
        """The longest entry of these lexicons that covers a token."""
        for hit in self.hits.get(i, ()):
            if lexicon_of(hit.entry) in lexicons:
                return hit
        return None

    def entry_ending(self, end: int, *lexicons: str) -> Hit | None:
        """The longest entry of these lexicons whose last token is before `end`."""
        for hit in self.hits.get(end - 1, ()):
            if hit.end == end and lexicon_of(hit.entry) in lexicons:
                return hit
        return None


_PREFIXES = {
    "pr": PRONOUNS,
    "ho": HONORIFICS,
    "of": OFFICES,
    "bo": BODIES,
    "gr": GROUPS,
    "ni": NICKNAMES,
    "wr": WRITINGS,
}


def lexicon_of(entry: Entry) -> str:
    """The lexicon that an entry belongs to, told by the prefix of its id."""
    return _PREFIXES[entry.id.partition(".")[0]]


@lru_cache(maxsize=1)
def party_entries() -> tuple[Entry, ...]:
    """The entries of every lexicon of parties."""
    return tuple(entry for name in _LEXICONS for entry in load_lexicon(name))


def _by_token(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        for i in range(hit.start, hit.end):
            found.setdefault(i, []).append(hit)
    for covering in found.values():
        covering.sort(key=lambda hit: (hit.start - hit.end, "covers" in hit.entry.fields))
    return found


def owner_of(page: Page, start: int, end: int, head: int, *, entry: Entry | None) -> Owner:
    """Of whom the party of the noun phrase `[start, end)` is.

    Words before the head count before those after it: "the Russian ambassador to Ukraine" is
    Russia's. Two countries joined by "and" leave the country open. Of parties that stand apart
    from a possessor ("Kyiv's allies", "a lawyer for X") only an adjective tells the country.

    Args:
        page: the text.
        start: first token of the noun phrase, or of the title of one.
        end: the token after its last.
        head: its head; words after it are read only behind a preposition.
        entry: the office, body or group at the head.
    """
    apart = entry is not None and bool(entry.fields.get("apart"))
    before = _owner_before(page, start, head, apart=apart)
    if entry is not None and entry.id == _EXPERT and not _is_told_as_own(page, start, head):
        before = NO_OWNER  # "a China expert" need not be Chinese
    if before != NO_OWNER or apart:
        return before
    prepositions = _OF_WHOM
    if entry is not None and entry.id in _ANYBODY:
        if not _EMIGRANTS.isdisjoint(page.lower[head:end]):  # "the son of Peruvian immigrants"
            return NO_OWNER
        prepositions = _FROM_WHERE
    elif entry is not None and entry.id in _TO_WHOM:
        prepositions = _OF_WHOM | {"to"}
    return _owner_after(page, head + 1, end, prepositions)


def _owner_before(page: Page, start: int, head: int, *, apart: bool) -> Owner:
    """The owner among the words before a head: the nearest in the genitive, else the first."""
    first, genitive = NO_OWNER, NO_OWNER
    by_adjective = False
    for position in range(start, head):
        found, end = _owner_at(page, position, head)
        if found == NO_OWNER:
            continue
        if found.country and _is_coordinated(page, end, head):
            return NO_OWNER
        in_genitive = page.tag[position] == "PRP$" or (end < head and page.tag[end] == "POS")
        if apart and in_genitive:
            continue
        adjective = not in_genitive and _is_adjective(page, position)
        if first == NO_OWNER or (adjective and not by_adjective and first.country is None):
            first = found  # "his Chilean adviser" is Chile's
        by_adjective = by_adjective or adjective
        if in_genitive and found.country:
            genitive = found
    return first if genitive == NO_OWNER else genitive


def _is_told_as_own(page: Page, start: int, head: int) -> bool:
    """Whether the words before a head name more than the country that somebody knows about."""
    known = (page.references.get(k) for k in range(start, head))
    countries = [one for one in known if one and one.reference.kind == "country"]
    return not countries or any(one.end < head and page.tag[one.end] == "POS" for one in countries)


def _is_adjective(page: Page, position: int) -> bool:
    """Whether a token is the adjective of a country: "Chilean"."""
    known = page.references.get(position)
    return known is not None and known.reference.kind == "demonym"


def _owner_after(page: Page, first: int, end: int, prepositions: Container[str]) -> Owner:
    """The owner behind a preposition after a head: the first country told, else a possessor."""
    possessor = NO_OWNER
    reads = False
    for position in range(first, end):
        if page.pos[position] == "ADP":
            reads = page.lower[position] in prepositions
        elif reads:
            found, after = _owner_at(page, position, end)
            if found.country:
                if _is_coordinated(page, after, end):  # "the leaders of Poland and Estonia"
                    return NO_OWNER
                if after < end and page.tag[after] == "POS":  # "of the UN's watchdog"
                    return _paraphrased(page, after + 1, end, found) or Owner(found.country)
                return found
            possessor = found if possessor == NO_OWNER else possessor
    return possessor


def _owner_at(page: Page, position: int, limit: int) -> tuple[Owner, int]:
    """What a token tells of an owner, and the token after the words that tell it."""
    found = page.references.get(position)
    if found:
        whole = found.start == position and found.end <= limit
        if whole and not _is_hyphenated(page, found.start, found.end):
            known = found.reference
            organisation = known.name if known.kind == "organisation" else None
            return Owner(known.country, organisation), found.end
        return NO_OWNER, position + 1
    country = page.places.get(position) or page.seats.get(position)
    if country:
        return Owner(country), position + 1
    body = page.entry_at(position, BODIES)
    if body and body.start == position and body.end <= limit:
        if "country" in body.entry.fields:  # "a Foreign Office spokeswoman"
            return Owner(body.entry.fields["country"]), body.end
        paraphrased = _paraphrased(page, position, limit, NO_OWNER)
        if paraphrased:
            return paraphrased, body.end
    if page.tag[position] == "PRP$" or _is_possessor(page, position):
        return Owner(possessor=position), position + 1
    return NO_OWNER, position + 1


def _paraphrased(page: Page, position: int, end: int, owner: Owner) -> Owner | None:
    """The organisation that a body at a position means: "the head of the UN's atomic watchdog"."""
    hit = page.entry_at(position, BODIES)
    if hit is None or hit.start != position or hit.end > end:
        return None
    known = organisation_of_words(page, hit.entry, owner)
    return Owner(known.country, known.name) if known else None


def organisation_of_words(page: Page, entry: Entry, owner: Owner) -> Reference | None:
    """The organisation that words for a body mean by themselves: "the nuclear watchdog".

    Args:
        page: the text.
        entry: the body.
        owner: whose it is; of a country it is another, and some words need an international one,
            or the world's.
    """
    name = entry.fields.get("organisation")
    of_world = owner.possessor is not None and page.lower[owner.possessor] == _WORLD
    of_none = of_world or (owner == NO_OWNER and not entry.fields.get("of_igo"))
    fits = owner.country == "IGO" or of_none
    return refer(name, page.register) if name and fits else None


def _is_hyphenated(page: Page, start: int, end: int) -> bool:
    """Whether a name is part of a compound such as "Russian-backed" or "pro-Russian"."""
    after = page.words[end] if end < len(page.words) else ""
    if after in {"-", "–"} and end + 1 < len(page.words):
        if page.lower[end + 1] in _OF_THE_PLACE:
            return False
        return page.tag[end + 1] in {"VBN", "VBD", "VBG", "JJ", "VB", "NN"}
    return start > 1 and page.words[start - 1] == "-" and page.lower[start - 2] in _OPPOSED


def _is_coordinated(page: Page, position: int, end: int) -> bool:
    """Whether "and" and another country follow a country among the words before a head."""
    following = page.references.get(position + 1)
    return (
        position + 1 < end
        and page.lower[position] in {"and", ","}
        and following is not None
        and following.end <= end
    )


def _is_possessor(page: Page, position: int) -> bool:
    """Whether a token heads a noun phrase of whose head the description can be."""
    entity = page.entity_of.get(position)
    if entity and entity[2] == "PERSON":
        ends = position == entity[1] - 1
        return ends and not _is_hyphenated(page, position, position + 1)
    return page.dep[position] in {"poss", "pobj"}


def bare_start(page: Page, start: int, head: int) -> int:
    """Where a noun phrase begins without its determiner or possessive pronoun."""
    determiners = [
        i for i in range(start, head) if page.lower[i] in _DETERMINERS and page.head[i] == head
    ]
    if determiners:
        return determiners[-1] + 1
    while start < head and (
        page.lower[start] in _DETERMINERS
        or page.tag[start] == "PRP$"
        or page.pos[start] in {"SPACE", "PUNCT"}
    ):
        start += 1
    return start


def after_name(page: Page, start: int, head: int) -> int:
    """Where a noun phrase begins that the parse lets begin with what it is said of.

    "Taras Bilyk, Ukraine's governor of Luhansk" is a name, and a description of its own; so are
    the two sides of a dash.
    """
    for k in range(head - 1, start, -1):
        if page.words[k] in _DASHES or (page.words[k] == "," and page.label(k - 1) == "PERSON"):
            return k + 1
    return start


def is_indefinite(page: Page, start: int, head: int) -> bool:
    """Whether a noun phrase brings in a new party: "a", "another", "two", "some"."""
    for i in range(start, head):
        if page.lower[i] in {"the", "this", "that", "both"} or page.tag[i] in {"PRP$", "POS"}:
            return False
        if page.lower[i] in _INDEFINITE or page.pos[i] == "NUM":
            return True
    return False


def is_former(page: Page, start: int, end: int) -> bool:
    """Whether a title is one that its holder has given up."""
    return any(word in _FORMER for word in page.lower[start:end])


@dataclass(frozen=True, slots=True)
class Title:
    """A role as the article states it, and what it tells of an office.

    Attributes:
        words: "former Russian defence minister".
        office: what the register calls the office, one of `officeholders.OFFICES`; None for a
            role that is no office of the register.
        tenure: None where the office is simply held.
    """

    words: str
    office: str | None
    tenure: Tenure | None


def title_of(page: Page, words: str, office: Hit, *, start: int) -> Title:
    """What a title tells of an office.

    Args:
        page: the text.
        words: the title, without its determiner.
        office: the words for the office in it.
        start: the first token of its noun phrase.
    """
    entry, tenure = office.entry, None
    if entry.id == _ELECT:
        held = (hit.entry for hit in page.hits[office.start] if hit.end < office.end)
        entry, tenure = next((e for e in held if lexicon_of(e) == OFFICES), entry), Tenure.ELECT
    for position in range(start, office.end):
        tenure = tenure or _TENURES.get(page.lower[position])
    return Title(words, office_name(entry), tenure)


def office_name(entry: Entry) -> str | None:
    """What the register calls the office that words stand for; None where it has no such office."""
    name = str(entry.fields.get("register", entry.id.removeprefix("of.")))
    return name if name in officeholders.OFFICES else None


def description(page: Page, start: int, end: int, head: int) -> str:
    """How a party without a name is called: its words without determiner, cut at a clause."""
    first = bare_start(page, start, head)
    last = min(end, first + _LONGEST_NAME_TOKENS)
    for cut in range(head + 1, last):
        closes = page.words[cut] in _CLOSING_MARKS and page.tag[cut] != "POS"
        if closes or page.lower[cut] in _EXAMPLES:  # "144 soldiers, including 95 who were hurt"
            last = cut
            break
    while last > head + 1 and page.pos[last - 1] in {"ADP", "DET", "CCONJ", "PUNCT", "PART"}:
        last -= 1
    return page.text(first, last).strip(" ,;:–—-“”\"'")


@lru_cache(maxsize=64)
def office_entry(office: str, *, gender: str | None) -> Entry | None:
    """The words for an office of the register; None where no entry stands for it alone.

    Args:
        office: one of `onrecord.lexicons.officeholders.OFFICES`.
        gender: of the holder, for words that tell it ("king", "spokeswoman").
    """
    for entry in load_lexicon(OFFICES):
        if office_name(entry) == office and entry.fields.get("gender") in {None, gender}:
            return entry
    return None


def same_office(one: Entry, other: Entry) -> bool:
    """Whether two office words can name one person's office: the same, or one covers the other."""
    covers: Sequence[str] = one.fields.get("covers", ())
    covered: Sequence[str] = other.fields.get("covers", ())
    return one.id == other.id or other.id in covers or one.id in covered
