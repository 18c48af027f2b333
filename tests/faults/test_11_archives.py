"""Case 11: archives that are bombs, cut, encrypted, or full of strange names."""

import gzip
import io
import random
import tarfile
import tracemalloc
import zipfile

import pytest

from onrecord.config import load_config

TEXT = b"Norway offered on Wednesday to host talks between the two governments."


def zipped(*files, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


PACKERS = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda *files: tarred(*files, mode="w:gz"),
    "a.tgz": lambda *files: tarred(*files, mode="w:gz"),
}


@pytest.mark.parametrize("name", PACKERS)
def test_members_are_read_in_their_order(run, name):
    files = [("z/b.txt", TEXT), ("a.jsonl", b'{"text": "%s"}' % TEXT), ("c.txt.gz",
             gzip.compress(TEXT)), (".hidden.txt", TEXT), ("__MACOSX/d.txt", TEXT)]  # fmt: skip
    articles, set_aside = run({name: PACKERS[name](*files)})
    assert set_aside == []
    assert [article.origin.member for article in articles] == ["z/b.txt", "a.jsonl", "c.txt.gz"]
    assert articles[0].source.endswith(f"/{name}/z/b.txt")
    assert articles[1].source.endswith(f"/{name}/a.jsonl:1")
    assert {article.text.encode() for article in articles} == {TEXT}


@pytest.mark.parametrize("name", PACKERS)
def test_names_that_point_outside_write_nothing(run, tmp_path, name):
    names = ["../../x.txt", "/etc/x.txt", "a/../../y.txt"]
    before = sorted(tmp_path.parent.rglob("*.txt"))
    articles, _ = run({name: PACKERS[name](*((path, TEXT) for path in names))})
    assert len(articles) == 3
    assert sorted(tmp_path.parent.rglob("*.txt")) == before


def test_same_name_twice_is_two_articles(run):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.txt", TEXT), ("a.txt", TEXT + b" Again."))
    assert len(run({"a.zip": data})[0]) == 2


def test_bomb_costs_itself_only_and_no_memory(run):
    bomb = zipped(("a.txt", b"0" * 50_000_000), ("b.txt", TEXT))
    tracemalloc.start()
    try:
        _, (found,) = run({"a.zip": bomb})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found.reason == "bomb"
    assert peak < 20_000_000


def test_member_out_of_proportion_is_a_bomb_and_the_others_are_read(run):
    filler = ("c.txt", random.Random(5).randbytes(200_000))
    data = zipped(("a.txt", b"0" * 15_000_000), ("b.txt", TEXT), filler)
    articles, set_aside = run({"a.zip": data})
    assert len(articles) == 1
    assert {found.source[-5:]: found.reason for found in set_aside} == {
        "a.txt": "bomb",
        "c.txt": "binary",
    }


def test_nested_bomb_is_found(run):
    inner = gzip.compress(zipped(("a.txt", b"0" * 50_000_000)))
    _, (found,) = run({"a.zip": zipped(("b.zip.gz", inner))})
    assert found.reason == "bomb"


def test_archives_nest_once(run):
    once = zipped(("b.tar", tarred(("c.txt", TEXT))))
    ((article,), _) = run({"a.zip": once})
    assert article.origin.member == "b.tar/c.txt"
    _, set_aside = run({"a.zip": zipped(("z.zip", once))})
    assert [found.reason for found in set_aside] == ["unsupported"]


@pytest.mark.parametrize("name", PACKERS)
def test_cut_archive_is_incomplete_and_keeps_what_came_before(run, name):
    noise = random.Random(3)
    files = [(f"{n}.txt", TEXT + noise.randbytes(3000).hex().encode()) for n in range(9)]
    data = PACKERS[name](*files)
    articles, set_aside = run({name: data[: len(data) // 2]})
    assert {found.reason for found in set_aside} == {"incomplete"}
    assert name == "a.zip" or articles  # a zip has its table of contents at its end


def test_damaged_member_of_a_zip_costs_itself_only(run):
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT), compression=zipfile.ZIP_STORED))
    data[data.index(TEXT) + 5] ^= 1
    articles, (found,) = run({"a.zip": bytes(data)})
    assert (len(articles), found.reason) == (1, "incomplete")
    assert found.source.endswith("a.zip/a.txt")


def test_encrypted_member_is_set_aside(run):
    data = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + flags] |= 1
    articles, (found,) = run({"a.zip": bytes(data)})
    assert (len(articles), found.reason) == (1, "unsupported")
    assert "password" in found.message


def test_link_in_a_tar_is_not_followed(run):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    _, (found,) = run({"a.tar": out.getvalue()})
    assert found.reason == "unsupported"


@pytest.mark.parametrize("name", PACKERS)
def test_too_many_members_end_the_archive(run, name):
    config = load_config({"ONRECORD_MAX_ARCHIVE_MEMBERS": "3"})
    data = PACKERS[name](*((f"{n}.txt", TEXT) for n in range(9)))
    _, set_aside = run({name: data}, config=config)
    assert [found.reason for found in set_aside] == ["too_large"]


def test_archive_without_files_is_empty(run):
    assert [found.reason for found in run({"a.zip": zipped()})[1]] == ["empty"]


def test_office_file_is_no_archive(run):
    _, (found,) = run({"a.docx": zipped(("[Content_Types].xml", b"<x/>"), ("w.xml", b"<x/>"))})
    assert found.reason == "binary"
    assert "office file" in found.message
