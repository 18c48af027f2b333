"""Component `onrecord_dateline`: the head of a wire report, and its credit lines.

Sets `doc._.onrecord_dateline` to a `Dateline`, None where the text has no head, and
`doc.spans["onrecord.credits"]` to the lines that tell about the report itself ("(Reporting by
…)"), so that no later component reads either as part of a sentence.

`onrecord evaluate time` measures it: a day without its year counts from the dateline.
"""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions
from onrecord.annotate.layers import Dateline, Range
from onrecord.model import Evidence
from onrecord.read.credits import find_credits
from onrecord.read.head import parse_head
from onrecord.read.zones import zone_of

CREDITS = "onrecord.credits"
"""Key of the credit lines in `doc.spans`."""


@Language.factory("onrecord_dateline", assigns=["doc._.onrecord_dateline", "doc.spans"])
def make_dateline(nlp: Language, name: str) -> "DatelineComponent":
    """Make the component for `nlp`."""
    return DatelineComponent()


class DatelineComponent:
    """Marks the head and the credit lines of a report."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        text = doc.text
        published = doc._.onrecord_published
        doc._.onrecord_dateline = find_dateline(
            text, published=date.fromisoformat(published[:10]) if published else None
        )
        spans = (
            doc.char_span(found.start, found.end, label=found.rule or "", alignment_mode="expand")
            for found in find_credits(text)
        )
        doc.spans[CREDITS] = [span for span in spans if span is not None]
        return doc


def find_dateline(text: str, *, published: date | None = None) -> Dateline | None:
    """The dateline of `text`.

    Args:
        text: canonical text of an article.
        published: its day of publication, which gives "Sept 5" its year.
    """
    head = parse_head(text)
    if head is None:
        return None
    place = head.places[0] if head.places else None
    region = head.region.exact if head.region else None
    return Dateline(
        range=Range(head.start, head.end),
        place=_range(place) if place else None,
        zone=zone_of(place.exact, region=region) if place else None,
        day=head.day_near(published),
        agency=_range(head.agency) if head.agency else None,
    )


def _range(evidence: Evidence) -> Range:
    return Range(evidence.start, evidence.end)
