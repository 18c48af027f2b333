"""Finds the words that can stand for a party: names, titles, groups, pronouns.

Not every noun phrase can: a country is a party where it acts or is acted upon, and a place where
somebody is, goes or comes from. Whom a mention stands for is decided in `coreference`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.references import Reference, government_of, name_of_country, refer
from onrecord.annotate.syntax import noun_phrase
from onrecord.annotate.titles import (
    BODIES,
    GROUPS,
    HONORIFICS,
    NO_OWNER,
    OFFICES,
    PRONOUNS,
    Owner,
    Page,
    bare_start,
    description,
    is_former,
    is_indefinite,
    lexicon_of,
    owner_of,
)
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.lexicons.given_names import gender_of_given_name
from onrecord.terms import ActorType, MentionForm

Role = Literal["subject", "agent", "object", "possessive", "apposition", "predicate", "other"]

_ROLES: Mapping[str, Role] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "obj": "object",
    "dative": "object",
    "iobj": "object",
    "pobj": "other",
    "poss": "possessive",
    "appos": "apposition",
    "attr": "predicate",
    "oprd": "predicate",
}
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_MISREAD_SPEAKERS = frozenset({"dobj", "attr", "oprd", "npadvmod", "ccomp", "xcomp", "acomp"})
_INSIDE_PHRASES = frozenset(
    {
        *("compound", "amod", "nummod", "quantmod", "det", "aux", "auxpass", "mark", "case"),
        *("punct", "cc", "prep", "advmod", "predet", "neg", "expl", "prt", "preconj", "npadvmod"),
    }
)
"""Labels of tokens that head no noun phrase of their own."""

_PARTY_PREPOSITIONS = frozenset(
    {
        *("by", "with", "against", "for", "on", "between", "about", "among", "to", "from", "of"),
        *("than", "like", "after", "versus"),
    }
)
_CAPITAL_PREPOSITIONS = _PARTY_PREPOSITIONS - {"among", "of", "than", "like", "after"}
_LONGEST_PERSONAL_NAME = 4
_REGNAL_NAME_TOKENS = 2  # "King Charles", "Pope John Paul"
_LOCAL = frozenset(
    {
        *("local", "regional", "municipal", "provincial", "city"),
        *("self", "occupation", "opposition"),
    }
)
_PARTICLES = frozenset(
    {
        *("von", "van", "der", "de", "del", "della", "di", "da", "bin", "ibn", "al", "el", "le"),
        *("la", "ter", "ten", "den", "dos", "du", "af", "zu", "abu"),
    }
)


@dataclass(slots=True)
class Candidate:
    """A noun phrase that may stand for a party.

    Attributes:
        start, end: its tokens, without relative clauses, appositions and conjuncts after it.
        head: index of its head token.
        form: name, title, group or pronoun.
        role: what its noun phrase does in its clause.
        type: what kind of party; None for a name of unknown kind.
        name: the personal name, or how the record calls the party; None for pronouns.
        entry: the office, body, group or pronoun; for a named person the office beside the name.
        owner: of whom the party is.
        title: the words of the office as the article states it, None without one.
        sector, gender: as far as the words tell.
        plural: whether it names more than one, or a body that is spoken of as "they".
        indefinite: whether it brings in a new party ("a spokesman").
        former: whether the office is one given up.
        known: the country, capital, seat or organisation the name stands for.
        tentative: whether it is a mention only if another mention of the same party is found.
        aliases: other names of the party given in brackets.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    role: Role
    type: ActorType | None = None
    name: str | None = None
    entry: Entry | None = None
    owner: Owner = NO_OWNER
    title: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    indefinite: bool = False
    former: bool = False
    known: Reference | None = None
    tentative: bool = False
    aliases: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def speech_lemmas() -> frozenset[str]:
    """Lemmas of the verbs that introduce what somebody says."""
    found: set[str] = set()
    for entry in load_lexicon("reporting_verbs"):
        if {"quote", "clause"} & set(entry.fields.get("frames", ())):
            for pattern in entry.patterns:
                lemma = pattern[0].get("LEMMA") if len(pattern) == 1 else None
                found.update(lemma["IN"] if isinstance(lemma, dict) else [lemma] if lemma else [])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _PlacePredicates:
    subject: frozenset[str]
    object: frozenset[str]
    preposition: frozenset[str]
    message: frozenset[str]
    act: frozenset[str]


