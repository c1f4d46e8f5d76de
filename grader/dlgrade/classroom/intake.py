"""What a class handed in -> one `Submission` for each student, one at a time, bounded, nothing executed.

One student's broken archive is a sentence about that student; only what concerns the whole class raises.

Depends on: archives, grouping, belonging, notebooks, roster, naming, aside, judge (which files go along), content.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from dlgrade.classroom.archives import (
    MAX_ARCHIVE,
    MAX_CLASS_MEMBERS,
    MAX_MEMBERS,
    Listing,
    Member,
    Path_,
    Unreadable,
    archive_listing,
    folder_listing,
    is_archive,
    is_junk,
    read_file,
    stem_of,
)
from dlgrade.classroom.archives import UNREAD as UNREAD_ARCHIVES
from dlgrade.classroom.aside import Aside
from dlgrade.classroom.belonging import Catalogue, Handed, assign, catalogue
from dlgrade.classroom.grouping import WORK, Group, group
from dlgrade.classroom.model import Intake, Student, Submission, Work
from dlgrade.classroom.naming import cleaned, shown, with_keys
from dlgrade.classroom.notebooks import MAX_NOTEBOOK, read_notebook
from dlgrade.classroom.roster import Roster, read_roster
from dlgrade.content import Entry
from dlgrade.errors import UsageError
from dlgrade.judge.judging import MAX_SOURCE, with_siblings

__all__ = ["Roster", "read_roster", "take_in", "take_in_one"]

MAX_STUDENT = 64 << 20  # bytes that are read of one student, archives included
MAX_NESTING = 3
MAX_NOTEBOOKS = 40
MAX_PROBLEMS = 12
NOT_LISTED = "is not in the roster; graded under its own name"
_HEAVY = "numpy scipy sympy sklearn torch matplotlib pandas dlgrade tensorflow jax pytest"
_TAKEN = frozenset(sys.stdlib_module_names) | frozenset(_HEAVY.split())  # a worker would import those instead


def take_in(
    source: Path,
    entries: Sequence[Entry],
    *,
    roster: Roster | None = None,
    deadline: datetime | None = None,
    run_notebooks: bool = False,
    ignore: Path | None = None,
    late_by_file_time: bool = False,
) -> Intake:
    """Everything that was handed in for ``entries``.

    source            : a folder, an archive as the learning platform gives it, or one file.
    deadline          : what the platform dates later is late; without a time zone it is local time.
    run_notebooks     : a notebook becomes a module as a whole, so that loading it runs it; otherwise its definitions.
    ignore            : a path below ``source`` to pass over (the results of an earlier run).
    late_by_file_time : where no platform tells, the files' own time counts; it changes whenever they are copied.
    Raises UsageError if the source cannot be read or holds no submission, or if a package that it takes is missing.
    """
    wanted = catalogue(entries)
    submissions = Aside()
    with ExitStack() as stack:
        people, remarks = _class(source, wanted, roster, ignore, stack)
        there = {p.student.key for p in people}
        for person in people:
            submissions.put(_submission(person, wanted, deadline, run_notebooks, late_by_file_time))
            person.groups.clear()
    missing = tuple(s for s in (roster.students if roster else ()) if s.key not in there)
    return Intake(submissions, tuple(sorted(missing)), (*(roster.remarks if roster else ()), *remarks))


def _class(
    source: Path, wanted: Catalogue, roster: Roster | None, ignore: Path | None, stack: ExitStack
) -> tuple[list[_Person], list[str]]:
    """Everyone who handed in, in order, nothing read yet but names; and remarks."""
    groups, remarks = group(_listing(source, ignore, stack), source, wanted, roster)
    if not groups:
        said = f" ({remarks[0]})" if remarks else ""
        raise UsageError(
            f"there are no submissions in {source}{said}; expected is a folder, an archive or a file for each "
            "student, or the zip that Moodle, Canvas or Gradescope gives"
        )
    people = sorted(_people(groups, roster), key=lambda p: p.student)
    return people, [*remarks, *(p.remark for p in people if p.remark)]


def take_in_one(folder: Path, entries: Sequence[Entry], *, run_notebooks: bool = False) -> Submission:
    """Everything below ``folder``, which is one student's, whatever the files and folders in it are called.

    For autograders that are given one submission at a time.  Raises UsageError if the folder cannot be read.
    """
    with ExitStack() as stack:
        listing = _listing(folder, None, stack)
        alone = Group("student", shown(folder.name), members=list(listing.members))
        alone.problems = [said for _, said in listing.problems]
        return _submission(_Person(Student("student"), [alone]), catalogue(entries), None, run_notebooks, False)


def _listing(source: Path, ignore: Path | None, stack: ExitStack) -> Listing:
    try:
        if source.is_dir():
            if ignore is not None and ignore.resolve() == source.resolve():
                raise UsageError(
                    f"the results would lie among the submissions in {source}; give another folder for them"
                )
            return folder_listing(source, ignore)
        real = source.resolve()  # a link given by the instructor is theirs to give
        if is_archive(source.name):
            return archive_listing(source.name, real, stack, most=MAX_CLASS_MEMBERS)
        if not source.exists():
            raise UsageError(f"there is no {source}; give the folder or the archive with the submissions")
        if source.name.lower().endswith(WORK):
            about = real.stat()
            member = Member((source.name,), about.st_size, about.st_mtime, lambda limit: read_file(real, limit))
            return Listing([member])
    except Unreadable as problem:
        raise UsageError(f"the submissions cannot be read: {problem}") from None
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror}") from None
    raise UsageError(
        f"{source} is neither a folder, nor a .zip or .tar archive, nor Python or a notebook; "
        "give the folder or the archive with the submissions"
    )


# ---- who ------------------------------------------------------------------------------------------------------------


@dataclass
class _Person:
    student: Student
    groups: list[Group] = field(default_factory=list)
    remark: str = ""


def _people(groups: Sequence[Group], roster: Roster | None) -> list[_Person]:
    """One person for all that is theirs: as the roster says, else by number or by name."""
    listed: dict[str, _Person] = {}
    others: dict[tuple[str, str], _Person] = {}
    for one in groups:
        found = _whose(one, roster) if roster is not None else []
        if len(found) == 1:
            person = listed.setdefault(found[0].key, _Person(found[0]))
        else:
            person = others.setdefault(one.identity, _Person(_stranger(one)))
            name = shown(one.name)
            if len(found) > 1:
                names = ", ".join(f"{s.name or s.key} ({s.key})" for s in found[:5])
                person.remark = (
                    f"{name} ({one.origin}) may be {names}; graded under its own name, nobody is taken for it"
                )
            elif roster is not None:
                person.remark = f"{name} ({one.origin}) {NOT_LISTED}"
        person.groups.append(one)
    strangers = list(others.values())
    keyed = with_keys([p.student for p in strangers], [p.groups[0].origin for p in strangers])
    taken = {s.key for s in roster.students} if roster is not None else set()
    for person, student in zip(strangers, keyed, strict=True):
        key = student.key
        while key in taken:
            key += "-unlisted"
        taken.add(key)
        person.student = replace(student, key=key)
    for person in listed.values():
        person.student = _told(person)
    return [*listed.values(), *strangers]


def _whose(one: Group, roster: Roster) -> list[Student]:
    for told in (one.email, one.number if one.platform == "sid" else ""):
        found = roster.whose(told) if told else []
        if len(found) == 1:
            return found
    if one.platform in ("", "sid"):
        return roster.whose(one.name)
    return roster.whose(one.name, number=one.number, platform=one.platform)


def _stranger(one: Group) -> Student:
    """Somebody without a roster; ``key`` is what the key is to be made of."""
    extra = [(one.platform, cleaned(one.number))] if one.platform in ("canvas_id", "moodle_id") else []
    extra += [("together", one.together)] if one.together else []
    name = cleaned(one.name)
    return Student(name or one.name, name, cleaned(one.number), one.email, tuple(extra))


def _told(person: _Person) -> Student:
    """The roster's entry with what the platform told besides."""
    extra = dict(person.student.extra)
    for one in person.groups:
        if one.platform in ("canvas_id", "moodle_id"):
            extra.setdefault(one.platform, cleaned(one.number))
        if one.together:
            extra.setdefault("together", one.together)
    return replace(person.student, extra=tuple(extra.items()))


