"""Modality and polarity of an act, from its class, its verb and the verb of its content."""

from spacy.tokens import Token

from onrecord.annotate.statements import modal_with
from onrecord.annotate.syntax import is_negated
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
_PLANNING = frozenset({"plan", "intend", "prepare", "set", "expect", "due", "aim"})


def modality_of(
    head: Token | None,
    *,
    act_class: ActClass,
    stated: Modality | None = None,
    conditional: bool = False,
) -> Modality:
    """How the content of an act stands to the world.

    Args:
        head: main verb of the content, None where it has none.
        act_class: class of the act.
        stated: what the lexicon says of the act's own verb ("vowed" promises).
        conditional: whether the content depends on a condition.
    Source: the project's guide for acts, "Rules settled".
    """
    if conditional and act_class not in {ActClass.DEMAND, ActClass.REQUEST, ActClass.DENY}:
        return Modality.CONDITIONAL
    if stated is not None:
        return stated
    if act_class in _BY_CLASS:
        return _BY_CLASS[act_class]
    if head is None:
        return Modality.ACTUAL
    if head.lemma_ in _PLANNING and any(child.dep_ == "xcomp" for child in head.children):
        return Modality.PLANNED
    return _BY_MODAL.get(modal_with(head) or "", Modality.ACTUAL)


def polarity_of(head: Token | None, *, act_class: ActClass) -> Polarity:
    """Whether the content says that something is not so; denials and refusals always do."""
    if act_class in {ActClass.DENY, ActClass.REFUSE}:
        return Polarity.NEGATED
    if head is not None and is_negated(head):
        return Polarity.NEGATED
    return Polarity.AFFIRMED
