"""Countries, capitals and palaces: where they are parties, and where they are places.

"Moscow warned" and "a letter from Moscow" are its government's, "a train from Moscow" is not. Rules
over the parse decide. Behind a preposition, where they take most capitals and palaces for parties,
the place layer must read the name as a metonym too (`onrecord.places.metonymy`), unless it gets or
gives something: "sent arms to Oslo". A country's name needs no such second voice ("aid to Norway",
"a visit to Norway") but where persons are sent to it.
"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.layers import place_at
from onrecord.annotate.references import Reference, government_of
from onrecord.annotate.titles import GROUPS, OFFICES, PRONOUNS, Owner, Page
from onrecord.lexicons._load import literals, load_lexicon
from onrecord.terms import ActorType, MentionForm

_PARTY_PREPOSITIONS = frozenset(
    {
        *("by", "with", "against", "for", "on", "between", "about", "among", "to", "from", "of"),
        *("than", "like", "after", "versus"),
    }
)
_CAPITAL_PREPOSITIONS = _PARTY_PREPOSITIONS - {"among", "of", "than", "like", "after"}


@dataclass(frozen=True, slots=True)
class _PlacePredicates:
    subject: frozenset[str]
    object: frozenset[str]
    preposition: frozenset[str]
    message: frozenset[str]
    giving: frozenset[str]
    act: frozenset[str]


@lru_cache(maxsize=1)
def _place_predicates() -> _PlacePredicates:
    lemmas: dict[str, frozenset[str]] = {}
    for entry in load_lexicon("place_predicates"):
        lemmas[entry.fields["argument"]] = frozenset(literals(entry.patterns[0][0], "LEMMA"))
    return _PlacePredicates(**lemmas)


def is_party(page: Page, i: int, *, capital: bool) -> bool:
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
        return _is_party_after(page, i, capital=capital)
    return dep in {"ROOT", "npadvmod", "dep"} and not capital


def _is_party_after(page: Page, i: int, *, capital: bool) -> bool:
    """Whether the object of a preposition acts or is acted upon."""
    preposition = page.head[i]
    if page.dep[preposition] == "agent" or page.lower[page.head[preposition]] == "according":
        return True
    if not _may_be_party_after(page, preposition, capital=capital):
        return False
    if _is_given(page, preposition) or not _is_read_literally(page, i):
        return True
    return not capital and not _is_sent_to(page, preposition)


def _may_be_party_after(page: Page, preposition: int, *, capital: bool) -> bool:
    word = page.lower[preposition]
    allowed = _CAPITAL_PREPOSITIONS if capital else _PARTY_PREPOSITIONS
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


def _is_given(page: Page, preposition: int) -> bool:
    """Whether a phrase tells who gets or gives something: "sent arms to", "an apology from"."""
    word, governor = page.lower[preposition], page.doc[page.head[preposition]]
    if word not in {"to", "from"}:
        return False
    predicates = _place_predicates()
    if governor.pos_ != "VERB":
        return governor.lemma_.lower() in predicates.message
    given = [child for child in governor.children if child.dep_ in {"dobj", "nsubjpass"}]
    if word == "to" and governor.lemma_.lower() in predicates.giving:
        return any(page.entry_at(each.i, OFFICES, GROUPS, PRONOUNS) is None for each in given)
    return any(each.lemma_.lower() in predicates.message for each in given)


def _is_sent_to(page: Page, preposition: int) -> bool:
    """Whether a phrase tells where something or somebody is sent: "sent the nurses to"."""
    lemma: str = page.doc[page.head[preposition]].lemma_
    return page.lower[preposition] == "to" and lemma.lower() in _place_predicates().giving


def _is_read_literally(page: Page, i: int) -> bool:
    """Whether the place layer has a name there and takes it for the place itself."""
    places = page.doc._.onrecord_places
    found = place_at(places, page.doc[i].idx)
    return found is not None and not places[found].metonymic


def doer_of_act(page: Page, i: int, known: Reference) -> Candidate | None:
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
