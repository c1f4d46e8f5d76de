"""Blueprints: what a paper is made of, as TOML.

    title = "Chapter 10 quiz"
    minutes = 20
    notes = ["No calculator."]
    [[section]]
    name = "One mark each"
    select = ["ch10"]       # chapters or templates, as in `dlgrade quiz`
    count = 6
    kind = "MCQ"            # optional, as are marks, topics, syllabus

Depends on: selection, form, finding, streams.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlgrade.bank.finding import Template, select
from dlgrade.bank.form import Form, master
from dlgrade.bank.question import KINDS, SYLLABUS
from dlgrade.bank.selection import (
    Fitting,
    Wish,
    Withdrawn,
    apart,
    draw,
    fitting,
    matched,
    nothing_withdrawn,
    spread,
    words,
)
from dlgrade.bank.streams import Stream
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
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    if data.get("marks", 1) not in (1, 2):
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
        if isinstance(value, str):
            _texts([value], f"{where}, {name}")


_WORDS = {str: "a text", int: "a whole number", list: "a list"}


def _texts(values: list[Any], where: str) -> tuple[str, ...]:
    if any(not isinstance(v, str) for v in values):
        raise UsageError(f"{where}: {values!r} is expected to be a list of texts")
    for text in values:
        if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in text):
            raise UsageError(f"{where}: {text!r} holds a control character; take it out")
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


Pools = Sequence[Sequence[Fitting]]


def pools_of(
    blueprint: Blueprint, *, withdrawn: Withdrawn = nothing_withdrawn, folders: Sequence[Path] | None = None
) -> Pools:
    """For each section the templates that it may use; looked up once for all papers.

    Raises UnknownTarget for a selector that names nothing, UsageError for a section that no template fits.
    """
    known: dict[tuple[str, ...], list[Template]] = {}
    loaded: dict[Path, Template] = {}
    made = []
    for number, section in enumerate(blueprint.sections, start=1):
        if section.select not in known:
            try:
                found = select(section.select, folders)
            except UnknownTarget as error:
                raise UnknownTarget(f"{_called(section, number)} of {blueprint.title!r}: {error}") from None
            known[section.select] = [loaded.setdefault(t.path, t) for t in found]
        pool = fitting(known[section.select], section.wish, withdrawn)
        if not pool:
            raise UsageError(
                f"{_called(section, number)} of {blueprint.title!r}: the bank has no question{words(section.wish)} in "
                f"{', '.join(section.select) or 'any chapter'}; `dlgrade bank list` shows what there is"
            )
        made.append(pool)
    return made


def _called(section: Section, number: int) -> str:
    return f"section {number} ({section.name})" if section.name else f"section {number}"


def build(
    blueprint: Blueprint,
    seed: int,
    *,
    withdrawn: Withdrawn = nothing_withdrawn,
    folders: Sequence[Path] | None = None,
    pools: Pools | None = None,
) -> Form:
    """The master form that a blueprint makes with this seed.

    No template comes twice on the paper while another one could fill its place, whichever section it stands in; where
    one must, it asks something else.

    pools : what `pools_of` gave, if many papers are built.

    Raises UsageError where the bank has too few different questions.
    """
    pools = pools_of(blueprint, withdrawn=withdrawn, folders=folders) if pools is None else pools
    streams = [Stream(f"{blueprint.title}/{i}", seed) for i in range(len(pools))]
    orders = [spread(pool, rng) for pool, rng in zip(pools, streams, strict=True)]
    orders = apart(orders, Stream(f"{blueprint.title}/alike", seed))
    firsts = matched(orders, [s.count for s in blueprint.sections])
    rows: list[tuple[str, Variant]] = []
    asked: set[object] = set()
    for i, section in enumerate(blueprint.sections):
        first = [fit for fit in orders[i] if fit[0].id in set(firsts[i])]
        try:
            drawn = draw(
                first, orders[i], section.count, streams[i], wish=section.wish, withdrawn=withdrawn, asked=asked
            )
        except UsageError as error:
            raise UsageError(f"{_called(section, i + 1)} of {blueprint.title!r}: {error}") from None
        rows += [(section.name, v) for v in drawn]
    notes = (*([blueprint.label] if blueprint.label else []), *blueprint.notes)
    return master(blueprint.title, seed, rows, minutes=blueprint.minutes, notes=notes)
