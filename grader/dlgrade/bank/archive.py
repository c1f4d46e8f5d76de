"""What a bank must not forget: questions that were withdrawn, and templates as they were before an edit.

``bank/withdrawn.toml`` lists what is not asked any more::

    [[withdrawn]]
    id = "ch12.adam_step_size"
    version = 1          # without it, every version
    seed = 17            # without it, every seed
    reason = "..."

Depends on: finding, question, content.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dlgrade.bank.question import Question
from dlgrade.content import roots
from dlgrade.errors import ContentError

NAME = "withdrawn.toml"


@dataclass(frozen=True)
class Withdrawal:
    """One entry; None stands for every version or every seed."""

    id: str
    version: int | None
    seed: int | None
    reason: str

    def covers(self, name: str, version: int, seed: int) -> bool:
        return self.id == name and self.version in (None, version) and self.seed in (None, seed)


def withdrawals(folders: list[Path] | None = None) -> list[Withdrawal]:
    """Every entry of every bank folder.  Raises ContentError for a file that cannot be read."""
    found: list[Withdrawal] = []
    for folder in folders if folders is not None else [root / "bank" for root in roots()]:
        path = folder / NAME
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ContentError(f"{path} cannot be read: {error}") from None
        found += [_withdrawal(row, path) for row in data.get("withdrawn", [])]
    return found


def _withdrawal(row: Any, path: Path) -> Withdrawal:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise ContentError(f'{path}: each [[withdrawn]] needs an id, such as id = "ch12.adam_step_size"')
    for name in ("version", "seed"):
        if not isinstance(row.get(name, 0), int):
            raise ContentError(f"{path}: {name} of {row['id']} is {row[name]!r}, expected a whole number")
    return Withdrawal(row["id"], row.get("version"), row.get("seed"), str(row.get("reason", "")))


@lru_cache(1)
def _known() -> tuple[Withdrawal, ...]:
    return tuple(withdrawals())


def is_withdrawn(question: Question, seed: int) -> bool:
    """True for a variant that must not be asked."""
    return any(w.covers(question.id, question.version, seed) for w in _known())
