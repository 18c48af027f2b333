"""Whom a pronoun stands for: agreement, binding, and what the reader has in mind.

Candidates are the mentions before the pronoun. Agreement in number and gender and the binding
principles rule candidates out; recency, grammatical role and who spoke last rank the rest. The
order of the factors follows Lappin and Leass (1994); the weights were set on the project's own
training passages.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from onrecord.annotate.candidates import Candidate, Role, role_of, speech_lemmas
from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.person_names import name_parts
from onrecord.annotate.titles import Page
from onrecord.terms import ActorType, MentionForm

_ROLE_WEIGHT: dict[Role, float] = {
    "subject": 2.0,
    "agent": 0.8,
    "object": 0.8,
    "apposition": 1.0,
    "possessive": 0.6,
    "other": 0.3,
    "predicate": -0.5,
}
_PER_SENTENCE = -1.2
_GOVERNING_SUBJECT = 2.5  # "Putin said he …"
_CONTROLLING = 6.5  # "pressed the government to say what it paid"
_LAST_SPEAKER = 0.3
_LAST_SPEAKER_OF_QUOTES = 1.5
_BOTH_SPEAK = 1.0
_SAME_ROLE = 0.5
_GENDER_KNOWN = 0.7
_PER_MENTION, _MOST_MENTIONS = 0.15, 6
_OUT_OF_A_QUOTE = -2.5
_SAME_QUOTE = 0.5
_UNKNOWN_KIND = -0.5
_UNNAMED = -0.3
_OF_PARTIES = frozenset(
    {
        *("able", "unable", "ready", "willing", "unwilling", "reluctant", "keen", "prepared"),
        *("determined", "committed", "opposed", "open", "responsible", "liable", "guilty"),
        *("innocent", "aware", "unaware", "concerned", "worried", "alarmed", "confident"),
        *("grateful", "hopeful", "happy", "unhappy", "satisfied", "dissatisfied", "sure"),
        *("neutral", "independent", "serious", "sincere", "involved", "interested"),
    }
)
"""What only somebody can be: "it was ready to talk" tells of a party, "it was hard to" of none."""
_REACH_SENTENCES = 3
_SPEAKER_REACH_SENTENCES = 8
_NEAR_A_QUOTE_TOKENS = 25

_STATE_SECTORS = frozenset({"GOV", "MIL"})
_COLLECTIVE = frozenset({ActorType.GOVERNMENT, ActorType.GROUP})

_THEY: dict[ActorType, float] = {
    ActorType.GROUP: 0.0,
    ActorType.ARMED_GROUP: 0.0,
    ActorType.ORGANISATION: -1.2,
    ActorType.IGO: -1.5,
    ActorType.GOVERNMENT: -2.0,
}
_IT: dict[ActorType, float] = {
    ActorType.GOVERNMENT: 0.0,
    ActorType.ORGANISATION: 0.0,
    ActorType.IGO: 0.0,
    ActorType.ARMED_GROUP: 0.0,
    ActorType.UNKNOWN: -1.0,
}


@dataclass(frozen=True, slots=True)
class _Utterance:
    """A verb of saying and the position of the candidate that is its subject."""

    verb: int
    speaker: int


class AntecedentFinder:
    """Finds antecedents in one article.

    Args:
        cast: the text, its mentions and parties; it grows while the article is read.
    """

    def __init__(self, cast: Cast) -> None:
        self.page = page = cast.page
        self.candidates = cast.candidates
        self.links = cast.links
        self.clusters = cast.clusters
        self._heads = cast.by_head
        self._quote_at = cast.quoted
        self._quoting = {page.sentence[i] for i in self._quote_at}
        self._told = _told_sentences(page, self._quote_at)
        self._utterances = self._find_utterances()
        self._spoken_by = {u.verb: u.speaker for u in self._utterances}
        self._said_at = [u.verb for u in self._utterances]
        self._first_word_of: dict[int, int] = {}
        for number, utterance in enumerate(self._utterances):
            self._first_word_of.setdefault(utterance.speaker, number)
        self._quote_extents = _extents(self._quote_at)
        self._spoken_later: dict[int, int | None] = {}  # cluster of the "he" after a quotation
        self._speakers: dict[int, int | None] = {}  # speaker of each quotation asked for so far

    def find(self, k: int) -> int | None:
        """The cluster of a pronoun; None where nothing agrees or nothing decides."""
        pronoun = self.candidates[k]
        assert pronoun.entry is not None
        fields = pronoun.entry.fields
        if fields.get("relative"):
            return self._relative_antecedent(k)
        if fields.get("person") == 1:
            return None
        if fields.get("turn"):
            return self._interviewee(k)
        if fields.get("reflexive"):
            return self._reflexive_antecedent(k)
        if fields.get("gender") == "n" and _is_empty(self.page, pronoun.head):
            return None
        apart = self._coarguments(k)
        best: tuple[float, int] | None = None
        for other in self._within_reach(k):
            score = None if self.links[other] in apart else self._score(k, other)
            if score is not None and (best is None or score > best[0]):
                best = score, other
        if best is None or self._is_outweighed(k, best[0]):
            return None
        return self.links[best[1]]

    def _within_reach(self, k: int) -> list[int]:
        sentence = self.page.sentence
        here = sentence[self.candidates[k].head]
        reach = _SPEAKER_REACH_SENTENCES if self._speaks(k) else _REACH_SENTENCES
        found = []
        for other in range(k - 1, -1, -1):
            if self._told[here] - self._told[sentence[self.candidates[other].head]] > reach:
                break
            if self._sentences_between(k, other) <= reach:
                found.append(other)
        for other in range(k + 1, len(self.candidates)):  # "When he arrived, Putin said …"
            if sentence[self.candidates[other].head] != here:
                break
            if self._is_cataphoric(k, other):
                found.append(other)
        return found

    def _is_cataphoric(self, k: int, other: int) -> bool:
        """Whether a pronoun in a clause put first looks ahead to a name of the main clause."""
        page, name = self.page, self.candidates[other]
        return name.form is MentionForm.NAME and any(
            page.dep[clause] in {"advcl", "prep"} and clause < name.head < page.head[clause]
            for clause in self._ancestors(self.candidates[k].head)
        )

    def speaker_before(self, k: int) -> int | None:
        """Who spoke last before a mention that itself is the subject of a verb of saying."""
        return self._last_speaker(k) if self._speaks(k) else None

    # Ranking

    def _score(self, k: int, other: int) -> float | None:
        found = self.links[other]
        if found is None or not self._may_corefer(k, other):
            return None
        pronoun, cluster = self.candidates[k], self.clusters[found]
        agreement = _agreement(pronoun, cluster)
        if agreement is None or (pronoun.gender in {"m", "f"} and not self._may_be_human(cluster)):
            return None
        role = self._role(other)
        sentences = self._sentences_between(k, other)
        score = agreement + _PER_SENTENCE * sentences + _ROLE_WEIGHT[role]
        score += _PER_MENTION * min(len(cluster.mentions), _MOST_MENTIONS)
        if role == pronoun.role:
            score += _SAME_ROLE
        if sentences == 0:
            score += self._governing_weight(k, other, role)
        if self._speaks(k):
            score += self._speaker_bonus(k, other)
        return score + self._quotation_weight(k, other)

    def _speaker_bonus(self, k: int, other: int) -> float:
        bonus = _BOTH_SPEAK if self._speaks(other) else 0.0
        last = self._last_speaker(k)
        if last is not None and self.links[last] == self.links[other]:
            quotes = self.page.sentence[self.candidates[k].head] in self._quoting
            bonus += _LAST_SPEAKER_OF_QUOTES if quotes else _LAST_SPEAKER
        return bonus

    def _quotation_weight(self, k: int, other: int) -> float:
        here = self._quote_at.get(self.candidates[k].head)
        there = self._quote_at.get(self.candidates[other].head)
        if there is None:
            return 0.0
        return _SAME_QUOTE if here == there else _OUT_OF_A_QUOTE

    def _is_outweighed(self, k: int, score: float) -> bool:
        """Whether "it" or "they" more likely stands for a thing than for the best party."""
        pronoun = self.candidates[k]
        if pronoun.gender in {"m", "f"} or self._speaks(k):
            return False
        wanted = {"NNS", "NNPS"} if pronoun.plural else {"NN", "NNP"}
        page = self.page
        here = page.sentence[pronoun.head]
        for i in range(pronoun.head - 1, -1, -1):
            sentences = here - page.sentence[i]
            if sentences > 1:
                break
            if page.tag[i] in wanted and page.dep[i] in {"nsubj", "nsubjpass", "dobj"}:
                if i in self._heads:
                    continue
                role = role_of(page, i)
                rival = _PER_SENTENCE * sentences + _ROLE_WEIGHT[role]
                rival += _SAME_ROLE if role == pronoun.role else 0.0
                if rival > score:
                    return True
        return False

    def _may_be_human(self, cluster: Cluster) -> bool:
        """Whether "he" can stand for a party: a single word of unknown kind must have spoken."""
        if cluster.type is not ActorType.UNKNOWN or len(name_parts(cluster.name)) > 1:
            return True
        return any(self._speaks(k) for k in cluster.mentions)

    def _sentences_between(self, k: int, other: int) -> int:
        """How many sentences apart; between words of the article itself only its own count."""
        here, there = self.candidates[k].head, self.candidates[other].head
        if here in self._quote_at or there in self._quote_at:
            return self.page.sentence[here] - self.page.sentence[there]
        return self._told[self.page.sentence[here]] - self._told[self.page.sentence[there]]

    # Binding

    def _coarguments(self, k: int) -> set[int | None]:
        """The parties that the clause of a pronoun names beside it: in "he urged him" not "him"."""
        pronoun = self.candidates[k]
        clause = None if pronoun.role == "possessive" else self._clause(pronoun.head)
        if clause is None:
            return set()
        found: set[int | None] = set()
        for other in self._near(k):
            candidate = self.candidates[other]
            if candidate.role in {"possessive", "predicate", "apposition"}:
                continue
            if self._clause(candidate.head) == clause:
                found.add(self.links[other])
        return found - {None}

    def _near(self, k: int) -> Iterator[int]:
        """The other mentions of the sentence."""
        sentence = self.page.sentence
        here = sentence[self.candidates[k].head]
        for step in (-1, 1):
            other = k + step
            while 0 <= other < len(self.candidates):
                if sentence[self.candidates[other].head] != here:
                    break
                yield other
                other += step

    def _may_corefer(self, k: int, other: int) -> bool:
        """Whether binding and the speaker of a quotation leave both one party."""
        page = self.page
        pronoun, mention = self.candidates[k], self.candidates[other]
        if mention.start <= pronoun.head < mention.end:
            return False
        if other > k:
            return True
        if pronoun.role != "possessive" and mention.role != "possessive":
            clause, theirs = self._clause(pronoun.head), self._clause(mention.head)
            if clause is not None and clause == theirs:
                return False
        verb = page.head[pronoun.head]
        if pronoun.role == "subject" and self._is_inside_complement(mention.head, verb):
            return False
        quote = self._quote_at.get(pronoun.head)
        if quote is not None:
            speaker = self._party_speaking(quote)
            if speaker is not None and self._is_own_side(speaker, self.links[other]):
                return False
        return True

    def _clause(self, i: int) -> int | None:
        """The verb whose argument a token is, directly or behind a preposition or conjunction."""
        page = self.page
        for _ in range(len(page.words)):
            head = page.head[i]
            if head == i:
                return None
            if page.pos[head] in {"VERB", "AUX"}:
                return head if page.dep[i] not in {"relcl", "acl", "advcl", "ccomp"} else None
            if page.dep[i] not in {"conj", "pobj", "prep", "agent", "appos", "dative"}:
                return None
            i = head
        return None

    def _is_inside_complement(self, i: int, verb: int) -> bool:
        """Whether a token stands in what a verb governs, other than in a clause put before it."""
        page = self.page
        previous = i
        for ancestor in self._ancestors(i):
            if ancestor == verb:
                return page.dep[previous] not in {"advcl", "nsubj", "nsubjpass", "prep", "conj"}
            previous = ancestor
        return False

    def _governing_weight(self, k: int, other: int, role: Role) -> float:
        """What it counts that a mention is an argument of a verb above the pronoun's own clause.

        The subject has the word: "Putin said he …". Of a verb that makes another act, the object
        has it: "pressed the government to say what it paid".
        """
        page = self.page
        argument = self._argument_head(other)
        verb = page.head[argument]
        chain = [self.candidates[k].head, *self._ancestors(self.candidates[k].head)]
        if verb not in chain[2:]:
            return 0.0
        if role == "subject":  # of "to say" the parse often makes the object the subject
            return _CONTROLLING if self._is_infinitive(verb) else _GOVERNING_SUBJECT
        below = chain[chain.index(verb) - 1]
        controls = role == "object" and page.dep[below] in {"xcomp", "ccomp"}
        return _CONTROLLING if controls and self._is_infinitive(below) else 0.0

    def _is_infinitive(self, verb: int) -> bool:
        return any(child.tag_ == "TO" for child in self.page.doc[verb].lefts)

    def _argument_head(self, other: int) -> int:
        page, i = self.page, self.candidates[other].head
        while page.dep[i] in {"appos", "conj"} and page.head[i] != i:
            i = page.head[i]
        return i

    def _role(self, other: int) -> Role:
        candidate = self.candidates[other]
        if candidate.role == "apposition":
            return role_of(self.page, self._argument_head(other))
        return candidate.role

    def _ancestors(self, i: int) -> list[int]:
        found = []
        while self.page.head[i] != i:
            i = self.page.head[i]
            found.append(i)
        return found

    # Relatives and reflexives

    def _relative_antecedent(self, k: int) -> int | None:
        page = self.page
        i = self.candidates[k].head
        for ancestor in self._ancestors(i):
            if page.dep[ancestor] in {"relcl", "acl"}:
                head = page.head[ancestor]
                other = self._heads.get(head)
                return self.links[other] if other is not None else None
        return None

    def _reflexive_antecedent(self, k: int) -> int | None:
        page, clause = self.page, self._clause(self.candidates[k].head)
        role: Role = "subject"
        while clause is not None:
            for other in range(k - 1, -1, -1):
                candidate = self.candidates[other]
                if candidate.role == role and page.head[candidate.head] == clause:
                    return self.links[other]
            if role == "object":
                role = "subject"
            elif page.dep[clause] in {"xcomp", "conj"}:  # "asked the fleet to defend itself"
                role = "object" if page.dep[clause] == "xcomp" else "subject"
                above = page.head[clause]
                clause = page.head[above] if page.dep[above] == "acomp" else above
            else:
                return None
        return None

    def _interviewee(self, k: int) -> int | None:
        """The person of whom an article speaks most before it prints what they answer."""
        persons = [
            found
            for found in self.links[:k]
            if found is not None and self.clusters[found].type is ActorType.PERSON
        ]
        return max(persons, key=persons.count, default=None)

    # Speakers

    def _find_utterances(self) -> list[_Utterance]:
        found = []
        for k, candidate in enumerate(self.candidates):
            verb = self._verb_of_saying(k)
            if verb is not None and self._heads[candidate.head] == k:
                found.append(_Utterance(verb, k))
        return sorted(found, key=lambda utterance: utterance.verb)

    def _verb_of_saying(self, k: int) -> int | None:
        """The verb of saying of which a mention is the subject, or the "according" before it."""
        page, candidate = self.page, self.candidates[k]
        governor = page.head[candidate.head]
        if candidate.role == "agent" and page.lower[page.head[governor]] == "according":
            return page.head[governor]
        says = (
            candidate.role == "subject"
            and page.pos[governor] == "VERB"
            and page.dep[candidate.head] != "nsubjpass"
            and page.doc[governor].lemma_ in speech_lemmas()
        )
        return governor if says and governor not in self._quote_at else None

    def _speaks(self, k: int) -> bool:
        return self._spoken_by.get(self.page.head[self.candidates[k].head]) == k

    def _last_speaker(self, k: int) -> int | None:
        """Who spoke last before a mention, of those who spoke before its candidate first did."""
        end = bisect_left(self._said_at, self.candidates[k].head)
        end = min(end, self._first_word_of.get(k, end))
        return self._utterances[end - 1].speaker if end else None

    def _speaker_of(self, quote: int) -> int | None:
        """The candidate that speaks a quotation: of the verb above it, else of the nearest."""
        if quote not in self._speakers:
            self._speakers[quote] = self._find_speaker_of(*self._quote_extents[quote])
        return self._speakers[quote]

    def _party_speaking(self, quote: int) -> int | None:
        """The cluster of who speaks a quotation, also where "he said" comes after it."""
        position = self._speaker_of(quote)
        if position is None:
            return None
        speaker = self.candidates[position]
        waits = speaker.form is MentionForm.PRONOUN and speaker.head not in self._quote_at
        if self.links[position] is None and waits:
            if quote not in self._spoken_later:
                self._spoken_later[quote] = self.find(position)
            return self._spoken_later[quote]
        return self.links[position]

    def _is_own_side(self, speaker: int, found: int | None) -> bool:
        """Whether a party is the speaker or, of a state's servant, that state: it is "we"."""
        if found is None or speaker == found:
            return speaker == found
        mine, theirs = self.clusters[speaker], self.clusters[found]
        return (
            mine.sector in _STATE_SECTORS
            and theirs.sector in _STATE_SECTORS
            and theirs.type in _COLLECTIVE
            and mine.country == theirs.country is not None
        )

    def _find_speaker_of(self, first: int, last: int) -> int | None:
        for token in (min(first + 1, last), max(last - 1, first)):
            for ancestor in self._ancestors(token):
                if ancestor in self._spoken_by:
                    return self._spoken_by[ancestor]
        begin = bisect_right(self._said_at, first - _NEAR_A_QUOTE_TOKENS)
        end = bisect_left(self._said_at, last + _NEAR_A_QUOTE_TOKENS)
        near = [
            (min(abs(u.verb - first), abs(u.verb - last)), u.speaker)
            for u in self._utterances[begin:end]
        ]
        return min(near)[1] if near else None


