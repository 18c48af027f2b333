"""Countries that an act reaches through one of their places, or through what is theirs.

"Shelled the port of Lobito" and "seized a Kenyan ferry" name no party, yet what is done is done to
Angola and to Kenya.
"""

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import place_at
from onrecord.lexicons.countries import country_of_demonym


def land_of(doc: Doc, token: Token) -> str | None:
    """The country in which a place lies, or whose adjective a word is.

    Args:
        doc: a text with its places.
        token: the head of a place's name ("Lobito"), or an adjective ("Kenyan").
    Returns:
        ISO 3166 alpha-3; None for other words and for places of no known country.
    """
    if token.dep_ == "amod":
        return country_of_demonym(token.text) if token.text[0].isupper() else None
    found = place_at(doc._.onrecord_places, token.idx)
    if found is None:
        return None
    where = doc._.onrecord_places[found].where
    country: str | None = where.country
    return country
