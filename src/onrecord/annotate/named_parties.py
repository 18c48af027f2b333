"""Parties called by a name: persons with their titles, organisations, countries, peoples."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.annotate.candidates import Candidate, role_of
from onrecord.annotate.described_parties import described_party
from onrecord.annotate.lexicon_matcher import Hit
from onrecord.annotate.metonyms import is_party
from onrecord.annotate.references import FoundReference, Reference
from onrecord.annotate.syntax import noun_phrase
from onrecord.annotate.titles import (
    BODIES,
    GROUPS,
    HONORIFICS,
    LEGAL_FORM,
    NICKNAMES,
    NO_OWNER,
    OFFICES,
    Owner,
    Page,
    Title,
    after_name,
    bare_start,
    is_former,
    is_indefinite,
    lexicon_of,
    owner_of,
    title_of,
)
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.lexicons.countries import country_of_demonym
from onrecord.lexicons.given_names import gender_of_given_name
from onrecord.terms import ActorType, MentionForm

_LONGEST_PERSONAL_NAME = 4
_GIVEN_AND_SURNAME = 2
_OCCUPATION_SUFFIXES = ("er", "or", "ist", "ian", "ant", "eer", "man", "woman")
_REGNAL_NAME_TOKENS = 2  # "King Charles", "Pope John Paul"
_PARTICLES = frozenset(
    {
        *("von", "van", "der", "de", "del", "della", "di", "da", "bin", "ibn", "al", "el", "le"),
        *("la", "ter", "ten", "den", "dos", "du", "af", "zu", "abu"),
    }
)
_BEFORE_NICKNAMES = frozenset({",", "(", "who", "is", "was"})
_TURNS = frozenset({"Q", "A"})
_AFFILIATIONS = frozenset({"of", "from", "at", "with"})
_LONGEST_AGE = 3  # digits
_SEAT_IN_CONGRESS = re.compile(r",? ?[(\[]?[RDI]-[A-Z]")
"""After a name: "R-Fla.", "(D-Mass.)"."""
_SEAT_TOKENS = 6  # more than a seat has
_NO_SHORT_NAMES = frozenset(
    {
        *(
            "air",
            "american",
            "bank",
            "banco",
            "banque",
            "central",
            "compagnie",
            "credit",
            "eastern",
            "federal",
            "first",
            "general",
            "global",
            "great",
        ),
        *("independent", "international", "national", "new", "north", "northern", "old", "public"),
        *("royal", "second", "south", "southern", "standard", "state", "the", "union", "united"),
        *("universal", "western", "world"),
    }
)
"""Words that open the names of so many firms and bodies that they name none alone."""
_FIRM_TAILS = frozenset({"Co", "Company", "Sons", "Bros", "Brothers", "Partners", "Associates"})
_FIRMS = frozenset({LEGAL_FORM, "bo.company", "bo.bank", "bo.group"})
_NAMED_AFTER = frozenset({"bo.media", "bo.company", "bo.bank"})
"""Kinds of organisations whose name can follow: "the newspaper Norrland", "insurer Olin"."""
_SHORTEST_ACRONYM = 3
_TOWN_AND_STATE = 6  # tokens after a firm that can name its town: ", Hasbrouck Heights, N.J."
_BASED = frozenset({"based", "headquartered", "incorporated"})


def named_party(page: Page, i: int) -> Candidate | None:
    """The party whose name a token heads: known by the tables, by the text, or of unknown kind."""
    first, last = _name_run(page, i)
    reference = page.references.get(i)
    person = page.label(i) == "PERSON"
    if reference and reference.end - reference.start >= last - first:
        if reference.start <= page.head[i] < reference.end and page.head[i] != i:
            return None
        office = page.entry_at(reference.end, OFFICES) if reference.end < len(page.words) else None
        if office and office.start == reference.end:  # "the IAEA chief", parsed apart
            return None
        return _referenced(page, i, reference.reference, reference.start)
    body = page.entry_at(i, BODIES, OFFICES, GROUPS)
    if body and (not person or body.end == last):
        named_body = lexicon_of(body.entry) == BODIES or page.label(i) == "ORG"
        if not (named_body and _has_own_name(page, first, body)):
            return described_party(page, i)
        kind = body.entry if lexicon_of(body.entry) == BODIES else None
        return _organisation(page, i, first, last, entry=kind)
    if page.lower[last : last + 1] in (["and"], ["&"]) and _is_firm_tail(page, last + 1):
        return _organisation(page, i, first, last + 2, entry=_firm_entry())
    given = last - first > 1 and gender_of_given_name(page.words[first]) is not None
    titled = page.entry_ending(_title_end(page, first), HONORIFICS, OFFICES) is not None
    if not titled and _is_firm(page, first, last):
        return unknown_name(page, i, first, last)
    named_after = _kind_before(page, first) if person and not titled else None
    if named_after:
        return _organisation(page, i, first, last, entry=named_after)
    if _is_place_alone(page, first, last) and not titled:
        return None
    if first and page.lower[first - 1] in {"am", "pm"}:
        return None  # "at 7am BST"
    if person or given or titled:
        return _person(page, i, first, last)
    if first and page.words[first - 1][0].isdigit():
        return None  # "14.30 BST"
    people = _people(page, i) if page.label(i) == "NORP" else None
    if people:
        return people
    if page.label(i) in {"ORG", "PRODUCT"} and _reads_as_organisation(page, first, last):
        return _organisation(page, i, first, last, entry=None)
    return unknown_name(page, i, first, last)


def _is_firm(page: Page, first: int, last: int) -> bool:
    """Whether a name taken for a person's is a firm's, told in full elsewhere: "Olin said"."""
    name = page.text(first, last)
    return name in page.firms and page.words[last - 1] not in page.surnames


def _kind_before(page: Page, first: int) -> Entry | None:
    """The word for a kind of organisation before a name that is such a one's."""
    kind = page.entry_ending(first, BODIES)
    if kind is None or kind.entry.id not in _NAMED_AFTER or page.words[kind.start][0].isupper():
        return None
    return kind.entry


