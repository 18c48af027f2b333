"""Political events: what was found at all, its codes, and its two ends.

Gold and predicted events of a text are paired one to one, those that agree in more and
weightier fields first. Micro precision, recall and F1 over events, three decimals:

- event: paired at all; record: texts with an event against texts without.
- root, code: CAMEO code to two digits, and whole; only where the gold has numeric codes.
- plover, quad: PLOVER type (CAMEO codes are mapped, names of 2016 folded) and quad class.
- mode: over gold events that have one.
- src_country, src_role, src: characters 1 to 3 and 4 to 6 of the actor code, and all of it;
  tgt_* likewise.
- dyad: both ends; root_triple, plover_triple, triple: both ends and the code.

Source: PLOVER codebook 2021; Halterman et al. 2023, "PLOVER and POLECAT", for types and quads.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.alignment import align
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import EventGold, EventItem, EventPrediction, LineId, Scores
from onrecord.terms import QUAD_CLASSES

PLOVER_OF_CAMEO = {
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "0813": "RETREAT",
    "0814": "RETREAT",
    "084": "RETREAT",
    "085": "RETREAT",
    "086": "RETREAT",
    "087": "RETREAT",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "163": "COERCE",
    "17": "COERCE",
    "1712": "ASSAULT",
    "175": "ASSAULT",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "191": "COERCE",
    "192": "COERCE",
    "20": "ASSAULT",
}
"""CAMEO code -> PLOVER type; a code that is not listed takes the type of its first three, else
two, digits. 01 and 02 have none. Source: PLOVER codebook 2021, mapping of CAMEO."""

NAMES_OF_2016 = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""Types of the first PLOVER draft -> those of 2021."""

PAIRING_ORDER = (
    "triple",
    "root_triple",
    "code",
    "root",
    "plover",
    "quad",
    "src",
    "tgt",
    "src_country",
    "tgt_country",
)
"""Fields by which events are paired, the weightiest first; each weighs more than all after it."""

MEASURES = (
    "event",
    "root",
    "code",
    "plover",
    "mode",
    "quad",
    "src_country",
    "src_role",
    "src",
    "tgt_country",
    "tgt_role",
    "tgt",
    "dyad",
    "root_triple",
    "plover_triple",
    "triple",
)

_NUMERIC = ("root", "code")
_QUAD_OF_TYPE = {plover.value: quad for plover, quad in QUAD_CLASSES.items()}

Fields = Mapping[str, Hashable]


@dataclass(slots=True)
class _Counts:
    right: int = 0
    predicted: int = 0
    gold: int = 0

    def scores(self) -> Scores:
        precision, recall, f1 = prf(self.right, self.predicted, self.gold)
        return {
            "tp": self.right,
            "pred": self.predicted,
            "gold": self.gold,
            "P": round(precision, 3),
            "R": round(recall, 3),
            "F1": round(f1, 3),
        }


def score_event(gold: Sequence[EventGold], predictions: Mapping[LineId, EventPrediction]) -> Scores:
    """The measures of `predictions` against `gold`; a text without prediction counts as empty."""
    counts = {measure: _Counts() for measure in MEASURES}
    records, true_negatives = _Counts(), 0
    for line in gold:
        found = predictions.get(line.id)
        expected = [_fields(event) for event in line.events]
        predicted = [_fields(event) for event in found.events] if found else []
        records.right += bool(expected and predicted)
        records.predicted += bool(predicted)
        records.gold += bool(expected)
        true_negatives += not (expected or predicted)
        _count(counts, expected, predicted)
    return {
        **{measure: of_measure.scores() for measure, of_measure in counts.items()},
        "record": {**records.scores(), "true_neg": true_negatives},
    }


def plover_type(event: EventItem) -> str:
    """The event's PLOVER type of 2021, from its type or its CAMEO code; empty if it has none."""
    code = (event.code or "").strip()
    name = (event.plover or "").upper()
    if not name and code and not code[0].isdigit():
        name = code.upper()
    if name:
        return NAMES_OF_2016.get(name, name)
    for prefix in (code, code[:3], code[:2]):
        if prefix in PLOVER_OF_CAMEO:
            return PLOVER_OF_CAMEO[prefix]
    return ""


def _fields(event: EventItem) -> Fields:
    """What the measures compare, by name; an empty string where the event does not say."""
    code, plover = _cameo_code(event), plover_type(event)
    source, target = _actor_code(event.source), _actor_code(event.target)
    return {
        "event": True,
        "root": code[:2],
        "code": code,
        "plover": plover,
        "mode": (event.mode or "").lower(),
        "quad": _QUAD_OF_TYPE.get(plover, ""),
        "src_country": _country(source),
        "src_role": source[3:6],
        "src": source,
        "tgt_country": _country(target),
        "tgt_role": target[3:6],
        "tgt": target,
        "dyad": (source, target),
        "root_triple": (source, target, code[:2] or plover),
        "plover_triple": (source, target, plover),
        "triple": (source, target, code or plover),
    }


def _cameo_code(event: EventItem) -> str:
    code = (event.code or "").strip()
    return code if code[:1].isdigit() else (event.cameo or "").strip()


def _actor_code(actor: str | None) -> str:
    """The code in upper case; "~" and "---" stand for an unknown country, "***" for nothing."""
    code = (actor or "").upper().replace("***", "").strip().replace("~", "---")
    if not code.strip("-*"):
        return ""
    return code[:-3] if len(code) > 3 and code.endswith("---") else code


def _country(code: str) -> str:
    return code[:3].replace("---", "")


def _agreement(gold: Fields, predicted: Fields) -> int:
    return sum(
        2 ** (len(PAIRING_ORDER) - rank)
        for rank, name in enumerate(PAIRING_ORDER)
        if gold[name] != "" and gold[name] == predicted[name]
    )


def _count(
    counts: Mapping[str, _Counts], gold: Sequence[Fields], predicted: Sequence[Fields]
) -> None:
    pairs = [(gold[i], predicted[j]) for i, j in align(gold, predicted, _agreement)]
    uncoded = bool(gold) and not any(event["code"] for event in gold)
    for measure in MEASURES:
        if measure in _NUMERIC and uncoded:
            continue
        of_measure = counts[measure]
        of_measure.right += sum(
            one[measure] != "" and one[measure] == other[measure] for one, other in pairs
        )
        of_measure.gold += sum(event[measure] != "" for event in gold)
        of_measure.predicted += (
            sum(one["mode"] != "" and other["mode"] != "" for one, other in pairs)
            if measure == "mode"
            else sum(event[measure] != "" for event in predicted)
        )


if __name__ == "__main__":
    run_alone(score_event, gold_type=EventGold, prediction_type=EventPrediction)
