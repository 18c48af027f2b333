"""Which class of act a verb or the words of a statement carry: the lexicons applied to a parse.

`lexicons/en/act_verbs.yaml` knows verbs that are acts themselves ("refused to sign");
`lexicons/en/content_acts.yaml` knows what a neutral "said" does by the words it introduces.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from onrecord.annotate.syntax import OBJECTS, auxiliaries_of, is_misread_verb
from onrecord.errors import LexiconError
from onrecord.lexicons._load import Entry, Lexicon, literals, load_lexicon
from onrecord.terms import ActClass, Modality, PloverType

PLOVER_OF_CLASS: Mapping[ActClass, PloverType | None] = {
    ActClass.PLEDGE: PloverType.AGREE,
    ActClass.OFFER: PloverType.AGREE,
    ActClass.AGREE: PloverType.AGREE,
    ActClass.REFUSE: PloverType.REJECT,
    ActClass.DEMAND: PloverType.REQUEST,
    ActClass.REQUEST: PloverType.REQUEST,
    ActClass.THREATEN: PloverType.THREATEN,
    ActClass.ACCUSE: PloverType.ACCUSE,
    ActClass.PRAISE: PloverType.SUPPORT,
    ActClass.MEET: PloverType.CONSULT,
}
"""The type an act is coded as where its verb does not say more; the others are None."""


DEEDS = frozenset({ActClass.DEED, ActClass.MEET})
"""Classes that are done, not said."""

HOSTILE = frozenset(
    {
        PloverType.ASSAULT,
        PloverType.COERCE,
        PloverType.SANCTION,
        PloverType.MOBILIZE,
        PloverType.PROTEST,
        PloverType.ACCUSE,
    }
)
"""Types of deeds that harm somebody: foretold of oneself they are threats."""

_RESTRICTIONS = frozenset({"object", "particle", "word", "dative"})
"""Fields of an entry of the lexicon of verbs that restrict it."""

_DIRECTIONS = frozenset({"aside", "away", "back", "down", "off", "out", "over", "up"})
"""Particles that the parser often takes for adverbs."""

_RELATIVE = frozenset({"WDT", "WP"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
"""A participle before a noun ("the condemned building") carries no act."""


@dataclass(frozen=True, slots=True)
class VerbAct:
    """What the lexicon says of a verb in its sentence.

    Attributes:
        act_class, plover: of the act that the verb carries.
        modality: of that act, None where the sentence decides.
        rule: id of the entry.
        public: whether only a party that acts for a state, an armed group, a political party or a
            body of states carries it out.
    """

    act_class: ActClass
    plover: PloverType | None
    modality: Modality | None
    rule: str
    public: bool = False


@dataclass(frozen=True, slots=True)
class ContentAct:
    """A phrase inside a statement that may give it its class.

    Attributes:
        act_class: the class it gives.
        token: index of the first token of the phrase.
        subject: "own", "other" or "any": on whose clause the entry insists.
        modals: the modals of which the clause must have one; empty where it need not.
        barred_modals: the modals of which it must have none.
        barred_verbs: lemmas that the verb of the clause must not have.
        conditional: whether the statement has to depend on a condition.
        party: whether the subject has to be a party.
        rule: id of the entry.
        rank: position of the entry in its lexicon; the lowest wins.
    """

    act_class: ActClass
    token: int
    subject: str
    modals: frozenset[str]
    barred_modals: frozenset[str]
    barred_verbs: frozenset[str]
    conditional: bool
    party: bool
    rule: str
    rank: int


class ActRules:
    """Both lexicons, compiled for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._verbs = load_lexicon("act_verbs")
        self._contents = load_lexicon("content_acts")
        self._strings = vocab.strings
        self._content_matcher = self._contents.matcher(vocab)
        self._by_lemma = _by_lemma(self._verbs)
        self._verb_rank = _ranks(self._verbs)
        self._content_rank = _ranks(self._contents)
        reporting = load_lexicon("reporting_verbs")
        self._thoughts = frozenset(entry.id for entry in reporting if entry.fields.get("stance"))
        self._not_stating = frozenset(
            entry.id for entry in reporting if not entry.fields.get("states", True)
        )
        self._saying = _lemmas(entry for entry in reporting if not entry.fields.get("stance"))
        involuntary = load_lexicon("involuntary_verbs")
        self._involuntary = _lemmas(entry for entry in involuntary if not entry.fields)
        self._involuntary_alone = _lemmas(entry for entry in involuntary if entry.fields)
        self._no_deeds = _lemmas(load_lexicon("routine_verbs")) | _lemmas(
            load_lexicon("reporting_verbs")
        )
        self._speech = _lemmas(load_lexicon("reporting_nouns"))

    def verbs_of(self, doc: Doc) -> dict[int, VerbAct]:
        """Token index -> what the verb there carries, for every verb that an entry fits."""
        found = {}
        for token in doc:
            if token.dep_ in _MODIFIERS and not is_misread_verb(token):
                continue
            entries = [
                entry
                for entry, tags in self._by_lemma.get(token.lemma_, ())
                if token.pos_ in tags and _fits(token, entry)
            ]
            if entries:
                found[token.i] = _verb_act(max(entries, key=self._precedence))
        return found

    def is_thought(self, rule: str) -> bool:
        """Whether the rule of an attribution is a verb of thinking or wishing, not of saying."""
        return rule in self._thoughts

    def states(self, rule: str) -> bool:
        """Whether the rule of an attribution introduces what is stated, not what is wanted."""
        return rule not in self._not_stating

    def is_saying(self, verb: Token) -> bool:
        """Whether a verb is one of saying, whatever it governs here."""
        return verb.lemma_ in self._saying

    def is_willed(self, verb: Token) -> bool:
        """Whether a verb tells what somebody does, not what befalls somebody."""
        if verb.lemma_ in self._involuntary_alone:
            return any(child.dep_ == "dobj" for child in verb.rights)
        return verb.lemma_ not in self._involuntary

    def is_deed(self, verb: Token) -> bool:
        """Whether a verb unknown to the lexicon names what somebody does to the world."""
        return self.is_willed(verb) and verb.lemma_ not in self._no_deeds

    def is_speech(self, noun: Token) -> bool:
        """Whether a noun names words that somebody utters: "statement", "threat"."""
        return noun.lemma_ in self._speech

    def _precedence(self, entry: Entry) -> tuple[int, int]:
        return len(_RESTRICTIONS & entry.fields.keys()), self._verb_rank[entry.id]

    def contents_of(self, contents: Iterable[Span]) -> list[ContentAct]:
        """Every phrase of the content lexicon inside contents, in text order.

        Args:
            contents: what is said, wherever something is; they may overlap.
        """
        found = []
        hits = {
            (self._strings[key], span.start + start)
            for span in contents
            for key, start, _ in self._content_matcher(span)
        }
        for rule, token in hits:
            fields = self._contents[rule].fields
            found.append(
                ContentAct(
                    act_class=ActClass(fields["act_class"]),
                    token=token,
                    subject=fields["subject"],
                    modals=frozenset(fields.get("modal", ())),
                    barred_modals=frozenset(fields.get("barred_modal", ())),
                    barred_verbs=frozenset(fields.get("barred_verb", ())),
                    conditional=fields.get("conditional", False),
                    party=fields.get("party", False),
                    rule=rule,
                    rank=self._content_rank[rule],
                )
            )
        return sorted(found, key=lambda act: (act.token, act.rank))


