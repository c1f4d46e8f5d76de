"""Judging submissions one after the other in this process: one warm sandbox, everything shared worked out once.

A job is what `dlgrade grade --jobs N` runs N of, and what a cluster's workers run.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dlgrade import __version__
from dlgrade.classroom.model import Work
from dlgrade.errors import GraderBroken, UsageError

if TYPE_CHECKING:
    from dlgrade.content import Entry
    from dlgrade.exercises import Exercise, Observed
    from dlgrade.judge.judging import ExerciseReport
    from dlgrade.sandbox import Isolation, Remote

LEVELS = ("none", "partial", "full")
CRASH = "crash"
TRIES = 3  # how often one exercise may come to be judged: a sandbox that failed, a worker that crashed


@dataclass(frozen=True)
class Setup:
    """What every job is told once.

    fingerprints : exercise -> fingerprint; a job that finds other content refuses to judge.
    accept       : the weakest isolation to judge under: "full", "partial" or "none".
    """

    seed: int
    fingerprints: Mapping[str, str]
    accept: str = "full"


@dataclass(frozen=True)
class Task:
    """One student's exercises to be judged, in order."""

    student: str
    works: tuple[tuple[str, Work], ...]


@dataclass(frozen=True)
class Judged:
    """One exercise that was judged; ``report`` is its part of the check schema, as JSON."""

    student: str
    exercise: str
    report: str
    seconds: float


@dataclass(frozen=True)
class NotJudged:
    """One exercise that could not be judged, and why."""

    student: str
    exercise: str
    reason: str


Event = Judged | NotJudged


def fingerprint(entry: Entry, seed: int) -> str:
    """What decides a verdict beside the submission: the solution file, dlgrade's version, the seed."""
    source = entry.solution.read_bytes()
    return hashlib.sha256(f"{__version__}\0{seed}\0{entry.id}\0".encode() + source).hexdigest()


def patience(exercise: Exercise) -> float:
    """Seconds after which a job that says nothing about an exercise is taken for stuck.

    Far beyond what the sandbox's limits let four workers spend on it each time, and what its diagnosis may take.
    """
    return 600.0 + 4 * TRIES * (max(30.0, 8 * exercise.seconds) + 20)


class Job:
    """Judges exercises in this process.  A context manager.

    Raises GraderBroken at the start if content differs from what the grader has.
    """

    def __init__(self, setup: Setup) -> None:
        from dlgrade import content
        from dlgrade.sandbox import Sandbox

        self._setup = setup
        found = {e.id: e for e in content.entries() if e.id in setup.fingerprints}
        differing = [
            name
            for name, known in setup.fingerprints.items()
            if name not in found or fingerprint(found[name], setup.seed) != known
        ]
        if differing:
            raise GraderBroken(
                f"the exercises here are not those of the grader ({', '.join(differing[:5])}"
                f"{', ...' if len(differing) > 5 else ''}); install the same dlgrade {__version__} and content "
                "everywhere, and change no content while a class is graded"
            )
        self._entries = found
        self._known: dict[str, tuple[Exercise, dict[str, list[Observed]]]] = {}
        self._make: Callable[[], Sandbox] = Sandbox
        self._sandbox = Sandbox()

    @functools.cached_property
    def isolation(self) -> Isolation:
        """What submitted code can do here, found out by trying."""
        return self._sandbox.isolation()

    def refusal(self) -> str:
        """Why strangers' code must not be judged here, or ""."""
        return too_weak(self.isolation, self._setup.accept)

    def close(self) -> None:
        """End every worker."""
        self._sandbox.close()

    def __enter__(self) -> Job:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def judge(self, task: Task) -> Iterator[Event]:
        """One event for each exercise of the task, in order."""
        opened = [self._opened(name, work) for name, work in task.works]
        try:
            for i, (name, work) in enumerate(task.works):
                began = time.monotonic()
                try:
                    report = self._one(name, work, opened, i)
                except Exception as error:  # whatever went wrong with one student, the others are judged
                    yield NotJudged(task.student, name, _reason(error))
                else:
                    yield Judged(task.student, name, report, round(time.monotonic() - began, 4))
        finally:
            for remote in opened:
                if remote is not None:
                    remote.close()

    def _opened(self, name: str, work: Work) -> Remote | None:
        with contextlib.suppress(Exception):  # it is told when that exercise has its turn
            return self._open(name, work)
        return None

    def _one(self, name: str, work: Work, opened: list[Remote | None], i: int) -> str:
        """A report as JSON.

        Submissions of one student follow one another in one worker where none can leave anything behind; what does not
        pass there is judged again alone, so that whatever costs points was seen in a worker of its own.
        """
        from dlgrade.judge.diagnosis import PASS
        from dlgrade.report.machine import exercise_as_json

        remote = opened[i] or self._open(name, work)
        following = [r for r in opened[i + 1 :] if r is not None]
        try:
            report = self._report(name, remote, following)
            alone = not remote.inherited
        except Exception:  # a sandbox that fails is replaced once
            opened[i:] = [None] * len(opened[i:])
            self._sandbox.close()
            self._sandbox = self._make()
            report, alone = self.report(name, work), True
        # a worker that was ended by a signal may have been ended by the system: short of memory, or somebody's kill
        if (report.verdict != PASS and not alone) or any(case.verdict == CRASH for case in report.cases):
            report = self.report(name, work)
        return json.dumps(exercise_as_json(report))

    def report(self, name: str, work: Work) -> ExerciseReport:
        """The full report of one exercise."""
        return self._report(name, self._open(name, work))

    def _open(self, name: str, work: Work) -> Remote:
        from dlgrade.judge.judging import open_submission

        return open_submission(self._exercise(name)[0], work.files, module_name(work), self._sandbox)

    def _report(self, name: str, remote: Remote, following: Sequence[Remote] = ()) -> ExerciseReport:
        from dlgrade.judge.judging import judge_in_turn, judge_opened

        exercise, expected = self._exercise(name)
        entry, seed = self._entries[name], self._setup.seed
        return judge_in_turn(
            remote,
            following,
            lambda remote, loaded: judge_opened(exercise, entry, remote, seed, expected=expected, loaded=loaded),
        )

    def _exercise(self, name: str) -> tuple[Exercise, dict[str, list[Observed]]]:
        """The exercise and what its right code does, worked out once."""
        if name not in self._known:
            from dlgrade.judge.diagnosis import expectations, remembering

            exercise = self._entries[name].load()
            self._known[name] = (remembering(exercise), expectations(exercise, self._setup.seed))
        return self._known[name]


def too_weak(isolation: Isolation, accept: str) -> str:
    """Why strangers' code must not be judged under this isolation, or ""."""
    if LEVELS.index(isolation.level) >= LEVELS.index(accept):
        return ""
    return (
        f"{isolation.line()}\nThis is the code of strangers, and {accept} isolation is asked for. `dlgrade doctor` "
        f"tells more; `--accept-isolation {isolation.level}` grades all the same."
    )


def module_name(work: Work) -> str:
    """The name under which a submission's module is imported."""
    return work.module.removesuffix(".py").replace("/", ".")


def _reason(error: Exception) -> str:
    from dlgrade.sandbox import clean

    known = isinstance(error, (GraderBroken, UsageError))
    return clean(str(error) if known else f"{type(error).__name__}: {error}", 500)
