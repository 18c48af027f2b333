import gzip
import io
import os
import socket
import sys
from pathlib import Path

import pytest

from onrecord.model import Article, SetAside
from onrecord.read import stream
from onrecord.read.sources import count_sources, find_inputs, read_sources

TEXT = "Norway offered on Wednesday to host talks between the two governments."


def results(*paths, **options):
    return list(read_sources([str(path) for path in paths], **options))


def names(found):
    return [Path(result.source).name for result in found]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.md", "sub/.git/d.txt", "z/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_folder_is_read_in_order_without_hidden_files(folder):
    assert names(results(folder)) == ["a.txt", "b.txt", "c.md", "e.txt"]
    assert count_sources([str(folder)]) == 4


def test_glob_and_order_of_the_sources_are_kept(folder):
    assert names(results(folder / "z", f"{folder}/*.txt")) == ["e.txt", "a.txt", "b.txt"]
    assert names(results(f"{folder}/**/*.md")) == ["c.md"]


def test_path_with_the_signs_of_a_glob_is_taken_as_it_is(tmp_path):
    (tmp_path / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert names(results(tmp_path / "a[1].txt")) == ["a[1].txt"]


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (article,) = results("-")
    assert (article.text, article.source) == (TEXT, "-")
    assert count_sources(["-"]) is None


def test_standard_input_may_be_packed_json_lines(monkeypatch):
    data = gzip.compress(b'{"text": "' + TEXT.encode() + b'"}\n{')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    article, broken = results("-")
    assert (article.source, broken.source) == ("-:1", "-:2")


def test_reading_twice_gives_the_same(folder):
    assert results(folder) == results(folder)


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("missing.txt", lambda path: None, "no such file or folder"),
        ("dangling.txt", lambda path: path.symlink_to("nowhere"), "a link to nothing"),
        ("loop.txt", lambda path: path.symlink_to(path), "a link to nothing"),
        ("pipe.txt", os.mkfifo, "a device, pipe or socket"),
        ("no*match.txt", lambda path: None, "no file matches"),
        ("nul\0.txt", lambda path: None, "cannot be opened"),
        ("x" * 300, lambda path: None, "cannot be opened (File name too long)"),
    ],
)
def test_path_that_cannot_be_read_is_set_aside_and_the_rest_goes_on(tmp_path, name, make, message):
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    make(tmp_path / name)
    found, article = results(tmp_path / name, good)
    assert isinstance(article, Article)
    assert found.reason == "unreadable"
    assert message in found.message
    assert found.message.startswith(found.source)


def test_socket_in_a_folder_is_set_aside(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("c.txt")
        found = results(folder)
    assert [result.reason for result in found if isinstance(result, SetAside)] == ["unreadable"]
    assert len(found) == 5


def test_file_without_permission_is_set_aside(folder, monkeypatch):
    real = Path.open

    def refuse(path, *arguments, **options):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    first, *rest = results(folder)
    assert first.reason == "unreadable"
    assert "no permission to read it" in first.message
    assert all(isinstance(result, Article) for result in rest)
    assert len(rest) == count_sources([str(folder)]) - 1


def test_folder_without_permission_is_set_aside(folder, monkeypatch):
    real = Path.iterdir

    def refuse(path):
        if path.name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = results(folder)
    assert [result.message for result in found if isinstance(result, SetAside)] == [
        f"{folder / 'sub'}: no permission to read it; change its rights or run as another user"
    ]


def test_disk_error_in_the_middle_is_set_aside(folder, monkeypatch):
    class Failing(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", lambda path, mode: io.BufferedReader(Failing()))
    found = results(folder / "a.txt")
    assert [result.reason for result in found] == ["unreadable"]
    assert "Input/output error" in found[0].message


def test_empty_folder_is_set_aside_only_when_named(tmp_path):
    (tmp_path / "empty").mkdir()
    (found,) = results(tmp_path / "empty")
    assert (found.reason, "a folder without files" in found.message) == ("empty", True)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert names(results(tmp_path)) == ["a.txt"]


def test_link_to_a_folder_is_followed_only_when_named(folder):
    (folder / "link").symlink_to(folder)
    assert names(results(folder / "link" / "sub")) == ["c.md"]
    found = results(folder)
    assert len(found) == 5
    assert [result.reason for result in found if isinstance(result, SetAside)] == ["unreadable"]


def test_name_that_is_no_text_is_shown_with_marks(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    (article,) = results(tmp_path)
    assert article.source.endswith("\ufffd.txt")


def test_reader_that_fails_costs_its_input_only(folder, monkeypatch):
    def break_it(draft, **options):
        raise RuntimeError("a bug")

    monkeypatch.setattr(stream, "make_article", break_it)
    found = results(folder)
    assert [result.reason for result in found] == ["failed"] * 4
    assert "RuntimeError: a bug" in found[0].message


def test_json_lines_are_counted_by_their_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n\n{\n{"text": "b"}')
    assert count_sources([str(path), str(tmp_path / "missing")]) == 4
    assert len(results(path, tmp_path / "missing")) == 4


def test_finding_inputs_opens_nothing(folder, monkeypatch):
    monkeypatch.setattr(Path, "open", lambda *arguments: pytest.fail("opened"))
    assert len(list(find_inputs([str(folder)]))) == 4


def test_assumed_outlet_and_day_reach_the_articles(folder):
    from datetime import date

    first, *_ = results(folder, published=date(2025, 9, 3), outlet="Wire")
    assert (first.published_at, first.published_basis, first.outlet) == (
        date(2025, 9, 3),
        "assumed",
        "Wire",
    )