# ---- what -----------------------------------------------------------------------------------------------------------


def _submission(
    person: _Person, wanted: Catalogue, deadline: datetime | None, run_notebooks: bool, late_by_file_time: bool
) -> Submission:
    used, problems = _used(person.groups)
    files, more = _files(used)
    chosen, unclear = assign(files, wanted)
    problems += [*used.problems, *more, *unclear]
    work: dict[str, Work] = {}
    modules = _Modules(files, wanted, run_notebooks)
    for identifier, file in chosen.items():
        work[identifier] = modules.work(identifier, file)
    problems += modules.problems
    if not work and files:
        names = ", ".join(shown(f.name) for f in files[:5])
        problems.append(f"none of the files is for an exercise that is graded ({names}); name them after the exercises")
    problems = list(dict.fromkeys(cleaned_sentence(p) for p in problems))
    if len(problems) > MAX_PROBLEMS:
        problems = [*problems[:MAX_PROBLEMS], f"and {len(problems) - MAX_PROBLEMS} more of that kind"]
    return Submission(
        person.student,
        work,
        tuple(problems),
        used.late or _after(used, deadline, late_by_file_time),
        used.origin,
    )


def cleaned_sentence(text: str) -> str:
    """A message on one line; names in it are cleaned already, what libraries say is not."""
    return "".join(c if c.isprintable() else " " for c in text)[:600]


