"""The setting of something said: to whom, on what occasion or at which site, by what medium.

"told an economic forum in Bergen", "said in a statement on Telegram", "in a letter to the
council". Which words can tell it is data (`setting_nouns`, `lexicons/en/audiences.yaml`); which
attribution they belong to follows from the parse.
"""

from collections.abc import Container, Mapping

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from onrecord.actors.register import Register
from onrecord.annotate.drafts import Draft, Drafts
from onrecord.annotate.layers import Circumstance, Range
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.setting_nouns import (
    PLACES,
    TIMES,
    SettingKind,
    SettingNoun,
    SettingNounFinder,
    object_of,
    phrase_of,
)
from onrecord.annotate.speakers import addressed_by
from onrecord.annotate.syntax import PARTY_LABELS, range_of
from onrecord.lexicons._load import load_lexicon

RULE_OUTLET = "md.outlet"
"""Rule of a medium that is an outlet by its name: "told Reuters", "wrote in the Guardian"."""

_MEDIA_SECTOR = "JRN"
_SPEAKING = frozenset(
    {"speak", "talk", "address", "write", "appear", "testify", "post", "brief", "reply", "respond"}
)
"""Verbs of a participle clause that tells the setting: "Speaking in Bergen, she said …"."""

_STAGING = frozenset({"use", "take", "appear", "go", "turn", "choose", "write"})
"""Verbs before an infinitive that says: "used a speech to warn", "took to X to say"."""

_TELLING = frozenset({"clause", "question", "infinitive", "prepositional"})
"""Frames of verbs whose object can be told something."""

_ADDRESSING = frozenset({"to", "before"})
_AFTERWARDS = frozenset({"after", "following"})
_PUBLISHING = frozenset({"in", "on", "via", "through"})
_PERSONAL = frozenset({"me", "him", "her", "us", "them", "you", "whom"})
_CLAUSE_BEGINNINGS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "ADV"})
_CLIMB = 8  # steps from a noun up to the verb that says; a longer way is a misparse


class SettingReader:
    """Tells addressee, venue and medium of attributions.

    Args:
        vocab: of the language model.
        register: the outlets that are known.
    """

    def __init__(self, vocab: Vocab, register: Register) -> None:
        self._register = register
        self._find_nouns = SettingNounFinder(vocab)
        self._audiences = LexiconMatcher(vocab, load_lexicon("audiences"))

    def read(self, doc: Doc, drafts: Drafts) -> None:
        """Set addressee, venue and medium of the drafts, where the text tells them.

        Args:
            doc: the text; where the actor component ran, its mentions can be addressed.
            drafts: its attributions, with speaker, cue and content.
        """
        lower = [token.lower_ for token in doc]
        audience = {hit.end - 1 for hit in self._audiences(doc, lower)}
        audience.update(mention.head for mention in doc._.onrecord_mentions)
        _Reading(drafts, self._find_nouns(doc, lower), audience, self._register).read()