@lru_cache(maxsize=1)
def _place_predicates() -> _PlacePredicates:
    lemmas: dict[str, frozenset[str]] = {}
    for entry in load_lexicon("place_predicates"):
        words = entry.patterns[0][0]["LEMMA"]["IN"]
        lemmas[entry.fields["argument"]] = frozenset(words)
    return _PlacePredicates(**lemmas)


def read_page(doc: Doc, matcher: LexiconMatcher) -> Page:
    """The page of a text whose places, if any, were found before."""
    places: dict[int, str] = {}
    starts = {mention.range.start: mention.where.country for mention in doc._.onrecord_places}
    if starts:
        for token in doc:
            country = starts.get(token.idx)
            if country and not _is_inside_organisation(token):
                places[token.i] = country
    return Page(doc, matcher, places)


def _is_inside_organisation(token: Token) -> bool:
    """Whether a toponym is a word of an organisation's longer name."""
    neighbours = token.doc[max(0, token.i - 1) : token.i + 2]
    named = [other for other in neighbours if other.ent_type_ == "ORG" and other.tag_ != "POS"]
    return token.ent_type_ == "ORG" and len(named) > 1


def find_mentions(page: Page) -> list[Candidate]:
    """The noun phrases of a text that may stand for a party, in the order of their heads."""
    found: list[Candidate] = []
    counted: set[int] = set()
    for i, pos in enumerate(page.pos):
        if i < page.start or i in counted or pos not in _HEADS:
            continue
        candidate = _candidate(page, i)
        if candidate is None:
            continue
        candidate.start = max(candidate.start, page.paragraph[i])
        counted.update(_counted_heads(page, candidate))
        found.append(candidate)
    return sorted([*found, *_pairs(page, found)], key=lambda candidate: candidate.head)