def _told_sentences(page: Page, quote_at: Mapping[int, int]) -> list[int]:
    """Per sentence, how many up to it hold words of the article's own, outside quotations."""
    told = [0] * (page.sentence[-1] + 1 if page.sentence else 0)
    for i, pos in enumerate(page.pos):
        if pos in {"VERB", "AUX"} and i not in quote_at:
            told[page.sentence[i]] = 1
    return list(accumulate(told))


def _extents(numbers: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    """Number -> its first and last token."""
    found: dict[int, tuple[int, int]] = {}
    for token in sorted(numbers):
        first, _ = found.get(numbers[token], (token, token))
        found[numbers[token]] = first, token
    return found


def _agreement(pronoun: Candidate, cluster: Cluster) -> float | None:
    """How well number and gender agree; None where they do not."""
    if pronoun.gender in {"m", "f"}:
        if cluster.plural or cluster.type not in {ActorType.PERSON, ActorType.UNKNOWN}:
            return None
        if cluster.gender not in {None, pronoun.gender}:
            return None
        score = _GENDER_KNOWN if cluster.gender else 0.0
        score += 0.0 if cluster.named else _UNNAMED
        return score + (_UNKNOWN_KIND if cluster.type is ActorType.UNKNOWN else 0.0)
    if pronoun.plural:
        return 0.0 if cluster.plural else _THEY.get(cluster.type)
    if cluster.type is ActorType.GROUP:
        return None
    return _IT.get(cluster.type)


def _is_empty(page: Page, i: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "it took a year to"."""
    if page.dep[i] == "expl":
        return True
    verb = page.head[i]
    if page.dep[i] not in {"nsubj", "nsubjpass"}:
        return False
    token = page.doc[verb]
    if token.lemma_ in {"seem", "appear", "happen", "turn", "take", "rain", "follow"}:
        return True
    if token.lemma_ != "be" and page.dep[i] != "nsubjpass":
        return False
    if any(child.dep_ == "acomp" and child.lower_ in _OF_PARTIES for child in token.rights):
        return False
    return any(
        child.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "acomp", "relcl"} and child.i > verb
        for child in token.children
    )
