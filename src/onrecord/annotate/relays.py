"""Who passed on what a speaker said, beside the cue by which the speaker says it.

"Holm, quoted by the agency, said …": the agency stands between Holm and the article. "The agency
quoted Holm as saying …" and "the agency reported, citing Holm": the words are Holm's, not the
agency's. Which words tell it is data (`lexicons/en/relays.yaml`).
"""

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from onrecord.annotate.drafts import Draft, Drafts
from onrecord.annotate.layers import Range, Relay
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.speakers import agent_of, speaker_phrase
from onrecord.annotate.syntax import PARTY_LABELS, range_of, subject_of, verb_phrase
from onrecord.lexicons._load import load_lexicon

_QUOTING = frozenset({"quote", "cite", "report"})
_CLIMB = 4  # steps from "comments carried by …" up to the verb that says


class RelayReader:
    """Finds who passed on the content of attributions.

    Args:
        vocab: of the language model.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = LexiconMatcher(vocab, load_lexicon("relays"))

    def read(self, doc: Doc, drafts: Drafts) -> None:
        """Set `relays` and `outer` of the drafts, and give words to who said them.

        Args:
            doc: the text; where the actor component ran, its mentions can be cited.
            drafts: its attributions, with speaker, cue and content; changed and extended.
        """
        hits = self._matcher(doc, [token.lower_ for token in doc])
        if not hits:
            return
        parties = {mention.head for mention in doc._.onrecord_mentions}
        for hit in hits:
            word, way = doc[hit.end - 1], hit.entry.fields["way"]
            if way == "by":
                _passed_on(word, drafts)
            elif way == "as_saying":
                _quoted_as_saying(doc[hit.start], word, drafts)
            else:
                _cited(word, drafts, parties)


def _relay(teller: Token | None, verb: Token, cue: Range) -> Relay:
    """The step by `teller`, None where the text leaves it out."""
    words = speaker_phrase(teller, apart_from=verb.i) if teller is not None else None
    return Relay(
        speaker=range_of(words) if words is not None else None,
        speaker_head=teller.i if teller is not None else None,
        cue=cue,
    )


# -- "Holm, quoted by the agency, said", "in remarks carried by the agency" ----------------------


def _passed_on(verb: Token, drafts: Drafts) -> None:
    teller = agent_of(verb)
    if teller is None or any(child.dep_ == "nsubjpass" for child in verb.children):
        return
    for draft in _told_beside(verb, drafts):
        if draft.speaker == teller and verb.head.head == draft.head:
            draft.speaker, draft.speaker_range = verb.head, None
        if draft.speaker != teller and not draft.overlap(range_of(verb)):
            cue = Range(verb.idx, max(range_of(verb).end, _end_of_by(teller)))
            draft.relays = (_relay(teller, verb, cue), *draft.relays)


def _end_of_by(teller: Token) -> int:
    return range_of(teller.head).end if teller.head.lower_ == "by" else 0


def _told_beside(verb: Token, drafts: Drafts) -> list[Draft]:
    """The attributions that a participle is added to: by their speaker, cue or remarks."""
    sentence = verb.sent
    near = drafts.between(sentence.start_char, sentence.end_char)
    spoken = [draft for draft in near if verb.head in (draft.speaker, _subject(draft))]
    if spoken:
        return spoken
    token = verb.head
    for _ in range(_CLIMB):
        draft = drafts.at(token.i)
        if draft is not None:
            return [draft]
        opened = drafts.opened_by(token) if token.pos_ == "ADP" else None
        if opened is not None:
            return [opened]
        if token.pos_ in {"VERB", "AUX"}:
            held = verb.dep_ == "advcl" and token == verb.head
            return [d for d in near if d.overlap(range_of(token))][:1] if held else []
        token = token.head
    return []


def _subject(draft: Draft) -> Token | None:
    """The subject of the cue, whoever is taken for its speaker."""
    return subject_of(draft.head) if draft.head is not None else None


# -- "the agency quoted Holm as saying", "Holm was quoted as saying" -------------------------------


def _quoted_as_saying(link: Token, verb: Token, drafts: Drafts) -> None:
    quoting = link.head if link.head != verb else verb.head
    if quoting.lemma_ not in _QUOTING:
        return
    outer, inner = drafts.at(quoting.i), drafts.at(verb.i)
    quoted = next((child for child in quoting.lefts if child.dep_ == "nsubjpass"), None)
    if quoted is not None:
        _join(quoted, quoting, link, verb, drafts, [d for d in (inner, outer) if d])
        return
    person = next((child for child in quoting.rights if child.dep_ == "dobj"), None)
    if person is None or outer is None or not outer.quoted:
        return
    content = [piece for piece in outer.content if not piece.overlaps(range_of(link))]
    if not content:
        return
    said = Draft(outer.rule, cue_head=verb, cue_range=range_of(verb), speaker=person, quoted=True)
    said.content = content
    said.relays = (_relay(outer.speaker, quoting, range_of(verb_phrase(quoting))),)
    outer.content = []
    if inner is not None:
        inner.content = []
    drafts.add(said)


def _join(
    quoted: Token, quoting: Token, link: Token, verb: Token, drafts: Drafts, found: list[Draft]
) -> None:
    """Make one attribution of "Holm was quoted as saying": the words are Holm's."""
    if not found:
        return
    draft = next((each for each in found if each.quoted), found[0])
    said = range_of(verb)
    content = [
        Range(max(piece.start, said.end + 1), piece.end) if piece.overlaps(said) else piece
        for piece in draft.content
    ]
    draft.content = [piece for piece in content if piece.start < piece.end]
    for other in found:
        if other is not draft:
            other.content = []
    start = range_of(verb_phrase(quoting)).start
    draft.cue, draft.cue_head, draft.cue_range = None, quoting, Range(start, said.end)
    draft.speaker, draft.speaker_range = quoted, None
    teller = agent_of(quoting) or agent_of(verb)
    draft.relays = (_relay(teller, quoting, Range(start, range_of(quoting).end)),)


# -- "the agency reported, citing Holm" ------------------------------------------------------------


def _cited(verb: Token, drafts: Drafts, parties: set[int]) -> None:
    person = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if person is None or not (person.i in parties or person.ent_type_ in PARTY_LABELS):
        return
    outer = _citing(verb, person, drafts)
    if outer is None:
        return
    said = drafts.at(verb.i)
    if said is None:
        said = Draft("re.citing", cue_head=verb, cue_range=range_of(verb))
        drafts.add(said)
    said.speaker, said.speaker_range = person, None
    said.content, said.outer = list(outer.content), outer


def _citing(verb: Token, person: Token, drafts: Drafts) -> Draft | None:
    """The attribution of the one who cites: by its cue or its speaker.

    "According to the agency, citing Holm, …": the participle that follows the speaker is taken
    out of a content that the parse begins with it.
    """
    for draft in drafts.between(verb.sent.start_char, verb.sent.end_char):
        if not draft.content or draft.head == verb or draft.speaker is None:
            continue
        if verb.head in (draft.head, draft.speaker):
            return draft
        follows = verb.i - 2 == speaker_phrase(draft.speaker, apart_from=None)[-1].i
        if follows and draft.overlap(range_of(verb)):
            last = speaker_phrase(person, apart_from=None)[-1]
            while last.i + 1 < len(verb.doc) and verb.doc[last.i + 1].is_punct:
                last = verb.doc[last.i + 1]
            draft.remove(Range(verb.idx, last.idx + len(last.text_with_ws)))
            return draft if draft.content else None
    return None
