"""Files: written whole or not at all, and text read in whatever encoding other programs gave it.

Depends on: the standard library.
"""

from __future__ import annotations

import codecs
import contextlib
import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a kill at any instant leaves the old one or the new one."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file so that a kill at any instant leaves the old one or the new one; an OSError names ``path``."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # the name that people gave, and a full disk has none
        raise
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a table that some spreadsheet saved, and whether its encoding was only a guess.

    UTF-8 with and without a mark, UTF-16 with and without one; anything else is read as Windows-1252 (the guess).
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), False
    head = data[:200]
    if len(data) >= 4 and head.count(b"\0") * 3 > len(head):  # UTF-16 without a mark: every other byte is 0
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True
