"""Blueprints: what a paper is made of, as TOML.

    title = "Chapter 10 quiz"
    minutes = 20
    notes = ["No calculator."]
    [[section]]
    name = "One mark each"
    select = ["ch10"]       # chapters or templates, as in `dlgrade quiz`
    count = 6
    kind = "MCQ"            # optional, as are marks, topics, syllabus

Depends on: selection, form, finding.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlgrade.bank.finding import Template, select
from dlgrade.bank.form import Form, master
from dlgrade.bank.question import KINDS, SYLLABUS, Question
from dlgrade.bank.selection import Wish, choose
from dlgrade.bank.variant import Variant
from dlgrade.content import roots
from dlgrade.errors import UnknownTarget, UsageError

LARGEST = 500  # questions on a paper


@dataclass(frozen=True)
class Section:
    """A part of a paper: ``count`` questions that meet the wish."""

    name: str
    select: tuple[str, ...]
    count: int
    wish: Wish


@dataclass(frozen=True)
class Blueprint:
    """A paper to be.  label : what it honestly is; printed under the title."""

    title: str
    sections: tuple[Section, ...]
    minutes: int = 0
    notes: tuple[str, ...] = ()
    label: str = ""

    @property
    def count(self) -> int:
        return sum(s.count for s in self.sections)


def read(path: Path) -> Blueprint:
    """The blueprint in a file.  Raises UsageError that names what is wrong and where."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(
            f"there is no blueprint {path}; `dlgrade exam list` shows those that come with dlgrade"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is no TOML: {error}") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    return _blueprint(data, str(path))


def _blueprint(data: dict[str, Any], where: str) -> Blueprint:
    known = {"title": str, "minutes": int, "notes": list, "label": str, "section": list}
    _fields(data, known, where)
    if not data.get("section"):
        raise UsageError(f"{where}: there is no [[section]]")
    sections = tuple(
        _section(s, f"{where}, section {i}") for i, s in enumerate(data["section"], start=1) if _is_table(s, where)
    )
    minutes = data.get("minutes", 0)
    if not 0 <= minutes <= 24 * 60:
        raise UsageError(f"{where}: minutes is {minutes}, expected 0 to {24 * 60}")
    made = Blueprint(
        data.get("title", "Quiz"), sections, minutes, _texts(data.get("notes", []), where), data.get("label", "")
    )
    if made.count > LARGEST:
        raise UsageError(f"{where}: {made.count} questions are asked for, at most {LARGEST} fit on a paper")
    return made


def _is_table(section: Any, where: str) -> bool:
    if not isinstance(section, dict):
        raise UsageError(f"{where}: section must be written [[section]]")
    return True


def _section(data: dict[str, Any], where: str) -> Section:
    known = {"name": str, "select": list, "count": int, "kind": str, "marks": int, "topics": list, "syllabus": str}
    _fields(data, known, where)
    count = data.get("count")
    if count is None or count < 1:
        raise UsageError(f"{where}: count is {count}, expected 1 or more")
    kind = data.get("kind", "").upper()
    if kind not in ("", *KINDS):
        raise UsageError(f"{where}: kind is {data['kind']!r}, expected one of {', '.join(KINDS)}")
    if data.get("marks", 0) not in (0, 1, 2):
        raise UsageError(f"{where}: marks is {data['marks']}, expected 1 or 2")
    if data.get("syllabus", "") not in ("", *SYLLABUS):
        raise UsageError(f"{where}: syllabus is {data['syllabus']!r}, expected one of {', '.join(SYLLABUS)}")
    topics = _texts(data.get("topics", []), where)
    wish = Wish(kind, data.get("marks", 0), topics, data.get("syllabus", ""))
    return Section(data.get("name", ""), _texts(data.get("select", []), where), count, wish)


def _fields(data: dict[str, Any], known: dict[str, type], where: str) -> None:
    for name, value in data.items():
        if name not in known:
            raise UsageError(f"{where}: {name!r} is no field of it; there are {', '.join(known)}")
        if not isinstance(value, known[name]) or isinstance(value, bool):
            raise UsageError(f"{where}: {name} is {value!r}, expected {_WORDS[known[name]]}")


_WORDS = {str: "a text", int: "a whole number", list: "a list"}


def _texts(values: list[Any], where: str) -> tuple[str, ...]:
    if any(not isinstance(v, str) for v in values):
        raise UsageError(f"{where}: {values!r} is expected to be a list of texts")
    return tuple(values)


def shipped() -> dict[str, Path]:
    """The blueprints that come with dlgrade and the user's own content: name -> file."""
    found: dict[str, Path] = {}
    for root in roots():
        for file in sorted((root / "bank" / "blueprints").glob("*.toml")):
            found.setdefault(file.stem, file)
    return found


def named(name: str) -> Blueprint:
    """A blueprint by the name of one that comes with dlgrade, or by path."""
    if name in (known := shipped()):
        return read(known[name])
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        return read(path)
    raise UnknownTarget(
        f"there is no blueprint {name!r}; there are {', '.join(known)}, or give the path of a .toml file"
    )


def build(
    blueprint: Blueprint,
    seed: int,
    *,
    withdrawn: Callable[[Question, int], bool] = lambda question, seed: False,
    folders: Sequence[Path] | None = None,
) -> Form:
    """The master form that a blueprint makes with this seed.

    Small pools are served first, so that a section that only one template can fill finds it free; no template comes
    twice on the paper while others can fill its place.  Raises UsageError where the bank has too few.
    """
    pools: list[list[Template]] = [select(s.select, folders) for s in blueprint.sections]
    fitting = [[t for t in pool if s.wish.kinds(t.load())] for pool, s in zip(pools, blueprint.sections, strict=True)]
    for section, pool in zip(blueprint.sections, fitting, strict=True):
        if not pool:
            raise UsageError(f"the bank has no question for section {section.name!r}; {section.wish}")
    order = sorted(range(len(pools)), key=lambda i: (len(fitting[i]) - blueprint.sections[i].count, i))
    chosen: dict[int, list[Variant]] = {}
    taken: set[str] = set()
    for i in order:
        section = blueprint.sections[i]
        chosen[i] = choose(
            fitting[i],
            section.count,
            seed,
            wish=section.wish,
            withdrawn=withdrawn,
            taken=taken,
            name=f"{blueprint.title}/{i}",
        )
        taken.update(v.id for v in chosen[i])
    rows = [(blueprint.sections[i].name, v) for i in range(len(pools)) for v in chosen[i]]
    notes = (*([blueprint.label] if blueprint.label else []), *blueprint.notes)
    return master(blueprint.title, seed, rows, minutes=blueprint.minutes, notes=notes)
