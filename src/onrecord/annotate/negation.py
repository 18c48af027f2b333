"""Whether a clause says that something is not so, counting every negation that reaches its verb.

"There is no reason not to vote" affirms, "no longer thinks that it will come" negates, and "does
not think that it will" negates what is thought: a negated verb of thinking stands for a negation
below it.

Source: Horn (1989), A natural history of negation, ch. 5, for what a negation reaches.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.clause_words import clause_below, predicate_entries
from onrecord.annotate.syntax import SUBJECTS, is_infinitive, is_negated

_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "nowhere"})
_FEW = frozenset({"few", "little"})
_HARDLY = frozenset({"hardly", "scarcely"})
_NEGATIVE_PHRASES = frozenset(
    {"means", "way", "circumstance", "circumstances", "account", "point", "time", "stage"}
)
"""Nouns that make an adverb with "no": "by no means", "under no circumstances"."""

_COMPARED = frozenset({"fewer", "less", "later", "only", "just", "merely"})
"""Words that "no" and "not" count or pick out with: "no fewer than nine", "not only the rebels"."""

_EXCEPTING = frozenset({"short", "but", "less"})
"""Words that take a "nothing" before them back: "nothing short of", "nothing but"."""

_ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "acomp"}
_VERBAL = frozenset({"VERB", "AUX"})
_LEXICON = "negation"


def says_not(verb: Token) -> bool:
    """Whether a clause is negative, two negations that cancel each other counted out.

    Args:
        verb: its main verb; of a verb that completes another ("failed to hold") that one's
            negations count too.
    """
    negative = False
    for head in _reached(verb):
        negative = negative != _is_negating(head)
    return negative


def _reached(verb: Token) -> Iterator[Token]:
    """The verbs whose negations reach a clause: above it, its own, those below it.

    Below it are infinitives ("voted not to sign") and the clauses of verbs that pass theirs on.
    """
    if verb.dep_ == "xcomp" and verb.head.pos_ in _VERBAL:
        yield verb.head
    head: Token | None = verb
    while head is not None:
        yield head
        yield from (child for child in head.rights if child.dep_ == "xcomp")
        head = _clause_of(head) if raises(head) else None


def _is_negating(verb: Token) -> bool:
    effects = {entry.fields["negation"] for entry in predicate_entries(verb, _LEXICON)}
    if "undoes" in effects:
        return False
    return _is_negative(verb) != ("carries" in effects)


def is_not_done(verb: Token) -> bool:
    """Whether an act that a verb carries is told not to have been done: "did not order"."""
    governor = verb.head if verb.dep_ in {"acomp", "attr"} else verb
    effects = {entry.fields["negation"] for entry in predicate_entries(governor, _LEXICON)}
    return _is_negative(governor) and not effects & {"undoes", "carries"}


def raises(verb: Token) -> bool:
    """Whether the negation of a verb is one of what stands below it: "does not think that"."""
    return any(entry.fields["negation"] == "passes" for entry in predicate_entries(verb, _LEXICON))


def _clause_of(verb: Token) -> Token | None:
    words = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    return next((found for word in words if (found := clause_below(verb, word))), None)


def _is_negative(verb: Token) -> bool:
    """Whether the clause of a verb has an odd number of negations of its own."""
    if _asks_why_not(verb) or _is_without_exception(verb):
        return False
    if _own_negation(verb) or is_outstanding(verb):
        return True
    return any(is_none(child) for child in verb.children if child.dep_ in _ARGUMENTS)


def is_outstanding(verb: Token) -> bool:
    """Whether a verb tells what is still to be done: "has yet to sign", "is yet to sign"."""
    return (
        verb.lemma_ in {"have", "be", "remain"}
        and any(child.lower_ == "yet" for child in verb.children)
        and any(child.dep_ in {"xcomp", "advcl"} and is_infinitive(child) for child in verb.rights)
    )


def _own_negation(verb: Token) -> bool:
    above = verb.dep_ == "xcomp" and verb.head.pos_ in _VERBAL and is_negated(verb.head)
    if is_negated(verb) and not above:
        return True
    return any(
        child.lower_ in {"nor", "neither"} | _HARDLY
        or (child.dep_ == "prep" and any(_is_negative_phrase(part) for part in child.children))
        or (child.dep_ == "npadvmod" and _is_negative_phrase(child))
        for child in verb.children
    )


def is_none(argument: Token) -> bool:
    """Whether a noun phrase denies that there is such a thing: "no truth", "not one conscript".

    A negated infinitive takes it back ("no reason not to vote"); "no fewer than nine" counts, and
    "nothing short of a triumph" is one. "Few" and "hardly any" come to the same as "no".
    """
    first = argument.left_edge
    if first.lower_ in _FEW | _HARDLY:
        return True
    if argument.i + 1 < len(argument.doc) and argument.nbor().lower_ in _EXCEPTING:
        return False
    if argument.lower_ not in _NOBODY and (
        first.lower_ not in {"no", "not", "neither"} or first.i == argument.i
    ):
        return False
    if first.i < argument.i and first.nbor().lower_ in _COMPARED:
        return False
    below = (child for child in argument.rights if child.dep_ in {"acl", "relcl"})
    return not any(is_negated(clause) for clause in below)


def _is_negative_phrase(noun: Token) -> bool:
    return noun.lower_ in _NEGATIVE_PHRASES and any(child.lower_ == "no" for child in noun.lefts)


def _asks_why_not(verb: Token) -> bool:
    """As in "Why wouldn't we talk?", which asks for no reason."""
    return any(child.lower_ == "why" for child in verb.lefts) and is_negated(verb)


def _is_without_exception(verb: Token) -> bool:
    """As in "is not without blame" and "cannot but welcome it"."""
    return is_negated(verb) and any(
        (child.lower_ == "without" and child.dep_ == "prep" and verb.lemma_ == "be")
        or (child.lower_ == "but" and child.i < verb.i)
        for child in verb.children
    )
