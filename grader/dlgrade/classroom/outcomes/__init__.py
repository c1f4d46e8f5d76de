"""Everything that a graded class is written into: gradebooks, feedback, the class report.

Depends on: model, content, report; Jinja2; rapidfuzz where it is installed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dlgrade.classroom.model import ClassResult, Outcome, Work
from dlgrade.classroom.outcomes import similarity
from dlgrade.classroom.outcomes.classreport import report_html
from dlgrade.classroom.outcomes.feedback import feedback_html
from dlgrade.classroom.outcomes.gradebook import canvas_csv, gradebook_csv, moodle_csv
from dlgrade.classroom.outcomes.gradescope import results_of
from dlgrade.classroom.outcomes.people import judged
from dlgrade.classroom.outcomes.written import (
    Mark,
    Works,
    answer_of,
    kept_marks,
    main_source,
    valid_marks,
    with_marks,
)
from dlgrade.content import Entry, entries
from dlgrade.errors import GraderBroken
from dlgrade.files import write_whole

__all__ = ["result_json", "write_all"]

_SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}")
_OURS = {".json": '"schema": "dlgrade/check/', ".html": '<meta name="generator" content="dlgrade">'}


def write_all(
    result: ClassResult,
    out: Path,
    *,
    works: Works | None = None,
    assignment: str = "",
    known: Sequence[Entry] | None = None,
    gradescope: bool = False,
) -> list[Path]:
    """Write gradebook.csv, canvas.csv, moodle.csv, results/, feedback/ and report.html into ``out``; says which files.

    works      : student key -> exercise -> what was handed in: for similarity, and so that a mark counts only for the
                 text it was given to.  With it, marks are read from ``out`` (`dlgrade mark`); without it the outcomes'
                 own ``written`` stands.
    assignment : the column's name in Canvas; the chapters by default.
    known      : where hints, rubrics and stubs are found; all content by default.
    gradescope : also gradescope/STUDENT.json, each a Gradescope results.json.
    Files of students who are no longer in the class are removed from results/ and feedback/ (dlgrade's own only).
    Each file is written whole or not at all; raises GraderBroken where one cannot be written.
    """
    _demand_safe_keys(o.student.key for o in result.outcomes)
    ids = {e[0] for e in result.exercises}
    content = {e.id: e for e in (entries() if known is None else known) if e.id in ids}
    chapters = dict.fromkeys(i.partition(".")[0] for i, *_ in result.exercises)
    loaded = {i: e.load() for i, e in content.items() if not e.left_out}
    hints = {i: e.hints for i, e in loaded.items()}
    rubrics = {i: e.rubric for i, e in loaded.items()}
    written: list[Path] = []

    def write(name: str, text: str) -> None:
        path = out / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
        except OSError as error:
            raise GraderBroken(
                f"{path} cannot be written: {error.strerror}; every verdict and every mark is kept: mend that, then "
                "run the same command again"
            ) from None
        written.append(path)

    slim: list[Outcome] = []
    known_records: dict[Any, dict[str, Any]] = {}
    with kept_marks(out) as marks_of:
        for outcome in result.outcomes:  # one at a time: their checks may lie in a file and be large
            key = outcome.student.key
            marks: Mapping[str, Mark] = {}
            if works is not None:
                marks = valid_marks(marks_of(key), works.get(key, {}))
                outcome = with_marks(outcome, result, marks)
                outcome = _with_answers(outcome, works.get(key, {}))
            write(f"results/{key}.json", _json(result_json(outcome, result)))
            write(f"feedback/{key}.html", feedback_html(outcome, result, hints=hints, rubrics=rubrics, marks=marks))
            if gradescope and judged(outcome):
                write(f"gradescope/{key}.json", _json(results_of(outcome.check, written=outcome.written)))
            slim.append(_slim(outcome, known_records))
    result = replace(result, outcomes=slim)
    write("gradebook.csv", gradebook_csv(result))
    write("canvas.csv", canvas_csv(result, assignment or f"dlgrade {' '.join(chapters)}"))
    write("moodle.csv", moodle_csv(result))
    likenesses, compared = _compare(result, works, content)
    write("report.html", report_html(result, likenesses=likenesses, compared=compared))
    _sweep(out, written)
    return written


def _demand_safe_keys(keys: Iterable[str]) -> None:
    """Raises GraderBroken where keys cannot be file names side by side, on a disk that ignores case either."""
    seen: set[str] = set()
    for key in keys:
        if not _SAFE.fullmatch(key):
            raise GraderBroken(f"the student key {key!r} is no safe file name; nothing was written")
        if key.casefold() in seen:
            raise GraderBroken(f"two students have the key {key}; nothing was written")
        seen.add(key.casefold())


def result_json(outcome: Outcome, result: ClassResult) -> dict[str, Any]:
    """One student's check (schema ``dlgrade/check/1``) with the student, the status and the marks beside it.

    ``total`` is None where the grader could not judge.
    """
    who = outcome.student
    return {
        **outcome.check,
        "student": {"key": who.key, "name": who.name, "id": who.id, "email": who.email, "extra": dict(who.extra)},
        "status": outcome.status,
        "late": outcome.late,
        "problems": list(outcome.problems),
        "written": dict(outcome.written),
        "total": round(outcome.score, 4) if judged(outcome) else None,
        "max_total": result.max_score,
        "fingerprint": result.fingerprint,
    }


def _with_answers(outcome: Outcome, work: Mapping[str, Work]) -> Outcome:
    """The outcome with ``answered`` as people see it: the judge asks a running module, which one that fails has not."""
    exercises = []
    for e in outcome.check.get("exercises", ()):
        if e.get("written") and e["id"] in work:
            e = {**e, "written": {**e["written"], "answered": answer_of(main_source(work[e["id"]])).given}}
        exercises.append(e)
    return replace(outcome, check={**outcome.check, "exercises": exercises}) if exercises else outcome


def _slim(outcome: Outcome, known: dict[Any, dict[str, Any]]) -> Outcome:
    """The outcome with what the tables and the class report read of its check, and no more.

    known : records of exercises; what several students' work came to alike is kept once.
    """

    def diagnosis(of: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        return tuple((of.get("diagnosis") or {}).items())

    exercises = []
    for e in outcome.check.get("exercises", ()):
        answered = None if e.get("written") is None else bool(e["written"].get("answered"))
        told = tuple(dict.fromkeys(d for c in e["cases"] if (d := diagnosis(c))))
        same = (e["id"], e["verdict"], e["points"], diagnosis(e), answered, told)
        if same not in known:
            known[same] = {
                "id": e["id"],
                "verdict": e["verdict"],
                "points": e["points"],
                "diagnosis": dict(diagnosis(e)) or None,
                "written": None if answered is None else {"answered": answered},
                "cases": [{"diagnosis": dict(d)} for d in told],
            }
        exercises.append(known[same])
    return replace(outcome, check={"score": outcome.check.get("score", 0.0), "exercises": exercises})


def _json(value: Any) -> str:
    # ASCII: a lone surrogate from a learner's string has no UTF-8
    return json.dumps({"schema": "dlgrade/check/1", **value} if "exercises" in value else value, indent=1) + "\n"


def _compare(
    result: ClassResult, works: Works | None, content: Mapping[str, Entry]
) -> tuple[list[similarity.Likeness], str]:
    if works is None:
        return [], "The code was not compared."
    if not similarity.available():
        return [], 'The code was not compared: rapidfuzz is not installed (pip install "dlgrade[classroom]").'
    students = [o.student.key for o in result.outcomes]
    sources = {identifier: _Sources(works, students, identifier) for identifier, *_ in result.exercises}
    stubs = {i: e.stub.read_text(encoding="utf-8") for i, e in content.items() if e.stub.is_file()}
    return similarity.likenesses(sources, stubs), ""


class _Sources(Mapping[str, bytes]):
    """Student key -> the module that was handed in for one exercise, read when it is looked at."""

    def __init__(self, works: Works, students: Sequence[str], exercise: str) -> None:
        self._works = works
        self._exercise = exercise
        self._students = [key for key in students if exercise in works.get(key, {})]

    def __getitem__(self, student: str) -> bytes:
        return main_source(self._works[student][self._exercise])

    def __iter__(self) -> Iterator[str]:
        return iter(self._students)

    def __len__(self) -> int:
        return len(self._students)


def _sweep(out: Path, written: Sequence[Path]) -> None:
    """Remove what an earlier run wrote for students who have another key now; leave everything else alone."""
    kept = set(written)
    for folder, suffix in (("results", ".json"), ("feedback", ".html")):
        for path in (out / folder).glob(f"*{suffix}"):
            if path not in kept and path.is_file() and not path.is_symlink():
                with path.open(encoding="utf-8", errors="replace") as file:
                    if _OURS[suffix] in file.read(500):
                        path.unlink()
