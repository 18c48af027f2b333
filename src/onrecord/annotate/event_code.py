"""The PLOVER type of the event between two given parties of a text.

The rules look at the verbs between both; the head over the trained reader's states
(`onrecord.models.event`) weighs the rules' answer with the words around it. Measured by
`onrecord evaluate event`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from onrecord.annotate.act_rules import VerbAct
from onrecord.annotate.layers import Range
from onrecord.annotate.mood import modal_with
from onrecord.annotate.syntax import ancestors, is_negated, tokens_in
from onrecord.models.event import EventWords, describe_event, shared_head
from onrecord.models.word_states import WordStates
from onrecord.terms import PloverType

_CONFLICT = frozenset(
    {
        PloverType.ASSAULT,
        PloverType.COERCE,
        PloverType.SANCTION,
        PloverType.MOBILIZE,
        PloverType.PROTEST,
        PloverType.THREATEN,
    }
)
_COOPERATION = frozenset(
    {
        PloverType.AID,
        PloverType.SUPPORT,
        PloverType.COOPERATE,
        PloverType.CONCEDE,
        PloverType.RETREAT,
        PloverType.CONSULT,
        PloverType.AGREE,
    }
)
_FUTURE = frozenset({"will", "shall", "would", "going", "may", "might", "could"})
_PROMISING = frozenset(
    {
        "agree",
        "pledge",
        "promise",
        "vow",
        "offer",
        "plan",
        "decide",
        "prepare",
        "propose",
        "commit",
        "ready",
        "willing",
        "open",
        "set",
    }
)
_REFUSING = frozenset({"refuse", "decline", "reject", "fail"})


@dataclass(frozen=True, slots=True)
class EventCode:
    """The type of an event.

    Attributes:
        types: one; CONCEDE and RETREAT where it is one of both and nothing tells which.
        probability: that it is right; None where the rules alone decide.
    """

    types: tuple[PloverType, ...]
    probability: float | None = None

    @property
    def plover(self) -> PloverType | None:
        """The type, None where it is one of several."""
        return self.types[0] if len(self.types) == 1 else None


def code_event(
    doc: Doc,
    source: Range,
    target: Range,
    *,
    verbs: Mapping[int, VerbAct],
    states: WordStates | None,
    least_probability: float = 0.0,
) -> EventCode | None:
    """The type of what `source` does to `target`, by head and rules or by the rules alone.

    Args:
        doc: a parsed text.
        source: as for `code_between`.
        target: as for `code_between`.
        verbs: as for `code_between`.
        states: of the words of the text, from the trained reader; None for the rules alone.
        least_probability: below it the head's answer counts for nothing;
            `EventHead.least_probability` is what it was set to for records.
    Returns:
        None where the rules alone know no verb, or the head is not sure enough.
    Raises:
        ModelFileError: the head's files are missing or damaged.
    """
    by_rule = code_between(doc, source, target, verbs=verbs)
    if states is None:
        return EventCode((by_rule,)) if by_rule else None
    words = event_words(doc, source, target)
    guess = shared_head().guess(describe_event(states, words, by_rule=by_rule))
    if guess.probability < least_probability:
        return None
    types = (by_rule,) if by_rule in guess.types else guess.types
    return EventCode(types, guess.probability)


def event_words(doc: Doc, source: Range, target: Range) -> EventWords:
    """The words that tell what `source` does to `target`, for the head."""
    first, second = sorted((source, target))
    sentences = doc.char_span(first.start, max(first.end, second.end), alignment_mode="expand")
    around = (sentences[0].sent, sentences[-1].sent) if sentences else ()
    verbs = [
        (verb.idx, verb.idx + len(verb)) for verb in islice(_verbs_between(doc, source, target), 2)
    ]
    return EventWords(
        source=[_pair(source)],
        target=[_pair(target)],
        between=[(first.end, second.start)],
        sentence=[(around[0].start_char, around[-1].end_char)] if around else [],
        first_verb=verbs[:1],
        second_verb=verbs[1:],
    )


def _pair(where: Range) -> tuple[int, int]:
    return where.start, where.end


def code_between(
    doc: Doc, source: Range, target: Range, *, verbs: Mapping[int, VerbAct]
) -> PloverType | None:
    """The type of what `source` does to `target`.

    The verbs on the dependency path between both are looked at from the source's side; the
    first that the lexicon knows decides. An announced deed is AGREE or THREATEN, after the
    codebook's rule that these are the hypothetical of the cooperative and the hostile types;
    a negated or refused cooperative one is REJECT.

    Args:
        doc: a parsed text.
        source: where the party that acts stands.
        target: where the party stands to which it is done.
        verbs: what the lexicon says of the verbs of `doc` (`ActRules.verbs_of`).
    Returns:
        None where no known verb connects the two.
    Source: PLOVER codebook (2021), "Hypothetical events".
    """
    for verb in _verbs_between(doc, source, target):
        known = verbs.get(verb.i)
        if known is not None and known.plover is not None:
            return _in_context(verb, known.plover)
    return None


def _in_context(verb: Token, plover: PloverType) -> PloverType:
    governors = {verb.lemma_, *(token.lemma_ for token in ancestors(verb) if _governs(token, verb))}
    refused = is_negated(verb) or bool(governors & _REFUSING - {verb.lemma_})
    if plover in _COOPERATION and refused:
        return PloverType.REJECT
    announced = modal_with(verb) in _FUTURE or bool(governors & _PROMISING - {verb.lemma_})
    if announced and plover in _COOPERATION:
        return PloverType.AGREE
    if announced and plover in _CONFLICT:
        return PloverType.THREATEN
    return plover


def _governs(token: Token, verb: Token) -> bool:
    return token.pos_ in {"VERB", "AUX", "ADJ"} and any(child.i == verb.i for child in token.rights)


def _verbs_between(doc: Doc, source: Range, target: Range) -> Iterator[Token]:
    """Verbs on the way from source to target, then those nearest to them in the sentence."""
    from_source, from_target = _upwards(doc, source), _upwards(doc, target)
    shared = {token.i for token in from_source} & {token.i for token in from_target}
    path = [token for token in reversed(from_target) if token.i not in shared]
    meeting = [token for token in from_source if token.i in shared][:1]
    way = [token for token in from_source if token.i not in shared] + meeting + path
    seen = set()
    for token in way:
        if token.i not in seen and token.pos_ in {"VERB", "AUX"}:
            seen.add(token.i)
            yield token
    if way:
        sentence = way[0].sent
        around = sorted(sentence, key=lambda token: (abs(token.i - way[0].i), token.i))
        yield from (token for token in around if token.pos_ == "VERB" and token.i not in seen)


def _upwards(doc: Doc, where: Range) -> list[Token]:
    tokens = tokens_in(doc, where)
    return [] if tokens is None else [tokens.root, *ancestors(tokens.root)]