class _Reading:
    """One text while the settings of its attributions are read.

    Args:
        drafts: its attributions.
        nouns: its nouns of the lexicons, by the index of their token.
        audience: indices of the tokens that name somebody who can be told something.
        register: the outlets that are known.
    """

    def __init__(
        self,
        drafts: Drafts,
        nouns: Mapping[int, SettingNoun],
        audience: Container[int],
        register: Register,
    ) -> None:
        self._drafts = drafts
        self._register = register
        self._nouns = nouns
        self._audience = audience

    def read(self) -> None:
        for draft in self._drafts:
            self._read_cue(draft)
        for setting in self._nouns.values():
            told_by = self._draft_of(setting)
            if told_by is not None:
                _set(told_by, setting)
                told_by.addressee = told_by.addressee or _led_to(setting)
        for draft in self._drafts:
            self._read_addressee(draft)
            _clear_addressee(draft)
        for draft in self._drafts:
            _take_over(draft)

    def _read_cue(self, draft: Draft) -> None:
        """What speaker, cue and the phrases beside the cue tell by themselves."""
        verb = draft.head
        if verb is None:
            return
        if draft.cue is not None and _TELLING.isdisjoint(draft.cue.frames):
            draft.addressee = None  # the accused of "accused Oslo of …" need not be told
        draft.addressee = draft.addressee or self._addressee(draft, verb)
        for token in (draft.speaker, verb):
            setting = self._nouns.get(token.i) if token is not None else None
            if setting is not None and (
                setting.entry.fields.get("speaks") or setting.kind is SettingKind.VERB
            ):
                _set(draft, setting)
                draft.addressee = draft.addressee or _led_to(setting)

    def _read_addressee(self, draft: Draft) -> None:
        """What the addressee tells: "told a forum", "told the newspaper", "told Reuters"."""
        told = draft.addressee
        if told is None:
            return
        setting = self._nouns.get(told.i)
        if setting is not None and setting.entry.fields.get("told"):
            _set(draft, setting)
        elif draft.medium is None and _is_outlet(phrase_of(told), self._register):
            _set_outlet(draft, told)

    # -- nouns of the lexicons ---------------------------------------------------------------------

    def _draft_of(self, setting: SettingNoun) -> Draft | None:
        """The attribution whose setting a noun tells; None where it tells none."""
        preposition = setting.preposition
        if preposition is None:
            return self._of_object(setting.noun)
        if preposition.lower_ not in setting.entry.fields.get("prepositions", ()):
            return None
        draft = self._governor(preposition) or self._drafts.opened_by(preposition)
        if draft is None or preposition in draft.prepositions or _holds(draft, setting.noun):
            return None
        return draft

    def _of_object(self, noun: Token) -> Draft | None:
        """The attribution beside "issued a statement", "addressing a rally", "used a speech"."""
        verb = noun.head
        draft = self._drafts.at(verb.i)
        if draft is not None and draft.cue is not None:
            return draft if draft.cue.start <= noun.i < draft.cue.end else None
        return self._above(verb) if noun.dep_ == "dobj" else None

    def _above(self, verb: Token) -> Draft | None:
        """The attribution of the verb that "speaking" hangs on, or that hangs on "used"."""
        if verb.lemma_ in _SPEAKING and verb.tag_ == "VBG":
            return self._drafts.at(verb.head.i)
        if verb.lemma_ in _STAGING:
            for child in verb.rights:
                if child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB":
                    return self._drafts.at(child.i)
        return None

    def _governor(self, preposition: Token) -> Draft | None:
        """The attribution whose cue governs a phrase, over times, places and further nouns."""
        below, token = preposition, preposition.head
        for _ in range(_CLIMB):
            draft = self._drafts.at(token.i)
            if draft is not None:
                return draft
            if token.pos_ in {"VERB", "AUX"}:
                return self._above(token)
            if token.pos_ != "ADP" and not self._passes(token, below):
                return None
            if token.head.i == token.i:
                return None
            below, token = token, token.head
        return None

    def _passes(self, noun: Token, below: Token) -> bool:
        """Whether a phrase that the parse hangs on a noun may belong to the verb above it.

        The parser hangs "in a statement" on what stands before it: "said Holm in a statement",
        "told the council in a letter", "said on Friday in a statement".
        """
        if noun.ent_type_ in TIMES | PLACES or noun.i in self._nouns:
            return True
        if noun.i > below.i:
            return False
        draft = self._drafts.at(noun.head.i)
        if draft is None or draft.head is None:
            return noun.head.lower_ in _ADDRESSING
        return noun == draft.addressee or (noun == draft.speaker and noun.i > draft.head.i)

    # -- addressees --------------------------------------------------------------------------------

    def _addressee(self, draft: Draft, verb: Token) -> Token | None:
        """Whom the cue, or a participle beside it, addresses: "said to his aides"."""
        if verb.pos_ != "VERB" or (draft.cue and draft.cue.entry.fields.get("speaker")):
            return None
        outlet = _outlet_beside(verb, self._register)
        if outlet is not None:
            _set_outlet(draft, outlet)
        found = self._after_to(verb, draft) or (addressed_by(draft.cue) if draft.cue else None)
        if found is not None:
            return found
        for child in verb.children:
            if child.lemma_ in _SPEAKING and child.tag_ == "VBG" and child.dep_ == "advcl":
                return self._addressed_by(child, draft)
        opening = verb.sent[0]
        if opening.lower_ == "addressing" and self._drafts.opened_by(opening) is draft:
            return opening.head if opening.head.i in self._audience else None
        return None

    def _addressed_by(self, verb: Token, draft: Draft) -> Token | None:
        """Whom a participle addresses: "addressing parliament", "speaking to reporters"."""
        outlet = _outlet_beside(verb, self._register)
        if outlet is not None:
            _set_outlet(draft, outlet)
        if verb.lemma_ == "address":
            told = (t for t in verb.rights if t.dep_ == "dobj" and t.i in self._audience)
            return next(told, None)
        return self._after_to(verb, draft)

    def _after_to(self, verb: Token, draft: Draft) -> Token | None:
        """The party, not a thing, that "to" or "before" introduces after a verb."""
        for child in verb.rights:
            if child.lower_ not in _ADDRESSING or child in draft.prepositions:
                continue
            noun = object_of(child) if child.dep_ in {"prep", "dative"} else None
            if noun is None or noun == draft.speaker or _holds(draft, noun):
                continue
            if self._can_be_told(noun):
                return noun
        return None

    def _can_be_told(self, noun: Token) -> bool:
        named = noun.ent_type_ in PARTY_LABELS or noun.lower_ in _PERSONAL
        return named or noun.i in self._audience


