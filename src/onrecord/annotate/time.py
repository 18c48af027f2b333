"""The time component: finds time expressions and tells which days they mean."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import (
    extensions,
    time_clock,
    time_dates,
    time_durations,
    time_relative,
)
from onrecord.annotate.calendar_intervals import interval_of, period_of
from onrecord.annotate.layers import Range, Timex
from onrecord.annotate.stamps import find_stamps
from onrecord.annotate.time_context import Context, Resolver
from onrecord.annotate.time_grammar import Expression, Grammar, load_grammar
from onrecord.errors import LexiconError
from onrecord.model import Evidence, When
from onrecord.terms import TimexType

_RESOLVERS: dict[str, Resolver] = {
    **time_dates.RESOLVERS,
    **time_relative.RESOLVERS,
    **time_clock.RESOLVERS,
    **time_durations.RESOLVERS,
}


@Language.factory(
    "onrecord_time",
    requires=["token.dep", "token.head", "token.lemma", "token.tag"],
    assigns=["doc._.onrecord_times"],
)
def make_time(nlp: Language, name: str) -> "TimeComponent":
    """Make the component for `nlp`."""
    return TimeComponent()


class TimeComponent:
    """Sets `doc._.onrecord_times`: the time expressions of the text, in text order.

    Relative expressions ("on Friday") are resolved against `extensions.published_day(doc)`, in a
    live blog against the day of their post; without it their value and interval are None.
    `onrecord evaluate time` measures it.
    """

    def __init__(self) -> None:
        check_resolvers(load_grammar())

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        dateline = doc._.onrecord_dateline
        context = Context(
            anchor=extensions.published_day(doc),
            doc=doc,
            undated=dateline.range.end if dateline else 0,
            stamps=frozenset(s.day for s in find_stamps(doc.text) if s.day is not None),
        )
        doc._.onrecord_times = _find(doc.text, context)
        return doc


def check_resolvers(grammar: Grammar) -> None:
    """Make sure that every entry of the grammar names a resolver.

    Raises:
        LexiconError: one does not.
    """
    for rule in grammar.rules:
        if rule.fields["resolve"] not in _RESOLVERS:
            raise LexiconError(
                f"{rule.id}: resolve is {rule.fields['resolve']!r}, "
                f"expected one of {', '.join(sorted(_RESOLVERS))}"
            )


def find_times(text: str, *, anchor: date | None) -> tuple[Timex, ...]:
    """The time expressions of a bare text, in text order.

    Without a parse there is no tense: a weekday is the last one, a month or a day of a month
    the nearest.

    Args:
        text: any text.
        anchor: the day of publication; None leaves relative expressions unresolved.
    """
    return _find(text, Context(anchor=anchor))


def _find(text: str, context: Context) -> tuple[Timex, ...]:
    def accept(reading: list[Expression]) -> list[Timex] | None:
        told = len(context.told)
        times = []
        for expression in reading:
            timex = _timex(text, expression, context)
            if timex is None:
                del context.told[told:]
                return None
            times.append(timex)
            if not expression.rule.fields.get("compares"):
                _remember(timex, context)
        return times

    return tuple(timex for times in load_grammar().find(text, accept) for timex in times)


def _timex(text: str, expression: Expression, context: Context) -> Timex | None:
    fields = expression.rule.fields
    reading = _RESOLVERS[fields["resolve"]](expression, context)
    if reading is None:
        return None
    type_ = reading.type or TimexType(fields["type"])
    when = None
    if reading.value and type_ in (TimexType.DATE, TimexType.TIME):
        interval = reading.interval or interval_of(reading.value)
        if interval:
            when = When(
                value=reading.value,
                earliest=interval.earliest,
                latest=interval.latest,
                precision=interval.precision,
                evidence=Evidence.of(
                    text, expression.start, expression.end, rule=expression.rule.id
                ),
            )
    return Timex(
        range=Range(expression.start, expression.end),
        type=type_,
        value=reading.value,
        when=when,
        rule=expression.rule.id,
    )


def _remember(timex: Timex, context: Context) -> None:
    """Let later expressions speak from this one; a dateline's day is not told by the story."""
    if timex.when and timex.range.start >= context.undated:
        period = period_of(timex.when.value)
        if period:
            context.remember(timex.range.start, timex.range.end, period)
