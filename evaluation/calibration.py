"""Fit the confidence of attributions and acts, and measure how well it holds.

    python -m evaluation.calibration fit                fit anew and write confidence.json
    python -m evaluation.calibration measure            error and bins on other texts
    python -m evaluation.calibration measure --write    into docs/quality.md, with the plot

Run it from the root of the repository, with ONRECORD_CORPORA naming the folder of the corpora.
Fit again whenever the trained reader or the rules changed: attributions are fitted on the articles
of polnear-train that the reader was not trained on (`training/attribution/articles.py`), acts on
acts-train. Nothing depends on chance. `measure` exits with 1 where the expected calibration error
of attributions on polnear-dev is above `LIMIT`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from evaluation.corpora import Corpus, fingerprint, load_corpora
from evaluation.logistic import fit_logistic
from evaluation.pipeline import make_pipeline
from evaluation.reliability import Judged, brier_score, calibration_error, equal_width_bins
from evaluation.reliability_report import Measured, reliability_table, write_reliability
from onrecord.annotate.confidence import (
    CONFIDENCE_FILE,
    RISING,
    Calibration,
    Features,
    Weights,
    act_features,
    attribution_features,
    class_features,
    joint,
    load_calibration,
    probability,
    with_confidence,
)
from onrecord.config import load_config
from onrecord.evaluate.formats import ActsGold, AttributionGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.models.attribution import MODEL_FOLDER

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.evaluate.score_acts import JudgedAct

LIMIT = 0.05
"""Greatest expected calibration error of attributions, in ten bins of equal width."""

PENALTY = 3.0
"""Of the weights, in items: those of one article resemble each other, so more of them must speak
for an effect than if each stood alone."""

FOLDS = 10
"""Parts into which texts are cut to judge each by weights that were fitted on the others."""


class Example(NamedTuple):
    """What the reading knows of an item, and whether it is right."""

    features: Features
    right: bool


class ActExample(NamedTuple):
    """An act: whether annotators saw it, and whether with its class."""

    seen: Example
    of_class: Example


Item = TypeVar("Item")
Texts = Sequence[Sequence[Item]]
"""The examples of each text."""

Judge = Callable[[Item], Judged]
"""Gives an example its confidence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.calibration", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("command", choices=["fit", "measure"])
    parser.add_argument("--write", action="store_true", help="with measure: into docs/quality.md")
    options = parser.parse_args(arguments)
    setting = load_config().text("corpora")
    if not setting or not Path(setting).is_dir():
        print("calibration: skipped, ONRECORD_CORPORA names no folder of corpora")
        return 0
    if options.command == "fit":
        fit(load_corpora(), Path(setting))
        return 0
    return measure(load_corpora(), Path(setting), write=options.write)


def fit(corpora: Mapping[str, Corpus], folder: Path, *, to: Path = CONFIDENCE_FILE) -> None:
    """Fit all weights and write them with the account of how they were fitted."""
    from training.attribution.articles import read_articles, tuning_part

    articles = tuning_part(read_articles(corpora["polnear-train"].path(folder)))
    fitted = fit_calibration(
        msgspec.convert(articles, list[AttributionGold]),
        read_lines(corpora["acts-train"].path(folder), ActsGold),
    )
    fitted["made"]["corpora"] = {
        name: fingerprint(corpora[name].path(folder)) for name in ("polnear-train", "acts-train")
    }
    to.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(fitted["made"], indent=1))


def fit_calibration(
    articles: Sequence[AttributionGold], passages: Sequence[ActsGold]
) -> dict[str, Any]:
    """The weights, and how many examples they were fitted on with which error.

    Args:
        articles: with gold attributions; the reader was not trained on them.
        passages: with gold acts.
    """
    reading = make_pipeline(judged=False)
    seen_by_reader = attribution_examples(articles, reading)
    seen_by_rules = attribution_examples(articles, make_pipeline(trained=False, judged=False))
    with_reader, rules_alone = fit_weights(seen_by_reader), fit_weights(seen_by_rules)
    acts = act_examples(passages, reading, attribution_weights=with_reader)
    weights = {"with_reader": with_reader, "rules_alone": rules_alone, **fit_act_weights(acts)}
    cross_fitted_by = {
        "with_reader": cross_fitted(seen_by_reader, attribution_judge),
        "rules_alone": cross_fitted(seen_by_rules, attribution_judge),
        "acts": cross_fitted(acts, act_judge),
    }
    return {
        "about": "Weights of the confidence of attributions and acts, in log odds.",
        "made": {
            "command": "python -m evaluation.calibration fit",
            "reader": reader_hash(),
            "texts": {"attributions": len(articles), "acts": len(passages)},
            "cross_fitted": {name: _summary(judged) for name, judged in cross_fitted_by.items()},
        },
        "weights": {
            name: {feature: round(weight, 4) for feature, weight in fitted.items()}
            for name, fitted in weights.items()
        },
    }


