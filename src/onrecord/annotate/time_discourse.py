"""When acts of speech were done whose own sentence does not tell.

"The minister said on Friday that talks had failed. They would resume soon, he said." The second
"said" is of Friday too, until another speaker takes the floor. And in a post of a live blog, what
somebody "has said" was said on the day of the post.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import SpeechAct
from onrecord.annotate.stamps import find_stamps

_PARAGRAPHS_OF_A_TURN = 1
"""How many paragraph breaks a turn goes on over; with 2, acts-train stays the same."""


def complete_times(doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
    """The acts, those of speech that tell no time with that of their post or of their turn.

    A turn is what one speaker says in a row: its time is taken from the act before, else from the
    one behind in the same paragraph. It goes on over what others say within it, and over who passes
    it on ("Reuters reported"). What somebody "had" said was said before.

    Args:
        doc: with its parse and its times.
        acts: of the doc, in the order of their triggers.
    """
    found = list(acts)
    spoken = [n for n, act in enumerate(acts) if act.attribution is not None]
    _complete_from_posts(doc, found, spoken)
    containers = {act.within for act in acts}
    outer = [n for n in spoken if acts[n].within is None]
    inner = [n for n in spoken if n not in containers]
    for chain in (outer, inner):
        _complete_from_turns(doc, found, chain)
    _complete_from_attributions(found, spoken)
    return tuple(found)


def _complete_from_turns(doc: Doc, acts: list[SpeechAct], chain: Sequence[int]) -> None:
    """Let each act of a chain without a time take that of its neighbour of the same turn."""
    for before, here in pairwise(chain):
        if _goes_on(doc, acts[before], acts[here], breaks=_PARAGRAPHS_OF_A_TURN):
            acts[here] = replace(acts[here], said_at=acts[before].said_at)
    for behind, here in pairwise(reversed(chain)):
        if _goes_on(doc, acts[behind], acts[here], breaks=0):
            acts[here] = replace(acts[here], said_at=acts[behind].said_at)


def _complete_from_attributions(acts: list[SpeechAct], spoken: Sequence[int]) -> None:
    """What is said with one cue is said at one time."""
    told = {acts[n].attribution: acts[n].said_at for n in spoken if acts[n].said_at is not None}
    for n in spoken:
        if acts[n].said_at is None:
            acts[n] = replace(acts[n], said_at=told.get(acts[n].attribution))


def _complete_from_posts(doc: Doc, acts: list[SpeechAct], spoken: Sequence[int]) -> None:
    positions = {timex.range.start: n for n, timex in enumerate(doc._.onrecord_times)}
    stamps = list(find_stamps(doc.text))
    starts = [stamp.start for stamp in stamps]
    for n in spoken:
        act = acts[n]
        post = bisect_right(starts, act.trigger.start) - 1
        day = stamps[post].day if post >= 0 else None
        if (
            act.said_at is None
            and day in positions
            and _reports_the_present(doc[act.trigger_token])
        ):
            acts[n] = replace(act, said_at=positions[day])


def _goes_on(doc: Doc, dated: SpeechAct, other: SpeechAct, *, breaks: int) -> bool:
    """Whether `other`, which tells no time, belongs to the turn of `dated`, which tells one."""
    if dated.said_at is None or other.said_at is not None:
        return False
    if dated.actor is None or dated.actor != other.actor:
        return False
    if any(_is_pluperfect(doc[act.trigger_token]) for act in (dated, other)):
        return False
    first, last = sorted((dated.trigger.start, other.trigger.start))
    return doc.text.count("\n\n", first, last) <= breaks


def _reports_the_present(verb: Token) -> bool:
    """As "says", "has said" and "according to" do."""
    if verb.tag_ == "VBN":
        return any(child.tag_ in ("VBZ", "VBP") for child in verb.children if child.dep_ == "aux")
    return verb.tag_ in ("VBZ", "VBP", "VBG")


def _is_pluperfect(verb: Token) -> bool:
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