def _title_end(page: Page, first: int) -> int:
    """Where the title before a name ends; the full stop of "Sgt. Ana Sorel" is no part of it."""
    if not first or page.words[first - 1] != ".":
        return first
    title = page.entry_ending(first - 1, HONORIFICS, OFFICES)
    return first - 1 if title and page.words[title.start][0].isupper() else first


def _is_firm_tail(page: Page, i: int) -> bool:
    """Whether a firm's name ends with a token: "Holm and Co", "Holm & Sons"."""
    return page.words[i : i + 1] != [] and page.words[i].rstrip(".") in _FIRM_TAILS


@lru_cache(maxsize=1)
def _firm_entry() -> Entry:
    return next(entry for entry in load_lexicon(BODIES) if entry.id == LEGAL_FORM)


def _is_place_alone(page: Page, first: int, last: int) -> bool:
    """Whether a name is a toponym that the name finder takes for a person: "Rubizhne"."""
    return last - first == 1 and first in page.places and page.words[first] not in page.surnames


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
        if span[2] == "PERSON" and first and _is_given_name_left_out(page, first - 1, i):
            first -= 1
    else:
        first, last = i, i + 1
        while first > 0 and _continues_name(page, first - 1, i):
            first -= 1
    while last - 1 > i and page.tag[last - 1] in {"POS", ",", "-RRB-", "''"}:
        last -= 1
    first = _after_inner_title(page, first, i)
    while first < i:
        title = page.entry_at(first, HONORIFICS, OFFICES)
        if title and title.end <= i:
            first = title.end
        elif page.pos[first] in {"DET", "PUNCT", "PART", "ADJ"} or (
            (known := page.references.get(first)) is not None
            and known.end <= i
            and (span is None or span[2] != "ORG")
            and not _opens_name(page, known, i)
        ):
            first += 1
        else:
            break
    if last - first > _GIVEN_AND_SURNAME and _is_occupation(page.words, first):
        first += 1
    return first, last