def _pairs(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """The groups that named or titled parties joined by "and" make up: "France and Britain"."""
    by_head = {
        candidate.head: candidate
        for candidate in candidates
        if not candidate.tentative and _can_be_joined(page, candidate)
    }
    members: dict[int, list[Candidate]] = {}
    for head, candidate in by_head.items():
        first = head
        while page.dep[first] == "conj" and page.head[first] in by_head:
            first = page.head[first]
        if first != head:
            members.setdefault(first, [by_head[first]]).append(candidate)
    return [_pair(page, together) for together in members.values()]


def _can_be_joined(page: Page, candidate: Candidate) -> bool:
    """Whether a conjunct is a party of its own: not the second title of "chair and president"."""
    if candidate.form is MentionForm.NAME:
        return True
    return candidate.form is MentionForm.TITLE and page.tag[candidate.start] in {"DT", "PRP$"}


def _pair(page: Page, members: list[Candidate]) -> Candidate:
    start, end = members[0].start, max(member.end for member in members)
    countries = {member.owner.country for member in members}
    return Candidate(
        start=start,
        end=end,
        head=members[0].head,
        form=MentionForm.GROUP,
        role=members[0].role,
        type=ActorType.GROUP,
        name=page.text(bare_start(page, start, members[0].head), end),
        owner=Owner(countries.pop()) if len(countries) == 1 else NO_OWNER,
        plural=True,
    )


def role_of(page: Page, i: int) -> Role:
    """What the noun phrase of a token does in its clause; a conjunct does what its head does."""
    for _ in range(len(page.words)):
        if page.dep[i] != "conj":
            break
        i = page.head[i]
    if page.dep[i] == "pobj":
        preposition = page.head[i]
        according = page.lower[page.head[preposition]] == "according"
        return "agent" if page.dep[preposition] == "agent" or according else "other"
    if _is_inverted_speaker(page, i):
        return "subject"
    return _ROLES.get(page.dep[i], "other")


def _is_inverted_speaker(page: Page, i: int) -> bool:
    """Whether a token right of a verb of saying without a subject is its speaker: "said Haas"."""
    verb = page.head[i]
    if page.dep[i] not in _MISREAD_SPEAKERS or not verb < i or page.pos[verb] != "VERB":
        return False
    token = page.doc[verb]
    return (
        token.lemma_ in speech_lemmas()
        and page.doc[i].left_edge.i == verb + 1
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
        and page.dep[verb] not in {"xcomp", "pcomp"}
        and page.tag[verb] in {"VBD", "VBZ", "VBP"}
    )


def _candidate(page: Page, i: int) -> Candidate | None:
    pronoun = page.entry_at(i, PRONOUNS)
    if pronoun:
        return _pronoun(page, i, pronoun.entry)
    known = page.references.get(i)
    if page.dep[i] in _INSIDE_PHRASES and not _is_stray_name(page, i):
        return _doer(page, i, known.reference) if known and known.end == i + 1 else None
    if (
        page.pos[i] == "PROPN"
        or _label(page, i) in {"PERSON", "ORG"}
        or (known is not None and known.reference.kind == "organisation")
    ):
        return _named(page, i)
    described = _described(page, i)
    if described is None and page.words[i][0].isupper() and page.dep[i] == "nsubj":
        return _unknown_name(page, i, i, i + 1)
    return described


def _doer(page: Page, i: int, known: Reference) -> Candidate | None:
    """A country whose name or adjective stands before a noun for an act: "the Russian attack"."""
    act = page.head[i]
    if known.type not in {ActorType.GOVERNMENT, ActorType.GROUP} or known.country in {None, "IGO"}:
        return None
    if act != i + 1 or page.doc[act].lemma_.lower() not in _place_predicates().act:
        return None
    first = page.references[i].start
    return Candidate(
        start=first,
        end=i + 1,
        head=i,
        form=MentionForm.NAME,
        role="possessive",
        type=ActorType.GOVERNMENT,
        name=government_of(str(known.country)),
        owner=Owner(known.country),
        sector="GOV",
    )


def _is_stray_name(page: Page, i: int) -> bool:
    """Whether a personal name that the parse puts inside a phrase ends that phrase."""
    span = page.entity_of.get(i)
    if span is None or span[2] != "PERSON" or page.dep[i] not in {"compound", "npadvmod"}:
        return False
    return i == span[1] - 1 and span[1] - span[0] > 1 and page.head[i] < span[0]


def _pronoun(page: Page, i: int, entry: Entry) -> Candidate | None:
    if page.dep[i] == "expl":
        return None
    role: Role = "possessive" if entry.fields.get("possessive") else role_of(page, i)
    return Candidate(
        start=i,
        end=i + 1,
        head=i,
        form=MentionForm.PRONOUN,
        role=role,
        entry=entry,
        gender=entry.fields.get("gender"),
        plural=entry.fields.get("number") == "plural",
    )


def _label(page: Page, i: int) -> str | None:
    span = page.entity_of.get(i)
    return span[2] if span else None


# Names


def _named(page: Page, i: int) -> Candidate | None:
    first, last = _name_run(page, i)
    reference = page.references.get(i)
    person = _label(page, i) == "PERSON"
    if reference and reference.end - reference.start >= last - first:
        if reference.start <= page.head[i] < reference.end and page.head[i] != i:
            return None
        office = page.entry_at(reference.end, OFFICES) if reference.end < len(page.words) else None
        if office and office.start == reference.end:  # "the IAEA chief", parsed apart
            return None
        return _referenced(page, i, reference.reference, reference.start)
    body = page.entry_at(i, BODIES, OFFICES, GROUPS)
    if body and (not person or body.end == last):
        named_body = lexicon_of(body.entry) == BODIES or _label(page, i) == "ORG"
        if not (named_body and _has_own_name(page, first, body.start)):
            return _described(page, i)
        kind = body.entry if lexicon_of(body.entry) == BODIES else None
        return _organisation(page, i, first, last, entry=kind)
    given = last - first > 1 and gender_of_given_name(page.words[first]) is not None
    if person or given or page.entry_ending(first, HONORIFICS, OFFICES):
        return _person(page, i, first, last)
    people = _people(page, i) if _label(page, i) == "NORP" else None
    if people:
        return people
    if _label(page, i) in {"ORG", "PRODUCT"} and _reads_as_organisation(page, first, last):
        return _organisation(page, i, first, last, entry=None)
    if first and (page.words[first - 1][0].isdigit() or page.lower[first - 1] in {"am", "pm"}):
        return None  # "at 7am BST"
    return _unknown_name(page, i, first, last)


def _reads_as_organisation(page: Page, first: int, last: int) -> bool:
    """Whether a name labelled as an organisation's reads as one; many surnames are so labelled."""
    words = page.words[first:last]
    if first > 0 and page.lower[first - 1] in {"the", "a", "an"}:
        return True
    return len(words) > _LONGEST_PERSONAL_NAME or any(
        (word.isupper() and len(word) > 1) or not (word[0].isupper() or word in {"-", *_PARTICLES})
        for word in words
    )


def _name_run(page: Page, i: int) -> tuple[int, int]:
    """The tokens of the proper name that a token heads, without titles, countries and "'s"."""
    span = page.entity_of.get(i)
    if span and span[2] in {"PERSON", "ORG"}:
        first, last = _without_genitive(page, i, span[0], span[1])
    else:
        first, last = i, i + 1
        while first > 0 and _continues_name(page, first - 1, i):
            first -= 1
    while last - 1 > i and page.tag[last - 1] in {"POS", ",", "-RRB-", "''"}:
        last -= 1
    while first < i:
        title = page.entry_at(first, HONORIFICS, OFFICES)
        if title and title.end <= i:
            first = title.end
        elif page.pos[first] in {"DET", "PUNCT", "PART", "ADJ"} or (
            (known := page.references.get(first)) is not None
            and known.end <= i
            and (span is None or span[2] != "ORG")
        ):
            first += 1
        else:
            break
    return first, last


def _without_genitive(page: Page, i: int, first: int, last: int) -> tuple[int, int]:
    """The part of an entity that a token is in, where a known name in the genitive opens it.

    "Chile's Elena Prado", found as one entity, is two names.
    """
    opening = page.references.get(first)
    if opening and opening.end < last and page.tag[opening.end] == "POS":
        return (first, opening.end) if i < opening.end else (opening.end + 1, last)
    return first, last


def _continues_name(page: Page, before: int, head: int) -> bool:
    if page.lower[before] in _PARTICLES or page.words[before] == "-":
        return before > 0 and page.head[before] == head
    if page.entry_at(before, HONORIFICS, OFFICES) or page.entity_of.get(before, (0, 0, ""))[2] in {
        "PERSON",
        "NORP",
    }:
        return False
    return page.pos[before] == "PROPN" and before < page.head[before] <= head


def _has_own_name(page: Page, first: int, body_start: int) -> bool:
    """Whether a proper name that is no country's stands before a body word: "Azov Regiment"."""
    return any(
        page.pos[k] == "PROPN" and k not in page.references and k not in page.places
        for k in range(first, body_start)
    )


def _person(page: Page, i: int, first: int, last: int) -> Candidate:
    honorific = page.entry_ending(first, HONORIFICS)
    before = honorific.start if honorific else first
    office = page.entry_ending(before, OFFICES)
    start = _title_start(page, office.start if office else before, last)
    gender = honorific.entry.fields.get("gender") if honorific else None
    entry = office.entry if office else None
    name = page.text(first, last)
    if office and office.entry.fields.get("in_name") and last - first <= _REGNAL_NAME_TOKENS:
        name = f"{page.text(office.start, office.end)} {name}"
    return Candidate(
        start=start,
        end=max(last, i + 1),
        head=i,
        form=MentionForm.NAME,
        role=role_of(page, i),
        type=ActorType.PERSON,
        name=name,
        entry=entry,
        owner=_owner_of_person(page, start, before, max(last, i + 1), entry),
        title=page.text(bare_start(page, start, before), before) if office else None,
        sector=entry.fields.get("sector") if entry else None,
        gender=gender or (entry.fields.get("gender") if entry else None),
        former=is_former(page, start, before),
    )


_AFFILIATIONS = frozenset({"of", "from", "at", "with"})


def _owner_of_person(page: Page, start: int, before: int, end: int, entry: Entry | None) -> Owner:
    """Of whom a named person is: by the title, the genitive before, or "of X" after the name."""
    owner = owner_of(page, start, before, before, entry=entry)
    described = entry is not None or (before > start and page.pos[before - 1] in {"NOUN", "PART"})
    adjectives = (page.references.get(k) for k in range(start, before))
    described = described or any(a and a.reference.kind == "demonym" for a in adjectives)
    if described and owner != NO_OWNER:
        return owner
    comma = end < len(page.words) and page.words[end] == ","
    first = end + comma
    if first + 1 < len(page.words) and page.lower[first] in _AFFILIATIONS:
        phrase_end = page.doc[first].right_edge.i + 1
        affiliation = owner_of(page, first, phrase_end, first - 1, entry=None)
        if affiliation.country or (affiliation.possessor is not None and comma):
            return affiliation
    return NO_OWNER


def _title_start(page: Page, before: int, end: int) -> int:
    """Where the noun phrase begins whose title or name begins at `before`."""
    start = before
    while start > 0:
        k = start - 1
        fits = page.pos[k] in {"ADJ", "PROPN", "NOUN", "DET", "PART", "NUM"} or (
            page.tag[k] in {"PRP$", "HYPH"} or page.words[k] == "-"
        )
        governor = page.head[page.head[k]] if page.tag[k] == "POS" else page.head[k]
        if not fits or not start <= governor < end:
            break
        start = k
    while page.words[start] in {"-", "'s", "’s"}:
        start += 1
    return start


def _referenced(page: Page, i: int, known: Reference, first: int) -> Candidate | None:
    if known.kind == "demonym":
        return _people(page, i)
    is_place = known.kind != "organisation" or known.name == "West"
    if is_place and not _is_party(page, i, capital=known.kind in {"capital", "seat"}):
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start = phrase.start if known.kind == "organisation" or phrase.start <= first else first
    return Candidate(
        start=min(start, first),
        end=i + 1,
        head=i,
        form=MentionForm.NAME,
        role=role_of(page, i),
        type=known.type,
        name=known.name,
        owner=Owner(known.country),
        sector=known.sector,
        plural=known.type in {ActorType.ARMED_GROUP, ActorType.GROUP},
        known=known,
        aliases=_bracketed(page, i + 1),
    )


def _organisation(page: Page, i: int, first: int, last: int, *, entry: Entry | None) -> Candidate:
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start = min(first, phrase.start)
    end = max(last, i + 1)
    owner = owner_of(page, start, end, i, entry=entry)
    kind = ActorType(entry.fields["type"]) if entry else ActorType.ORGANISATION
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.NAME,
        role=role_of(page, i),
        type=ActorType.ORGANISATION if kind is ActorType.IGO else kind,
        name=page.text(first, end),
        entry=entry,
        owner=owner,
        sector=entry.fields.get("sector") if entry else None,
        plural=bool(entry and entry.fields.get("plural")),
        aliases=[*_bracketed(page, end), *_without_suffix(page, first, end, entry)],
    )