def _lemmas(entries: Iterable[Entry]) -> frozenset[str]:
    """Every lemma that a pattern of the entries begins with."""
    return frozenset(
        lemma
        for entry in entries
        for pattern in entry.patterns
        for lemma in literals(pattern[0], "LEMMA")
    )


def _ranks(lexicon: Lexicon) -> dict[str, int]:
    return {entry.id: rank for rank, entry in enumerate(lexicon)}


def _by_lemma(lexicon: Lexicon) -> dict[str, list[tuple[Entry, frozenset[str]]]]:
    """Lemma -> the entries that name it, with the parts of speech each allows.

    Raises:
        LexiconError: a pattern is not one token of LEMMA and POS.
    """
    found: dict[str, list[tuple[Entry, frozenset[str]]]] = defaultdict(list)
    for entry in lexicon:
        for pattern in entry.patterns:
            if len(pattern) != 1 or set(pattern[0]) != {"LEMMA", "POS"}:
                raise LexiconError(f"{entry.id}: expected one token with LEMMA and POS")
            tags = frozenset(literals(pattern[0], "POS"))
            for lemma in literals(pattern[0], "LEMMA"):
                found[lemma].append((entry, tags))
    return dict(found)


def _verb_act(entry: Entry) -> VerbAct:
    act_class = ActClass(entry.fields["act_class"])
    plover = entry.fields.get("plover")
    modality = entry.fields.get("modality")
    return VerbAct(
        act_class=act_class,
        plover=PloverType(plover) if plover else PLOVER_OF_CLASS.get(act_class),
        modality=Modality(modality) if modality else None,
        rule=entry.id,
        public=entry.fields.get("party") == "public",
    )