def _after_inner_title(page: Page, first: int, head: int) -> int:
    """Where the name begins in "Laurel County Clerk Dean Johnson", found as one name.

    A title of one word may be a name: "Martin Luther King Jr".
    """
    for k in range(first, head):
        title = page.entry_at(k, OFFICES)
        if title and title.start == k and k + 1 < title.end <= head:
            return title.end
    return first


def _opens_name(page: Page, known: FoundReference, head: int) -> bool:
    """Whether a country is the first word of an organisation's name: "China Grain Board"."""
    words = range(known.end, head + 1)
    return (
        known.reference.kind == "country"
        and (not known.start or page.words[known.start - 1] != "-")
        and len(words) > 1
        and all(page.pos[k] == "PROPN" and page.words[k][0].isupper() for k in words)
        and page.label(head) != "PERSON"
        and page.entry_at(known.end, OFFICES, HONORIFICS) is None
    )


def _is_given_name_left_out(page: Page, before: int, head: int) -> bool:
    """Whether the first of two given names stands outside the entity that holds the rest."""
    return (
        page.pos[before] == "PROPN"
        and page.head[before] == head
        and page.label(before) is None
        and gender_of_given_name(page.words[before]) is not None
    )


def _is_occupation(words: Sequence[str], first: int) -> bool:
    """Whether the first word of a name is no name: "Importer Kenji Mori" opens a sentence."""
    return (
        words[first].endswith(_OCCUPATION_SUFFIXES)
        and gender_of_given_name(words[first]) is None
        and gender_of_given_name(words[first + 1]) is not None
    )


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


def _has_own_name(page: Page, first: int, body: Hit) -> bool:
    """Whether a proper name that is no country's stands before a body word: "Azov Regiment".

    A known name is the body's own before a legal form alone; "the Fatah movement" is Fatah.
    """
    legal_form = body.entry.id == LEGAL_FORM
    return any(
        page.pos[k] == "PROPN"
        and page.words[k][0].isupper()
        and (_is_of_no_country(page, k) if legal_form else k not in page.references)
        and k not in page.places
        for k in range(first, body.start)
    )


def _is_of_no_country(page: Page, i: int) -> bool:
    """Whether a word is in no name or adjective of a country."""
    known = page.references.get(i)
    return known is None or known.reference.kind == "organisation"


def _person(page: Page, i: int, first: int, last: int) -> Candidate:
    named_from = _title_end(page, first)
    honorific = page.entry_ending(named_from, HONORIFICS)
    before = honorific.start if honorific else named_from
    office = page.entry_ending(before, OFFICES)
    start = _title_start(page, office.start if office else before, last)
    shared = None if office else _shared_title(page, i)
    title_start, titled = shared or (start, before)
    office = office or page.entry_ending(titled, OFFICES)
    gender = honorific.entry.fields.get("gender") if honorific else None
    entry = office.entry if office else None
    name, aliases = page.text(first, last), _other_names(page, max(last, i + 1))
    nicknamed = page.nicknamed.get(last)
    if nicknamed and first < nicknamed.opening:
        nickname = page.text(nicknamed.opening + 1, nicknamed.closing)
        surname = page.text(nicknamed.closing + 1, last)
        name = f"{page.text(first, nicknamed.opening)} {surname}"
        aliases += [nickname, f"{nickname} {surname}"]
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
        owner=_of_peerage(honorific)
        or _told_owner(
            _owner_of_person(page, title_start, titled, max(last, i + 1), entry),
            _owner_in_predicate(page, i),
        ),
        title=_title(page, title_start, titled, office) if office else None,
        sector=entry.fields.get("sector") if entry else None,
        gender=gender or (entry.fields.get("gender") if entry else None),
        former=is_former(page, title_start, titled),
        aliases=aliases,
    )


