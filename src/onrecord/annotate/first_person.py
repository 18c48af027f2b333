"""Whom "I", "we" and "our troops" stand for in what somebody says.

"I" is the speaker. "We" is the speaker's side: the body that speaks, or the government, the body
or the party for which a person speaks (`Entity.side`). A writer's own "we", and that of a speaker
whose side the article does not tell, stay open. Measured by `onrecord evaluate speaker`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from onrecord.actors.register import Register, shipped_register
from onrecord.annotate.described_parties import armed_forces_of, body_name
from onrecord.annotate.identity import identify
from onrecord.annotate.layers import Attribution, Entity, Mention
from onrecord.annotate.parties import Parties
from onrecord.annotate.references import government_of, name_of_country, refer
from onrecord.lexicons._load import Entry, literals, load_lexicon
from onrecord.terms import ActorType, Form, MentionForm

_SINGULAR = "singular"
_MARKS = " :–—-"  # what leads to a turn in place of a verb


def link_first_persons(doc: Doc, *, register: Register | None = None) -> None:
    """Link the first persons of a text to the speakers of its attributions.

    Sets `entity` on their mentions, and adds the sides that the text names nowhere else to
    `doc._.onrecord_entities`; "our troops" becomes the armed forces of the country of "our".

    Args:
        doc: a text with mentions and attributions.
        register: the organisations that are known; the shipped ones if None.
    """
    mentions: list[Mention] = list(doc._.onrecord_mentions)
    asked = {
        position: number
        for position, mention in enumerate(mentions)
        if mention.form is MentionForm.PRONOUN
        and (number := _first_persons().get(doc[mention.head].lower_))
    }
    if not asked:
        return
    parties = Parties(doc)
    text = doc.text
    spoken = [said for said in doc._.onrecord_attributions if _is_in_own_words(text, said)]
    sides = _Sides(parties.entities, register or shipped_register())
    owners: dict[int, int] = {}  # first code point of "our" -> the side
    for position, number in asked.items():
        mention = mentions[position]
        speaker = _speaker_at(mention, spoken, parties)
        if speaker is None:
            continue
        found = speaker if number == _SINGULAR else sides.side_of(speaker)
        mentions[position] = replace(mention, entity=found)
        if found is not None:
            owners[mention.range.start] = found
    for position, mention in enumerate(mentions):
        owner = owners.get(mention.range.start)
        if owner is not None and position not in asked and mention.entity is not None:
            mentions[position] = replace(mention, entity=sides.owned_by(owner, mention.entity))
    doc._.onrecord_mentions = tuple(mentions)
    doc._.onrecord_entities = tuple(sides.entities)


def _is_in_own_words(text: str, said: Attribution) -> bool:
    """Whether it is quoted, or told without a verb, as the turns of a transcript are."""
    return said.form is not Form.INDIRECT or not any(
        text[cue.start : cue.end].strip(_MARKS) for cue in said.cue
    )


def _speaker_at(mention: Mention, spoken: Sequence[Attribution], parties: Parties) -> int | None:
    """Who speaks the words around a first person: of the innermost attribution that tells it."""
    around = [
        (piece.end - piece.start, position)
        for position, attribution in enumerate(spoken)
        for piece in attribution.content
        if piece.covers(mention.range)
    ]
    speakers = (parties.speaker_of(spoken[position]) for _, position in sorted(around))
    return next((speaker for speaker in speakers if speaker is not None), None)


class _Sides:
    """The parties of a text, and those that are on their side.

    Attributes:
        entities: the text's own, then those that were added.
    """

    def __init__(self, entities: Sequence[Entity], register: Register) -> None:
        self._register = register
        self.entities = list(entities)
        self._positions = {entity.name: n for n, entity in reversed([*enumerate(entities)])}

    def side_of(self, speaker: int) -> int | None:
        """The party that a speaker's "we" stands for."""
        entity = self.entities[speaker]
        if entity.type is not ActorType.PERSON:
            return speaker
        return None if entity.side is None else self._position(entity.side, entity)

    def owned_by(self, owner: int, body: int) -> int:
        """The body or the troops of a side, told by "our army"; other parties stay as they are."""
        country, entity = self.entities[owner].country, self.entities[body]
        name = None if country in {None, "IGO"} else _name_of(entity.name, str(country))
        if name is None or entity.country is not None:
            return body
        return self._add(replace(entity, name=name, country=country))

    def _position(self, name: str, member: Entity) -> int:
        if name in self._positions:
            return self._positions[name]
        country = member.country
        if country is not None and name.endswith(f" of {name_of_country(country)}"):
            sector = "GOV" if name == government_of(country) else None
            return self._add(
                Entity(name=name, type=ActorType.GOVERNMENT, country=country, sector=sector)
            )
        known = refer(name, self._register)
        if known is None:
            return self._add(Entity(name=name, type=ActorType.ORGANISATION))
        return self._add(
            Entity(name=name, type=known.type, country=known.country, sector=known.sector)
        )

    def _add(self, entity: Entity) -> int:
        if entity.name not in self._positions:
            self._positions[entity.name] = len(self.entities)
            self.entities.append(identify(entity, register=self._register))
        return self._positions[entity.name]


@lru_cache(maxsize=1)
def _first_persons() -> Mapping[str, str]:
    """Pronoun of the first person -> its number."""
    return {
        word: str(entry.fields["number"])
        for entry in load_lexicon("pronouns")
        if entry.fields.get("person") == 1
        for pattern in entry.patterns
        for word in literals(pattern[0], "LOWER")
    }


def _name_of(words: str, country: str) -> str | None:
    """How the record calls a country's own body or troops; None for other parties."""
    entry = _own_bodies().get(words.lower())
    if entry is None:
        return None
    military = entry.fields.get("military")
    return armed_forces_of(country) if military else body_name(entry, words, country)


@lru_cache(maxsize=1)
def _own_bodies() -> Mapping[str, Entry]:
    """Words for bodies and troops of which a country has one: "army", "foreign ministry"."""
    found: dict[str, Entry] = {}
    for entry in (*load_lexicon("bodies"), *load_lexicon("groups")):
        if "name" not in entry.fields and not entry.fields.get("military"):
            continue
        for pattern in entry.patterns:
            phrases = [""]
            for token in pattern:
                words = literals(token, "LOWER")
                phrases = [f"{phrase} {word}".strip() for phrase in phrases for word in words]
            found.update(dict.fromkeys(phrases, entry))
    return found