def _without_suffix(page: Page, first: int, end: int, entry: Entry | None) -> list[str]:
    """A firm's name without its legal form: "Olin" for "Olin Corp"."""
    legal_form = entry is not None and entry.id == "bo.corporation"
    return [page.text(first, end - 1)] if legal_form and end - first > 1 else []


def _unknown_name(page: Page, i: int, first: int, last: int) -> Candidate | None:
    if i in page.places or _label(page, i) in {"DATE", "TIME", "MONEY", "LANGUAGE"}:
        return None
    if first and page.words[first - 1] in {"(", "["}:  # "(R-Iowa)", "(Reuters)"
        return None
    role = role_of(page, i)
    speaks = role in {"subject", "agent", "apposition"} and page.pos[i] == "PROPN"
    return Candidate(
        start=_title_start(page, first, last),
        end=max(last, i + 1),
        head=i,
        form=MentionForm.NAME,
        role=role,
        type=None,
        name=page.text(first, max(last, i + 1)),
        owner=owner_of(page, _title_start(page, first, last), first, first, entry=None),
        tentative=not speaks or _label(page, i) in {"LOC", "FAC", "EVENT", "LAW"},
        aliases=_bracketed(page, max(last, i + 1)),
    )


def _bracketed(page: Page, position: int) -> list[str]:
    """The abbreviation in brackets at a position: "(IAEA)"."""
    words = page.words
    if position + 2 < len(words) and words[position] == "(" and words[position + 2] == ")":
        name = words[position + 1]
        if name.isalpha() and sum(letter.isupper() for letter in name) > 1:
            return [name]
    return []


