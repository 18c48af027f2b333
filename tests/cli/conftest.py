"""A short invented record, and the command line run in this process."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from typer.testing import CliRunner, Result

from onrecord.model import Act, Actor, Article, Evidence, Party, SetAside
from onrecord.terms import ActClass, ActorType, Form, Modality, PloverType, Polarity

TEXT = "OSLO, March 14 (Nordwire) - Norway pledged two icebreakers to Finland."


@pytest.fixture
def article() -> Article:
    """A report of one pledge."""

    def party(name: str, country: str) -> Party:
        start = TEXT.index(name)
        actor = Actor(name=f"Government of {name}", type=ActorType.GOVERNMENT, country=country)
        return Party(actor=actor, mention=Evidence.of(TEXT, start, start + len(name)))

    pledge = Act(
        id="0f",
        act_class=ActClass.PLEDGE,
        plover=PloverType.AGREE,
        modality=Modality.PROMISED,
        polarity=Polarity.AFFIRMED,
        form=Form.INDIRECT,
        actor=party("Norway", "NOR"),
        recipient=party("Finland", "FIN"),
        trigger=Evidence.of(TEXT, 35, 42),
        content=(Evidence.of(TEXT, 43, 58),),
    )
    return Article(
        id="ice",
        text=TEXT,
        title="Norway pledges icebreakers",
        published_at=date(2025, 3, 14),
        source="reports/ice.txt",
        acts=(pledge,),
    )


@pytest.fixture
def onrecord() -> Callable[..., Result]:
    """Run `onrecord` with these arguments."""
    from onrecord.cli.main import app

    def run(*arguments: str, **environment: str) -> Result:
        env = {"NO_COLOR": None, "TERM": None, "COLUMNS": None, **environment}
        return CliRunner().invoke(app, list(arguments), env=env)

    return run


@pytest.fixture
def reading(monkeypatch) -> Callable[..., list[dict[str, object]]]:
    """Make every read give these results; returns the calls that were made."""

    def give(*results: Article | SetAside) -> list[dict[str, object]]:
        calls: list[dict[str, object]] = []

        def read_files(sources: Iterable[object], **options: object) -> Iterable[object]:
            calls.append({"sources": [str(source) for source in sources], **options})
            return iter(results)

        monkeypatch.setattr("onrecord.api.read_files", read_files)
        return calls

    return give
