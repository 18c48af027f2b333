"""The attribution component: who says what, by which words.

Works from the parse and the quotation marks alone; who a speaker is, is settled elsewhere.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.actors.actor_file import load_register
from onrecord.actors.register import Register, shipped_register
from onrecord.annotate import extensions as extensions
from onrecord.annotate.colons import (
    draft_after_colons,
    draft_before_dash,
    draft_before_signatures,
)
from onrecord.annotate.confidence import shipped_calibration, with_confidence
from onrecord.annotate.cues import Cue, CueFinder, cue_ranges
from onrecord.annotate.direct_quotes import RULE_AFTER, RULE_BEFORE, QuoteAttacher
from onrecord.annotate.drafts import Draft, Drafts
from onrecord.annotate.indirect_speech import coordinate_of, find_complement, pieces_of
from onrecord.annotate.layers import Attribution, Range
from onrecord.annotate.quotes import Quote, RangeIndex, find_quotes
from onrecord.annotate.relays import RelayReader
from onrecord.annotate.setting import SettingReader
from onrecord.annotate.setting_nouns import phrase_of
from onrecord.annotate.speakers import find_speaker, speaker_phrase
from onrecord.annotate.syntax import range_of
from onrecord.annotate.tagged_attributions import join_tagged
from onrecord.errors import ConfigError
from onrecord.terms import Form

if TYPE_CHECKING:
    from onrecord.models.attribution import Reading

_WRITER_AND_READER = frozenset({"i", "we", "you"})
_WORD = re.compile(r"\w+")


_NEEDED = {"DEP": "parser", "TAG": "tagger", "LEMMA": "lemmatizer"}
"""What a `Doc` must hold -> the component of spaCy that sets it."""

LEAST_SCORE = 0.2
"""Belief of the trained reader below which what it alone sees is left out; set by hand on the
articles kept out of training."""

MOST_CHARACTERS_WITH_STATES = 500_000
"""Longest text of which the states of the words are kept; theirs take some 70 MB. A book that is
longer is read by the rules beyond attributions."""


@Language.factory(
    "onrecord_attribution",
    requires=["token.dep", "token.lemma", "token.tag"],
    assigns=["doc._.onrecord_attributions", "doc._.onrecord_states"],
    default_config={"trained": True, "actors": None},
)
def make_attribution(
    nlp: Language, name: str, trained: bool, actors: str | None
) -> "AttributionComponent":
    """Make the component for `nlp`.

    Args:
        nlp: the pipeline.
        name: under which it is added.
        trained: whether the trained reader helps; without it the component is rules alone:
            faster, and less often right (`docs/quality.md`).
        actors: a file of actors, such as outlets, that adds to the shipped register; None for
            none.
    """
    return AttributionComponent(nlp, trained=trained, register=load_register(actors))


class AttributionComponent:
    """Sets `doc._.onrecord_attributions`, in text order of their content.

    With the trained reader it sets `doc._.onrecord_states`, 0.8 kB a word, in texts of up to
    `MOST_CHARACTERS_WITH_STATES`.

    Indirect speech comes from what a cue governs in the parse, direct speech from the marks; see
    `indirect_speech` and `direct_quotes`. Measured by `onrecord evaluate attribution`.
    """

    def __init__(
        self,
        nlp: Language,
        *,
        trained: bool = False,
        register: Register | None = None,
    ) -> None:
        self._find_cues = CueFinder(nlp.vocab)
        self._relays = RelayReader(nlp.vocab)
        self._settings = SettingReader(nlp.vocab, register or shipped_register())
        self._trained = trained
        weights = shipped_calibration()
        self._confidence = weights.with_reader if trained else weights.rules_alone
        self._begun: tuple[str, Future[Reading]] | None = None

    def begin(self, text: str) -> None:
        """Let the trained reader begin with a text while it is still being parsed.

        The next `Doc` of that text takes the result. It costs nothing where a second core is
        idle, and nothing is lost where the `Doc` never comes.
        """
        if self._trained:
            self._begun = text, _beside().submit(_read, text)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place.

        Raises:
            ConfigError: the pipeline has no parser, tagger or lemmatizer before this component.
            ModelFileError: the trained reader's files are missing or damaged.
        """
        _require_parse(doc)
        text = doc.text
        quotes = find_quotes(text)
        cues = self._find_cues(doc)
        by_head = {cue.head.i: cue for cue in cues}
        drafts = Drafts(draft for cue in cues if (draft := draft_indirect(cue, by_head, text)))
        for draft in (
            *draft_after_colons(doc, self._find_cues, cues),
            *draft_before_dash(doc, self._find_cues),
            *draft_before_signatures(doc, self._find_cues),
        ):
            drafts.add(draft)
        QuoteAttacher(doc, quotes, cues, drafts, self._find_cues).attach()
        if self._trained:
            reading = self._reading(text)
            doc._.onrecord_states = reading.states
            join_tagged(doc, drafts, reading.attributions, quotes=quotes, least_score=LEAST_SCORE)
        _drop_repeats(drafts)
        self._relays.read(doc, drafts)
        self._settings.read(doc, drafts)
        doc._.onrecord_attributions = tuple(
            with_confidence(attribution, self._confidence)
            for attribution in _assemble(text, quotes, drafts)
        )
        return doc

    def _reading(self, text: str) -> "Reading":
        begun, self._begun = self._begun, None
        if begun and begun[0] == text:
            return begun[1].result()
        return _read(text)