def _fits(verb: Token, entry: Entry) -> bool:
    if not _allows(objects_of, verb, entry, "object"):
        return False
    if not _allows(particles_of, verb, entry, "particle"):
        return False
    if "word" in entry.fields and not _words_of(verb) & set(entry.fields["word"]):
        return False
    return not entry.fields.get("dative") or _has_two_objects(verb)


def _allows(governed: Callable[[Token], set[str]], verb: Token, entry: Entry, field: str) -> bool:
    """Whether a verb governs one of the words that an entry asks for, and none that it bars."""
    asked, barred = entry.fields.get(field, ()), entry.fields.get(f"barred_{field}", ())
    if not asked and not barred:
        return True
    words = governed(verb)
    return (not asked or not words.isdisjoint(asked)) and words.isdisjoint(barred)


def _words_of(verb: Token) -> set[str]:
    """Lower-case words right below a verb and its predicatives: "pleaded not guilty"."""
    below = [child for child in verb.children if child.dep_ in {"acomp", "oprd", "xcomp", "attr"}]
    return {child.lower_ for word in (verb, *below) for child in word.children}


def _has_two_objects(verb: Token) -> bool:
    """As in "denied the envoy a visa"."""
    return {"dative", "dobj"} <= {child.dep_ for child in verb.rights if child.pos_ != "ADP"}


def objects_of(verb: Token) -> set[str]:
    """Lemmas that the verb governs: objects, passive subjects, attributes, one noun deeper too.

    "carried out a series of attacks" governs "series" and "attack".
    """
    found: set[str] = set()
    pending = [
        child
        for child in verb.children
        if child.dep_ in OBJECTS
        or child.dep_ in {"nsubjpass", "attr", "acomp", "oprd", "xcomp"}
        or (child.dep_ == "ccomp" and child.pos_ == "ADJ")  # "found him guilty"
    ]
    pending += [
        grandchild
        for child in verb.children
        if child.dep_ in {"prep", "prt", "agent", "dative"}
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
    ]
    if _is_of_its_head(verb):
        pending.append(verb.head)
    for noun in pending:
        _collect(noun, found, depth=2)
    return found


def _is_of_its_head(verb: Token) -> bool:
    """Whether the noun before a clause is its object: "bans set by Oslo", "bans that Oslo set"."""
    if verb.dep_ not in {"acl", "relcl"}:
        return False
    if verb.tag_ == "VBN" and not auxiliaries_of(verb):
        return True
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return (
        subject is not None
        and subject.tag_ not in _RELATIVE
        and all(child.tag_ in _RELATIVE for child in verb.children if child.dep_ == "dobj")
    )


def _collect(noun: Token, found: set[str], *, depth: int) -> None:
    found.add(noun.lemma_.lower())
    if depth == 0:
        return
    for child in noun.children:
        if child.dep_ in {"conj", "compound"}:
            _collect(child, found, depth=depth - 1)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for grandchild in child.children:
                _collect(grandchild, found, depth=depth - 1)


def particles_of(verb: Token) -> set[str]:
    """Lower-case particles and prepositions of a verb, and "to" where an infinitive follows."""
    found = {
        child.lower_
        for child in verb.children
        if child.dep_ in {"prt", "prep", "dative"} or child.lower_ in _DIRECTIONS
    }
    if any(
        child.dep_ in {"xcomp", "ccomp"} and any(part.lower_ == "to" for part in child.lefts)
        for child in verb.children
    ):
        found.add("to")
    return found


def group_by_sentence(doc: Doc, acts: Iterable[ContentAct]) -> dict[int, list[ContentAct]]:
    """Content phrases by the index of the first token of their sentence."""
    grouped: dict[int, list[ContentAct]] = defaultdict(list)
    for act in acts:
        grouped[doc[act.token].sent.start].append(act)
    return dict(grouped)
