"""The Python interface: texts and files in, articles with their acts out.

import onrecord

article = onrecord.read_text("OSLO: Norway will send aid on Friday.", published="2025-09-03")
for act in article.acts:
print(act.actor.actor.name, act.act_class, act.content[0].exact)
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.config import Config, load_config
from onrecord.errors import ConfigError, LexiconError, ModelFileError
from onrecord.model import Article, SetAside
from onrecord.terms import SetAsideReason

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.actors.register import Register


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    actors: str | Path | None = None,
    judgements: str | Path | None = None,
) -> Article:
    """Read one text and the acts in it.

    Args:
        text: the text of one article; a dated head line ("OSLO, Sept 3 (Agency) -") is read.
        published: day of publication, against which "on Friday" is resolved; without it and
            without a dated head line such times stay unresolved.
        title: headline, which `text` does not hold.
        outlet: who published it.
        url: where.
        actors: a file of actors that adds to the shipped register (`docs/actors.md`); the
            setting if None.
        judgements: a log of judgements on which actors are the same; the setting if None.
    Returns:
        the article with `acts` filled, in the order of their triggers.
    Raises:
        SetAsideError: the text is empty, too large or not English.
        ActorFileError: the file of actors or the log of judgements is wrong.
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    from onrecord.read.text_article import article_of_text

    article = article_of_text(text, published=_day(published), title=title, outlet=outlet, url=url)
    return _with_acts(article, _Reading.of(actors, judgements))


def read_files(
    sources: Sequence[str | Path],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    actors: str | Path | None = None,
    judgements: str | Path | None = None,
    config: Config | None = None,
) -> Iterator[Article | SetAside]:
    """Read files, folders, globs or "-" (standard input), one result per article.

    Args:
        sources: what to read, in order; a folder is read in the order of its paths.
        published: day of publication for texts that state none.
        outlet: publisher of texts that state none.
        actors: a file of actors, as in `read_text`.
        judgements: a log of judgements, as in `read_text`.
        config: settings; those in force if None.
    Yields:
        each article with its acts, or a `SetAside` with the reason where it could not be read.
    Raises:
        ActorFileError: the file of actors or the log of judgements is wrong.
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    from onrecord.read.sources import read_sources

    config = config or load_config()
    found = read_sources(
        [str(source) for source in sources],
        published=_day(published),
        outlet=outlet,
        config=config,
    )
    return read_articles(found, actors=actors, judgements=judgements, config=config)


def read_articles(
    articles: Iterable[Article | SetAside],
    *,
    actors: str | Path | None = None,
    judgements: str | Path | None = None,
    config: Config | None = None,
) -> Iterator[Article | SetAside]:
    """Read the acts of articles that are in memory; set-aside ones pass through.

    Args:
        articles: what to read.
        actors: a file of actors, as in `read_text`.
        judgements: a log of judgements, as in `read_text`.
        config: settings; those in force if None.
    Raises:
        ActorFileError: the file of actors or the log of judgements is wrong.
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    extract: Callable[[Article], Article | SetAside] | None = None
    for article in articles:
        if isinstance(article, SetAside):
            yield article
            continue
        extract = extract or make_extractor(actors=actors, judgements=judgements, config=config)
        yield extract(article)


def make_extractor(
    *,
    actors: str | Path | None = None,
    judgements: str | Path | None = None,
    config: Config | None = None,
) -> Callable[[Article], Article | SetAside]:
    """What reads the acts of one article after the other; the models are loaded here.

    Args:
        actors: a file of actors, as in `read_text`.
        judgements: a log of judgements, as in `read_text`.
        config: settings; those in force if None.
    Returns:
        a function from an article to the article with its acts, or to a `SetAside` where
        reading it failed.
    Raises:
        ActorFileError: the file of actors or the log of judgements is wrong.
        ModelFileError: the language model or the trained reader is missing or damaged.
    """
    reading = _Reading.of(actors, judgements, config=config)

    def extract(article: Article) -> Article | SetAside:
        try:
            return _with_acts(article, reading)
        except (ConfigError, LexiconError, ModelFileError):  # wrong for every article
            raise
        except Exception as error:  # one bad article never costs the run
            return SetAside(
                source=article.source,
                reason=SetAsideReason.FAILED,
                message=f"reading its acts failed with {type(error).__name__}: {error}; "
                "please report it with the text",
            )

    return extract


def read_doc(
    text: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    nlp: "Language | None" = None,
) -> "Doc":
    """The spaCy `Doc` of a text with every layer of the package.

    Args:
        text: of any length.
        published: day of publication.
        outlet: name or web address of its publisher, whose home helps to tell places.
        nlp: a pipeline with every component of the package; the shipped one if None.
    """
    from onrecord.annotate import parse

    return parse.read_doc(
        text,
        nlp or _Reading.of(None, None).nlp,
        published=published.isoformat() if published else None,
        outlet=outlet,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What articles are read with.

    Attributes:
        nlp: the pipeline, which knows the actors of the register.
        same_actors: id of an actor -> the id that stands for it, as judgements have it.
    """

    nlp: "Language"
    same_actors: Mapping[str, str]

    @classmethod
    def of(
        cls,
        actors: str | Path | None,
        judgements: str | Path | None,
        *,
        config: Config | None = None,
    ) -> "_Reading":
        """The reading with a file of actors and a log of judgements, else those of the settings."""
        from onrecord.actors.actor_file import load_register
        from onrecord.actors.judgements import read_judgements, resolve_ids

        config = config or load_config()
        path = str(actors or config.text("actors")) or None
        log = str(judgements or config.text("judgements"))
        register = load_register(path)
        same_actors: Mapping[str, str] = {}
        if log:
            same_actors = resolve_ids(read_judgements(Path(log)), registered=register.ids)
        return cls(_pipeline(path, register), same_actors)


def _with_acts(article: Article, reading: _Reading) -> Article:
    from onrecord.record.assemble import assemble_acts

    doc = read_doc(
        article.text, published=article.published_at, outlet=_outlet(article), nlp=reading.nlp
    )
    acts = assemble_acts(doc, article_id=article.id, same_actors=reading.same_actors)
    return dataclasses.replace(article, acts=acts)


def _outlet(article: Article) -> str | None:
    """What tells the home of its publisher: the name, or the address where that is not known."""
    from onrecord.lexicons.outlets import find_outlet

    clues = [clue for clue in (article.outlet, article.url) if clue]
    return next(filter(find_outlet, clues), article.outlet)


@lru_cache(maxsize=1)
def _pipeline(actors: str | None, register: "Register") -> "Language":
    """The pipeline that knows the actors of a file; built again once the file has changed.

    Args:
        actors: path of the file, None for the shipped register alone.
        register: what `load_register` makes of it, another one where the file is another.
    """
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    return add_components(load_language_model(), actors=actors)


def _day(published: date | str | None) -> date | None:
    return date.fromisoformat(published) if isinstance(published, str) else published
