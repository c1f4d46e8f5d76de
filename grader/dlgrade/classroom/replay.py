"""Judging one student's stored work again, for a look at the full report."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlgrade.classroom.grading import NOT_HANDED_IN
from dlgrade.classroom.job import Job, Setup, fingerprint
from dlgrade.classroom.model import Student
from dlgrade.classroom.store import Store
from dlgrade.errors import GraderBroken, UnknownTarget, UsageError

if TYPE_CHECKING:
    from dlgrade.content import Entry
    from dlgrade.judge.judging import ExerciseReport


@dataclass(frozen=True)
class Replay:
    """Fresh reports, and how they compare with what was kept.

    changed : exercises whose content, or dlgrade itself, is not what the class was graded with.
    differs : exercise -> (kept, fresh) verdict and points, where nothing has changed and they differ all the same.
    """

    reports: tuple[ExerciseReport, ...]
    isolation: str
    changed: tuple[str, ...]
    differs: dict[str, tuple[str, str]]


def student_named(store: Store, name: str) -> Student:
    """The student whose key, id, e-mail address or name this is (letters' case aside), or the only one who begins so.

    Raises UsageError with the nearest names.
    """
    everyone = store.students()
    wanted = " ".join(name.split()).casefold()

    def ways(student: Student) -> list[str]:
        return [w.casefold() for w in (student.key, student.id, student.email, student.name) if w]

    exact = [s for s in everyone if wanted in ways(s)]
    found = exact or [s for s in everyone if wanted and any(w.startswith(wanted) for w in ways(s))]
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(s.key for s in found[:6]) + (", ..." if len(found) > 6 else "")
        raise UsageError(f"{name!r} may mean {shown}; give one of them")
    near = difflib.get_close_matches(wanted, [w for s in everyone for w in ways(s)], 3, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "gradebook.csv lists everyone, in the column `student`."
    raise UsageError(f"there is no student {name!r} in {store.path.parent}; {hint}")


def replay(store: Store, student: Student, entries: Sequence[Entry], *, accept: str) -> Replay:
    """Judge what the student handed in once more, with the class's seed, on the exercises ``entries``.

    Raises UsageError if nothing of it was graded, or isolation is too weak.
    """
    from dlgrade.judge.judging import NoFile, failed_everywhere

    exercises = store.exercises
    known = {e.id: e for e in exercises}
    chosen = [e for e in entries if e.id in known]
    if not chosen:
        raise UnknownTarget(
            f"this class was not graded on {', '.join(e.id for e in entries[:3])}; it was on "
            f"{', '.join(list(known)[:8])}{', ...' if len(known) > 8 else ''}"
        )
    seed = store.seed or 0
    outcome = store.outcome(student.key, exercises)
    kept = {e["id"]: e for e in outcome.check["exercises"]}
    setup = Setup(seed, {e.id: fingerprint(e, seed) for e in chosen}, accept)
    reports, differs = [], {}
    changed = tuple(e.id for e in chosen if setup.fingerprints[e.id] != known[e.id].fingerprint)
    with Job(setup) as job:
        refusal = job.refusal()
        if refusal:
            raise UsageError(refusal)
        for entry in chosen:
            work = store.work(student.key, entry.id)
            if work is None:
                reports.append(failed_everywhere(entry.load(), NoFile(NOT_HANDED_IN), place=entry.place))
                continue
            try:
                report = job.report(entry.id, work)
            except GraderBroken as error:
                raise GraderBroken(f"{entry.id} of {student.key} could not be judged: {error}") from error
            reports.append(report)
            before = kept.get(entry.id)
            if before is None or entry.id in changed:
                continue
            if (before["verdict"], before["points"]) != (report.verdict, report.points):
                differs[entry.id] = (
                    f"{before['verdict']}, {before['points']} points",
                    f"{report.verdict}, {report.points} points",
                )
        line = job.isolation.line()
    return Replay(tuple(reports), line, changed, differs)
