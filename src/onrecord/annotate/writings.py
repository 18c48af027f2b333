"""Who speaks where news let a text speak: "the ministry's report said", "data from the bank show".

The noun is a mention of its author: the possessor, a name right before it, or whom "by", "from"
or "of" names after it. A text without an author ("local reports said") is no party.
"""

from onrecord.annotate.candidates import Candidate, role_of
from onrecord.annotate.references import government_of
from onrecord.annotate.syntax import noun_phrase
from onrecord.annotate.titles import WRITINGS, Owner, Page
from onrecord.terms import ActorType, MentionForm

_BY_WHOM = ("by", "from", "of")
_SPEAKS = frozenset({"subject", "agent"})


def writing(page: Page, i: int) -> Candidate | None:
    """The author of the text that a token names; None where it does not speak or nobody wrote it.

    Args:
        page: the text.
        i: the token.
    """
    hit = page.entry_at(i, WRITINGS)
    role = role_of(page, i)
    if hit is None or role not in _SPEAKS:
        return None
    phrase = noun_phrase(page.doc[i], conjuncts=False)
    candidate = Candidate(
        start=phrase.start,
        end=phrase.end,
        head=i,
        form=MentionForm.TITLE,
        role=role,
        entry=hit.entry,
        author=_author_token(page, i),
    )
    if candidate.author is None and not _name_author(page, candidate):
        return None
    return candidate


def _author_token(page: Page, i: int) -> int | None:
    """The token that heads the noun phrase of an author."""
    for child in page.doc[i].lefts:
        if child.dep_ == "poss":
            return child.i
    for preposition in _BY_WHOM:
        for child in page.doc[i].rights:
            if child.dep_ in {"prep", "agent"} and child.lower_ == preposition:
                return next((noun.i for noun in child.rights if noun.dep_ == "pobj"), None)
    return None


def _name_author(page: Page, candidate: Candidate) -> bool:
    """Fill in the author whose known name stands before the noun: "the British report"."""
    for position in range(candidate.head - 1, candidate.start - 1, -1):
        found = page.references.get(position)
        if found is None:
            continue
        known = found.reference
        if known.kind == "demonym":
            candidate.name = government_of(str(known.country))
            candidate.type, candidate.sector = ActorType.GOVERNMENT, "GOV"
        else:
            candidate.name, candidate.type, candidate.sector = known.name, known.type, known.sector
        candidate.owner = Owner(known.country)
        return True
    return False