def _told_owner(beside: Owner, predicated: Owner) -> Owner:
    """The owner told beside a name, else by what is said of it."""
    return beside if beside.country or not predicated.country else predicated


def _owner_in_predicate(page: Page, i: int) -> Owner:
    """The country of what a person is said to be.

    "Jo Holm, a Chilean painter", "Jo Holm is a Chilean painter", "a Chilean painter, Jo Holm".
    """
    name, governor = page.doc[i], page.doc[page.head[i]]
    nouns = [child for child in name.rights if child.dep_ == "appos"]
    if name.dep_ == "nsubj" and governor.lemma_ == "be":
        nouns += [child for child in governor.rights if child.dep_ == "attr"]
    elif name.dep_ == "appos":
        nouns.append(governor)
    for noun in nouns:
        if noun.tag_ != "NN":
            continue
        for k in range(noun.left_edge.i, noun.i):
            known = page.references.get(k)
            if known and page.head[k] == noun.i and _is_adjectival(page, known):
                return Owner(known.reference.country)
    return NO_OWNER


def _is_adjectival(page: Page, known: FoundReference) -> bool:
    """Whether words before a noun are the adjective of a country, or its abbreviation: "U.S."."""
    words = page.text(known.start, known.end)
    kind = known.reference.kind
    return kind == "demonym" or (kind == "country" and words.replace(".", "").isupper())


def _of_peerage(honorific: Hit | None) -> Owner | None:
    """The country whose title of honour an address is: Britain's of "Lord"."""
    country = honorific.entry.fields.get("country") if honorific else None
    return Owner(country) if country else None


def _title(page: Page, start: int, end: int, office: Hit) -> Title:
    return title_of(page, page.text(bare_start(page, start, end), end), office, start=start)


def _shared_title(page: Page, i: int) -> tuple[int, int] | None:
    """The tokens of the plural title before the first of several names, the last of which is `i`.

    "Chilean envoys Maria Lund, Ivo Renner and Jo Holm" are Chilean envoys all three.
    """
    first = i
    while page.dep[first] in {"conj", "appos"} and page.pos[page.head[first]] == "PROPN":
        first = page.head[first]
    end = _name_run(page, first)[0]
    if first == i or end == 0:
        return None
    office = page.entry_ending(end, OFFICES)
    plural = page.words[end - 1].endswith("s") if office else page.tag[end - 1] == "NNS"
    start = _title_start(page, office.start if office else end, first + 1)
    return (start, end) if plural and start < end else None


def _other_names(page: Page, end: int) -> list[str]:
    """What else a person is called, told right after the name: "(LMG)", ", known as “Buck”"."""
    found = _bracketed(page, end)
    position = end + 3 * len(found)
    while position < len(page.words) and page.lower[position] in _BEFORE_NICKNAMES:
        position += 1
    told = page.entry_at(position, NICKNAMES) if position < len(page.words) else None
    if told is None or told.start != position:
        return found
    first = told.end
    while first < len(page.words) and page.pos[first] in {"PUNCT", "DET"}:
        first += 1
    last = first
    while last < len(page.words) and page.words[last][0].isupper():
        last += 1
    return [*found, page.text(first, last)] if last > first else found


