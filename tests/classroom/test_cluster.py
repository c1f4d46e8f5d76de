"""Grading on a dask.distributed cluster: the same results, the same resumption, workers that die."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.classroom.small_class import ADDED, graded, plan, pool, right, submission

from dlgrade.classroom import grading
from dlgrade.classroom.job import Setup, Task
from dlgrade.classroom.model import Intake
from dlgrade.classroom.store import Store
from dlgrade.errors import GraderBroken, UsageError

distributed = pytest.importorskip("distributed")

from dlgrade.classroom.cluster import Cluster, _as_bytes, _task  # noqa: E402 - it cannot be imported without the above

# Dask's own: the time that a busy machine takes, sockets of workers that were killed
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:distributed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes that start where DLGRADE_CONTENT is set for each test."""
    from tests.conftest import CONTENT

    old = os.environ.get("DLGRADE_CONTENT")
    os.environ["DLGRADE_CONTENT"] = str(CONTENT)
    try:
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as made:
            yield made
    finally:
        os.environ.pop("DLGRADE_CONTENT")
        if old is not None:
            os.environ["DLGRADE_CONTENT"] = old


def people(count: int = 6) -> list[Any]:
    wrong = {**right(), "z1": ADDED}
    return [submission(f"s{i}", **(wrong if i % 2 else right())) for i in range(count)]


def checks(out: Path) -> dict[str, Any]:
    with Store.look(out) as store:
        return {o.student.key: (o.status, o.check) for o in store.result().outcomes}


def test_a_cluster_comes_to_the_same_results_and_goes_on_the_same_way(cluster: Any, tmp_path: Path) -> None:
    planned = plan()
    graded(tmp_path / "here", people(), planned, pool(planned))
    first = graded(tmp_path / "there", people(3), planned, Cluster(cluster.scheduler_address, planned.setup("none")))
    assert len(first) == 6
    rest = graded(tmp_path / "there", people(), planned, Cluster(cluster.scheduler_address, planned.setup("none")))
    assert sorted(rest) == [f"s{i} {z}" for i in (3, 4, 5) for z in ("z1", "z3")]
    assert checks(tmp_path / "there") == checks(tmp_path / "here")


def test_a_worker_that_is_killed_in_the_middle_costs_nobody_a_grade(cluster: Any, tmp_path: Path) -> None:
    planned = plan()
    killed: list[int] = []

    def kill_one(now: grading.Progress) -> None:
        if now.exercises_done >= 4 and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with Store.open(tmp_path) as store:
        count = grading.keep(store, Intake(tuple(people(16))), planned)
        with Cluster(cluster.scheduler_address, planned.setup("none")) as runner:
            done = grading.grade(store, runner, kill_one)
        rows = store._rows("SELECT student, exercise FROM journal")
    assert killed
    assert (done.exercises_done, done.failed) == (count, 0)
    assert len(rows) == len(set(rows)) == count
    assert {status for status, _ in checks(tmp_path).values()} == {"graded"}


def test_other_content_on_the_cluster_is_told(cluster: Any) -> None:
    setup = Setup(1, {plan().exercises[0].id: "of other content"}, "none")
    handed = people(1)[0]
    with Cluster(cluster.scheduler_address, setup) as runner:
        with pytest.raises(GraderBroken, match="could not begin: the exercises here are not those of the grader"):
            list(runner.run([Task("s0", tuple(handed.work.items())[:1])]))


def test_an_address_where_nobody_answers_is_told() -> None:
    with pytest.raises(UsageError, match=r"no dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        Cluster("tcp://127.0.0.1:9", plan().setup("none"), timeout=0.3)
    with pytest.raises(UsageError, match="no dask scheduler answers at 'nonsense://'"):
        Cluster("nonsense://", plan().setup("none"), timeout=0.3)


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    with distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None, silence_logs=50) as empty:
        with pytest.raises(UsageError, match="has no workers; start some with `dask worker"):
            Cluster(empty.scheduler_address, plan().setup("none"), timeout=2)


def test_a_task_travels_as_bytes_and_comes_back_as_it_was() -> None:
    handed = submission("ada", z1="x = 'ä\udcff'", z3="\0\r\n")
    task = Task("ada", tuple(handed.work.items()))
    assert _task(_as_bytes(task)) == task
