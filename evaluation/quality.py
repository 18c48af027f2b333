"""The tables of `docs/quality.md`: our scores beside those of other systems and of people."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaluation.corpora import Corpus, load_corpora
from onrecord.evaluate.run import Evaluation

QUALITY_MD = Path(__file__).parent.parent / "docs" / "quality.md"
PEERS_TOML = Path(__file__).with_name("peers.toml")

Results = Sequence[tuple[Corpus, Evaluation]]


def tables(results: Results) -> Mapping[str, str]:
    """Task -> its table in Markdown."""
    peers = tomllib.loads(PEERS_TOML.read_text(encoding="utf-8"))
    tasks = dict.fromkeys(corpus.task for corpus, _ in results)
    return {
        task: _table([pair for pair in results if pair[0].task == task], peers[task])
        for task in tasks
    }


def corpora_table(corpora: Iterable[Corpus]) -> str:
    """What each corpus is, its licence and where it is described, in Markdown."""
    rows = [
        [corpus.name, corpus.task, corpus.split, corpus.about, corpus.licence, corpus.citation]
        for corpus in corpora
    ]
    head = ["corpus", "task", "part", "what it is", "licence", "described in"]
    return _markdown([head, ["---"] * len(head), *rows])


def write_quality(results: Results, path: Path = QUALITY_MD) -> None:
    """Put the tables between their markers in `docs/quality.md`.

    Raises:
        ValueError: the page lacks a pair of markers.
    """
    page = path.read_text(encoding="utf-8")
    for task, table in tables(results).items():
        page = _replaced(page, f"scores: {task}", table)
    page = _replaced(page, "corpora", corpora_table(load_corpora().values()))
    path.write_text(page, encoding="utf-8")


def _replaced(page: str, mark: str, content: str) -> str:
    begin, end = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    before, found_begin, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found_begin and found_end):
        raise ValueError(f"the page lacks the markers {begin} and {end}")
    return f"{before}{begin}\n{content}\n{end}{after}"


def _table(results: Results, peers: Sequence[Mapping[str, object]]) -> str:
    measures = list(results[0][1].points)
    rows = [
        ["**onrecord**", f"{corpus.name} ({corpus.split}, {evaluation.size:,})"]
        + [f"**{evaluation.points[measure]:.1f}**" for measure in measures]
        + ["`make evaluate`"]
        for corpus, evaluation in results
    ]
    for peer in peers:
        scores = peer["scores"]
        assert isinstance(scores, Mapping)
        rows.append(
            [str(peer["system"]), str(peer["on"])]
            + [f"{scores[measure]:.1f}" if measure in scores else "" for measure in measures]
            + [str(peer["origin"])]
        )
    head = ["system", "on", *measures, "origin"]
    rule = ["---", "---", *["--:"] * len(measures), "---"]
    return _markdown([head, rule, *rows])


def _markdown(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
