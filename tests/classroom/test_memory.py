"""A class lies in a file and not in memory: what grading holds does not grow with what students hand in.

Counted are the bytes that Python hands out, not the system's pages, so that the figures are the same everywhere.
"""

from __future__ import annotations

import gc
import io
import json
import tarfile
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from tests.classroom.small_class import NAMES, plan
from tests.conftest import right_text, toys

from dlgrade.classroom import grading
from dlgrade.classroom.grading import Plan
from dlgrade.classroom.intake import take_in
from dlgrade.classroom.job import Event, Judged, Task
from dlgrade.classroom.outcomes import write_all
from dlgrade.classroom.outcomes.written import Parts, Rubric
from dlgrade.classroom.store import Store
from dlgrade.judge.judging import NoFile, failed_everywhere
from dlgrade.report.machine import exercise_as_json

FEW, MANY = 6, 30
LONG = 30_000  # bytes of each file and of each report
A_STUDENT = 15_000  # bytes that each student may cost (a name, a listing, a row, what caches keep): half of one file


class Talkative:
    """A runner that judges nothing and says much."""

    isolation = "isolation: imagined"

    def __init__(self) -> None:
        self.reports = {}
        for entry in (toys()[n] for n in NAMES):
            report = exercise_as_json(failed_everywhere(entry.load(), NoFile("x" * LONG), place=entry.place))
            self.reports[entry.id] = json.dumps(report)

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        for task in tasks:
            for name, _ in task.works:
                yield Judged(task.student, name, self.reports[name], 0.1)

    def arrived(self) -> Iterator[Event]:
        return iter(())

    def close(self) -> None:
        pass


def hand_in(folder: Path, students: int, archive: bool) -> Path:
    """Long files, no two alike: loose in folders, or all in one archive."""
    files = {}
    for i in range(students):
        for name in NAMES:
            body = right_text(name) + f'ANSWER = """{f"{i} {name} " * (LONG // 5)}"""\n'
            files[f"Student {i:03}/{toys()[name].stem}.py"] = body.encode()
    if archive:
        path = folder / f"class{students}.tar.gz"
        with tarfile.open(path, "w:gz", compresslevel=1) as made:
            for name, data in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                made.addfile(info, io.BytesIO(data))
        return path
    for name, data in files.items():
        target = folder / f"class{students}" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / f"class{students}"


def peak(work: Callable[[], object]) -> int:
    """The most bytes that ``work`` held at once, over what was held before."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def grade(source: Path, out: Path, planned: Plan) -> None:
    """What `dlgrade grade` does, but for judging."""
    with Store.open(out) as store:
        grading.keep(store, take_in(source, [toys()[n] for n in NAMES]), planned)
        done = grading.grade(store, Talkative())
        assert done.exercises_done == len(NAMES) * done.students
        write_all(store.result(), out, works=store.works(), known=list(toys().values()))


@pytest.mark.parametrize("archive", [False, True], ids=["folders", "archive"])
def test_grading_holds_one_student_at_a_time(tmp_path: Path, archive: bool) -> None:
    planned = plan()
    most = {}
    for students in (FEW, FEW, MANY):  # once beforehand: templates, stubs and modules are loaded once
        source = hand_in(tmp_path, students, archive)
        out = tmp_path / f"out{students}"
        most[students] = peak(lambda source=source, out=out: grade(source, out, planned))
        with Store.look(out) as store:
            assert len(store.result().outcomes) == students
    assert (most[MANY] - most[FEW]) / (MANY - FEW) < A_STUDENT


def test_marking_holds_one_answer_at_a_time(tmp_path: Path) -> None:
    planned = plan()
    rubrics = {toys()["z1"].id: Rubric("Scale", "", ("a", "b"), 2.0)}
    most = {}
    for students in (FEW, MANY):
        with Store.open(tmp_path / f"out{students}") as store:
            grading.keep(store, take_in(hand_in(tmp_path, students, False), [toys()[n] for n in NAMES]), planned)

            def walk(store: Store = store, students: int = students) -> None:
                parts = Parts(store.students(), store.works(), rubrics, {})
                assert len(parts) == students
                assert all(len(part.answer.text) > LONG // 2 for part in parts.open())

            most[students] = peak(walk)
    assert (most[MANY] - most[FEW]) / (MANY - FEW) < A_STUDENT
