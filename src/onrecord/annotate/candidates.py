"""A noun phrase that may stand for a party, and what it does in its clause."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from onrecord.annotate.references import Reference
from onrecord.annotate.titles import NO_OWNER, Owner, Page, Title
from onrecord.lexicons._load import Entry, literals, load_lexicon
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
_MISREAD_SPEAKERS = frozenset({"dobj", "attr", "oprd", "npadvmod", "ccomp", "xcomp", "acomp"})


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
        title: the office as the article states it, None without one.
        sector, gender: as far as the words tell.
        plural: whether it names more than one, or a body that is spoken of as "they".
        indefinite: whether it brings in a new party ("a spokesman").
        former: whether the office is one given up.
        known: the country, capital, seat or organisation the name stands for.
        tentative: whether it is a mention only if another mention of the same party is found.
        aliases: other names of the party given in brackets.
        members: of a group told by its members, the tokens that head them.
        countries: of holders of an office of several countries, the governments of these.
        author: of a text that speaks, the token that heads its author's noun phrase.
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
    title: Title | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    indefinite: bool = False
    former: bool = False
    known: Reference | None = None
    tentative: bool = False
    aliases: list[str] = field(default_factory=list)
    members: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    author: int | None = None


@lru_cache(maxsize=1)
def speech_lemmas() -> frozenset[str]:
    """Lemmas of the verbs that introduce what somebody says."""
    return frozenset(
        lemma
        for entry in load_lexicon("reporting_verbs")
        if {"quote", "clause"} & set(entry.fields.get("frames", ()))
        for pattern in entry.patterns
        if len(pattern) == 1
        for lemma in literals(pattern[0], "LEMMA")
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