def _set(draft: Draft, setting: SettingNoun) -> None:
    """Take a noun as venue or medium of an attribution; the first one stays."""
    found = Circumstance(range=setting.words, rule=setting.entry.id)
    if setting.kind is SettingKind.VENUE:
        draft.venue = draft.venue or found
    elif setting.kind is not SettingKind.REMARKS:
        draft.medium = draft.medium or found


def _set_outlet(draft: Draft, noun: Token) -> None:
    words = range_of(phrase_of(noun))
    draft.medium = draft.medium or Circumstance(range=words, rule=RULE_OUTLET)


def _outlet_beside(verb: Token, register: Register) -> Token | None:
    """The outlet in which a verb says something: "wrote in the Guardian"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in _PUBLISHING:
            noun = object_of(child)
            if noun is not None and noun.pos_ == "PROPN" and _is_outlet(phrase_of(noun), register):
                return noun
    return None


def _is_outlet(name: Span, register: Register) -> bool:
    """Whether a name is that of a newspaper, a broadcaster or a news agency."""
    found = register.organisation(name.text)
    return found is not None and found.sector == _MEDIA_SECTOR


def _led_to(setting: SettingNoun) -> Token | None:
    """Whom a noun leads on to: "a letter to the council", "an interview with Der Standard"."""
    preposition = setting.preposition
    if preposition is not None and preposition.lower_ in _AFTERWARDS:
        return None
    wanted = setting.entry.fields.get("addressee", ())
    for child in setting.noun.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ in wanted:
            return object_of(child)
    return None


def _holds(draft: Draft, token: Token) -> bool:
    """Whether a token stands in the content of a draft."""
    return draft.overlap(range_of(token)) > 0


def _clear_addressee(draft: Draft) -> None:
    """Take the one who is told out of the speaker, and of a content that goes on with a clause.

    "Oslo was told that …"; "warned Oslo that …", "told lawmakers Bergen was safe". In "urged Oslo
    to wait" and "accused Oslo of …" the one addressed belongs to the content.
    """
    if draft.addressee is None:
        return
    if draft.speaker == draft.addressee:
        draft.speaker = draft.speaker_range = None
    if draft.cue is not None and "clause" not in draft.cue.frames:
        return
    words = phrase_of(draft.addressee)
    told = range_of(words)
    if len(draft.content) > 1 and told in draft.content:
        draft.content.remove(told)
    said = words.end
    if said + 1 < len(words.doc) and words.doc[said].lower_ == "that":
        said += 1
    if said >= len(words.doc) or words.doc[said].pos_ not in _CLAUSE_BEGINNINGS:
        return
    start = words.doc[said].idx
    draft.content = [
        Range(start, piece.end) if told.start <= piece.start < start < piece.end else piece
        for piece in draft.content
    ]


def _take_over(draft: Draft) -> None:
    """Give a quotation that goes on another's turn the setting of that turn."""
    source = draft.source
    if source is not None and draft.cue is None:
        draft.addressee, draft.venue, draft.medium = source.addressee, source.venue, source.medium