def _people(page: Page, i: int) -> Candidate | None:
    """A people or the members of a party: "the Russians", "Republicans"."""
    plural = page.tag[i] in {"NNS", "NNPS"} or page.words[i].endswith("s")
    known = page.references.get(i)
    country = known.reference.country if known else None
    singular = page.tag[i] in {"NN", "NNP"} and page.dep[i] != "attr"
    if not plural and not (singular and known and i > 0 and page.lower[i - 1] in {"a", "the"}):
        return None
    start = noun_phrase(page.doc[i], conjuncts=False).start
    return Candidate(
        start=start,
        end=i + 1,
        head=i,
        form=MentionForm.GROUP,
        role=role_of(page, i),
        type=ActorType.GROUP,
        name=page.text(bare_start(page, start, i), i + 1),
        owner=Owner(country),
        plural=plural,
        indefinite=is_indefinite(page, start, i),
    )


def _is_party(page: Page, i: int, *, capital: bool) -> bool:
    """Whether a country, or with `capital` its capital or palace, acts or is acted upon here."""
    for _ in range(len(page.words)):
        if page.dep[i] != "conj":
            break
        i = page.head[i]
    dep, head = page.dep[i], page.head[i]
    predicates = _place_predicates()
    lemma = page.doc[head].lemma_.lower()
    if dep == "nsubj":
        return lemma not in predicates.subject
    if dep in {"nsubjpass", "dobj", "dative"}:
        return not (lemma in predicates.object and (capital or dep == "dobj"))
    if dep == "poss":
        return True
    if dep == "pobj":
        return _is_party_after(page, head, capital=capital)
    return dep in {"ROOT", "npadvmod", "dep"} and not capital


