"""What a public party did, is about to do or did not do, whatever the verb.

`lexicons/en/act_verbs.yaml` knows the deeds that the codebooks name. Whatever else a state, an
armed group or a body of states does is of record too: "Norway froze the accounts", "the junta tore
up the pact", "the council is set to vote", "the army failed to hold the town". No deed is what
befalls a party ("lost the vote"), what it says, thinks or wants, nor what `routine_verbs` lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.annotate.act_rules import ActRules, VerbAct
from onrecord.annotate.clause_words import predicate_entries
from onrecord.annotate.modality import is_scheduled, modality_of
from onrecord.annotate.negation import is_outstanding
from onrecord.annotate.syntax import OBJECTS, auxiliaries_of, is_infinitive, is_negated, modal_of
from onrecord.terms import ActClass, Modality

_RULE = "de.did"
_FAILING = frozenset({"fail", "neglect", "omit"})
_POSSIBLE = frozenset({"may", "might", "could"})
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed and the verb that names it, whose subject and objects are its parties.

    "The council is set to vote" tells at "set" that the council does what "vote" names.
    """

    act: VerbAct
    verb: Token


def deed_of(verb: Token, *, rules: ActRules, known: Mapping[int, VerbAct]) -> Deed | None:
    """The deed that the verb of a clause tells; None where it tells none.

    Args:
        verb: main verb of a clause.
        rules: the lexicons.
        known: what the lexicon of verbs says, by token index.
    """
    named = _named_below(verb)
    if named is not None:
        act = known.get(named.i, _DID if rules.is_willed(named) else None)
        if act is None:
            return None
        modality = modality_of(verb, act_class=ActClass.DEED)
        return Deed(replace(act, modality=modality, public=True), named)
    if _is_allowed(verb) and rules.is_willed(verb):
        act = known.get(verb.i, _DID)
        return Deed(replace(act, modality=Modality.POSSIBLE, public=True), verb)
    if verb.i in known or not happened(verb) or not rules.is_deed(verb) or _says(verb, rules):
        return None
    return Deed(_DID, verb)


_DID = VerbAct(ActClass.DEED, None, None, _RULE, public=True)


def happened(verb: Token) -> bool:
    """Whether a verb tells what was done once or is being done: past, perfect, progressive."""
    before = auxiliaries_of(verb)
    auxiliaries = {child.lemma_ for child in before}
    if verb.pos_ != "VERB":
        return False
    if verb.tag_ == "VBD":
        return not auxiliaries
    if verb.tag_ == "VB":
        return "do" in auxiliaries  # "did not annul"
    if verb.tag_ == "VBN":  # "is obliged" tells a state, "was obliged" what happened
        return "have" in auxiliaries or any(child.tag_ in {"VBD", "VBG"} for child in before)
    return verb.tag_ == "VBG" and not auxiliaries.isdisjoint({"have", "be"})


def _named_below(verb: Token) -> Token | None:
    """The infinitive that names what is foretold or failed: "is set to vote", "failed to hold"."""
    infinitive = next(
        (child for child in verb.rights if child.dep_ in _INFINITIVE and is_infinitive(child)), None
    )
    if infinitive is None:
        below = (child for child in verb.rights if child.dep_ in {"acomp", "prep", "advmod"})
        infinitive = next(
            (part for child in below for part in child.rights if is_infinitive(part)), None
        )
    if infinitive is None:
        return None
    foretold = is_scheduled(verb) or is_outstanding(verb) or _is_foretold(verb)
    return infinitive if foretold or verb.lemma_ in _FAILING else None


def _is_foretold(verb: Token) -> bool:
    """Whether others or the calendar foresee it: "is due to", "is expected to"."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    return (verb.lemma_ == "be" or passive) and any(predicate_entries(verb, "modality"))


def _is_allowed(verb: Token) -> bool:
    """Whether it is said to be open to a party: "may hold the ship", "could extend the law"."""
    auxiliaries = {child.lemma_ for child in auxiliaries_of(verb)}
    return (
        verb.tag_ == "VB"
        and modal_of(verb) in _POSSIBLE
        and auxiliaries.isdisjoint({"have", "be"})
        and not is_negated(verb)
    )


def _says(verb: Token, rules: ActRules) -> bool:
    """Whether a verb only brings forth words: "made a statement"."""
    return any(child.dep_ in OBJECTS and rules.is_speech(child) for child in verb.rights)
