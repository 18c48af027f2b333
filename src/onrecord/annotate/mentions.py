"""Finds the words that can stand for a party: names, titles, groups, pronouns.

Not every noun phrase can: see `metonyms` for countries. Whom a mention stands for is decided in
`coreference`.
"""

from collections.abc import Container

from spacy.tokens import Doc, Token

from onrecord.actors.register import Register, shipped_register
from onrecord.annotate.candidates import Candidate, Role, role_of
from onrecord.annotate.described_parties import described_party, people_of_country
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.metonyms import doer_of_act
from onrecord.annotate.named_parties import named_party, unknown_name
from onrecord.annotate.syntax import noun_phrase
from onrecord.annotate.titles import (
    BODIES,
    GROUPS,
    NO_OWNER,
    OFFICES,
    PRONOUNS,
    Owner,
    Page,
    bare_start,
    description,
)
from onrecord.annotate.writings import writing
from onrecord.lexicons._load import Entry
from onrecord.model import Where
from onrecord.places.gazetteer import bundled_gazetteer
from onrecord.terms import ActorType, MentionForm

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_INSIDE_PHRASES = frozenset(
    {
        *("compound", "amod", "nummod", "quantmod", "det", "aux", "auxpass", "mark", "case"),
        *("punct", "cc", "prep", "advmod", "predet", "neg", "expl", "prt", "preconj", "npadvmod"),
    }
)
"""Labels of tokens that head no noun phrase of their own."""
_PLACES_OR_BODIES = frozenset({"GPE", "LOC", "FAC", "ORG"})
_INSTITUTIONS = frozenset(
    {
        *("university", "institute", "school", "college", "academy", "polytechnic", "hospital"),
        *("museum", "observatory", "conservatory", "zoo"),
    }
)
"""Words for what is of the country of the town that its name has."""


def read_page(doc: Doc, matcher: LexiconMatcher, *, register: Register | None = None) -> Page:
    """The page of a text whose places, if any, were found before.

    Args:
        doc: the text.
        matcher: of the lexicons of parties.
        register: the persons and organisations that are known; the shipped ones if None.
    """
    places: dict[int, str] = {}
    seats: dict[int, str] = {}
    starts = {mention.range.start: mention.where for mention in doc._.onrecord_places}
    if starts:
        told = {where.country for where in starts.values()}
        labels = {token.idx: token.ent_type_ for token in doc}
        certain = {w.name for i, w in starts.items() if labels.get(i) in _PLACES_OR_BODIES}
        for token in doc:
            where = starts.get(token.idx)
            country = where.country if where else None
            if where and where.name in certain:
                country = country or _country_left(where, told)
            if country and _is_seat_of_institution(token):
                seats[token.i] = country
            elif country and not _is_inside_organisation(token):
                places[token.i] = country
    return Page(doc, matcher, places, register or shipped_register(), seats=seats)


def _country_left(where: Where, told: Container[str | None]) -> str | None:
    """The country of a place that the article leaves open, where it names one of the possible ones.

    Which Newport it is may stay open in a report from Wales, but not of which country it is.
    """
    if not where.candidates:
        return None
    places = bundled_gazetteer().lookup(where.name)
    possible = {place.country for place in places if place.id in where.candidates}
    named = [country for country in possible if country in told]
    return named[0] if len(named) == 1 else None


def _is_seat_of_institution(token: Token) -> bool:
    """Whether a toponym tells where an institution is: "Kiel Institute", "University of Oxford"."""
    governor = token.head
    if token.dep_ == "pobj" and governor.lower_ == "of":
        governor = governor.head
    elif token.dep_ not in {"compound", "nmod"}:
        return False
    return governor.lower_ in _INSTITUTIONS and governor.text[0].isupper()


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
    return candidate.form is not MentionForm.PRONOUN and page.tag[candidate.start] in {"DT", "PRP$"}


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
        members=tuple(member.head for member in members),
    )