def _after(used: Group, deadline: datetime | None, by_file_time: bool) -> bool:
    if deadline is None:
        return False
    given = used.given if used.given is not None else used.stamp if by_file_time else None
    return given is not None and given > deadline.timestamp()


def _used(groups: Sequence[Group]) -> tuple[Group, list[str]]:
    """The submission that counts, of a student who handed in several times."""
    if len(groups) == 1:
        return groups[0], []
    if all(g.loose for g in groups):
        merged = replace(groups[0], members=[m for g in groups for m in g.members])
        merged.problems = [p for g in groups for p in g.problems]
        return merged, []
    named = sorted(groups, key=lambda g: g.origin)
    times = sorted(g.stamp for g in named if g.stamp is not None)
    if len(times) == len(named) and times[-1] - times[-2] >= 2:
        best, why = max(named, key=lambda g: g.stamp or 0.0), "it is the newest"
    else:
        best, why = named[-1], "nothing tells which is newer, and it is the last by name"
    names = " and ".join(g.origin for g in named[:4])
    return best, [f"handed in {len(named)} times ({names}); {best.origin} is used: {why}"]


def _files(one: Group) -> tuple[list[Handed], list[str]]:
    """Every Python file and notebook of a submission, archives unpacked, within bounds; and what was in the way."""
    found: list[Handed] = []
    problems: list[str] = []
    left = MAX_STUDENT
    count = notebooks = 0
    others: list[str] = []
    waiting: list[tuple[Path_, Member, int]] = [((), m, 0) for m in sorted(one.members, key=lambda m: m.path)]
    with ExitStack() as stack:
        while waiting:
            above, member, depth = waiting.pop(0)
            path = (*above, *member.path)
            name = path[-1].lower()
            if is_junk(path):
                continue
            count += 1
            if count > MAX_MEMBERS:
                problems.append(f"there are more than {MAX_MEMBERS:,} files; the rest is left out")
                break
            if not name.endswith(WORK) and not is_archive(name):
                others.append(path[-1])
                continue
            limit = MAX_SOURCE if name.endswith(".py") else MAX_NOTEBOOK if name.endswith(".ipynb") else MAX_ARCHIVE
            try:
                data = member.read(min(limit, left))
                left -= len(data)
                if name.endswith(".py"):
                    found.append(Handed(path, data, member.modified))
                elif name.endswith(".ipynb"):
                    notebooks += 1
                    if notebooks > MAX_NOTEBOOKS:
                        raise Unreadable(f"{shown(path[-1])} is left out: at most {MAX_NOTEBOOKS} notebooks are read")
                    notebook = read_notebook(data, path[-1])
                    problems += notebook.problems
                    found.append(Handed(path, data, member.modified, notebook))
                elif depth >= MAX_NESTING:
                    problems.append(f"{shown(path[-1])} lies in more than {MAX_NESTING} archives; it is not unpacked")
                else:
                    inner = archive_listing(path[-1], data, stack)
                    problems += [said for _, said in inner.problems]
                    inside = (*path[:-1], stem_of(path[-1]))
                    waiting += [(inside, m, depth + 1) for m in sorted(inner.members, key=lambda m: m.path)]
            except Unreadable as problem:
                problems.append(str(problem))
    if not found:
        problems += _nothing(one, others, bool(problems or one.problems))
    return found, problems


