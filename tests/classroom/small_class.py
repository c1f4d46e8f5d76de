"""A small class on the toys, for the tests of grading."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.conftest import right_text, toys

from dlgrade.classroom import grading
from dlgrade.classroom.grading import Plan, Runner
from dlgrade.classroom.model import Intake, Student, Submission, Work
from dlgrade.classroom.pool import Pool
from dlgrade.classroom.store import Store

NAMES = ("z1", "z3")
ADDED = right_text("z1").replace("factor * x", "factor + x")
SLEEPS = "import time\n\ndef scale(x, factor=2.0):\n    time.sleep(9)\n"


def work(name: str, source: str) -> Work:
    """A toy as handed in, in a file of its own name."""
    file = f"{toys()[name].stem}.py"
    return Work(file, {file: source.encode("utf-8", "surrogateescape")})


def submission(key: str, **sources: str) -> Submission:
    """What a student handed in: toy -> source."""
    made = {toys()[name].id: work(name, source) for name, source in sources.items()}
    return Submission(Student(key, key.title()), made, origin=f"{key}.zip")


def right(*names: str) -> dict[str, str]:
    """Right solutions, toy -> source."""
    return {name: right_text(name) for name in names or NAMES}


def plan(seed: int = 5, names: Iterable[str] = NAMES) -> Plan:
    """The plan of grading these toys."""
    return grading.plan([toys()[n] for n in names], seed)


def pool(planned: Plan, jobs: int = 1) -> Pool:
    """Jobs that accept whatever isolation this machine has: the tests' code is not a stranger's."""
    return Pool(planned.setup("none"), jobs, planned.patience)


def graded(out: Path, submissions: Iterable[Submission], planned: Plan, runner: Runner | None = None) -> list[str]:
    """Grade into ``out``; returns what was judged in this run, as "student exercise"."""
    with Store.open(out) as store:
        before = len(store._rows("SELECT * FROM journal"))
        if grading.keep(store, Intake(tuple(submissions)), planned):
            own = runner or pool(planned)
            try:
                grading.grade(store, own)
            finally:
                own.close()
        rows = store._rows("SELECT student, exercise FROM journal ORDER BY number LIMIT -1 OFFSET ?", before)
    return [f"{student} {exercise.partition('.')[2]}" for student, exercise in rows]