def _require_parse(doc: Doc) -> None:
    missing = [setter for layer, setter in _NEEDED.items() if not doc.has_annotation(layer)]
    if missing:
        raise ConfigError(
            f"onrecord_attribution: nothing was set by a {', a '.join(missing)}; expected them "
            'before it in the pipeline, as in spacy.load("en_core_web_sm")'
        )


def _read(text: str) -> "Reading":
    from onrecord.models.attribution import shared_model

    keep_states = len(text) <= MOST_CHARACTERS_WITH_STATES
    return shared_model().read(text, find_quotes(text), keep_states=keep_states)


@cache
def _beside() -> ThreadPoolExecutor:
    """The thread in which the trained reader runs beside the parser; one text at a time."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="onrecord-reader")


if hasattr(os, "register_at_fork"):  # a forked process has the pool but not its thread
    os.register_at_fork(after_in_child=_beside.cache_clear)


def draft_indirect(cue: Cue, cues: Mapping[int, Cue], text: str) -> Draft | None:
    """The attribution that the parse shows at a cue; None where the cue governs nothing.

    Args:
        cue: the cue.
        cues: every cue of the text by the index of its head.
        text: the whole text.
    """
    complement = find_complement(cue, cues)
    if complement is None:
        return None
    pieces = pieces_of(cue.head.doc, complement.tokens)
    content = [piece for piece in pieces if _same_line(text, piece, cue.head.idx)]
    speaker = find_speaker(coordinate_of(cue, cues) or cue, complement)
    if not content or not _attributes(cue, speaker):
        return None
    return Draft(
        cue.entry.id,
        cue=cue,
        speaker=speaker,
        content=content,
        addressee=complement.addressee,
        prepositions=complement.prepositions,
    )


def _same_line(text: str, piece: Range, at: int) -> bool:
    """Whether no line ends between a piece and its cue; the parse may join lines."""
    return "\n" not in text[min(piece.end, at) : max(piece.start, at)]


def _attributes(cue: Cue, speaker: Token | None) -> bool:
    """Whether a cue with this speaker attributes anything to anybody.

    A writer's own "I think" attributes nothing, nor does a promise that is nobody's.
    """
    if cue.entry.fields.get("stance") and speaker is not None:
        return speaker.lower_ not in _WRITER_AND_READER
    return speaker is not None or not cue.entry.fields.get("needs_speaker")


def _drop_repeats(drafts: Drafts) -> None:
    """Leave each quotation without a cue to one attribution, and each dash to one rule.

    The trained reader may take such a quotation into the attribution of a cue near it. There it
    stays, unless the rules give it to the person of whom the sentence beside it tells, and that
    is another, or the one who was asked.
    """
    alone = {piece: draft for draft in drafts if draft.head is None for piece in draft.content}
    by_head: dict[int, Draft] = {}
    for draft in drafts:
        if draft.head is None:
            continue
        if draft.head.i in by_head:
            by_head[draft.head.i].content = []
        by_head[draft.head.i] = draft
        draft.content = list(dict.fromkeys(draft.content))
        for piece in [piece for piece in draft.content if piece in alone]:
            other = alone[piece]
            beside = other.rule in {RULE_BEFORE, RULE_AFTER}
            asked = draft.speaker == draft.addressee  # "Berg was asked …": the answer is Berg's
            if beside and (asked or other.speaker != draft.speaker):
                draft.content.remove(piece)
            else:
                other.content.remove(piece)
                del alone[piece]


def _assemble(
    text: str, quotes: Sequence[Quote], drafts: Iterable[Draft]
) -> tuple[Attribution, ...]:
    """The layer: drafts in order of their content, with positions for references."""
    kept = [draft for draft in drafts if draft.content]
    for draft in kept:
        draft.content.sort()
    kept.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    positions = {id(draft): position for position, draft in enumerate(kept)}
    parents = _parents(kept)
    quoted = [
        RangeIndex([quote.range for quote in quotes if quote.depth == depth]) for depth in (0, 1)
    ]
    return tuple(
        Attribution(
            speaker=_speaker_range(draft),
            speaker_head=draft.speaker.i if draft.speaker is not None else None,
            cue=_cue_pieces(draft),
            content=tuple(draft.content),
            form=form_of(text, draft.content, quoted[_depth(draft, quoted[0])]),
            cue_token=draft.head.i if draft.head else None,
            addressee=_addressee_range(draft),
            addressee_head=draft.addressee.i if draft.addressee else None,
            venue=draft.venue,
            medium=draft.medium,
            relays=draft.relays,
            parent=positions.get(id(draft.outer), parents[position]),
            inferred_from=positions.get(id(draft.source)) if draft.source else None,
            rule=draft.rule,
            reader=draft.reader,
        )
        for position, draft in enumerate(kept)
    )


def _cue_pieces(draft: Draft) -> tuple[Range, ...]:
    if draft.cue is not None:
        return cue_ranges(draft.cue, draft.prepositions)
    return (draft.cue_range,) if draft.cue_range else ()


def _speaker_range(draft: Draft) -> Range | None:
    if draft.speaker is None or draft.speaker_range is not None:
        return draft.speaker_range
    apart_from = draft.cue.head.i if draft.cue else None
    return range_of(speaker_phrase(draft.speaker, apart_from=apart_from))


def _addressee_range(draft: Draft) -> Range | None:
    """The words of the one told, without what leads on to the content ("told Oslo of …")."""
    if draft.addressee is None:
        return None
    words = phrase_of(draft.addressee)
    for token in words:
        if token.i > draft.addressee.i and token in draft.prepositions:
            words = words.doc[words.start : token.i]
            break
    return range_of(words)


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the position of the innermost one whose content holds its cue and content.

    Args:
        drafts: in order of the start of their content.
    """
    extents = [_extent(draft) for draft in drafts]
    parents: list[int | None] = [None] * len(drafts)
    begun = 0
    around: list[int] = []
    for position in sorted(range(len(drafts)), key=lambda number: extents[number].start):
        extent = extents[position]
        while begun < len(drafts) and drafts[begun].content[0].start <= extent.start:
            around.append(begun)
            begun += 1
        around = [number for number in around if drafts[number].content[-1].end > extent.start]
        holders = [
            (piece.end - piece.start, number)
            for number in around
            for piece in drafts[number].content
            if number != position and piece.covers(extent) and piece != extent
        ]
        if holders:
            parents[position] = min(holders)[1]
    return parents


def _extent(draft: Draft) -> Range:
    """From the first to the last code point of content and head of the cue."""
    first, last = draft.content[0].start, draft.content[-1].end
    if draft.head is not None:
        first, last = min(first, draft.head.idx), max(last, draft.head.idx + 1)
    return Range(first, last)


def _depth(draft: Draft, outermost: RangeIndex) -> int:
    """Which quotation marks quote its content: in direct speech those within the speech."""
    return int(draft.head is not None and outermost.holds(draft.head.idx))


def form_of(text: str, content: Sequence[Range], quoted: RangeIndex) -> Form:
    """Direct where every word stands in quotation marks, indirect where none does, else mixed."""
    held = {
        quoted.holds(match.start())
        for piece in content
        for match in _WORD.finditer(text, piece.start, piece.end)
    }
    if held == {True, False}:
        return Form.MIXED
    return Form.DIRECT if held == {True} else Form.INDIRECT
