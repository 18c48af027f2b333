"""Which name a title stands beside: "Kaja Moen, the foreign minister", "Moen is the minister"."""

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.person_names import name_parts
from onrecord.terms import ActorType, MentionForm

_NEIGHBOURS = 5  # how many mentions away an apposition is looked for
_BODIES = frozenset({ActorType.ORGANISATION, ActorType.ARMED_GROUP, ActorType.IGO})


class AppositionFinder:
    """Finds the named party that a title or a description is said of.

    Args:
        cast: the text, its mentions and parties; it grows while the article is read.
    """

    def __init__(self, cast: Cast) -> None:
        self._page = cast.page
        self._candidates = cast.candidates
        self._links = cast.links
        self._clusters = cast.clusters

    def find(self, k: int) -> int | None:
        """The cluster named in apposition to a title, or as the subject it is predicated of."""
        title = self._candidates[k]
        after = range(k + 1, min(k + _NEIGHBOURS, len(self._candidates)))
        before = range(k - 1, max(-1, k - _NEIGHBOURS), -1)
        for other in (*before, *after) if self._follows_its_name(title) else (*after, *before):
            found: int | None = self._links[other]
            if found is None or self._candidates[other].form is not MentionForm.NAME:
                continue
            apposed = self._are_apposed(title, self._candidates[other])
            if apposed and _fits(title, self._clusters[found]):
                return found
        return None

    def _follows_its_name(self, title: Candidate) -> bool:
        """Whether only a comma parts a title from the name it is of, whatever name comes after.

        "Ana Pires, the wife of the envoy, Jo Lund, said": it is Pires who is the wife.
        """
        page = self._page
        return page.dep[title.head] == "appos" and page.head[title.head] == title.start - 2

    def _are_apposed(self, title: Candidate, name: Candidate) -> bool:
        page = self._page
        if page.sentence[title.head] != page.sentence[name.head] or self._are_parted(title, name):
            return False
        if page.dep[name.head] == "appos" and title.start <= page.head[name.head] < title.end:
            return True
        if self._ends_apposition(title, name):
            return True
        if page.dep[title.head] == "appos" and name.start <= page.head[title.head] < name.end:
            return True
        if page.dep[name.head] == "nmod" and title.start <= page.head[name.head] <= title.head:
            return name.end + 1 == title.start  # "Taras Bilyk, Ukraine's governor, said", misread
        if title.role == "predicate" and page.doc[page.head[title.head]].lemma_ == "be":
            return page.head[name.head] == page.head[title.head] and name.role == "subject"
        if self._run_together(title, name):
            return True
        if title.indefinite or title.type is not ActorType.PERSON:
            return False
        return self._stand_side_by_side(title, name)

    def _run_together(self, title: Candidate, name: Candidate) -> bool:
        """Whether a body's name follows its kind at once: "the news agency Tass said".

        The parse takes both for subjects of the verb.
        """
        page = self._page
        return (
            title.type in _BODIES
            and title.end == name.start
            and page.dep[title.head] == page.dep[name.head] == "nsubj"
            and page.head[title.head] == page.head[name.head]
        )

    def _ends_apposition(self, title: Candidate, name: Candidate) -> bool:
        """Whether a name is apposed to a title over other words.

        These are another description ("her father, the poet Selim Haroun") or a clause between
        commas, of whose last word the parse takes the name to be said ("The general who led the
        coup in Gabon, Brice Mba, said").
        """
        page = self._page
        if title.type is not ActorType.PERSON or title.start > name.start:
            return False
        i, steps = name.head, 0
        while page.dep[i] == "appos" and page.head[i] != i:
            i, steps = page.head[i], steps + 1
        if title.start <= i < title.end:
            return steps > 1
        if steps != 1 or title.indefinite or not self._is_between_commas(name):
            return False
        governors = {page.head[i]}
        while page.head[i] != i:
            i = page.head[i]
            governors.add(i)
        return title.head in governors

    def _is_between_commas(self, name: Candidate) -> bool:
        words = self._page.words
        if name.start == 0 or name.end == len(words):
            return False
        return words[name.start - 1] == words[name.end] == ","

    def _are_parted(self, one: Candidate, other: Candidate) -> bool:
        """Whether a paragraph ends between two noun phrases."""
        first, second = sorted((one, other), key=lambda candidate: candidate.start)
        return any("\n" in word for word in self._page.words[first.end : second.start])

    def _stand_side_by_side(self, title: Candidate, name: Candidate) -> bool:
        """Whether only a comma parts title and name, and a comma or verb ends the second."""
        page = self._page
        first, second = sorted((title, name), key=lambda candidate: candidate.start)
        if first.end + 1 != second.start or page.words[first.end] != ",":
            return False
        if first.role == "other" and second.role == "subject":  # "Asked about X, the envoy said"
            return False
        after = second.end
        return page.dep[second.head] != "conj" and (
            after >= len(page.words)
            or page.words[after] in {",", ".", ";", "–", "—"}
            or page.pos[after] in {"VERB", "AUX"}
        )


def _fits(title: Candidate, cluster: Cluster) -> bool:
    """Whether a title can be that of a named party."""
    if title.type is ActorType.PERSON:
        return cluster.type in {ActorType.PERSON, ActorType.UNKNOWN}
    if title.type is ActorType.GROUP:
        return cluster.type in {ActorType.ARMED_GROUP, ActorType.GROUP}
    return cluster.type in _BODIES or (
        cluster.type is ActorType.UNKNOWN and len(name_parts(cluster.name)) == 1
    )
