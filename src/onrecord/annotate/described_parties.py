"""Parties without a name of their own: "the ministry", "two officials", "Western troops"."""

from onrecord.annotate.candidates import Candidate, role_of, speech_lemmas
from onrecord.annotate.groups import countries_joined
from onrecord.annotate.lexicon_matcher import Hit
from onrecord.annotate.references import Reference, government_of, name_of_country, refer
from onrecord.annotate.syntax import noun_phrase
from onrecord.annotate.titles import (
    BODIES,
    GROUPS,
    HONORIFICS,
    OFFICES,
    Owner,
    Page,
    after_name,
    bare_start,
    description,
    is_former,
    is_indefinite,
    lexicon_of,
    organisation_of_words,
    owner_of,
    title_of,
)
from onrecord.lexicons._load import Entry
from onrecord.terms import ActorType, MentionForm

_TELLING = frozenset(
    {"tell", "ask", "urge", "warn", "inform", "order", "assure", "remind", "advise", "instruct"}
)
"""Verbs whose object is somebody."""
_PREFIXES = frozenset({"ex", "then"})
_KINDS_IN_NAMES = frozenset(
    {
        *("bo.police", "bo.court", "bo.council", "bo.armed_forces", "bo.team"),
        *("bo.parliament", "bo.congress", "bo.senate"),
    }
)
_LOCAL = frozenset(
    {
        *("local", "regional", "municipal", "provincial", "city"),
        *("self", "occupation", "opposition"),
    }
)


def described_party(page: Page, i: int) -> Candidate | None:
    """The party that a token describes by an office, a body or a group noun; None without one."""
    hit = page.entry_at(i, OFFICES, BODIES, GROUPS)
    if hit is not None and hit.entry.fields.get("quantity"):  # "the group of states"
        hit = page.entry_at(i, OFFICES, BODIES)
    if hit is None or (hit.start <= page.head[i] < hit.end and page.head[i] != i):
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    start, end = max(page.paragraph[i], min(phrase.start, hit.start)), max(phrase.end, hit.end)
    start = after_name(page, start, hit.start)
    if hit.end > phrase.end:  # "people briefed on the matter"
        end = page.doc[hit.end - 1].right_edge.i + 1
    if page.tag[end - 1] == "POS":
        end -= 1
    possessors = (child.i for child in page.doc[i].lefts if child.dep_ == "poss")
    if any(page.entry_at(k, OFFICES) and _opens_genitive_chain(page, k) for k in possessors):
        return None
    before = page.references.get(hit.start - 1)
    if before and before.end == hit.start:
        start = min(start, before.start)
    start = min(start, _prefixed_start(page, hit.start))
    while start < hit.start and page.pos[start] in {
        "ADP",
        "PART",
    }:  # "grants to pupils", read as one phrase
        start += 1
    kind = lexicon_of(hit.entry)
    if kind == OFFICES:
        return _office(page, i, start, end, hit)
    if kind == BODIES:
        return _body(page, i, start, end, hit.entry, hit.start, hit.end)
    return _group(page, i, start, end, hit.entry)


def _prefixed_start(page: Page, start: int) -> int:
    """Where a phrase begins whose noun has a prefix that the parse takes for a word: "the ex-"."""
    if start > 1 and page.words[start - 1] == "-" and page.lower[start - 2] in _PREFIXES:
        start -= 2
        if start and page.pos[start - 1] == "DET":
            start -= 1
    return start


def _office(page: Page, i: int, start: int, end: int, office: Hit) -> Candidate | None:
    entry = office.entry
    if _stands_before_name(page, office.end):
        return None
    if entry.fields.get("definite") and is_indefinite(page, start, i):
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
        title=title_of(page, page.text(bare_start(page, start, i), end), office, start=start),
        sector=entry.fields.get("sector"),
        gender=entry.fields.get("gender"),
        plural=plural,
        indefinite=is_indefinite(page, start, i),
        former=is_former(page, start, i),
        countries=countries_joined(page, start, end) if plural else (),
    )


