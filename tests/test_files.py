"""Files are written whole or not at all, and tables are read in whatever encoding they were saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from dlgrade.files import decoded, write_bytes, write_whole

NAMES = "name;id\nÉmile Çelik;7\n"


def test_a_file_that_is_written_again_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    write_whole(path, "old, and longer than the new one")
    write_whole(path, "néw")
    assert path.read_bytes() == "néw".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grades.csv"
    write_whole(path, "old")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:2])  # a disk is seldom full at a file's beginning
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left") as stopped:
        write_bytes(path, b"new and long")
    assert stopped.value.filename == str(path)  # not the temporary file's, nor none
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], ids=lambda name: f"as {name}"
)
def test_a_table_is_read_whatever_unicode_it_was_saved_in(encoding: str) -> None:
    assert decoded(NAMES.encode(encoding)) == (NAMES, False)


def test_a_table_in_windows_code_page_is_read_and_said_to_be_a_guess() -> None:
    assert decoded(NAMES.encode("cp1252")) == (NAMES, True)


@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xfe", b"\xff\xfea", b"\x81\x8d" * 9, bytes(range(256))])
def test_no_bytes_are_too_broken_to_be_read(data: bytes) -> None:
    text, _ = decoded(data)
    assert isinstance(text, str)