def _owner_of_person(page: Page, start: int, before: int, end: int, entry: Entry | None) -> Owner:
    """Of whom a named person is: by the title, the genitive before, or "of X" after the name."""
    owner = owner_of(page, start, before, before, entry=entry)
    joined = _owner_of_joined_title(page, start)
    if joined.country:
        return joined
    described = entry is not None or (before > start and page.pos[before - 1] in {"NOUN", "PART"})
    adjectives = (page.references.get(k) for k in range(start, before))
    described = described or any(a and a.reference.kind == "demonym" for a in adjectives)
    if described and owner != NO_OWNER:
        return owner
    behind = page.doc[end - 1 : end + _SEAT_TOKENS].text  # the whole text is put together anew
    if _SEAT_IN_CONGRESS.match(behind, len(page.doc[end - 1])):
        return Owner("USA")
    first = _after_age(page, end)
    comma = first > end
    if first + 1 < len(page.words) and page.lower[first] in _AFFILIATIONS:
        phrase_end = page.doc[first].right_edge.i + 1
        affiliation = owner_of(page, first, phrase_end, first - 1, entry=None)
        named = comma or entry is not None
        if affiliation.country or (affiliation.possessor is not None and named):
            return affiliation
    return NO_OWNER


def _owner_of_joined_title(page: Page, start: int) -> Owner:
    """Of whom the first of two titles before a name is: "Chilean poet and CNN host Jo Holm"."""
    if start < 2 or page.lower[start - 1] != "and":
        return NO_OWNER
    office = page.entry_ending(start - 1, OFFICES)
    if office is None or page.tag[start - 2] not in {"NN", "NNP"}:
        return NO_OWNER
    known = page.references.get(office.start - 1)
    if known is None or known.reference.kind != "demonym":
        return NO_OWNER
    return Owner(known.reference.country)


def _after_age(page: Page, end: int) -> int:
    """The token after the comma, and the age, behind a name: "Ana Sorel, 41, of"."""
    words = page.words
    first = end + (words[end : end + 1] == [","])
    if end < first < len(words) and words[first].isdigit() and len(words[first]) <= _LONGEST_AGE:
        return first + 1 + (words[first + 1 : first + 2] == [","])
    return first


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
    if is_place and not is_party(page, i, capital=known.kind in {"capital", "seat"}):
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start = phrase.start if known.kind == "organisation" or phrase.start <= first else first
    start = after_name(page, min(start, first), first)
    return Candidate(
        start=start,
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
        aliases=[*_bracketed(page, i + 1), *_short_name_of_known(page, i, known)],
    )


def _short_name_of_known(page: Page, i: int, known: Reference) -> list[str]:
    """The first word of a known firm's name, where it can stand for it: "Ford"."""
    first = page.references[i].start if i in page.references else i
    word = page.words[first]
    fits = (
        known.sector == "BUS"
        and first < i
        and page.lower[first] not in _NO_SHORT_NAMES
        and first not in page.places
        and country_of_demonym(word) is None
        and gender_of_given_name(word) is None
    )
    return [word] if fits else []


def _organisation(page: Page, i: int, first: int, last: int, *, entry: Entry | None) -> Candidate:
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start = min(first, phrase.start)
    end = max(last, i + 1)
    owner = owner_of(page, start, end, i, entry=entry)
    if owner == NO_OWNER:
        owner = _based_in(page, i)
    kind = ActorType(entry.fields["type"]) if entry else ActorType.ORGANISATION
    whole = page.text(first, end)
    name = _known_name(page, first, end) or whole
    others = [
        *([] if name == whole else [whole]),
        *_bracketed(page, end),
        *_abbreviated(page, first, end),
        *_short_names(page, first, end, entry),
    ]
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.NAME,
        role=role_of(page, i),
        type=ActorType.ORGANISATION if kind is ActorType.IGO else kind,
        name=name,
        entry=entry,
        owner=owner,
        sector=entry.fields.get("sector") if entry else None,
        plural=bool(entry and entry.fields.get("plural")),
        aliases=list(dict.fromkeys(others)),
    )


def _known_name(page: Page, first: int, end: int) -> str | None:
    """What the register calls a firm that the article names with its legal form."""
    known = page.references.get(first)
    legal_form = page.entry_at(end - 1, BODIES)
    if known is None or legal_form is None or legal_form.entry.id != LEGAL_FORM:
        return None
    whole = known.start == first and known.end == legal_form.start
    return known.reference.name if whole and known.reference.kind == "organisation" else None