def _candidate(page: Page, i: int) -> Candidate | None:
    pronoun = page.entry_at(i, PRONOUNS)
    if pronoun:
        return _pronoun(page, i, pronoun.entry)
    if _is_inside_nicknamed(page, i):
        return None
    known = page.references.get(i)
    if _is_subject_of_misread_verb(page, i):
        return unknown_name(page, i, i, i + 1)
    if page.dep[i] in _INSIDE_PHRASES and not _is_stray_name(page, i):
        return doer_of_act(page, i, known.reference) if known and known.end == i + 1 else None
    quantity = _quantity_at(page, i)
    if quantity:
        counted = _counted(page, i, quantity)
        if counted is not None:
            return counted
    if (
        page.pos[i] == "PROPN"
        or page.label(i) in {"PERSON", "ORG"}
        or (known is not None and known.reference.kind != "demonym")
        or _is_turn_label(page, i)
    ):
        return named_party(page, i)
    described = described_party(page, i) or writing(page, i) or people_of_country(page, i)
    if described is None and page.words[i][0].isupper() and page.dep[i] == "nsubj":
        return unknown_name(page, i, i, i + 1)
    return described


def _is_inside_nicknamed(page: Page, i: int) -> bool:
    """Whether a token of a name such as “Manuel ‘Zorro’ Pineda” is not the last."""
    span = page.entity_of.get(i)
    return span is not None and span[1] in page.nicknamed and i != span[1] - 1


def _is_subject_of_misread_verb(page: Page, i: int) -> bool:
    """Whether a surname stands before a verb that was read as a noun: "Lund charges that"."""
    head = page.head[i]
    return (
        page.dep[i] == "compound"
        and head == i + 1
        and page.tag[head] == "NNS"
        and page.dep[head] in {"ROOT", "conj", "ccomp"}
        and page.words[i] in page.surnames
    )


def _is_turn_label(page: Page, i: int) -> bool:
    """Whether a word in capitals heads a turn of a transcript: "HOLM: I did not"."""
    return page.paragraph[i] == i and page.words[i].isupper() and page.words[i + 1 : i + 2] == [":"]


def _is_stray_name(page: Page, i: int) -> bool:
    """Whether a personal name that the parse puts inside a phrase ends that phrase.

    Or stands apart from the title before it, that is taken for the subject.
    """
    span = page.entity_of.get(i)
    if span is None or span[2] != "PERSON" or i != span[1] - 1 or span[1] - span[0] == 1:
        return False
    title = page.entry_ending(span[0], OFFICES)
    if title is not None and page.dep[span[0] - 1] == "nsubj":  # "spokeswoman Ana Lund said"
        return page.head[i] == page.head[span[0] - 1]
    return page.dep[i] in {"compound", "npadvmod"} and page.head[i] < span[0]


def _pronoun(page: Page, i: int, entry: Entry) -> Candidate | None:
    if page.dep[i] == "expl" or (entry.fields.get("turn") and page.paragraph[i] != i):
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


def _quantity_at(page: Page, i: int) -> Entry | None:
    """The entry for a noun or numeral that only counts what follows "of"."""
    hit = page.entry_at(i, OFFICES, BODIES, GROUPS)
    heads = hit is not None and not (hit.start <= page.head[i] < hit.end and page.head[i] != i)
    return hit.entry if hit and heads and hit.entry.fields.get("quantity") else None


def _counted(page: Page, i: int, entry: Entry) -> Candidate | None:
    """A count and what it counts: "a group of Russian soldiers", "one of the ministers"."""
    counted = _counted_token(page, i)
    inner = _candidate(page, counted) if counted is not None else None
    if inner is None or inner.form is MentionForm.PRONOUN or inner.known:
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    single = page.lower[i] == "one"
    return Candidate(
        start=phrase.start,
        end=phrase.end,
        head=i,
        form=MentionForm.TITLE if single else MentionForm.GROUP,
        role=role_of(page, i),
        type=ActorType.PERSON if single and inner.type is ActorType.GROUP else ActorType.GROUP,
        name=description(page, phrase.start, phrase.end, i),
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
