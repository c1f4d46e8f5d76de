"""Grading a class: what is open is judged, every verdict is kept as it comes, what is done is never done twice."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dlgrade.classroom.job import Event, Judged, Setup, Task, fingerprint, patience
from dlgrade.classroom.model import Intake
from dlgrade.classroom.store import Graded, Store
from dlgrade.errors import UnknownTarget

if TYPE_CHECKING:
    from dlgrade.content import Entry

NOT_HANDED_IN = "this was not handed in"


class Runner(Protocol):
    """Where tasks are judged: `dlgrade.classroom.pool.Pool` here, `dlgrade.classroom.cluster.Cluster` elsewhere.

    isolation : the weakest that was met so far, as a line; "" before anything was judged.
    """

    isolation: str

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        """The events of every task, as they come."""

    def arrived(self) -> Iterator[Event]:
        """What has come in already; nothing is waited for."""

    def close(self) -> None:
        """End what was started."""


@dataclass(frozen=True)
class Progress:
    """How far a class is graded: counts of exercises handed in and of students whose every exercise is dealt with.

    failed : exercises that could not be judged in this run.
    """

    exercises: int
    exercises_done: int
    students: int
    students_done: int
    failed: int


@dataclass(frozen=True)
class Plan:
    """What a class is graded on.

    left_out : (identifier, reason) of exercises that cannot be judged here.
    patience : exercise -> seconds after which a silent job is taken for stuck.
    """

    exercises: tuple[Graded, ...]
    seed: int
    left_out: tuple[tuple[str, str], ...]
    patience: Mapping[str, float]

    def setup(self, accept: str) -> Setup:
        """What jobs are told."""
        return Setup(self.seed, {e.id: e.fingerprint for e in self.exercises}, accept)


def plan(entries: Sequence[Entry], seed: int) -> Plan:
    """Load the exercises and fix what decides the verdicts.

    Raises UnknownTarget if nothing is left to judge, ContentError if an exercise is broken.
    """
    from dlgrade.judge.judging import NoFile, failed_everywhere
    from dlgrade.report.machine import exercise_as_json

    left_out = tuple((e.id, e.left_out) for e in entries if e.left_out)
    graded, limits = [], {}
    for entry in entries:
        if entry.left_out:
            continue
        exercise = entry.load()
        absent = failed_everywhere(exercise, NoFile(NOT_HANDED_IN), place=entry.place)
        graded.append(
            Graded(
                id=entry.id,
                title=entry.title,
                max_points=exercise.points,
                rubric_points=exercise.rubric_points,
                fingerprint=fingerprint(entry, seed),
                absent=exercise_as_json(absent),
            )
        )
        limits[entry.id] = patience(exercise)
    if not graded:
        raise UnknownTarget("nothing is left to grade" + "".join(f"; {name}: {why}" for name, why in left_out))
    return Plan(tuple(graded), seed, left_out, limits)


def handed_in(entries: Sequence[Entry], intake: Intake) -> list[Entry]:
    """The exercises of every chapter from which anybody handed in something.

    Raises UnknownTarget if nobody handed in anything.
    """
    names = {name for submission in intake.submissions for name in submission.work}
    chapters = {e.chapter for e in entries if e.id in names}
    if not chapters:
        raise UnknownTarget(
            "no file in these submissions is an exercise that dlgrade knows; a file is recognized by its name, such as "
            f"{entries[0].stem}.py" + ", as `dlgrade init` writes it"
            if entries
            else "there are no exercises here; `dlgrade list` shows what there is"
        )
    return [e for e in entries if e.chapter in chapters]


def keep(store: Store, intake: Intake, planned: Plan) -> int:
    """Write the class as it was handed in to the store; returns how many exercises are to be judged."""
    store.hand_in(
        intake,
        planned.exercises,
        seed=str(planned.seed),
        remarks=json.dumps(intake.remarks),
        left_out=json.dumps([{"id": name, "reason": why} for name, why in planned.left_out]),
    )
    return sum(len(exercises) for _, exercises in store.open_work())


def grade(store: Store, runner: Runner, progress: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Judge what is open in the store and keep every verdict as it comes.

    Stopped by an exception (Ctrl-C, a full disk), it first keeps what has come in; running it again goes on.
    """
    open_work = store.open_work()
    left = {student: len(exercises) for student, exercises in open_work}
    total = sum(left.values())
    done = students_done = failed = 0

    def kept(event: Event) -> Progress:
        nonlocal done, students_done, failed
        if isinstance(event, Judged):
            store.put(event.student, event.exercise, event.report, event.seconds)
        else:
            store.fail(event.student, event.exercise, event.reason)
            failed += 1
        done += 1
        left[event.student] -= 1
        students_done += left[event.student] == 0
        return Progress(total, done, len(left), students_done, failed)

    now = Progress(total, 0, len(left), 0, 0)
    progress(now)
    try:
        for event in runner.run(_tasks(store, open_work)):
            now = kept(event)
            if not done % 50 or done == 1:
                _note_isolation(store, runner)
            progress(now)
    except BaseException:
        with contextlib.suppress(Exception):  # the first reason is the one to tell
            for event in runner.arrived():
                kept(event)
            _note_isolation(store, runner)
        raise
    _note_isolation(store, runner)
    return now


def _note_isolation(store: Store, runner: Runner) -> None:
    if runner.isolation and store.fact("isolation") != runner.isolation:
        store.note(isolation=runner.isolation)


def _tasks(store: Store, open_work: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Task]:
    """Read from the store one by one, when they are wanted."""
    for student, exercises in open_work:
        works = [(name, work) for name in exercises if (work := store.work(student, name)) is not None]
        yield Task(student, tuple(works))
