"""Students spread over an existing dask.distributed cluster: bytes go out, JSON comes back.

Each worker process keeps one job (one warm sandbox) for as long as the class is graded.  A worker that dies costs
nothing: the scheduler gives its students to others.
"""

from __future__ import annotations

import base64
import contextlib
import json
import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from dlgrade.classroom.job import LEVELS, Event, Job, Judged, NotJudged, Setup, Task
from dlgrade.classroom.model import Work
from dlgrade.errors import DlgradeError, GraderBroken, UsageError

try:
    from distributed import Client, Future, WorkerPlugin, get_worker
    from distributed.scheduler import KilledWorker
except ImportError as error:
    raise UsageError(
        '--cluster needs dask.distributed, which is not installed: pip install "dlgrade[cluster]"'
    ) from error

AHEAD = 2  # tasks that each thread of the cluster is given ahead: enough to keep it busy, few to lose
WITHOUT_WORKERS = 60.0  # seconds that a cluster may have no worker at all
_LOOK = 5.0  # seconds between looks at the workers, while nothing comes


class Cluster:
    """The workers behind a scheduler's ``address`` ("tcp://host:8786").  A context manager.

    isolation : the weakest that any worker told of.
    Raises UsageError if no scheduler or no worker answers, or dlgrade is not there.
    """

    def __init__(self, address: str, setup: Setup, *, timeout: float = 15.0) -> None:
        self.isolation = ""
        self._level = ""
        self._address = address
        try:
            self._client = Client(address, timeout=timeout, set_as_default=False, name="dlgrade")
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(
                f"no dask scheduler answers at {address!r} ({_short(error)}); start one with `dask scheduler` and give "
                "the address that it prints, such as tcp://127.0.0.1:8786"
            ) from error
        try:
            try:
                self._client.wait_for_workers(1, timeout=timeout)
            except TimeoutError:
                raise UsageError(
                    f"the scheduler at {address} has no workers; start some with `dask worker {address} --nthreads 1`"
                ) from None
            text = json.dumps(asdict(setup), sort_keys=True)
            self._name = f"dlgrade-{abs(hash(text)):x}"
            try:
                self._client.register_plugin(_Judging(text), name=self._name)
            except Exception as error:  # whatever the worker's own import of dlgrade ends with
                raise UsageError(
                    f"the workers at {address} cannot load dlgrade ({_short(error)}); install the same dlgrade, "
                    "Python and dask.distributed there as here"
                ) from error
        except BaseException:
            self._client.close()
            raise
        self._waiting: dict[Future, Task] = {}
        self._done: queue.SimpleQueue[Future] = queue.SimpleQueue()  # says that something is done, no more

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        """The events of every task, as they come.

        Raises UsageError where a worker's isolation is too weak, GraderBroken if the cluster is lost.
        """
        source = iter(tasks)
        idle = 0.0
        while True:
            room = AHEAD * max(1, self._threads())
            while len(self._waiting) < room and (task := next(source, None)) is not None:
                data = _as_bytes(task)
                future = self._client.submit(_judge, data, self._name, pure=False, key=None, retries=0)
                self._waiting[future] = task
                future.add_done_callback(self._done.put)
            if not self._waiting:
                return
            try:
                self._done.get(timeout=_LOOK)
                idle = 0.0
            except queue.Empty:
                idle = 0.0 if self._threads() else idle + _LOOK
                if idle >= WITHOUT_WORKERS:
                    raise GraderBroken(
                        f"the scheduler at {self._address} has had no worker for {WITHOUT_WORKERS:.0f} s; start some, "
                        "then run the same command again: it goes on where it stopped"
                    ) from None
            yield from self.arrived()

    def arrived(self) -> Iterator[Event]:
        """What has come back already; nothing is waited for."""
        for future in [f for f in self._waiting if f.done()]:
            task = self._waiting.pop(future)
            yield from self._taken(task, future)

    def _taken(self, task: Task, future: Future) -> Iterator[Event]:
        if future.status == "error":
            error = future.exception()
            if not isinstance(error, KilledWorker):
                raise GraderBroken(f"a worker of the cluster failed: {_short(error)}")
            why = f"the cluster's workers ended {error.allowed_failures + 1} times while they judged this student"
            yield from (NotJudged(task.student, name, why) for name, _ in task.works)
            return
        if future.status != "finished":
            raise GraderBroken(f"the scheduler at {self._address} is gone; run the same command again to go on")
        answer = json.loads(future.result())
        if "refused" in answer:
            raise UsageError(answer["refused"])
        if "broken" in answer:
            raise GraderBroken(f"a worker of the cluster could not begin: {answer['broken']}")
        if not self._level or LEVELS.index(answer["level"]) < LEVELS.index(self._level):
            self._level, self.isolation = answer["level"], answer["isolation"]
        for name, report, rest in answer["events"]:
            yield Judged(task.student, name, report, rest) if report else NotJudged(task.student, name, rest)

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def close(self) -> None:
        """Take back what was not begun and end the jobs on the workers; the cluster stays."""
        with contextlib.suppress(Exception):  # it may be gone: nothing is left to end
            self._client.cancel(list(self._waiting))
            self._client.unregister_worker_plugin(self._name)
        self._client.close()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Judging(WorkerPlugin):  # type: ignore[misc,unused-ignore]
    """A worker's job, made when the first student comes; its threads take turns."""

    def __init__(self, setup: str) -> None:
        self.setup_text = setup

    def setup(self, worker: Any) -> None:
        self.lock = threading.Lock()
        self.job: Job | None = None

    def teardown(self, worker: Any) -> None:
        if self.job is not None:
            self.job.close()

    def answer(self, data: bytes) -> dict[str, Any]:
        """Judge one student."""
        with self.lock:
            try:
                if self.job is None:
                    self.job = Job(Setup(**json.loads(self.setup_text)))
                refusal = self.job.refusal()
            except DlgradeError as error:
                return {"broken": str(error)}
            if refusal:
                return {"refused": refusal}
            events: list[list[Any]] = []
            for event in self.job.judge(_task(data)):
                if isinstance(event, Judged):
                    events.append([event.exercise, event.report, event.seconds])
                else:
                    events.append([event.exercise, "", event.reason])
            about = self.job.isolation
            return {"events": events, "level": about.level, "isolation": about.line()}


def _judge(data: bytes, name: str) -> str:
    """What runs on a worker of the cluster."""
    judging: Any = get_worker().plugins[name]
    return json.dumps(judging.answer(data))


def _as_bytes(task: Task) -> bytes:
    works = [
        [name, work.module, {file: base64.b64encode(content).decode() for file, content in work.files.items()}]
        for name, work in task.works
    ]
    return json.dumps({"student": task.student, "works": works}).encode()


def _task(data: bytes) -> Task:
    message = json.loads(data)
    works = (
        (name, Work(module, {file: base64.b64decode(text) for file, text in files.items()}))
        for name, module, files in message["works"]
    )
    return Task(message["student"], tuple(works))


def _short(error: BaseException | None) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