def _is_counted(page: Page, start: int, head: int) -> bool:
    return any(
        page.tag[k] == "CD" and page.head[k] == head and page.lower[k] != "one"
        for k in range(start, head)
    )


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
    if page.words[end : end + 1] == ["."] and page.words[end - 1][0].isupper():
        end += 1  # the full stop of "Sgt."
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
    paraphrased = organisation_of_words(page, entry, owner) or _bloc_before(page, entry, body_start)
    if paraphrased and not is_indefinite(page, start, i):
        return _paraphrased(page, i, start, end, entry, paraphrased)
    own_name = _own_name_before(page, start, body_start)
    whole_name = own_name and f"{own_name} {page.text(body_start, body_end)}"
    known = _known_organisation(page, own_name) or _known_organisation(page, whole_name)
    if known and known.sector == "PTY" and entry.id == "bo.government":  # "the Labour government"
        known = own_name = None
    plural = _is_plural(page, i) and not entry.fields.get("plural")
    country = owner.country or (known.country if known else entry.fields.get("country"))
    words = description(page, start, end, i)
    if own_name and not _is_left_out(page, body_start, entry):
        own_name = whole_name
    name = known.name if known else own_name or words
    if not own_name and not plural and country and is_whole_body(page, start, body_start):
        name = body_name(entry, page.text(body_start, body_end), country) or words
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.NAME if own_name else MentionForm.TITLE,
        role=role_of(page, i),
        type=_type_of_body(entry, known, plural=plural),
        name=name,
        entry=entry,
        owner=Owner(country, owner.organisation, owner.possessor),
        sector=entry.fields.get("sector"),
        plural=plural or bool(entry.fields.get("plural")),
        indefinite=is_indefinite(page, start, i),
        countries=countries_joined(page, start, end),
    )


def _bloc_before(page: Page, entry: Entry, body_start: int) -> Reference | None:
    """The bloc whose name stands before a word for its kind: "the G7 group", "the EU bloc"."""
    known = page.references.get(body_start - 1)
    if known is None or known.end != body_start or entry.fields.get("unlike"):
        return None
    is_bloc = known.reference.type is ActorType.IGO
    return known.reference if is_bloc and "igo" in entry.fields.get("refers", ()) else None


def _type_of_body(entry: Entry, known: Reference | None, *, plural: bool) -> ActorType:
    """What kind of party a body is: as the register has it, "the Dockers union" is no bloc."""
    if plural:
        return ActorType.GROUP
    return known.type if known else ActorType(entry.fields["type"])


def _known_organisation(page: Page, name: str | None) -> Reference | None:
    known = refer(name, page.register) if name else None
    return known if known and known.kind == "organisation" else None


def _is_left_out(page: Page, body_start: int, entry: Entry) -> bool:
    """Whether a word for its kind is no part of a body's name: "Azov regiment", "Wagner group".

    It is in "the Liberal Party" and in "the Metropolitan police".
    """
    return not page.words[body_start][0].isupper() and entry.id not in _KINDS_IN_NAMES


def _paraphrased(
    page: Page, i: int, start: int, end: int, entry: Entry, known: Reference
) -> Candidate:
    """An organisation told by what it does: "the UN refugee agency"."""
    return Candidate(
        start=start,
        end=end,
        head=i,
        form=MentionForm.TITLE,
        role=role_of(page, i),
        type=known.type,
        name=known.name,
        entry=entry,
        owner=Owner(known.country, known.name),
        sector=known.sector,
        known=known,
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
    if first > start and first - 1 in page.places:  # "the Essex County panel"
        first -= 1
    name = page.text(first, last)
    personal = page.label(last - 1) == "PERSON" or page.words[last - 1] in page.surnames
    return name if refer(name, page.register) or not personal else None


def is_whole_body(page: Page, start: int, body_start: int) -> bool:
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
        countries=countries_joined(page, start, end),
    )


def people_of_country(page: Page, i: int) -> Candidate | None:
    """People of a country whom no lexicon lists, where they speak or are spoken to.

    "Told Russian clients", "Chilean fishermen's wives said": what is told something, or says it,
    is somebody.
    """
    if page.tag[i] != "NNS" or not _speaks_or_is_told(page, i):
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    owner = owner_of(page, phrase.start, i, i, entry=None)
    if owner.country is None or owner.organisation is not None:
        return None
    return Candidate(
        start=phrase.start,
        end=phrase.end,
        head=i,
        form=MentionForm.GROUP,
        role=role_of(page, i),
        type=ActorType.GROUP,
        name=description(page, phrase.start, phrase.end, i),
        owner=owner,
        plural=True,
        indefinite=is_indefinite(page, phrase.start, i),
    )


def _speaks_or_is_told(page: Page, i: int) -> bool:
    verb = page.doc[page.head[i]]
    if page.dep[i] == "nsubj":
        return verb.lemma_ in speech_lemmas()
    return page.dep[i] in {"dobj", "dative"} and verb.lemma_ in _TELLING
