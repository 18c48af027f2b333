"""The parties of one text while its acts are read: who stands behind a token, and on whose side."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from onrecord.actors.identity import actor_id
from onrecord.annotate.layers import Attribution, Entity, Mention, naming_speaker
from onrecord.annotate.references import name_of_country
from onrecord.annotate.syntax import is_passive, subject_of
from onrecord.terms import ActorType

_SPEAKER_PRONOUNS = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine"})
_COLLECTIVE = frozenset(
    {
        ActorType.GOVERNMENT,
        ActorType.COUNTRY,
        ActorType.GROUP,
        ActorType.ARMED_GROUP,
        ActorType.ORGANISATION,
        ActorType.IGO,
    }
)
_PRIVATE_SECTORS = frozenset({"CVL", "REF"})  # PLOVER: civilians and refugees act for no state
_AUDIENCE_SECTOR = "JRN"


class Parties:
    """Mentions and entities of a `Doc`, by the token that heads the mention.

    Attributes:
        entities: those of the text.
    """

    def __init__(self, doc: Doc) -> None:
        self.entities: Sequence[Entity] = doc._.onrecord_entities
        self._doc = doc
        self._mentions: Mapping[int, Mention] = {
            mention.head: mention for mention in doc._.onrecord_mentions
        }
        self._attributions: Sequence[Attribution] = doc._.onrecord_attributions

    def mention_of(self, token: Token | int | None) -> Mention | None:
        """The mention that a token heads."""
        if token is None:
            return None
        return self._mentions.get(token if isinstance(token, int) else token.i)

    def speaker_of(self, attribution: Attribution) -> int | None:
        """The entity that speaks, taken over along `inferred_from`; None where unresolved."""
        mention = self.mention_of(naming_speaker(attribution, self._attributions).speaker_head)
        return mention.entity if mention else None

    def of_country(self, alpha3: str) -> int:
        """The entity of a country as a whole; it is added to those of the text where it is new."""
        name = name_of_country(alpha3).removeprefix("the ")
        identity = actor_id(ActorType.COUNTRY, name, alpha3)
        found = Entity(name=name, type=ActorType.COUNTRY, country=alpha3, id=identity)
        if found not in self.entities:
            self.entities = (*self.entities, found)
            self._doc._.onrecord_entities = self.entities
        return self.entities.index(found)

    def is_audience(self, entity: int) -> bool:
        """Whether it is the press, which is told things that are meant for others."""
        return self.entities[entity].sector == _AUDIENCE_SECTOR

    def acting(self, verb: Token) -> Mention | None:
        """The party that does what a verb tells: its subject, or the agent of a passive."""
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        if passive or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN"):
            agents = [
                noun
                for child in verb.children
                if child.dep_ == "agent"
                for noun in child.children
                if noun.dep_ == "pobj"
            ]
            return self.mention_of(agents[0]) if agents else None
        return self.mention_of(subject_of(verb))

    def suffering(self, verb: Token) -> Mention | None:
        """The party that suffers what a passive tells."""
        return self.mention_of(subject_of(verb)) if is_passive(verb) else None


class OwnSide:
    """Whether a noun is the speaker or stands on the speaker's side.

    "We", "our troops", "her government" and, for a president, the government and the army of the
    country are the speaker's side; another person of that country is not.
    """

    def __init__(self, parties: Parties, speaker: int | None) -> None:
        self._parties = parties
        self._speaker = speaker
        self._country = None if speaker is None else parties.entities[speaker].country

    def __call__(self, noun: Token) -> bool:
        """Whether `noun`, a subject or an object, is of the speaker's side."""
        mention = self._parties.mention_of(noun)
        if mention is None or mention.entity is None:
            is_first = noun.lower_ in _SPEAKER_PRONOUNS
            return is_first or any(map(self._is_owner, noun.lefts))
        return self._is_side(mention.entity) or any(map(self._is_owner, noun.lefts))

    def is_party(self, noun: Token) -> bool:
        """Whether `noun` stands for a party, of whichever side."""
        return noun.lower_ in _SPEAKER_PRONOUNS or self._parties.mention_of(noun) is not None

    def _is_side(self, party: int) -> bool:
        """Whether a party is the speaker, the body it speaks for, or of the speaker's country."""
        if party == self._speaker:
            return True
        entity = self._parties.entities[party]
        if self._speaker is not None and entity.name == self._parties.entities[self._speaker].side:
            return True
        return (
            self._country not in {None, "IGO"}
            and entity.country == self._country
            and entity.type in _COLLECTIVE
            and entity.sector not in _PRIVATE_SECTORS
        )

    def _is_owner(self, word: Token) -> bool:
        mention = self._parties.mention_of(word)
        if word.lower_ in {"our", "my"}:
            return mention is None or mention.entity is None or self._is_side(mention.entity)
        if word.dep_ != "poss" or mention is None or self._speaker is None:
            return False
        return mention.entity == self._speaker
