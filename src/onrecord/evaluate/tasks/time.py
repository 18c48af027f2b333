"""Time expressions: the times layer against TimeML gold."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import LineId, Scores, TimeGold, TimePrediction, TimexItem
from onrecord.evaluate.score_time import score_time
from onrecord.evaluate.task import Measure, Task, iso_day

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import Timex


class TimeTask(Task[TimeGold, TimePrediction]):
    """The document creation time (`dct`) is the day of publication."""

    name = "time"
    gold_type = TimeGold
    prediction_type = TimePrediction
    size_path = ("gold",)
    measures = (
        Measure("strict F1", ("strict", "F1"), 1),
        Measure("relaxed F1", ("relaxed", "F1"), 1),
        Measure("type F1", ("type_F1",), 1),
        Measure("value F1", ("value_F1",), 1),
    )

    def text(self, line: TimeGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: TimeGold) -> str | None:
        """The document creation time, where it is a day."""
        return iso_day(line.dct)

    def predict(self, line: TimeGold, doc: "Doc") -> TimeGold:
        """The times layer."""
        return TimeGold(
            id=line.id,
            text=line.text,
            dct=line.dct,
            timexes=in_lines(
                [_item(line.text, timex) for timex in doc._.onrecord_times],
                line.text,
                self.annotated_lines,
            ),
        )

    def score(self, predictions: Mapping[LineId, TimePrediction]) -> Scores:
        """See `score_time`."""
        return score_time(self.gold, predictions)


def in_lines(timexes: Sequence[TimexItem], text: str, lines: int | None) -> list[TimexItem]:
    """Those that begin in the first so many lines of a text; all of them where None."""
    if lines is None:
        return list(timexes)
    return [timex for timex in timexes if text.count("\n", 0, timex.start) < lines]


def _item(text: str, timex: "Timex") -> TimexItem:
    start, end = timex.range.start, timex.range.end
    return TimexItem(
        start=start, end=end, type=timex.type.value, value=timex.value, text=text[start:end]
    )
