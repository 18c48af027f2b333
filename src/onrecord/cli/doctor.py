"""`onrecord doctor`: what is installed, which settings are in force, and what is wrong."""

import os
import platform
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.annotate import PIPELINE
from onrecord.annotate.language_model import LanguageModel, find_language_model
from onrecord.config import SETTINGS, Config, load_config
from onrecord.errors import ActorFileError, ConfigError, ModelFileError

Versions = Mapping[str, str | None]
"""Distribution -> its version, None where it is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found.

    Attributes:
        onrecord, python, system: versions.
        packages: what the package needs.
        extras: extra -> what it adds.
        model: the language model, None where none can be used.
        settings: setting -> value in force and where it comes from; empty where one is wrong.
        components: those of the pipeline that spaCy can find.
        reader: SHA-256 of the trained reader of attributions, None where its files are not the
            ones they were shipped as.
        gazetteer: version of the gazetteer, None where its content is not the known one.
        sample: number of bundled reports.
        corpora: folders of evaluation corpora that are there.
        problems: what is wrong and what to do, a sentence each.
    """

    onrecord: str
    python: str
    system: str
    packages: Versions
    extras: Mapping[str, Versions]
    model: LanguageModel | None
    settings: Mapping[str, tuple[str | int | float, str]]
    components: tuple[str, ...]
    reader: str | None
    gazetteer: int | None
    sample: int
    corpora: tuple[str, ...]
    problems: tuple[str, ...]


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say what is installed, what is set, and what is wrong.

    Exit code: 0, or 1 if something is wrong.
    """
    diagnosis = examine(os.environ)
    if json:
        import msgspec

        plain = msgspec.json.encode(asdict(diagnosis), enc_hook=str)
        typer.echo(msgspec.json.format(plain, indent=2))
    else:
        typer.echo("\n".join(_lines(diagnosis)))
    if diagnosis.problems:
        raise typer.Exit(1)


def examine(environ: Mapping[str, str]) -> Diagnosis:
    """Look at the installation, and at the settings that `environ` makes."""
    packages, extras = _requirements()
    components = _components()
    sample = _sample_size()
    config, config_problem = _config(environ)
    model, model_problem = _model(config)
    reader, reader_problem = _reader()
    gazetteer, gazetteer_problem = _gazetteer()
    return Diagnosis(
        onrecord=__version__,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} {platform.machine()}",
        packages=packages,
        extras=extras,
        model=model,
        settings={name: (config.values[name], config.origins[name]) for name in config.values}
        if config
        else {},
        components=components,
        reader=reader,
        gazetteer=gazetteer,
        sample=sample,
        corpora=_corpora(config),
        problems=(
            *_missing_parts(packages, components, sample),
            *_unknown_variables(environ),
            *([config_problem] if config_problem else []),
            *([model_problem] if model_problem else []),
            *([reader_problem] if reader_problem else []),
            *([gazetteer_problem] if gazetteer_problem else []),
            *_missing_corpora(config),
            *_wrong_actor_files(config),
        ),
    )


def _requirements() -> tuple[Versions, Mapping[str, Versions]]:
    """What the installed package needs, and what its extras add."""
    packages: dict[str, str | None] = {}
    extras: dict[str, dict[str, str | None]] = {}
    try:
        requirements = metadata.requires("onrecord") or []
    except metadata.PackageNotFoundError:
        requirements = []
    for requirement in requirements:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        extra = re.search(r"""extra == ['"]([\w-]+)['"]""", requirement)
        group = extras.setdefault(extra[1], {}) if extra else packages
        group[name] = _version(name)
    return packages, extras


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _components() -> tuple[str, ...]:
    found = {entry.name for entry in metadata.entry_points(group="spacy_factories")}
    return tuple(name for name in PIPELINE if name in found)


def _sample_size() -> int:
    sample = files("onrecord").joinpath("sample")
    if not sample.is_dir():
        return 0
    return sum(report.name.endswith(".txt") for report in sample.iterdir())


def _config(environ: Mapping[str, str]) -> tuple[Config | None, str | None]:
    try:
        return load_config(environ), None
    except ConfigError as error:
        return None, str(error)