def _is_party_after(page: Page, preposition: int, *, capital: bool) -> bool:
    word = page.lower[preposition]
    allowed = _CAPITAL_PREPOSITIONS if capital else _PARTY_PREPOSITIONS
    if page.dep[preposition] == "agent":
        return True
    if word not in allowed:
        return False
    governor = page.head[preposition]
    lemma = page.doc[governor].lemma_.lower()
    if word in {"to", "from"}:
        predicates = _place_predicates()
        if lemma in predicates.preposition:
            return False
        return not capital or page.pos[governor] == "VERB" or lemma in predicates.message
    return True


# Descriptions


def _described(page: Page, i: int) -> Candidate | None:
    hit = page.entry_at(i, OFFICES, BODIES, GROUPS)
    if hit is None or (hit.start <= page.head[i] < hit.end and page.head[i] != i):
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start, end = max(page.paragraph[i], min(phrase.start, hit.start)), max(phrase.end, hit.end)
    if page.tag[end - 1] == "POS":
        end -= 1
    possessors = (child.i for child in page.doc[i].lefts if child.dep_ == "poss")
    if any(page.entry_at(k, OFFICES) and _opens_genitive_chain(page, k) for k in possessors):
        return None
    before = page.references.get(hit.start - 1)
    if before and before.end == hit.start:
        start = min(start, before.start)
    kind = lexicon_of(hit.entry)
    if hit.entry.fields.get("quantity"):
        return _counted(page, i, start, end, hit.entry)
    if kind == OFFICES:
        return _office(page, i, start, end, hit.entry, hit.end)
    if kind == BODIES:
        return _body(page, i, start, end, hit.entry, hit.start, hit.end)
    return _group(page, i, start, end, hit.entry)


