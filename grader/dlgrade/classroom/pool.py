"""Jobs as processes of this machine: fed one student at a time, watched, replaced when they die.

Everything that crosses the pipes is dlgrade's own: sources as bytes one way, reports as JSON the other.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing.connection import Connection, wait
from typing import Any

from dlgrade.classroom.job import Event, Job, Judged, NotJudged, Setup, Task
from dlgrade.errors import DlgradeError, GraderBroken, UsageError

START = 120.0  # seconds that a job may take to start: a cold disk, a virus scanner
LIVES = 2  # a student whose exercise ended a job is tried once more


class Pool:
    """``jobs`` processes, each with a sandbox of its own.  A context manager.

    patience  : exercise -> seconds after which a job that says nothing about it is killed.
    isolation : what the jobs said about the isolation they have, from the first ``run`` on.
    """

    def __init__(self, setup: Setup, jobs: int, patience: Mapping[str, float]) -> None:
        self.isolation = ""
        self._setup = setup
        self._patience = patience
        self._seats = [_Seat(setup) for _ in range(jobs)]
        self._deaths: Counter[tuple[str, str]] = Counter()
        self._again: deque[Task] = deque()

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        """The events of every task, as they come.

        Raises UsageError where the isolation is too weak, GraderBroken where no job can be started.
        """
        waiting = iter(tasks)
        while True:
            for seat in self._seats:
                if seat.idle:
                    task = self._again.popleft() if self._again else next(waiting, None)
                    if task is not None:
                        seat.give(task)
            busy = [s for s in self._seats if not s.idle]
            if not busy:
                return
            ready = wait([s.connection for s in busy], timeout=self._nearest_deadline(busy))
            for seat in busy:
                if seat.connection in ready:
                    yield from self._heard(seat)
                elif time.monotonic() > seat.since + self._limit(seat):
                    yield from self._lost(seat, "did not end in time and was stopped")

    def arrived(self) -> Iterator[Event]:
        """What the jobs have said already; nothing is waited for."""
        for seat in self._seats:
            with contextlib.suppress(OSError, EOFError, DlgradeError, ValueError):
                while seat.task is not None and seat.connection.poll(0):
                    yield from self._taken(seat, seat.connection.recv())

    def close(self) -> None:
        """End every job."""
        for seat in self._seats:
            seat.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _nearest_deadline(self, busy: list[_Seat]) -> float:
        return max(0.0, min(s.since + self._limit(s) for s in busy) - time.monotonic()) + 0.1

    def _limit(self, seat: _Seat) -> float:
        assert seat.task is not None
        return (0.0 if seat.ready else START) + self._patience[seat.task.works[0][0]]

    def _heard(self, seat: _Seat) -> Iterator[Event]:
        try:
            message = seat.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(seat, "ended")
            return
        yield from self._taken(seat, message)

    def _taken(self, seat: _Seat, message: Any) -> Iterator[Event]:
        seat.since = time.monotonic()
        if isinstance(message, (Judged, NotJudged)):
            assert seat.task is not None
            left = seat.task.works[1:]
            seat.task = Task(seat.task.student, left) if left else None
            yield message
            return
        what, text = message
        if what == "ready":
            seat.ready = True
            self.isolation = text
        elif what == "refused":
            raise UsageError(text)
        else:
            raise GraderBroken(f"a grading process could not begin: {text}")

    def _lost(self, seat: _Seat, how: str) -> Iterator[Event]:
        """A job is gone in the middle of a task: what it left is given out again, once."""
        assert seat.task is not None
        task, was_ready = seat.task, seat.ready
        code = seat.restart()
        if not was_ready:
            seat.failed_starts += 1
            if seat.failed_starts > 2:
                raise GraderBroken(f"a grading process {how} before it could begin ({_ending(code)}), three times")
            self._again.appendleft(task)
            return
        exercise = task.works[0][0]
        self._deaths[task.student, exercise] += 1
        if self._deaths[task.student, exercise] < LIVES:
            self._again.appendleft(task)
            return
        yield NotJudged(task.student, exercise, f"the process that judged it {how} ({_ending(code)}), {LIVES} times")
        if task.works[1:]:
            self._again.appendleft(Task(task.student, task.works[1:]))


class _Seat:
    """A place for one job: its process, its pipe, and what it has been given.

    since : when it was last heard of.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self.task: Task | None = None
        self.failed_starts = 0
        self._start()

    @property
    def idle(self) -> bool:
        return self.task is None

    def _start(self) -> None:
        self.ready = False
        context = multiprocessing.get_context("spawn")  # on every system alike, and whatever threads run here
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._setup), daemon=True)
        with _without_interrupts():
            self._process.start()
        theirs.close()
        self.since = time.monotonic()

    def give(self, task: Task) -> None:
        self.task = task
        self.since = time.monotonic()
        with contextlib.suppress(OSError):  # a job that is gone is noticed by who reads its pipe
            self.connection.send(task)

    def restart(self) -> int | None:
        """Replace the process; how the old one ended."""
        code = self._end()
        self.task = None
        self._start()
        return code

    def _end(self) -> int | None:
        self.connection.close()
        self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        code = self._process.exitcode
        self._process.close()
        return code

    def close(self) -> None:
        if self.task is not None:  # in the middle of somebody's work, which takes its time
            self._process.kill()
        with contextlib.suppress(OSError):
            self.connection.send(None)
        self._end()


def serve(connection: Connection, setup: Setup) -> None:
    """What a job's process does: say whether it may judge, then judge what it is given until nothing more comes."""
    for name in ("OPENBLAS", "OMP", "MKL"):  # jobs share the processors; NumPy is not loaded yet
        os.environ.setdefault(f"{name}_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C reaches the whole group; the grader says when to end
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):  # the grader is gone: nobody to tell
        try:
            job = Job(setup)
            refusal = job.refusal()
        except Exception as error:
            connection.send(("broken", str(error) if isinstance(error, DlgradeError) else repr(error)))
            return
        with job:
            if refusal:
                connection.send(("refused", refusal))
                return
            connection.send(("ready", job.isolation.line()))
            while (task := connection.recv()) is not None:
                for event in job.judge(task):
                    connection.send(event)


def _end_with(sentinel: Any) -> None:
    """A job whose grader was killed stops at once, with its workers: somebody else may be grading already."""
    wait([sentinel])
    os._exit(1)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C waits: a process that is being started would end with a traceback on the screen."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def _ending(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