def _model(config: Config | None) -> tuple[LanguageModel | None, str | None]:
    try:
        model = find_language_model(config.text("model") if config else "auto")
    except ModelFileError as error:
        return None, str(error)
    if model.known_as:
        return model, None
    return model, (
        f"{model.path}: not the files of a known language model; the record may differ from "
        "that of others, and the published scores do not hold"
    )


def _corpora(config: Config | None) -> tuple[str, ...]:
    folder = Path(config.text("corpora")) if config and config.text("corpora") else None
    if not folder or not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


def _missing_corpora(config: Config | None) -> Iterator[str]:
    folder = config.text("corpora") if config else ""
    if folder and not Path(folder).is_dir():
        yield f"setting corpora: {folder} is no folder; name one, or leave it empty"


def _wrong_actor_files(config: Config | None) -> Iterator[str]:
    """What is wrong with the file of actors and the log of judgements that the settings name."""
    from onrecord.actors.actor_file import load_register
    from onrecord.actors.judgements import read_judgements, resolve_ids

    actors, log = (config.text(name) if config else "" for name in ("actors", "judgements"))
    try:
        load_register(actors)
        if log:
            resolve_ids(read_judgements(Path(log)))
    except ActorFileError as error:
        yield str(error)


def _reader() -> tuple[str | None, str | None]:
    """The hash of the trained reader's network, or what is wrong with its files."""
    from onrecord.models.attribution import MODEL_FOLDER
    from onrecord.models.files import read_model_folder

    try:
        _, account = read_model_folder(MODEL_FOLDER)
    except ModelFileError as error:
        return None, str(error)
    return str(account["files"]["attribution.onnx"]), None


def _gazetteer() -> tuple[int | None, str | None]:
    """Its version, or what is wrong with it."""
    from onrecord.places.gazetteer import CONTENT_DIGEST, VERSION, bundled_gazetteer

    try:
        digest = bundled_gazetteer().content_digest()
    except ModelFileError as error:
        return None, str(error)
    if digest != CONTENT_DIGEST:
        return None, f"gazetteer: SHA-256 {digest[:16]}…, expected {CONTENT_DIGEST[:16]}…"
    return VERSION, None


def _missing_parts(packages: Versions, components: tuple[str, ...], sample: int) -> Iterator[str]:
    missing = [name for name, version in packages.items() if version is None]
    missing += [name for name in PIPELINE if name not in components]
    missing += [] if packages else ["the package's own metadata"]
    missing += [] if sample else ["the bundled sample"]
    if missing:
        yield f"not installed: {', '.join(missing)}; install onrecord again"


def _unknown_variables(environ: Mapping[str, str]) -> Iterator[str]:
    known = {"ONRECORD_CONFIG", *(f"ONRECORD_{setting.name.upper()}" for setting in SETTINGS)}
    for name in sorted(environ):
        if name.startswith("ONRECORD_") and name not in known:
            near = get_close_matches(name, known) or sorted(known)
            yield f"environment: {name} is no setting; did you mean {', '.join(near)}?"


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    yield f"onrecord {diagnosis.onrecord}, {diagnosis.python}, {diagnosis.system}"
    yield "\nlanguage model"
    model = diagnosis.model
    if model:
        yield f"  {model.name} {model.version}: the files of {model.known_as or 'no known model'}"
        yield f"  {model.path}"
        yield f"  SHA-256 {model.digest}"
    else:
        yield "  none"
    yield "\nsettings"
    for name, (value, origin) in diagnosis.settings.items():
        yield f"  {name} = {value!r}  ({origin})"
    yield "\npackages"
    yield from _version_lines(diagnosis.packages)
    for extra, packages in diagnosis.extras.items():
        yield f"\nextra {extra}"
        yield from _version_lines(packages)
    yield "\nparts"
    yield f"  components: {', '.join(diagnosis.components) or 'none'}"
    yield f"  trained reader: {diagnosis.reader or 'damaged'}"
    yield f"  gazetteer: {diagnosis.gazetteer or 'damaged'}"
    yield f"  bundled reports: {diagnosis.sample}"
    yield f"  evaluation corpora: {', '.join(diagnosis.corpora) or 'none'}"
    yield "\nwrong" if diagnosis.problems else "\nnothing is wrong"
    for problem in diagnosis.problems:
        yield f"  {problem}"


def _version_lines(packages: Versions) -> Iterator[str]:
    for name, version in packages.items():
        yield f"  {name} {version or 'not installed'}"
