"""Confidence: how probable it is that an attribution or an act is right.

*Right* means what a corpus can tell. An attribution is right where annotators marked one whose
content it overlaps by half and with which it shares a word of the speaker and of the cue (the
lenient triple of `onrecord.evaluate.score_attribution`). An act is right where annotators saw it
and gave it the same class (`onrecord.evaluate.score_acts`): its confidence is the probability that
they saw it, times that of the class if they did.

Each probability is a logistic function of a few features, each a plain fact of the reading, with
one weight each in `confidence.json`. `python -m evaluation.calibration fit` writes that file,
`docs/quality.md` shows how well the numbers hold.
Source: Platt 1999, "Probabilistic outputs for support vector machines".
"""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from onrecord.annotate.layers import Attribution, SpeechAct
from onrecord.errors import ModelFileError

CONFIDENCE_FILE = Path(__file__).with_name("confidence.json")
"""The fitted weights and the account of how they were fitted."""

DECIMALS = 3
"""To which a confidence is rounded, so that it does not differ between processors."""

Features = dict[str, float]
"""Feature -> value; one that is absent is 0."""

Weights = Mapping[str, float]
"""Feature -> weight in log odds; `bias` is that of every item."""

RISING = frozenset({"reader.log_odds", "reader.content_overlap", "attribution.log_odds"})
"""Features with which confidence never falls; their weights are not negative."""

_BIAS = "bias"
_EDGE = 0.1**DECIMALS  # no confidence is 0 or 1
_LEAST_SCORE = 0.01  # scores of the reader are cut to [.01, .99]: their log odds have no end
_AGAIN = "Install onrecord again, or fit it with `python -m evaluation.calibration fit`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The fitted weights.

    Attributes:
        with_reader: of attributions where the trained reader helps.
        rules_alone: of attributions where it is off.
        act: of an act's being seen by annotators, in both cases.
        act_class: of its class, if they saw it, in both cases.
    """

    with_reader: Weights
    rules_alone: Weights
    act: Weights
    act_class: Weights


def load_calibration(path: Path = CONFIDENCE_FILE) -> Calibration:
    """The weights of a file.

    Raises:
        ModelFileError: the file is missing or does not hold every table of weights.
    """
    try:
        return msgspec.convert(msgspec.json.decode(path.read_bytes())["weights"], Calibration)
    except OSError as error:
        raise ModelFileError(f"{path}: cannot be read ({error.strerror}). {_AGAIN}") from error
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise ModelFileError(
            f"{path}: expected the weights of confidence ({error!r}). {_AGAIN}"
        ) from error


@cache
def shipped_calibration() -> Calibration:
    """The weights that the package carries, read once in a process."""
    return load_calibration()


def probability(features: Features, weights: Weights) -> float:
    """The logistic function of the weighted features, between 0 and 1, both left out.

    A feature without a weight, as of a lexicon that is newer than the weights, changes nothing.
    """
    odds = weights.get(_BIAS, 0.0) + sum(
        weights.get(name, 0.0) * value for name, value in features.items()
    )
    share = 0.5 + math.tanh(odds / 2) / 2
    return round(min(max(share, _EDGE), 1 - _EDGE), DECIMALS)


def with_confidence(attribution: Attribution, weights: Weights) -> Attribution:
    """The attribution with its confidence.

    None where no corpus tells: PolNeAR has no attributions within contents, and takes a quotation
    without a cue as a part of the attribution whose speaker it takes over.
    """
    known = attribution.parent is None and attribution.cue
    confidence = probability(attribution_features(attribution), weights) if known else None
    return dataclasses.replace(attribution, confidence=confidence)


def act_with_confidence(
    act: SpeechAct, attributions: Sequence[Attribution], calibration: Calibration
) -> SpeechAct:
    """The act with its confidence.

    Args:
        act: after acts were nested.
        attributions: the layer, with confidence.
        calibration: the fitted weights.
    """
    attribution = None if act.attribution is None else attributions[act.attribution]
    seen = probability(act_features(act, attribution), calibration.act)
    of_class = probability(class_features(act, attribution), calibration.act_class)
    return dataclasses.replace(act, confidence=joint(seen, of_class))


def joint(seen: float, of_class: float) -> float:
    """The confidence of an act from that of its being seen and that of its class."""
    return max(round(seen * of_class, DECIMALS), _EDGE)


def attribution_features(attribution: Attribution) -> Features:
    """What tells how sure an attribution is: who saw it, in how far they agree, and its kind."""
    reader = attribution.reader
    features = {
        f"form.{attribution.form}": 1.0,
        f"rule.{_lexicon(attribution.rule)}": 1.0,
        "no_speaker": float(attribution.speaker is None),
    }
    if reader is None:
        return features
    features["reader"] = 1.0
    features["reader.log_odds"] = _log_odds(reader.score)
    if reader.content_overlap is not None:
        features["reader.content_overlap"] = reader.content_overlap
        features["reader.other_cue"] = float(not reader.same_cue)
        features["reader.other_speaker"] = float(not reader.same_speaker)
    return features


def act_features(act: SpeechAct, attribution: Attribution | None) -> Features:
    """What tells whether annotators see an act: its attribution, its place, its class."""
    features = {
        **class_features(act, attribution),
        "no_actor": float(act.actor is None),
        "within": float(act.within is not None),
    }
    if attribution is not None and attribution.confidence is not None:
        features["attribution.log_odds"] = _log_odds(attribution.confidence)
    elif attribution is not None:
        features["attribution.nested" if attribution.cue else "attribution.continued"] = 1.0
    return features


def class_features(act: SpeechAct, attribution: Attribution | None) -> Features:
    """What tells whether an act has its class: the class itself and what it was read from."""
    decided_by = _lexicon(act.rules[-1]) if act.rules else ""
    features = {f"class.{act.act_class}": 1.0, f"decided_by.{decided_by}": 1.0}
    if attribution is None:
        features["verb_alone"] = 1.0
    elif attribution.cue_token not in (None, act.trigger_token):
        features["statement_inside"] = 1.0
    return features


def _lexicon(rule: str) -> str:
    """The lexicon or the family of rules that an id belongs to: "rv" of "rv.say"."""
    return rule.partition(".")[0]


def _log_odds(probability: float) -> float:
    inside = min(max(probability, _LEAST_SCORE), 1 - _LEAST_SCORE)
    return math.log(inside / (1 - inside))
