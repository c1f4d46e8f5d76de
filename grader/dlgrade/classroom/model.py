"""What the parts of class grading hand to one another: plain values, no behaviour.

``intake`` makes `Student` and `Submission`; ``grading`` makes one `Outcome` for each student and keeps it in a store;
``outcomes`` (gradebook, reports, exports) reads `ClassResult` and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Student:
    """Who handed in.

    key   : unique in the class and safe as a file name (letters, digits, ``-_.``); derived from id or name.
    name  : as people write it, control characters removed; may be "".
    id    : the number or login that the roster or the archive gives, or "".
    email : from the roster, or "".
    extra : further columns of the roster and what an LMS's file name told (``canvas_id``, ``moodle_id``, ``section``).
    """

    key: str
    name: str = ""
    id: str = ""
    email: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Student:
        """The student whose ``asdict`` went through JSON."""
        return cls(**{**fields, "extra": tuple((name, value) for name, value in fields["extra"])})


@dataclass(frozen=True)
class Work:
    """One exercise as handed in: the module's file name, and it with the modules beside it that it imports."""

    module: str
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """A hash of what is judged: an exercise whose digest is the same is not judged again."""
        h = hashlib.sha256(f"{self.module}\0{len(self.files)}\0".encode("utf-8", "surrogatepass"))
        for name, data in sorted(self.files.items()):
            h.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
            h.update(data)
        return h.hexdigest()


@dataclass(frozen=True)
class Submission:
    """One student's work, in memory, bounded, never executed here.

    work      : exercise identifier -> `Work`, for the exercises that were handed in.
    problems  : what could not be taken in, one sentence each ("homework.zip is encrypted"); shown to the instructor.
    late      : True if the LMS marked it late or it came after the deadline.
    origin    : the path or archive member that it came from, for people.
    """

    student: Student
    work: Mapping[str, Work]
    problems: tuple[str, ...] = ()
    late: bool = False
    origin: str = ""

    @property
    def digest(self) -> str:
        """A hash of everything that is judged: the same bytes have the same digest."""
        h = hashlib.sha256()
        for name in sorted(self.work):
            for file in sorted(self.work[name].files):
                data = self.work[name].files[file]
                h.update(f"{name}\0{self.work[name].module}\0{file}\0{len(data)}\0".encode())
                h.update(data)
        return h.hexdigest()


@dataclass(frozen=True)
class Intake:
    """Everything that was found: submissions sorted by student, roster entries without one, and remarks.

    The submissions of a class lie in a file and are read one by one: go through them, and hold none.
    """

    submissions: Sequence[Submission]
    missing: tuple[Student, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """One graded submission.

    check  : the check schema (``dlgrade/check/1``, `dlgrade.report.machine.as_json`) over ALL exercises asked for; an
             exercise that was not handed in has the verdict "missing".
    status : "graded", "partial" (some exercises not handed in), "missing" (nothing handed in) or "failed" (the grader
             could not judge it: nobody is scored on that, it is tried again at the next run).
    """

    student: Student
    status: str
    check: Mapping[str, Any]
    late: bool = False
    problems: tuple[str, ...] = ()
    digest: str = ""
    seconds: float = 0.0
    written: Mapping[str, float] = field(default_factory=dict)  # exercise -> points that a person gave (`dlgrade mark`)

    @property
    def score(self) -> float:
        return float(self.check.get("score", 0.0)) + sum(self.written.values())


@dataclass(frozen=True)
class ClassResult:
    """A graded class, as every report and export reads it.

    exercises   : (identifier, title, max_points, rubric_points) in the order of the chapter.
    fingerprint : of content, seed and version; results under another fingerprint are not mixed in.
    isolation   : the line that says which isolation held (`dlgrade doctor`).
    """

    outcomes: Sequence[Outcome]
    exercises: Sequence[tuple[str, str, float, float]]
    seed: int
    fingerprint: str
    isolation: str
    remarks: tuple[str, ...] = ()

    @property
    def max_score(self) -> float:
        return round(sum(e[2] + e[3] for e in self.exercises), 4)
