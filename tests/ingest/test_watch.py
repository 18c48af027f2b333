"""Files that come, change and are still written to."""

import os
import time

from onrecord.ingest.watch import changed_files


def write(path, text, *, age_s=10.0):
    path.write_text(text)
    os.utime(path, (time.time() - age_s,) * 2)


def test_each_look_gives_what_is_new_or_changed_and_whole(tmp_path):
    write(tmp_path / "b.txt", "one")
    write(tmp_path / "growing.txt", "half", age_s=0)
    write(tmp_path / ".hidden", "x")
    looks = changed_files(tmp_path, every_s=0.0, rounds=4)
    assert next(looks) == (str(tmp_path / "b.txt"),)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "a.txt", "two")
    write(tmp_path / "growing.txt", "whole")
    assert next(looks) == (str(tmp_path / "growing.txt"), str(tmp_path / "sub" / "a.txt"))
    write(tmp_path / "b.txt", "another")
    assert next(looks) == (str(tmp_path / "b.txt"),)
    assert list(looks) == []
