"""A folder that appears complete or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

from dlgrade.errors import DlgradeError, UsageError

_FULL = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


def check_place(out: Path, mark: str, *, force: bool) -> None:
    """Raise UsageError if ``out`` may not be written: it is there, and is nothing that this command made before.

    mark : a file that every folder of this command holds; --force replaces no other folder.
    """
    if not (out.exists() or out.is_symlink()):
        return
    if not force:
        raise UsageError(f"{out} is there already; give another folder, or --force to replace it")
    ours = out.is_dir() and not out.is_symlink() and ((out / mark).is_file() or not any(out.iterdir()))
    if not ours:
        raise UsageError(f"{out} holds no {mark}: it was not made by this command and is not replaced, even by --force")


class Fresh:
    """A context that gives a folder to fill beside ``out`` and moves it there at the end; if anything fails, nothing
    has changed."""

    def __init__(self, out: Path, mark: str, *, force: bool) -> None:
        check_place(out, mark, force=force)
        self.out = out.resolve()
        self.part = self.out.with_name(f".{self.out.name}.{os.getpid()}.part")

    def __enter__(self) -> Path:
        self.out.parent.mkdir(parents=True, exist_ok=True)
        self.part.mkdir()
        return self.part

    def __exit__(self, kind: Any, error: BaseException | None, *rest: object) -> None:
        if kind is not None:
            shutil.rmtree(self.part, ignore_errors=True)
            if isinstance(error, OSError) and error.errno in _FULL:
                raise DlgradeError(
                    f"{self.out} cannot be written: {error.strerror}; nothing of it was kept; make room there or give "
                    "a folder on another disk"
                ) from None
            return
        old = self.out.with_name(f".{self.out.name}.{os.getpid()}.old")
        if self.out.exists():
            self.out.rename(old)
        self.part.rename(self.out)
        shutil.rmtree(old, ignore_errors=True)