def measure(corpora: Mapping[str, Corpus], folder: Path, *, write: bool) -> int:
    """Print how well the shipped weights hold; returns the exit status."""
    articles = read_lines(corpora["polnear-dev"].path(folder), AttributionGold)
    learnt = read_lines(corpora["acts-train"].path(folder), ActsGold)
    passages = read_lines(corpora["acts-dev"].path(folder), ActsGold)
    shipped = load_calibration()
    measured = []
    for trained, weights, reader in (
        (True, shipped.with_reader, ""),
        (False, shipped.rules_alone, ", reader off"),
    ):
        nlp = make_pipeline(trained=trained, judged=False)
        found = attribution_examples(articles, nlp)
        acts = act_examples(learnt, nlp, attribution_weights=weights)
        other_acts = act_examples(passages, nlp, attribution_weights=weights)
        judge = judge_by_weights(weights)
        measured += [
            Measured(f"attributions{reader}", "polnear-dev", _judged(found, judge)),
            Measured(f"acts by rules{reader}", "acts-train", cross_fitted(acts, act_judge)),
            Measured(f"acts by rules{reader}", "acts-dev", _judged(other_acts, judge_by(shipped))),
        ]
    measured.insert(1, Measured("acts", "acts-dev", head_confidence(passages)))
    print(reliability_table(measured))
    if write:
        write_reliability(measured)
    return int(calibration_error(equal_width_bins(measured[0].judged)) > LIMIT)


def attribution_examples(
    articles: Sequence[AttributionGold], nlp: "Language"
) -> list[list[Example]]:
    """The attributions of each article as the corpus draws them, judged by its gold.

    Those that only the rules see are among them: their confidence has to be fitted as well.
    """
    from onrecord.annotate.parse import read_doc
    from onrecord.evaluate.polnear import as_polnear_draws
    from onrecord.evaluate.score_attribution import judge_attributions
    from onrecord.evaluate.tasks.attribution import as_item

    texts = []
    for line in articles:
        doc = read_doc(line.text, nlp, published=None)
        drawn = list(as_polnear_draws(doc, uncounted=True))
        judged = judge_attributions(line, [as_item(each) for each in drawn])
        texts.append(
            [
                Example(attribution_features(attribution), right)
                for attribution, right in zip(drawn, judged, strict=True)
            ]
        )
    return texts


def act_examples(
    passages: Sequence[ActsGold], nlp: "Language", *, attribution_weights: Weights
) -> list[list[ActExample]]:
    """The acts of each passage, judged by its gold; those that one of two annotators saw left out.

    Args:
        passages: with gold acts.
        nlp: the pipeline.
        attribution_weights: that give the attributions their confidence.
    """
    texts = []
    for doc, start, judged in _judged_passages(passages, nlp):
        features = _act_features(doc, attribution_weights, start=start)
        texts.append(
            [
                ActExample(
                    Example(of_seen, verdict.seen),
                    Example(of_class, verdict.seen and verdict.same_class),
                )
                for (of_seen, of_class), verdict in zip(features, judged, strict=True)
                if verdict is not None
            ]
        )
    return texts


def head_confidence(passages: Sequence[ActsGold]) -> list[Judged]:
    """The acts of passages with the confidence that the head gives them."""
    found = []
    for doc, start, judged in _judged_passages(passages, make_pipeline()):
        acts = [act for act in doc._.onrecord_acts if act.trigger.start >= start]
        found += [
            Judged(act.confidence, verdict.seen and verdict.same_class)
            for act, verdict in zip(acts, judged, strict=True)
            if verdict is not None
        ]
    return found


