"""Modality and polarity of an act, from its class, its verb and the verb of its content."""

from spacy.tokens import Token

from onrecord.annotate.clause_words import clause_below, predicate_entries
from onrecord.annotate.mood import is_not_past, modal_with
from onrecord.annotate.negation import is_none, is_not_done, raises, says_not
from onrecord.annotate.syntax import is_infinitive, is_negated, subject_of
from onrecord.terms import ActClass, Modality, Polarity

_BY_CLASS = {
    ActClass.DENY: Modality.DENIED,
    ActClass.DEMAND: Modality.DEMANDED,
    ActClass.REQUEST: Modality.DEMANDED,
    ActClass.OFFER: Modality.POSSIBLE,
    ActClass.THREATEN: Modality.PLANNED,
}
_BY_MODAL = {
    "will": Modality.PLANNED,
    "shall": Modality.PLANNED,
    "would": Modality.PLANNED,
    "going": Modality.PLANNED,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "could": Modality.POSSIBLE,
}
_ANNOUNCING = frozenset({"announce", "propose", "schedule", "plan"})
"""Verbs with which a deed is told before it is done: "announced its withdrawal"."""

_VERBAL = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "prep", "advmod"})
_AIMS = frozenset(
    {
        "aim",
        "goal",
        "task",
        "purpose",
        "objective",
        "priority",
        "job",
        "role",
        "idea",
        "way",
        "plan",
        *("reason", "intention", "intent", "motive", "mission", "duty", "point", "answer"),
        *("solution", "choice", "option", "step", "challenge", "hope", "wish", "dream", "thing"),
    }
)
"""Nouns of which an infinitive tells what they are."""


def modality_of(
    head: Token | None,
    *,
    act_class: ActClass,
    stated: Modality | None = None,
    conditional: bool = False,
    cue: Token | None = None,
) -> Modality:
    """How the content of an act stands to the world.

    Args:
        head: main verb of the content, None where it has none.
        act_class: class of the act.
        stated: what the lexicon says of the act's own verb ("vowed" promises).
        conditional: whether the content depends on a condition.
        cue: head of the words that attribute the content, None where there are none.
    Source: the project's guide for acts, "Rules settled".
    """
    if conditional and act_class not in {ActClass.DEMAND, ActClass.REQUEST, ActClass.DENY}:
        return Modality.CONDITIONAL
    if cue is not None and is_not_done(cue) and not raises(cue):
        return Modality.ACTUAL
    if stated is not None:
        return stated
    if act_class in _BY_CLASS:
        return _BY_CLASS[act_class]
    told = head if cue is None else cue
    if act_class is ActClass.DEED and told is not None and told.lemma_ in _ANNOUNCING:
        return Modality.PLANNED
    if act_class is ActClass.WARN and (head is None or head.pos_ not in _VERBAL):
        return Modality.POSSIBLE
    by_cue = None if cue is None else _by_words(cue)
    return by_cue or (Modality.ACTUAL if head is None else _in_clause(head))


def _in_clause(head: Token) -> Modality:
    """The modality that a clause tells by itself: by its modal verb, else by its other words."""
    modal = modal_with(head)
    if modal == "could" and is_negated(head):
        return Modality.ACTUAL  # "could not export its grain" tells what holds
    if modal:
        return _BY_MODAL.get(modal, Modality.ACTUAL)
    by_words = _by_words(head)
    if by_words is not None:
        return by_words
    if is_scheduled(head):
        return Modality.PLANNED
    below = clause_below(head, head) if raises(head) and is_not_past(head) else None
    return Modality.ACTUAL if below is None else _in_clause(below)


def _by_words(head: Token) -> Modality | None:
    """What the lexicon of modality says of a predicate; "no chance" is no possibility."""
    if any(is_none(child) for child in head.rights):
        return None
    entry = next(predicate_entries(head, "modality"), None)
    return None if entry is None else Modality(entry.fields["modality"])


def is_scheduled(verb: Token) -> bool:
    """As in "he is to resign"; "the goal is to win" and "it is up to them to pay" tell no plan."""
    if verb.lemma_ != "be" or any(child.dep_ in _PREDICATES for child in verb.children):
        return False
    subject = subject_of(verb)
    return (
        subject is not None
        and not _names_aim(subject)
        and any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.rights)
    )


def _names_aim(subject: Token) -> bool:
    """Whether an infinitive tells what a subject is: "the aim", "one of its reasons"."""
    of = (child for child in subject.rights if child.lower_ == "of")
    parts = [part.lemma_ for word in of for part in word.children if part.dep_ == "pobj"]
    return not _AIMS.isdisjoint({subject.lemma_, *parts})


def polarity_of(head: Token | None, *, act_class: ActClass, cue: Token | None = None) -> Polarity:
    """Whether the content says that something is not so, or the cue that it was not said.

    Denials and refusals always do.

    Args:
        head: main verb of the content, None where it has none.
        act_class: class of the act.
        cue: head of the words that attribute the content, None where there are none.
    """
    if act_class in {ActClass.DENY, ActClass.REFUSE}:
        return Polarity.NEGATED
    negative = head is not None and says_not(head)
    if cue is not None and raises(cue):
        negative = negative != is_not_done(cue)
    elif cue is not None:
        negative = negative or is_not_done(cue) or says_not(cue)
    return Polarity.NEGATED if negative else Polarity.AFFIRMED