def _office(
    page: Page, i: int, start: int, end: int, entry: Entry, office_end: int
) -> Candidate | None:
    if _stands_before_name(page, office_end):
        return None
    if not _is_plural(page, i) and _is_counted(page, bare_start(page, start, i), i):
        return None  # "331 head"
    plural = _is_plural(page, i)
    role = role_of(page, i)
    if _opens_genitive_chain(page, i):
        role, end = role_of(page, page.head[i]), max(end, page.head[i] + 1)
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.GROUP if plural else MentionForm.TITLE,
        role=role,
        type=ActorType.GROUP if plural else ActorType.PERSON,
        name=description(page, start, end, i),
        entry=entry,
        owner=owner_of(page, start, end, i, entry=entry),
        title=page.text(bare_start(page, start, i), end),
        sector=entry.fields.get("sector"),
        gender=entry.fields.get("gender"),
        plural=plural,
        indefinite=is_indefinite(page, start, i),
        former=is_former(page, start, i),
    )


def _is_counted(page: Page, start: int, head: int) -> bool:
    return any(page.tag[k] == "CD" and page.lower[k] != "one" for k in range(start, head))


def _is_plural(page: Page, i: int) -> bool:
    word = page.words[i]
    if word.endswith("s") and word[:-1].isupper():  # "MPs", tagged as one name
        return True
    return page.tag[i] in {"NNS", "NNPS"} and not word[-1].isupper()  # not "MoD"


def _opens_genitive_chain(page: Page, i: int) -> bool:
    """Whether "the secretary of Ukraine's council" is read as a council of the secretary's.

    The genitive belongs to the noun behind "of"; the title heads the whole phrase.
    """
    return (
        page.dep[i] == "poss"
        and page.head[i] > i + 2
        and page.lower[i + 1] == "of"
        and any(page.tag[k] == "POS" for k in range(i + 2, page.head[i]))
    )


def _stands_before_name(page: Page, end: int) -> bool:
    """Whether a personal name follows a title at once, so that the title belongs to the name."""
    span = page.entity_of.get(end)
    if span and span[2] == "PERSON":
        return True
    honorific = page.entry_at(end, HONORIFICS) if end < len(page.words) else None
    return honorific is not None


def _body(
    page: Page, i: int, start: int, end: int, entry: Entry, body_start: int, body_end: int
) -> Candidate | None:
    if entry.fields.get("article") and not _is_determined(page, start, i):
        return None
    owner = owner_of(page, start, max(end, body_end), i, entry=entry)
    own_name = _own_name_before(page, start, body_start)
    known = refer(own_name) if own_name else None
    plural = _is_plural(page, i) and not entry.fields.get("plural")
    country = owner.country or entry.fields.get("country")
    words = description(page, start, end, i)
    name = known.name if known else own_name or words
    if not own_name and not plural and country and _is_whole_body(page, start, body_start):
        name = body_name(entry, page.text(body_start, body_end), country) or words
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.NAME if own_name else MentionForm.TITLE,
        role=role_of(page, i),
        type=ActorType.GROUP if plural else ActorType(entry.fields["type"]),
        name=name,
        entry=entry,
        owner=Owner(country, owner.organisation, owner.possessor),
        sector=entry.fields.get("sector"),
        plural=plural or bool(entry.fields.get("plural")),
        indefinite=is_indefinite(page, start, i),
    )


def _is_determined(page: Page, start: int, head: int) -> bool:
    """Whether a noun is plural, a proper name, or has an article or a name before it."""
    return page.tag[head] != "NN" or any(
        page.tag[k] in {"DT", "PRP$", "POS", "CD", "NNP", "NNPS"} or k in page.references
        for k in range(start, head)
    )


