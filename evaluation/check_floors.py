"""Score the reading on the development corpora and compare with the floors.

    python -m evaluation.check_floors [NAME...]         a corpus or a task; all if none is named
    python -m evaluation.check_floors --update          raise floors that were passed
    python -m evaluation.check_floors --write-quality   put the scores into docs/quality.md

Run it from the root of the repository, with ONRECORD_CORPORA naming the folder of the corpora.
Exits with 1 where a score is below its floor by more than the margin, has no floor, or a corpus
is not the version its floors were measured on. Without the folder of the corpora it says so and
scores those that are part of the repository.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.corpora import Corpus, fingerprint, load_corpora
from evaluation.floors import CorpusFloors, Verdict, load_floors, save_floors
from evaluation.pipeline import make_pipeline
from evaluation.quality import tables, write_quality
from onrecord.cli.evaluate import progress_bar
from onrecord.config import load_config
from onrecord.evaluate.run import Evaluation, load_task, run_task

if TYPE_CHECKING:
    from spacy.language import Language

FAILING = {Verdict.BELOW, Verdict.NO_FLOOR}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    setting = load_config().text("corpora")
    folder = Path(setting)
    corpora = _chosen(load_corpora(), options.names)
    if not setting or not folder.is_dir():
        corpora = [corpus for corpus in corpora if not corpus.needs_folder]
        print(
            ("evaluate: own corpora alone, " if corpora else "evaluate: skipped, no corpora: ")
            + (f"{setting} is no folder" if setting else "ONRECORD_CORPORA is not set")
        )
    if not corpora:
        return 0
    changed = _changed(corpora, folder)
    for line in changed:
        print(line)
    if changed:
        return 1
    results = _run(corpora, folder)
    floors = load_floors()
    if options.update:
        _raise_floors(floors, results, allow_regression=options.allow_regression)
        save_floors(floors)
    failed = _print_verdicts(results, floors)
    if options.write_quality or options.markdown:
        rules_alone = _run_rules_alone(corpora, folder)
        if options.write_quality:
            write_quality(results, rules_alone=rules_alone)
        if options.markdown:
            for mark, table in tables(results, rules_alone=rules_alone).items():
                print(f"\n## {mark}\n\n{table}")
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.check_floors", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="corpora or tasks to run")
    parser.add_argument("--update", action="store_true", help="raise floors that were passed")
    parser.add_argument(
        "--allow-regression",
        action="store_true",
        help="with --update: lower floors too; say why in the commit",
    )
    parser.add_argument("--markdown", action="store_true", help="print the tables of our scores")
    parser.add_argument(
        "--write-quality", action="store_true", help="write the tables into docs/quality.md"
    )
    return parser


def _chosen(corpora: Mapping[str, Corpus], names: Sequence[str]) -> list[Corpus]:
    known = {*corpora, *(corpus.task for corpus in corpora.values())}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"unknown corpus or task {unknown[0]!r}; known: {', '.join(sorted(known))}")
    return [
        corpus
        for corpus in corpora.values()
        if corpus.name in names or (corpus.scored and (not names or corpus.task in names))
    ]


def _changed(corpora: Sequence[Corpus], folder: Path) -> list[str]:
    """A line for each corpus that is missing, lacks its texts or is not the listed version."""
    lines = []
    for corpus in corpora:
        path = corpus.path(folder)
        texts = corpus.texts_path(folder)
        if texts and not texts.is_file():
            lines.append(f"{corpus.name}: {texts} is missing; evaluation/corpora.toml lists it")
        if not path.is_file():
            lines.append(f"{corpus.name}: {path} is missing; evaluation/corpora.toml lists it")
        elif (found := fingerprint(path)) != corpus.sha256:
            lines.append(
                f"{corpus.name}: the SHA-256 of {path} is {found[:16]}…, expected "
                f"{corpus.sha256[:16]}…; its floors do not hold for another version"
            )
    return lines


def _run_rules_alone(corpora: Sequence[Corpus], folder: Path) -> list[tuple[Corpus, Evaluation]]:
    """The scored corpora of attributions, read without the trained reader."""
    of_attributions = [one for one in corpora if one.task == "attribution" and one.scored]
    return _run(of_attributions, folder, trained=False) if of_attributions else []


def _run(
    corpora: Sequence[Corpus], folder: Path, *, trained: bool = True
) -> list[tuple[Corpus, Evaluation]]:
    whole = make_pipeline(trained=trained)
    results = []
    for corpus in corpora:
        nlp = _without_heads(corpus.task) if corpus.learnt_by_heads else whole
        started = time.perf_counter()
        task = load_task(
            corpus.task,
            corpus.path(folder),
            texts=corpus.texts_path(folder),
            annotated_lines=corpus.annotated_lines,
        )
        with progress_bar(f"{corpus.task} {corpus.name}") as on_progress:
            evaluation = run_task(task, nlp=nlp, on_progress=on_progress)
        seconds = time.perf_counter() - started
        print(
            f"{corpus.task} {corpus.name}: {evaluation.words:,} words in {seconds:.0f} s",
            file=sys.stderr,
        )
        results.append((corpus, evaluation))
    return results


def _without_heads(task: str) -> "Language":
    """The pipeline for a corpus that the heads have learnt from."""
    return make_pipeline(trained=task != "event", judged=False)


def _raise_floors(
    floors: dict[str, CorpusFloors],
    results: Sequence[tuple[Corpus, Evaluation]],
    *,
    allow_regression: bool,
) -> None:
    for corpus, evaluation in results:
        old = floors.get(corpus.name)
        if old is None or old.sha256 != corpus.sha256:
            old = CorpusFloors(task=corpus.task, sha256=corpus.sha256, measures={})
        floors[corpus.name] = old.raised(
            evaluation.points, items=evaluation.size, allow_regression=allow_regression
        )


def _print_verdicts(
    results: Sequence[tuple[Corpus, Evaluation]], floors: Mapping[str, CorpusFloors]
) -> bool:
    """Print one line per measure; returns whether any of them fails."""
    failed = False
    print(f"{'corpus':24}{'measure':28}{'score':>7}{'floor':>7}{'margin':>8}  verdict")
    for corpus, evaluation in results:
        of_corpus = floors.get(corpus.name)
        if of_corpus is None or of_corpus.sha256 != corpus.sha256:
            of_corpus = CorpusFloors(task=corpus.task, sha256=corpus.sha256, measures={})
        for measure, score, verdict in of_corpus.judge(evaluation.points):
            floor = of_corpus.measures.get(measure)
            shown = f"{floor.floor:7.1f}{floor.margin:8.1f}" if floor else f"{'':15}"
            print(f"{corpus.name:24}{measure:28}{score:7.1f}{shown}  {verdict}")
            failed = failed or verdict in FAILING
    return failed


if __name__ == "__main__":
    sys.exit(main())
