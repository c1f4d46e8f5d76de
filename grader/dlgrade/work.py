"""The learner's work folder: where it is, writing stubs into it, and the little state it keeps (hints seen)."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

from dlgrade.content import Entry
from dlgrade.errors import ContentError, NoWorkFolder, UsageError
from dlgrade.files import write_whole

STATE = Path(".dlgrade") / "hints.json"


def find(work: Path | None, start: Path) -> Path:
    """``work`` if given, else the nearest folder from ``start`` upward that holds ``exercises/``."""
    if work is not None:
        if not (work / "exercises").is_dir():
            raise NoWorkFolder(f"{work} holds no exercises/ folder; `dlgrade init {work}` makes one")
        return work.resolve()
    for folder in (start, *start.parents):
        if (folder / "exercises").is_dir():
            return folder
    raise NoWorkFolder(
        "no exercises/ folder here or above; run `dlgrade init DIR` to make one, or go to the folder that holds it"
    )


def write_stubs(folder: Path, chosen: Sequence[Entry]) -> tuple[int, int]:
    """Write the stubs that are not there yet; returns (written, kept).  Nothing is overwritten."""
    written = kept = 0
    for entry in chosen:
        if not entry.stub.is_file():
            raise ContentError(f"{entry.id} has no stub; run `dlgrade author sync {entry.id}`")
        target = folder / entry.place
        if target.exists() or target.is_symlink():
            kept += 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, entry.stub.read_text(encoding="utf-8"))
        written += 1
    return written, kept


def reset(folder: Path, entry: Entry) -> Path | None:
    """Put the stub back; returns where the learner's version was kept, or None if there was nothing to keep."""
    target = folder / entry.place
    backup = None
    if target.is_dir():
        raise UsageError(f"{target} is a folder; move it away first")
    text = entry.stub.read_text(encoding="utf-8")
    if target.exists():
        if target.is_file() and target.read_bytes() == text.encode():
            return None
        stamp = time.strftime("%Y%m%d-%H%M%S")
        backup = target.with_name(f"{target.stem}.{stamp}.bak")
        count = 1
        while backup.exists():
            count += 1
            backup = target.with_name(f"{target.stem}.{stamp}-{count}.bak")
        target.replace(backup)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text)
    return backup


def hints_seen(folder: Path) -> dict[str, int]:
    """How many hints of each exercise were shown; a file that cannot be read counts as none."""
    try:
        data = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in data.items() if isinstance(v, int) and v >= 0} if isinstance(data, dict) else {}


def note_hint(folder: Path, identifier: str, count: int) -> None:
    """Remember it; a folder that cannot be written to is no reason to refuse a hint."""
    seen = hints_seen(folder) | {identifier: count}
    with contextlib.suppress(OSError):
        (folder / STATE).parent.mkdir(exist_ok=True)
        write_whole(folder / STATE, json.dumps(seen, indent=1, sort_keys=True) + "\n")