def _nothing(one: Group, others: Sequence[str], said: bool) -> list[str]:
    if others:
        what = ", ".join(shown(n) for n in others[:5]) + (" and more" if len(others) > 5 else "")
        hint = "; ask for .zip" if any(n.lower().endswith(UNREAD_ARCHIVES) for n in others) else ""
        return [f"no Python file and no notebook was handed in, but {what}{hint}"]
    return [] if said else [f"{one.origin} is empty; Python files or a notebook are expected"]


class _Modules:
    """Makes `Work` of the files of one student."""

    def __init__(self, files: Sequence[Handed], wanted: Catalogue, run_notebooks: bool) -> None:
        self.run_notebooks = run_notebooks
        self.asked = {a.entry.id: a for a in wanted.all}
        self.beside: Mapping[Path_, dict[str, bytes]] = defaultdict(dict)
        for file in files:
            if file.notebook is None:
                self.beside[file.path[:-1]][file.name] = file.data
        self.problems: list[str] = []
        self._whole: dict[Path_, dict[str, bytes]] = {}

    def work(self, identifier: str, file: Handed) -> Work:
        """The module and those beside it that it imports."""
        wanted = self.asked[identifier]
        around = self.beside[file.path[:-1]]
        module = _module_name(file, wanted.entry.stem, around)
        if file.notebook is None:
            source = file.data
        elif self.run_notebooks:
            source = file.notebook.whole.encode("utf-8", "replace")
        else:
            text, lacking = file.notebook.module(wanted.names)
            source = text.encode("utf-8", "replace")
            if lacking:
                names = ", ".join(sorted(lacking)[:5])
                self.problems.append(
                    f"{shown(file.name)}: {identifier} uses {shown(names)}, which only running the notebook "
                    "defines; --run-notebooks runs it"
                )
        if file.notebook is None and file.path in self._whole and module in self._whole[file.path]:
            return Work(module, self._whole[file.path])
        files = with_siblings(module, lambda name: source if name == module else around.get(name))
        if file.notebook is None:
            self._whole[file.path] = files
        return Work(module, files)


def _module_name(file: Handed, stem: str, around: Mapping[str, bytes]) -> str:
    """A name under which a worker can import the file: its own, if it is one and hides no library."""
    own = stem_of(file.name)
    if file.stem != own and file.stem.isidentifier() and f"{file.stem}.py" not in around:
        own = file.stem  # what downloading twice adds is no part of it
    if own.isascii() and own.isidentifier() and own.lower() not in _TAKEN and len(own) <= 100:
        free = file.notebook is None or f"{own}.py" not in around
        return f"{own}.py" if free else f"{own}_notebook.py"
    return f"{stem}.py" if f"{stem}.py" not in around else f"{stem}_.py"
