"""Whose is what: the files of a class, grouped by student, as platforms and people name them.

Moodle  : ``Full Name_12345_assignsubmission_file_/...``, and as the beginning of a file's name.
Canvas  : ``lastfirst_LATE_12345_67890_file.py``; 12345 is the student, LATE may be missing.
Gradescope : ``submission_12345/...`` and ``submission_metadata.yml`` that says whose it is.
People  : a folder, an archive or a file for each student, named after them; perhaps one folder around it all.

Depends on: archives, naming, belonging, roster; yaml, when a Gradescope export is there (extra ``classroom``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dlgrade.classroom.archives import UNREAD, Listing, Member, Path_, Unreadable, is_archive, stem_of
from dlgrade.classroom.belonging import Catalogue
from dlgrade.classroom.naming import Label, canvas_label, cleaned, folded, moodle_label, shown
from dlgrade.classroom.roster import Roster
from dlgrade.errors import UsageError

METADATA = "submission_metadata.yml"
MAX_METADATA = 32 << 20
WORK = (".py", ".ipynb")
_WRAPPERS = frozenset(
    "submissions submission students class export exports download downloads abgaben homework".split()
)


@dataclass
class Group:
    """What one student handed in, or one of several times.

    name, number : as the file or the platform says; ``platform`` is the kind of number ("canvas_id", "moodle_id").
    members      : paths are below the student's folder.
    loose        : the files lie among those of others and carry the name; several of them are one submission.
    given        : seconds since the epoch when the platform says so.
    together     : what marks work of several people (the name of the submission), or "".
    """

    name: str
    origin: str
    number: str = ""
    platform: str = ""
    email: str = ""
    late: bool = False
    given: float | None = None
    together: str = ""
    loose: bool = False
    members: list[Member] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def stamp(self) -> float | None:
        """When it was handed in, as far as that is known."""
        times = [m.modified for m in self.members if m.modified is not None]
        return self.given if self.given is not None else max(times, default=None)

    @property
    def identity(self) -> tuple[str, str]:
        """Groups that share it are of one student, where no roster tells."""
        return (self.platform, self.number) if self.number else ("", folded(self.name) or self.origin)


@dataclass(frozen=True, slots=True)
class _Item:
    path: Path_
    member: Member | None
    problem: str = ""


def group(
    listing: Listing, source: Path, wanted: Catalogue, roster: Roster | None
) -> tuple[list[Group], tuple[str, ...]]:
    """The groups of a class, and remarks about files that are nobody's.

    Raises UsageError if a Gradescope export is there and cannot be read for want of a package.
    """
    items = [_Item(m.path, m) for m in listing.members]
    items += [_Item(path, None, said) for path, said in listing.problems if path]
    items += [_Item((*path, ""), None) for path in listing.empty]  # a student's, perhaps: nobody may get lost
    remarks = [said for path, said in listing.problems if not path]
    items, around = _unwrapped(items, source, wanted, roster)
    prefix = "/".join((shown(source.name), *map(shown, around)))
    metadata = next((i.member for i in items if i.path == (METADATA,) and i.member is not None), None)
    if metadata is not None:
        items = [i for i in items if i.path != (METADATA,)]
        try:
            told = _metadata(metadata)
        except Unreadable as problem:
            remarks.append(f"{problem}; the folders' names are taken for the students'")
        else:
            return _gradescope(items, told, prefix), tuple(remarks)
    if _is_one_student(items, wanted):
        name = stem_of(source.name)
        alone = Group(name, shown(source.name))
        for item in items:
            _put(alone, item, item.path)
        return [alone], tuple(remarks)
    groups, said = _grouped(items, prefix, wanted, roster)
    return groups, (*remarks, *said)


def _put(into: Group, item: _Item, path: Path_) -> None:
    if item.member is not None:
        into.members.append(replace(item.member, path=path))
    elif item.problem:
        into.problems.append(item.problem)


def _own_folders(wanted: Catalogue) -> frozenset[str]:
    return wanted.chapters | {"exercises"}


def _is_work(name: str) -> bool:
    return name.lower().endswith(WORK)


def _is_one_student(items: Sequence[_Item], wanted: Catalogue) -> bool:
    """True if this is a work folder, not a folder of them: nothing in it is named after anybody."""
    folders = {i.path[0].lower() for i in items if len(i.path) > 1}
    loose = [i.path[0] for i in items if len(i.path) == 1]
    if any(is_archive(n) or moodle_label(n) for n in loose) or not folders <= _own_folders(wanted):
        return False
    works = [n for n in loose if _is_work(n)]
    if any(canvas_label(n) for n in works):
        return False
    exercises = [n for n in works if wanted.left_over(stem_of(n)) == ("", True)]
    return bool(folders or exercises)


def _unwrapped(items: list[_Item], source: Path, wanted: Catalogue, roster: Roster | None) -> tuple[list[_Item], Path_]:
    """Without the folders around the whole class."""
    around: Path_ = ()
    while items and len({i.path[0] for i in items if len(i.path) > 1}) == 1:
        first = next(i.path[0] for i in items if len(i.path) > 1)
        beside = [i for i in items if len(i.path) == 1]
        if any(_is_work(i.path[0]) or is_archive(i.path[0]) or i.path[0] == METADATA for i in beside):
            break
        inner = [replace(i, path=i.path[1:]) for i in items if len(i.path) > 1]
        if not _wraps(first, inner, source, wanted, roster):
            break
        items, around = inner, (*around, first)
    return items, around


def _wraps(first: str, inner: Sequence[_Item], source: Path, wanted: Catalogue, roster: Roster | None) -> bool:
    if moodle_label(first) or first.lower() in _own_folders(wanted):
        return False
    tops = {i.path[0] for i in inner}
    if METADATA in tops or any(moodle_label(t) or (canvas_label(t) and "." in t) for t in tops):
        return True
    if _is_one_student(inner, wanted) or (roster is not None and roster.whose(first)):
        return False
    known = first.lower() in _WRAPPERS or (is_archive(source.name) and folded(first) == folded(stem_of(source.name)))
    several = {i.path[0] for i in inner if len(i.path) > 1 or is_archive(i.path[0])}
    return known or (is_archive(source.name) and len(several) > 1)


# ---- Gradescope -----------------------------------------------------------------------------------------------------


def _metadata(member: Member) -> Mapping[str, Any]:
    try:
        import yaml
    except ImportError:
        raise UsageError(
            f"this is an export of Gradescope, and PyYAML, which reads its {METADATA}, is not installed; "
            'pip install "dlgrade[classroom]"'
        ) from None

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Plain values only; Ruby's own types, which old exports name, are read as what they hold."""

        def flatten_mapping(self, node: Any) -> None:
            """No merge keys: nested ones grow without bound."""

    def plain(loader: Any, _tag: str, node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            return loader.construct_mapping(node, deep=True)
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node, deep=True)
        return loader.construct_scalar(node)

    Loader.add_multi_constructor("", plain)
    data = member.read(MAX_METADATA)
    try:
        told = yaml.load(data, Loader)
    except (Exception, RecursionError) as error:  # dates and numbers that are none raise what their types raise
        raise Unreadable(f"{METADATA} is no readable YAML ({type(error).__name__})") from None
    if not isinstance(told, dict):
        raise Unreadable(f"{METADATA} holds no table of submissions")
    return {str(k): v for k, v in told.items() if isinstance(k, (str, int)) and isinstance(v, dict)}