def _judged_passages(
    passages: Sequence[ActsGold], nlp: "Language"
) -> "Iterator[tuple[Doc, int, list[JudgedAct | None]]]":
    """Each passage as it is read, where it begins behind its context, how its acts are judged."""
    from onrecord.annotate.parse import read_doc
    from onrecord.evaluate.score_acts import judge_acts
    from onrecord.evaluate.tasks.acts import ActsTask

    task = ActsTask(passages)
    for line in passages:
        text = task.text(line)
        doc = read_doc(text, nlp, published=task.published(line))
        yield doc, len(text) - len(line.text), judge_acts(line, task.predict(line, doc).acts)


def _act_features(
    doc: "Doc", attribution_weights: Weights, *, start: int
) -> list[tuple[Features, Features]]:
    """What is known of each act from `start` on: of its being seen, and of its class."""
    attributions = [with_confidence(each, attribution_weights) for each in _layer(doc)]
    features = []
    for act in doc._.onrecord_acts:
        if act.trigger.start >= start:
            told_by = None if act.attribution is None else attributions[act.attribution]
            features.append((act_features(act, told_by), class_features(act, told_by)))
    return features


def _layer(doc: "Doc") -> Sequence[Any]:
    layer: Sequence[Any] = doc._.onrecord_attributions
    return layer


def fit_weights(texts: Texts[Example]) -> dict[str, float]:
    """The weights of the features of some texts' examples."""
    examples = [example for text in texts for example in text]
    return fit_logistic(
        [example.features for example in examples],
        [example.right for example in examples],
        penalty=PENALTY,
        rising=RISING,
    )


def fit_act_weights(texts: Texts[ActExample]) -> dict[str, dict[str, float]]:
    """The weights of an act's being seen, and those of its class if it is."""
    seen = [[act.seen for act in text] for text in texts]
    of_class = [[act.of_class for act in text if act.seen.right] for text in texts]
    return {"act": fit_weights(seen), "act_class": fit_weights(of_class)}


def attribution_judge(texts: Texts[Example]) -> Judge[Example]:
    """What judges attributions after some texts."""
    return judge_by_weights(fit_weights(texts))


def act_judge(texts: Texts[ActExample]) -> Judge[ActExample]:
    """What judges acts after some texts."""
    fitted = fit_act_weights(texts)
    return judge_by(Calibration(with_reader={}, rules_alone={}, **fitted))


def judge_by_weights(weights: Weights) -> Judge[Example]:
    """What judges attributions by given weights."""
    return lambda example: Judged(probability(example.features, weights), example.right)


def judge_by(calibration: Calibration) -> Judge[ActExample]:
    """What judges acts by given weights."""

    def judge(act: ActExample) -> Judged:
        seen = probability(act.seen.features, calibration.act)
        of_class = probability(act.of_class.features, calibration.act_class)
        return Judged(joint(seen, of_class), act.of_class.right)

    return judge


def cross_fitted(
    texts: Texts[Item], fit_judge: Callable[[Texts[Item]], Judge[Item]]
) -> list[Judged]:
    """Every example as judged after other texts than its own."""
    judged: list[Judged] = []
    for fold in range(FOLDS):
        judge = fit_judge([text for number, text in enumerate(texts) if number % FOLDS != fold])
        judged += _judged(texts[fold::FOLDS], judge)
    return judged


def reader_hash() -> str:
    """SHA-256 of the trained reader that the package carries."""
    account = json.loads((MODEL_FOLDER / "model.json").read_text(encoding="utf-8"))
    digest: str = account["files"]["attribution.onnx"]
    return digest


def _judged(texts: Texts[Item], judge: Judge[Item]) -> list[Judged]:
    return [judge(item) for text in texts for item in text]


def _summary(judged: Sequence[Judged]) -> dict[str, float]:
    return {
        "items": len(judged),
        "calibration_error": round(calibration_error(equal_width_bins(judged)), 4),
        "brier_score": round(brier_score(judged), 4),
    }


if __name__ == "__main__":
    sys.exit(main())
