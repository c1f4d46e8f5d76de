"""What a bank must not forget: questions that were withdrawn, and templates as they were before an edit.

``bank/withdrawn.toml`` lists what is not asked any more::

    [[withdrawn]]
    id = "ch12.adam_step_size"
    version = 1          # without it, every version
    seed = 17            # without it, every seed
    reason = "..."

``bank/CHAPTER/versions/NAME.v1.py`` is a template as it was when its version was 1: `dlgrade bank archive` puts it
there before an edit, so that an old paper can be made again.

Depends on: finding, question, content, work.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dlgrade.bank.finding import Template
from dlgrade.bank.question import Question
from dlgrade.content import roots
from dlgrade.errors import ContentError, UnknownTarget, UsageError
from dlgrade.files import write_whole

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
        rows = data.get("withdrawn", [])
        if not isinstance(rows, list):
            raise ContentError(f"{path}: withdrawn must be written [[withdrawn]], once for each question")
        found += [_withdrawal(row, path) for row in rows]
    return found


def _withdrawal(row: Any, path: Path) -> Withdrawal:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise ContentError(f'{path}: each [[withdrawn]] needs an id, such as id = "ch12.adam_step_size"')
    for name in ("version", "seed"):
        if not isinstance(row.get(name, 0), int) or isinstance(row.get(name), bool):
            raise ContentError(f"{path}: {name} of {row['id']} is {row[name]!r}, expected a whole number")
    return Withdrawal(row["id"], row.get("version"), row.get("seed"), str(row.get("reason", "")))


@lru_cache(1)
def _known() -> tuple[Withdrawal, ...]:
    return tuple(withdrawals())


def is_withdrawn(question: Question, seed: int) -> bool:
    """True for a variant that must not be asked."""
    return any(w.covers(question.id, question.version, seed) for w in _known())


def withdraw(folder: Path, entry: Withdrawal) -> Path:
    """Append an entry to the folder's list; gives the file.  Raises UsageError if the list says so already."""
    if any(
        w.id == entry.id and w.version in (None, entry.version) and w.seed in (None, entry.seed)
        for w in withdrawals([folder])
    ):
        raise UsageError(f"{entry.id} is withdrawn already, so widely; {folder / NAME} says why")
    path = folder / NAME
    before = path.read_text(encoding="utf-8") if path.exists() else "# Questions that are not asked any more.\n"
    rows = [f"id = {_quoted(entry.id)}"]
    rows += [f"{name} = {n}" for name, n in (("version", entry.version), ("seed", entry.seed)) if n is not None]
    rows.append(f"reason = {_quoted(entry.reason)}")
    made = before + ("" if before.endswith("\n") else "\n") + "\n[[withdrawn]]\n" + "\n".join(rows) + "\n"
    tomllib.loads(made)  # nothing is written that could not be read
    write_whole(path, made)
    return path


def _quoted(text: str) -> str:
    """A basic string of TOML: quotes, backslashes and control characters escaped."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    made = "".join(
        escapes.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000 else c)
        for c in text
    )
    return f'"{made}"'


# ---- versions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Archived(Template):
    """A template as it was in an earlier version; its identifier is that of the present one."""

    name: str = ""

    @property
    def id(self) -> str:
        return f"{self.chapter}.{self.name}"


def place_of(template: Template, version: int) -> Path:
    """Where a version of a template is kept."""
    return template.path.parent / "versions" / f"{template.path.stem}.v{version}.py"


def archive(template: Template) -> Path:
    """Keep the template as it is now under its version; gives the file.

    Raises UsageError if that version was kept already with another text: an edit must raise the version.
    """
    version = template.load().version
    path = place_of(template, version)
    if path.exists():
        if path.read_text(encoding="utf-8") != template.text:
            raise UsageError(
                f"version {version} of {template.id} was archived with another text ({path}); raise version in "
                f"{template.path}, or put the archived text back"
            )
        return path
    path.parent.mkdir(exist_ok=True)
    write_whole(path, template.text)
    return path


def versions(template: Template) -> dict[int, Template]:
    """Every version of a template that there is: the archived ones and the present one."""
    found: dict[int, Template] = {}
    start = f"{template.path.stem}.v"
    for file in sorted((template.path.parent / "versions").glob(f"{start}*.py")):
        number = file.stem[len(start) :]
        if number.isascii() and number.isdecimal():
            found[int(number)] = Archived(template.chapter, file, template.path.stem)
    found[template.load().version] = template
    return dict(sorted(found.items()))


def of_version(template: Template, version: int | None) -> Question:
    """The question of that version (None: the present one).

    Raises UnknownTarget if it was not kept, ContentError if what was kept under it is another version.
    """
    if version is None:
        return template.load()
    known = versions(template)
    if version not in known:
        there = ", ".join(map(str, known))
        raise UnknownTarget(
            f"version {version} of {template.id} was not kept; there is {there}. `dlgrade bank archive` keeps the "
            "present one before an edit"
        )
    question = known[version].load()
    if question.version != version:
        raise ContentError(f"{known[version].path} says version {question.version}, its name says {version}")
    return question
