"""The work folder: found, filled, reset; a kill at any instant leaves the old file or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import toys

from dlgrade import work
from dlgrade.errors import NoWorkFolder, UsageError


def test_the_nearest_folder_upward_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    for folder in (tmp_path, tmp_path / "a"):
        (folder / "exercises").mkdir(parents=True)
    inner.mkdir()
    assert work.find(None, inner) == tmp_path / "a"


def test_a_given_folder_comes_before_the_nearest(tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name / "exercises").mkdir(parents=True)
    assert work.find(tmp_path / "there", tmp_path / "here") == (tmp_path / "there").resolve()


def test_a_file_called_exercises_is_no_work_folder(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("")
    with pytest.raises(NoWorkFolder, match="dlgrade init"):
        work.find(tmp_path, tmp_path)


def test_writing_stubs_tells_how_many_were_kept(tmp_path: Path) -> None:
    chosen = list(toys().values())
    assert [work.write_stubs(tmp_path, chosen), work.write_stubs(tmp_path, chosen)] == [(7, 0), (0, 7)]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def full(self: Path, *_: object, **__: object) -> int:
        with self.open("w") as file:
            file.write("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        work.write_whole(path, "new")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("file", "old")]


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    before = path.stat().st_ino
    work.write_whole(path, "new")
    assert path.read_text() == "new" and path.stat().st_ino != before


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    work.write_whole(tmp_path / "file", "a\nb\n")
    assert (tmp_path / "file").read_bytes() == b"a\nb\n"


def test_reset_of_what_was_never_there_writes_the_stub(tmp_path: Path) -> None:
    entry = toys()["z1"]
    assert work.reset(tmp_path, entry) is None
    assert (tmp_path / entry.place).read_text() == entry.stub.read_text()


def test_reset_does_not_touch_a_folder(tmp_path: Path) -> None:
    entry = toys()["z1"]
    (tmp_path / entry.place / "inner").mkdir(parents=True)
    with pytest.raises(UsageError, match="folder"):
        work.reset(tmp_path, entry)
    assert (tmp_path / entry.place / "inner").is_dir()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")
def test_reset_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    entry = toys()["z1"]
    (tmp_path / entry.place).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / entry.place)
    work.reset(tmp_path, entry)
    assert (tmp_path / entry.place).read_text() == entry.stub.read_text()


def test_hints_are_remembered(tmp_path: Path) -> None:
    work.note_hint(tmp_path, "a", 2)
    work.note_hint(tmp_path, "b", 1)
    assert work.hints_seen(tmp_path) == {"a": 2, "b": 1}


@pytest.mark.parametrize("text", ["", "{", "[1]", "3", "null", '{"a": -1}', '{"a": "x"}', '{"a": 1.5}', "[" * 100_000])
def test_notes_that_make_no_sense_count_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / work.STATE).parent.mkdir()
    (tmp_path / work.STATE).write_text(text)
    assert work.hints_seen(tmp_path) == {}
