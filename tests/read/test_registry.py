from importlib.metadata import EntryPoint

import pytest

from onrecord.errors import ConfigError, SetAsideError
from onrecord.read import registry
from onrecord.read.draft import Draft
from onrecord.read.reader import Reader
from onrecord.read.registry import BUILT_IN, add_reader, choose_reader, readers

JSON_LINE = b'{"text": "a"}\n{"text": "b"}'


@pytest.mark.parametrize(
    ("name", "head", "named", "reader"),
    [
        ("a.txt", b"Talks", True, "plain text"),
        ("a.TXT", b"Talks", False, "plain text"),
        ("a.jsonl", b"", True, "JSON Lines"),
        ("a.json", JSON_LINE, True, "JSON"),
        ("a.md", b"# T", True, "Markdown"),
        ("a.htm", b"<p>", True, "HTML"),
        ("a.txt", b"\n<!doctype HTML><html>", True, "HTML"),
        ("a", b'<?xml version="1.0"?><!-- x --><html xmlns="x">', True, "HTML"),
        ("", JSON_LINE, True, "JSON Lines"),
        ("", b'{\n "text": "a"\n}', True, "JSON"),
        ("", b"\xef\xbb\xbf[1]", True, "JSON"),
        ("", b"Talks resumed.", True, "plain text"),
        ("README", b"Talks", False, "plain text"),
        ("a.wire", b"Talks", True, "plain text"),
        ("a.wire", b"[", False, "JSON"),
    ],
)
def test_reader_is_chosen_by_content_then_name(name, head, named, reader):
    assert choose_reader(name, head, where=name, named=named, among=BUILT_IN).name == reader


@pytest.mark.parametrize(
    ("name", "named"), [("a.srt", True), ("a.xml", True), ("a.rtf", True), ("a.wire", False)]
)
def test_format_without_a_reader_is_set_aside(name, named):
    message = r"no reader for \.\w+ files, expected one of \.atom, \.csv,"
    with pytest.raises(SetAsideError, match=message):
        choose_reader(name, b"Talks", where=name, named=named, among=BUILT_IN)


def _read_wire(source):
    yield Draft(where=source.where, text=source.data.decode())


WIRE = Reader(name="wire", suffixes=(".wire",), read=_read_wire)


@pytest.fixture
def plug_ins(monkeypatch):
    """Install plug-ins by entry point: name -> "module:attribute"."""

    def install(**values):
        points = [EntryPoint(name, value, registry.GROUP) for name, value in values.items()]
        monkeypatch.setattr(registry, "entry_points", lambda group: points)
        readers.cache_clear()

    yield install
    readers.cache_clear()


def test_plug_in_reads_its_files(plug_ins, read_bytes, monkeypatch):
    import types

    module = types.ModuleType("wire_plug_in")
    module.READER = WIRE
    monkeypatch.setitem(__import__("sys").modules, "wire_plug_in", module)
    plug_ins(wire="wire_plug_in:READER")
    (article,) = read_bytes("a.wire", b"The minister resigned on Monday.")
    assert article.text == "The minister resigned on Monday."


def test_plug_in_that_cannot_be_loaded_stops_the_run(plug_ins, read_bytes):
    plug_ins(wire="no_such_module:READER")
    with pytest.raises(ConfigError, match=r"plug-in 'wire' \(no_such_module:READER\)"):
        read_bytes("a.txt", b"The minister resigned on Monday.")


def test_plug_in_must_be_a_reader_of_endings_of_its_own():
    with pytest.raises(ConfigError, match="found dict, expected a Reader"):
        add_reader(list(BUILT_IN), {}, where="plug-in 'x'")
    twin = Reader(name="twin", suffixes=(".md",), read=_read_wire)
    with pytest.raises(ConfigError, match=r"the ending \.md is read by Markdown already"):
        add_reader(list(BUILT_IN), twin, where="plug-in 'x'")