def _based_in(page: Page, i: int) -> Owner:
    """Of which country an organisation is that is said to be based somewhere.

    "Olin Corp, based in Turin", "Olin, a bank headquartered in Turin", "Olin Corp, Gary, Ind.".
    """
    after = i + 1 + (page.words[i + 1 : i + 2] == ["."])
    if page.words[after : after + 1] == [","]:
        for k in range(after + 1, min(after + _TOWN_AND_STATE, len(page.words))):
            if k in page.places:
                return Owner(page.places[k])
            if page.pos[k] not in {"PROPN", "PUNCT"}:
                break
    heads = [page.doc[i], *(child for child in page.doc[i].rights if child.dep_ == "appos")]
    for participle in (child for head in heads for child in head.rights):
        if participle.lower_ not in _BASED:
            continue
        for token in participle.subtree:
            if token.i > participle.i and token.i in page.places:
                return Owner(page.places[token.i])
    return NO_OWNER


def _abbreviated(page: Page, first: int, end: int) -> list[str]:
    """The abbreviation behind a comma after a name: "Rural Export Funding Corp, REFCO, is"."""
    words = page.words
    position = end + 1 + (words[end + 1 : end + 2] == ["or"])
    if words[end : end + 1] != [","] or position + 1 >= len(words):
        return []
    name = words[position]
    short = name.isupper() and name.isalpha() and len(name) >= _SHORTEST_ACRONYM
    return [name] if short and name[0] == words[first][0] else []


def _short_names(page: Page, first: int, end: int, entry: Entry | None) -> Iterator[str]:
    """What news call an organisation after its full name.

    "Olin Chemicals Corp" is Olin Chemicals or Olin from there on, the Severn Transit Commission
    the STC.
    """
    words = [k for k in range(first, end) if page.words[k][0].isupper()]
    if len(words) >= _SHORTEST_ACRONYM:
        yield "".join(page.words[k][0] for k in words)
    if entry is None or entry.id not in _FIRMS:
        return
    for last in range(end - 1, first, -1):
        single = last - first == 1
        if page.pos[last - 1] in {"ADP", "CCONJ", "DET", "PUNCT", "SYM"}:
            continue
        if single and not _names_a_firm_alone(page, first):
            return
        yield page.text(first, last)


def _names_a_firm_alone(page: Page, i: int) -> bool:
    """Whether the first word of a firm's name can stand for it: not "American", not "Robert"."""
    return (
        page.words[i][0].isupper()
        and page.lower[i] not in _NO_SHORT_NAMES
        and _is_of_no_country(page, i)
        and i not in page.places
        and gender_of_given_name(page.words[i]) is None
    )


def unknown_name(page: Page, i: int, first: int, last: int) -> Candidate | None:
    """The name `[first, last)` of a party of unknown kind; tentative unless it speaks or acts."""
    if i in page.places or page.label(i) in {"DATE", "TIME", "MONEY", "LANGUAGE"}:
        return None
    if first and page.words[first - 1] in {"(", "["}:  # "(R-Iowa)", "(Reuters)"
        return None
    if page.words[first] in _TURNS and page.words[last : last + 1] == [":"]:
        return None
    role = role_of(page, i)
    start = _title_start(page, first, last)
    owner = owner_of(page, start, first, first, entry=None)
    opening = page.references.get(first)
    if owner == NO_OWNER and opening and opening.end <= i:  # "China Grain Board"
        owner = Owner(opening.reference.country)
    speaks = role in {"subject", "agent", "apposition"} and page.pos[i] == "PROPN"
    return Candidate(
        start=start,
        end=max(last, i + 1),
        head=i,
        form=MentionForm.NAME,
        role=role,
        type=None,
        name=page.text(first, max(last, i + 1)),
        owner=owner,
        tentative=not speaks or page.label(i) in {"LOC", "FAC", "EVENT", "LAW"},
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