def _own_name_before(page: Page, start: int, body_start: int) -> str | None:
    """The organisation's name before a word for its kind: "the Azov regiment" is Azov."""
    last = body_start
    while last > start and page.pos[last - 1] in {"ADJ", "NOUN"}:
        last -= 1
    first = last
    while first > start and page.pos[first - 1] == "PROPN" and first - 1 not in page.places:
        known = page.references.get(first - 1)
        if known and known.reference.kind != "organisation":
            break
        if known and known.reference.type is ActorType.IGO:
            break
        first -= 1
    if first == last:
        return None
    name = page.text(first, last)
    return name if refer(name) or _label(page, last - 1) != "PERSON" else None


def _is_whole_body(page: Page, start: int, body_start: int) -> bool:
    """Whether nothing before the body's word makes it another than the country's own."""
    return not any(
        page.lower[k] in _LOCAL or page.words[k] == "-" or page.tag[k] == "CD"
        for k in range(start, body_start)
    )


def body_name(entry: Entry, words: str, country: str) -> str | None:
    """How the record calls a country's body: "Foreign Ministry of Russia"; None for other bodies.

    Args:
        entry: the body.
        words: the article's words for it, which name a ministry that has no entry of its own.
        country: ISO 3166 alpha-3.
    """
    if country == "IGO":
        return None
    template = entry.fields.get("name")
    if template:
        return str(template).format(country=name_of_country(country))
    if entry.id == "bo.ministry":
        named = " ".join(
            word if word in {"of", "for", "the", "and"} else word[:1].upper() + word[1:]
            for word in words.split()
        )
        return f"{named} of {name_of_country(country)}"
    if entry.id == "bo.country":
        return government_of(country)
    return None


def armed_forces_of(country: str) -> str:
    """How the record calls a country's troops."""
    return f"Armed forces of {name_of_country(country)}"


def _group(page: Page, i: int, start: int, end: int, entry: Entry) -> Candidate | None:
    owner = owner_of(page, start, end, i, entry=entry)
    name = description(page, start, end, i)
    weapons = bool(entry.fields.get("needs_owner"))
    if weapons and owner.country in {None, "IGO"}:
        return None
    military = entry.fields.get("military") and not is_indefinite(page, start, i)
    if owner.country not in {None, "IGO"} and (weapons or (military and end == i + 1)):
        name = armed_forces_of(str(owner.country))
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.GROUP,
        role=role_of(page, i),
        type=ActorType.GROUP,
        name=name,
        entry=entry,
        owner=owner,
        sector=entry.fields.get("sector"),
        plural=True,
        indefinite=not weapons and is_indefinite(page, start, i),
    )


def _counted(page: Page, i: int, start: int, end: int, entry: Entry) -> Candidate | None:
    """A count and what it counts: "a group of Russian soldiers", "one of the ministers"."""
    counted = _counted_token(page, i)
    inner = _candidate(page, counted) if counted is not None else None
    if inner is None or inner.form is MentionForm.PRONOUN or inner.known:
        return None
    single = page.lower[i] == "one"
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.TITLE if single else MentionForm.GROUP,
        role=role_of(page, i),
        type=ActorType.PERSON if single and inner.type is ActorType.GROUP else ActorType.GROUP,
        name=description(page, start, end, i),
        entry=entry,
        owner=inner.owner,
        sector=inner.sector,
        plural=not single,
        indefinite=True,
    )


def _counted_token(page: Page, i: int) -> int | None:
    for preposition in page.doc[i].rights:
        if preposition.lower_ == "of":
            return next((child.i for child in preposition.rights if child.dep_ == "pobj"), None)
    return None


def _counted_heads(page: Page, candidate: Candidate) -> list[int]:
    if candidate.entry is None or not candidate.entry.fields.get("quantity"):
        return []
    counted = _counted_token(page, candidate.head)
    return [] if counted is None else [counted]
