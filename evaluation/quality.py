"""The tables of `docs/quality.md`: our scores beside those of other systems and of people."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.corpora import Corpus, load_corpora
from onrecord.evaluate.formats import Scores
from onrecord.evaluate.run import Evaluation
from onrecord.evaluate.task import Measure
from onrecord.terms import Form

QUALITY_MD = Path(__file__).parent.parent / "docs" / "quality.md"
PEERS_TOML = Path(__file__).with_name("peers.toml")

OURS, RULES_ALONE = "**onrecord**", "onrecord, rules alone"
"""The reading as it ships, and with `trained` off: the systems that are run here."""

OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "Huffington Post",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journalism",
}
"""How the ids of PolNeAR's articles begin, before the first underscore -> who published them."""

_FORM_MEASURES = (
    Measure("content exact F1", ("exact", 2), 100),
    Measure("content partial F1", ("partial", 2), 100),
    Measure("lenient triple F1", ("triple_lenient", 2), 100),
    Measure("speaker shares a word", ("source_overlap_acc",), 100),
)
_OUTLET_MEASURES = ("content exact F1", "content partial F1", "cue exact F1", "lenient triple F1")

Results = Sequence[tuple[Corpus, Evaluation]]


def tables(results: Results, *, rules_alone: Results = ()) -> Mapping[str, str]:
    """The mark of a table in the page -> the table in Markdown.

    Args:
        results: the runs of the reading as it ships.
        rules_alone: runs of the same attribution corpora without the trained reader.
    """
    tasks = dict.fromkeys(corpus.task for corpus, _ in results)
    found = {f"scores: {task}": _task_table(task, results, rules_alone) for task in tasks}
    for corpus, evaluation in rules_alone:
        ours = next(own for other, own in results if other.name == corpus.name)
        systems = {OURS: ours, RULES_ALONE: evaluation}
        found[f"forms: {corpus.name}"] = forms_table(systems, corpus.name)
        found[f"outlets: {corpus.name}"] = outlets_table(systems)
    return found


def forms_table(systems: Mapping[str, Evaluation], corpus: str) -> str:
    """Attributions of a corpus by form, our systems above the peers that were run on it."""
    scores: dict[tuple[Form, str], Mapping[str, float]] = {}
    for form in Form:
        for system, evaluation in systems.items():
            of_form: Scores = evaluation.scores[f"type.{form}"]
            scores[form, system] = {one.name: one.points(of_form) for one in _FORM_MEASURES}
        for peer in _peers()["attribution"]:
            if peer["on"] == corpus and "by_form" in peer:
                scores[form, peer["system"]] = peer["by_form"][form]
    gold = next(iter(systems.values())).scores
    rows = [
        [form, f"{gold[f'type.{form}']['gold']:,}", system, *_cells(found, _FORM_MEASURES)]
        for (form, system), found in scores.items()
    ]
    head = ["form", "in the gold", "system", *(one.name for one in _FORM_MEASURES)]
    return markdown([head, _rule(head, texts=(0, 2)), *rows])


def outlets_table(systems: Mapping[str, Evaluation]) -> str:
    """Attributions of a corpus by outlet; the systems' scores side by side in each cell."""
    head = ["outlet", "articles", "in the gold", *_OUTLET_MEASURES]
    rows = []
    for prefix, outlet in OUTLETS.items():
        parts = [_of_outlet(prefix, evaluation) for evaluation in systems.values()]
        cells = [
            " / ".join(f"{part.points[measure]:.1f}" for part in parts)
            for measure in _OUTLET_MEASURES
        ]
        rows.append([outlet, str(len(parts[0].task.gold)), f"{parts[0].size:,}", *cells])
    return markdown([head, _rule(head, texts=(0,)), *rows])


def _of_outlet(prefix: str, evaluation: Evaluation) -> Evaluation:
    """The same predictions, scored on the articles of one outlet."""
    whole = evaluation.task
    task = type(whole)([line for line in whole.gold if line.id.partition("_")[0] == prefix])
    scores = task.score(evaluation.predictions)
    return Evaluation(task, scores, words=0, predictions=evaluation.predictions)


def corpora_table(corpora: Iterable[Corpus]) -> str:
    """What each corpus is, its licence and where it is described, in Markdown."""
    rows = [
        [corpus.name, corpus.task, corpus.split, corpus.about, corpus.licence, corpus.citation]
        for corpus in corpora
    ]
    head = ["corpus", "task", "part", "what it is", "licence", "described in"]
    return markdown([head, ["---"] * len(head), *rows])


def write_quality(results: Results, path: Path = QUALITY_MD, *, rules_alone: Results = ()) -> None:
    """Put the tables between their markers in `docs/quality.md`; see `tables`.

    Raises:
        ValueError: the page lacks a pair of markers.
    """
    page = path.read_text(encoding="utf-8")
    for mark, table in tables(results, rules_alone=rules_alone).items():
        page = replaced(page, mark, table)
    page = replaced(page, "corpora", corpora_table(load_corpora().values()))
    path.write_text(page, encoding="utf-8")


def replaced(page: str, mark: str, content: str) -> str:
    """The page with other content between the two markers of that name.

    Raises:
        ValueError: the page lacks them.
    """
    begin, end = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    before, found_begin, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise ValueError(f"the page lacks the markers {begin} and {end}")
    return f"{before}{begin}\n{content}\n{end}{after}"


def _task_table(task: str, results: Results, rules_alone: Results) -> str:
    """Our scores of a task, those of the rules alone below, those of the peers last."""
    own = [(OURS, *pair) for pair in results if pair[0].task == task]
    own += [(RULES_ALONE, *pair) for pair in rules_alone if pair[0].task == task]
    measures = own[0][2].task.measures
    rows = []
    for system, corpus, evaluation in own:
        on = f"{corpus.name} ({corpus.split}, {evaluation.size:,})"
        cells = _cells(evaluation.points, measures, bold=system == OURS)
        rows.append([system, on, *cells, "`make evaluate`" if system == OURS else "measured"])
    rows += [
        [peer["system"], peer["on"], *_cells(peer["scores"], measures), peer["origin"]]
        for peer in _peers()[task]
    ]
    head = ["system", "on", *(one.name for one in measures), "origin"]
    return markdown([head, _rule(head, texts=(0, 1, len(head) - 1)), *rows])


@cache
def _peers() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Task -> what other systems and people reach, as `peers.toml` has it."""
    return tomllib.loads(PEERS_TOML.read_text(encoding="utf-8"))


def _cells(
    scores: Mapping[str, float], measures: Sequence[Measure], *, bold: bool = False
) -> list[str]:
    """Scores to one decimal, empty where there is none."""
    shown = [f"{scores[one.name]:.1f}" if one.name in scores else "" for one in measures]
    return [f"**{cell}**" if bold else cell for cell in shown]


def _rule(head: Sequence[str], *, texts: Sequence[int]) -> list[str]:
    """The line below a table's head: numbers to the right."""
    return ["---" if column in texts else "--:" for column in range(len(head))]


def markdown(rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the second row is the line below the head."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
