"""The actor component: which words stand for parties, and who the parties are."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.actors.actor_file import load_register
from onrecord.actors.register import Register, shipped_register
from onrecord.annotate.clusters import Cast
from onrecord.annotate.coreference import Linker
from onrecord.annotate.extensions import published_day
from onrecord.annotate.identity import identify
from onrecord.annotate.layers import Entity, Mention, Range
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import find_mentions, read_page
from onrecord.annotate.titles import party_entries
from onrecord.terms import MentionForm


@Language.factory(
    "onrecord_actor",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.onrecord_entities", "doc._.onrecord_mentions"],
    default_config={"actors": None},
)
def make_actor(nlp: Language, name: str, actors: str | None) -> "ActorComponent":
    """Make the component for `nlp`.

    Args:
        nlp: the pipeline.
        name: under which it is added.
        actors: a file of actors that adds to the shipped register; None for none.
    """
    return ActorComponent(nlp, register=load_register(actors))


class ActorComponent:
    """Sets `doc._.onrecord_entities` and `doc._.onrecord_mentions`, both in text order.

    `mentions` finds the words, `titles` reads descriptions, `coreference` and `antecedents` say
    whom they stand for. Uses `doc._.onrecord_places` for the country of a place in a title, and
    the day of publication for officeholders whom the article does not introduce; `identity` gives
    the parties that a name identifies an id across articles. Measured by
    `onrecord evaluate acts`: `actor_name`, `actor_country`, `recipient_country`.
    """

    def __init__(self, nlp: Language, *, register: Register | None = None) -> None:
        self._register = register or shipped_register()
        self._matcher = LexiconMatcher(nlp.vocab, party_entries())

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        page = read_page(doc, self._matcher, register=self._register)
        candidates = find_mentions(page)
        cast = Cast(page, candidates)
        Linker(cast, day=published_day(doc)).link()
        kept = [
            (candidate, found)
            for candidate, found in zip(candidates, cast.links, strict=True)
            if found is not None or candidate.form is MentionForm.PRONOUN
        ]
        order = {
            found: position
            for position, found in enumerate(dict.fromkeys(f for _, f in kept if f is not None))
        }
        doc._.onrecord_entities = tuple(self._entity(cast, found) for found in order)
        doc._.onrecord_mentions = tuple(
            Mention(
                range=_range(doc, candidate.start, candidate.end),
                head=candidate.head,
                form=candidate.form,
                entity=None if found is None else order[found],
            )
            for candidate, found in kept
        )
        return doc

    def _entity(self, cast: Cast, found: int) -> Entity:
        cluster = cast.clusters[found]
        forms = {cast.candidates[k].form for k in cluster.mentions}
        return identify(
            cluster.entity(),
            register=self._register,
            named=cluster.named or MentionForm.NAME in forms,
            term=cluster.term,
        )


def mention_at(doc: Doc, i: int) -> int | None:
    """The mention whose head is a token, else the one that covers it most narrowly.

    Args:
        doc: an annotated text.
        i: index of the token.
    Returns:
        position in `doc._.onrecord_mentions`; None where no mention covers the token.
    """
    offset = doc[i].idx
    found: tuple[bool, int, int] | None = None
    for position, mention in enumerate(doc._.onrecord_mentions):
        if mention.range.start <= offset < mention.range.end:
            width = mention.range.end - mention.range.start
            rank = (mention.head != i, width, position)
            found = rank if found is None else min(found, rank)
    return found[2] if found else None


def entity_of(doc: Doc, token: Token | int) -> int | None:
    """The entity of the mention at a token: position in `doc._.onrecord_entities`, or None."""
    position = mention_at(doc, token if isinstance(token, int) else token.i)
    if position is None:
        return None
    mention: Mention = doc._.onrecord_mentions[position]
    return mention.entity


def _range(doc: Doc, start: int, end: int) -> Range:
    span = doc[start:end]
    return Range(span.start_char, span.end_char)
