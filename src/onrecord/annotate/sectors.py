"""Of which PLOVER sector an officer is whose office exists in bodies of every kind.

A president is a head of state or runs a firm, a university, a union: the body tells. Measured by
`onrecord evaluate actor`: `sector`.
"""

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.titles import BODIES, OFFICES, Owner, Page, lexicon_of
from onrecord.terms import ActorType, MentionForm

_ANYWHERE = frozenset(
    {
        *("of.president", "of.vice_president", "of.chancellor", "of.vice_chancellor", "of.leader"),
        *("of.spokesman", "of.spokeswoman", "of.spokesperson", "of.secretary_general"),
        *("of.head", "of.official", "of.adviser", "of.officer", "of.commissioner"),
        *("of.governor", "of.chief_of_staff", "of.executive"),
    }
)
"""Offices that bodies of every sector have."""
_BUSINESS = "BUS"
_BODY_TYPES = frozenset({ActorType.ORGANISATION, ActorType.GOVERNMENT, ActorType.IGO})
_REACH = 2  # sentences from the officer back to the firm
_OF_STATES_OR_FIRMS = frozenset({"of.president", "of.vice_president"})


def settle_sectors(cast: Cast) -> None:
    """Give officers of a body its sector, and none to presidents of nothing that the text tells.

    Args:
        cast: the article, every mention of which is linked.
    """
    for cluster in cast.clusters:
        told = cluster.term is not None and cluster.sector is not None
        if cluster.type is not ActorType.PERSON or told or cluster.former or not cluster.mentions:
            continue
        offices = {entry.id for entry in cluster.entries if lexicon_of(entry) == OFFICES}
        if not offices or not offices <= _ANYWHERE:
            continue
        sector = _sector_of_body(cast, cluster)
        if sector is not None:
            cluster.sector = sector
        elif offices <= _OF_STATES_OR_FIRMS and not _is_of_state(cast, cluster):
            cluster.sector = _sector_of_firm_before(cast, cluster)


def _sector_of_body(cast: Cast, cluster: Cluster) -> str | None:
    """The sector of the organisation that a person is said to be of."""
    for owner in cluster.owners:
        sector = _sector_of_owner(cast, owner)
        if sector is not None:
            return sector
    if cluster.body is not None:
        return cast.clusters[cluster.body].sector
    for k in cluster.mentions:
        sector = _sector_in_words(cast.page, cast.candidates[k])
        if sector is not None:
            return sector
    return None if cluster.owners or cluster.sector else _sector_of_firm_before(cast, cluster)


def _sector_of_firm_before(cast: Cast, cluster: Cluster) -> str | None:
    """The sector of firms, where the last body named before "chairman Jo Holm" is a firm."""
    sentence = cast.page.sentence
    first = min(cluster.mentions)
    for k in range(first - 1, -1, -1):
        found = cast.links[k]
        if sentence[cast.candidates[first].head] - sentence[cast.candidates[k].head] > _REACH:
            break
        if found is not None and cast.clusters[found].type in _BODY_TYPES:
            sector = cast.clusters[found].sector
            return sector if sector == _BUSINESS else None
    return None


def _sector_in_words(page: Page, mention: Candidate) -> str | None:
    """The sector of the body that a title names: "a company spokesman", "head of the court"."""
    if mention.form is MentionForm.PRONOUN:
        return None
    words = range(mention.start, mention.end)
    nouns = (i for i in words if page.pos[i] != "ADJ" and not page.entry_at(i, OFFICES))
    bodies = (page.entry_at(i, BODIES) for i in nouns)
    return next((hit.entry.fields.get("sector") for hit in bodies if hit), None)


def _sector_of_owner(cast: Cast, owner: Owner) -> str | None:
    if owner.organisation is not None:
        known = cast.page.register.organisation(owner.organisation)
        return known.sector if known else None
    position = None if owner.possessor is None else cast.by_head.get(owner.possessor)
    found = None if position is None else cast.links[position]
    if found is None or cast.clusters[found].type is ActorType.PERSON:
        return None
    return cast.clusters[found].sector


def _is_of_state(cast: Cast, cluster: Cluster) -> bool:
    """Whether a president is one of a country, or called by the title as only those are."""
    if any(owner.country for owner in cluster.owners):
        return True
    mentions = [cast.candidates[k] for k in cluster.mentions]
    return any(_is_addressed_by_title(cast.page, mention) for mention in mentions)


def _is_addressed_by_title(page: Page, mention: Candidate) -> bool:
    """Whether words for a president are a title: "President Sorel", "the president"."""
    if mention.form is not MentionForm.NAME:
        return mention.form is MentionForm.TITLE and not mention.indefinite
    title = mention.title.words.split() if mention.title else []
    return bool(title) and title[-1][0].isupper()
