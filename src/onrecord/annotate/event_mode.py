"""The PLOVER mode of an act: how a deed is done, what a demand, a refusal or a threat is about.

`lexicons/en/event_modes.yaml` knows the words that show it. An act whose words show none has none.
Measured by `onrecord evaluate event` on a corpus whose events have modes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from onrecord.annotate.act_rules import objects_of
from onrecord.annotate.layers import ModeWords, Range, SpeechAct
from onrecord.annotate.lexicon_matcher import Hit, LexiconMatcher
from onrecord.annotate.syntax import range_of
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import PloverMode

_WIELDING = frozenset(
    {"fire", "launch", "use", "employ", "send", "drop", "lob", "rain", "throw", "hurl", "detonate"}
    | {"plant", "carry", "conduct", "stage", "stag", "mount", "set", "open", "begin", "start"}
    | {"step", "intensify", "resume", "escalate", "continue", "order"}
)
"""Verbs whose object is what it is done with: "fired rockets", "carried out an air strike"."""

_TOWARDS = frozenset({"on", "at", "against", "near", "to", "towards", "into", "around", "for"})
"""Prepositions before what it is done to: "the attack on a rocket site"."""


class ModeReader:
    """The lexicon of modes, compiled for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        lexicon = load_lexicon("event_modes")
        self._matcher = LexiconMatcher(vocab, lexicon)
        self._rank = {entry.id: rank for rank, entry in enumerate(lexicon)}

    def mark(self, doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
        """The acts, each with its mode where it has a type and its words show one.

        The words are the trigger, the content without the conditions, and the participles beside
        the trigger. Those of the trigger come first, then what is told first.

        Args:
            doc: with its parse and its conditions.
            acts: of the doc.
        """
        hits = self._matcher(doc, [token.lower_ for token in doc])
        starts = [doc[hit.start].idx for hit in hits]
        return tuple(
            replace(act, mode=self._mode(doc, act, _within(doc, act, hits, starts)))
            if act.plover
            else act
            for act in acts
        )

    def _mode(self, doc: Doc, act: SpeechAct, hits: Iterator[Hit]) -> ModeWords | None:
        fitting = [hit for hit in hits if _fits(doc, hit, act)]
        strong = [hit for hit in fitting if not hit.entry.fields.get("weak")]

        def precedence(hit: Hit) -> tuple[bool, int, int, int]:
            beside = not act.trigger.overlaps(range_of(doc[hit.start : hit.end]))
            return beside, hit.start, -hit.end, self._rank[hit.entry.id]

        best = min(strong or fitting, key=precedence, default=None)
        if best is None:
            return None
        return ModeWords(
            mode=PloverMode(best.entry.fields["mode"]),
            range=range_of(doc[best.start : best.end]),
            rule=best.entry.id,
        )


def _within(doc: Doc, act: SpeechAct, hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """The hits in the words of an act, some of them twice.

    Args:
        doc: the text.
        act: one of its acts.
        hits: in text order.
        starts: the code point at which each begins.
    """
    conditions = [doc._.onrecord_conditions[number].range for number in act.conditions]
    for piece in (act.trigger, *act.content, *_manners(doc[act.trigger_token])):
        position = bisect_left(starts, piece.start)
        while position < len(hits) and starts[position] < piece.end:
            words = range_of(doc[hits[position].start : hits[position].end])
            if not any(condition.overlaps(words) for condition in conditions):
                yield hits[position]
            position += 1


def _manners(verb: Token) -> Iterator[Range]:
    """The participles beside a verb: "rallied outside the palace, throwing stones"."""
    for child in verb.rights:
        if child.dep_ == "advcl" and child.tag_ == "VBG":
            yield range_of(verb.doc[child.left_edge.i : child.right_edge.i + 1])


def _fits(doc: Doc, hit: Hit, act: SpeechAct) -> bool:
    """Whether the entry of a hit counts for an act, as the head of the lexicon says."""
    fields = hit.entry.fields
    root = doc[hit.start : hit.end].root
    if act.plover not in fields["types"] or _is_followed(doc, hit):
        return False
    if fields.get("part") == "trigger" and not _is_of_trigger(doc, hit, act):
        return False
    if "object" in fields and not objects_of(root) & set(fields["object"]):
        return False
    return not fields.get("means") or not _is_aim(root, act)


def _is_followed(doc: Doc, hit: Hit) -> bool:
    """Whether a word comes next with which the words of the hit mean another thing."""
    barred = hit.entry.fields.get("barred_next", ())
    return hit.end < len(doc) and doc[hit.end].lower_ in barred


def _is_of_trigger(doc: Doc, hit: Hit, act: SpeechAct) -> bool:
    words = doc[hit.start : hit.end]
    above = words.root.head
    if above.dep_ == "prep":
        above = above.head
    return act.trigger.overlaps(range_of(words)) or above.i == act.trigger_token


def _is_aim(thing: Token, act: SpeechAct) -> bool:
    """Whether a thing is that to which a deed is done: "destroyed a tank", "raided a gun shop"."""
    while thing.i != act.trigger_token:
        above = thing.head
        if thing.dep_ == "pobj" and above.lower_ == "of":  # "a depot of shells"
            thing = above.head
        elif thing.dep_ in {"compound", "amod", "nmod", "conj"}:
            thing = above
        elif thing.dep_ == "pobj":
            return above.lower_ in _TOWARDS
        else:
            return thing.dep_ in {"dobj", "nsubjpass"} and above.lemma_ not in _WIELDING
    return False