def _get(record: Any, name: str) -> Any:
    """Ruby writes keys with a colon before them."""
    return (record.get(f":{name}", record.get(name)) if isinstance(record, dict) else None) or ""


def _text(record: Any, name: str) -> str:
    """A plain value as text; anything nested is none (aliases make it larger than memory)."""
    value = _get(record, name)
    return cleaned(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _moment(value: Any) -> float | None:
    if isinstance(value, dict):
        value = value.get("utc")
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", value.strip()).replace(" Z", "+00:00"))
        except ValueError:
            return None
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    return datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp() if isinstance(value, date) else None


def _gradescope(items: Sequence[_Item], told: Mapping[str, Any], prefix: str) -> list[Group]:
    """One group for each submitter: those who hand in together hand in the same files."""
    found: list[Group] = []
    by_folder: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        if len(item.path) > 1 or item.problem or _is_work(item.path[0]) or is_archive(item.path[0]):
            by_folder[item.path[0]].append(item)
    for key in dict.fromkeys((*told, *by_folder)):
        record = told.get(key)
        submitters = _get(record, "submitters")
        submitters = [s for s in submitters if isinstance(s, dict)] if isinstance(submitters, list) else []
        for person in submitters or [{"name": key}]:
            name = _text(person, "name") or _text(person, "email") or key
            one = Group(
                name,
                f"{prefix}/{shown(key)}",
                number=_text(person, "sid"),
                platform="sid" if _text(person, "sid") else "",
                email=_text(person, "email"),
                given=_moment(_get(record, "created_at")),
                together=shown(key) if len(submitters) > 1 else "",
            )
            if not submitters:
                one.problems.append(f"{METADATA} does not say who submitted {shown(key)}")
            for item in by_folder.get(key, ()):
                _put(one, item, item.path[1:] or item.path)
            if key not in by_folder:
                one.problems.append(f"{METADATA} names {shown(key)}, and there is no such folder with files in it")
            found.append(one)
    return found


# ---- Moodle, Canvas, people -----------------------------------------------------------------------------------------


def _grouped(
    items: Sequence[_Item], prefix: str, wanted: Catalogue, roster: Roster | None
) -> tuple[list[Group], list[str]]:
    found: dict[Path_, Group] = {}
    remarks: list[str] = []
    loose = [i.path[0] for i in items if len(i.path) == 1 and not moodle_label(i.path[0])]
    labelled = sum(canvas_label(n) is not None for n in loose)
    is_canvas = labelled * 2 > len([n for n in loose if _is_work(n) or is_archive(n) or canvas_label(n)])
    nobodys: list[str] = []
    strange: list[str] = []

    def put(key: Path_, made: Group, item: _Item, path: Path_) -> Group:
        one = found.setdefault(key, made)
        _put(one, item, path)
        return one

    for item in sorted(items, key=lambda i: i.path):
        top, rest = item.path[0], item.path[1:]
        origin = f"{prefix}/{shown(top)}"
        moodle = moodle_label(top)
        canvas = canvas_label(top) if is_canvas and not rest else None
        if moodle is not None:
            path = (moodle.rest, *rest) if moodle.rest else rest
            put(("moodle", moodle.user), _labelled(moodle, origin, "moodle_id"), item, path or (top,))
        elif canvas is not None:
            told = replace(item, member=None) if canvas.rest in ("text.html", "link.html") else item
            one = put(("canvas", canvas.user), _labelled(canvas, origin, "canvas_id"), told, (canvas.rest,))
            one.late = one.late or canvas.late
            if told is not item:
                one.problems.append(f"{shown(top)} is a text or a link typed into Canvas; a file is expected")
        elif rest:
            put(("folder", top), Group(top, origin), item, rest)
        elif is_archive(top) or top.lower().endswith(UNREAD):
            put(("archive", top), Group(stem_of(top), origin), item, item.path)
        elif _is_work(top):
            name, exercise = wanted.left_over(stem_of(top))
            if exercise and not name:
                nobodys.append(top)
            else:
                put(("file", folded(name) or top), Group(name, origin, loose=True), item, item.path)
        elif item.member is None or (roster is not None and len(roster.whose(stem_of(top))) == 1):
            put(("folder", top), Group(stem_of(top), origin), item, item.path)
        else:
            strange.append(top)
    if nobodys:
        remarks.append(f"{_listed(nobodys)}: named after an exercise and after nobody; left out. Put it into a folder")
    if strange:
        remarks.append(f"{_listed(strange)}: neither Python, nor a notebook, nor an archive; left out")
    return list(found.values()), remarks


def _labelled(label: Label, origin: str, platform: str) -> Group:
    return Group(label.name, origin, number=label.user, platform=platform)


def _listed(names: Sequence[str]) -> str:
    text = ", ".join(shown(n) for n in names[:5])
    return text + (f" and {len(names) - 5} more" if len(names) > 5 else "")
