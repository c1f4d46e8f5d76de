"""Killed at any instant, a class loses nothing, and nothing finished is done twice."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.classroom.small_class import ADDED, plan, submission
from tests.conftest import environment, right_text, toys

from dlgrade.classroom.job import Job, Judged, Task

KILLS = 5
STUDENTS = 12
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of which every other student adds; each file is another text."""
    folder = tmp_path_factory.mktemp("class")
    for i in range(STUDENTS):
        home = folder / f"student{i:02}"
        home.mkdir()
        for name, text in (("z1", ADDED if i % 2 else right_text("z1")), ("z3", right_text("z3"))):
            (home / f"{toys()[name].stem}.py").write_text(f"{text}\n# {i}\n")
    return folder


def start(handed: Path, out: Path) -> subprocess.Popen[str]:
    """`dlgrade grade` of the toys z1 and z3, as the leader of a group, as a terminal starts it."""
    options = ["-o", str(out), "--seed", "3", "--jobs", "2", "--accept-isolation", "none"]
    command = [sys.executable, "-W", "error", "-m", "dlgrade", "grade", str(handed), "z1", "z3", *options]
    return subprocess.Popen(
        command,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def rows(out: Path, question: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(out / "grades.sqlite")) as store:
        return store.execute(question).fetchall()


def judged_so_far(out: Path) -> int:
    with contextlib.suppress(sqlite3.Error):
        found = rows(out, "SELECT count(*) FROM journal")[0][0]
        return found if isinstance(found, int) else 0
    return 0


@pytest.fixture(scope="module")
def undisturbed(handed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed")
    with start(handed, out) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def test_a_grader_that_is_killed_again_and_again_comes_to_the_same_gradebook(
    handed: Path, undisturbed: Path, tmp_path: Path
) -> None:
    draw = random.Random(KILLS)
    seen = 0
    for kill in range(KILLS):
        with start(handed, tmp_path) as process:
            goal = seen + draw.randrange(0, 5)  # so that it dies while there is work, wherever it then is
            while process.poll() is None and judged_so_far(tmp_path) < goal:
                time.sleep(0.005)
            time.sleep(draw.uniform(0, 0.02))
            assert process.poll() is None, f"it ended before kill {kill}: {process.communicate()}"
            process.kill()
        assert process.returncode == -signal.SIGKILL
        now = judged_so_far(tmp_path)
        assert now >= seen  # nothing that was kept is lost
        seen = now
    with start(handed, tmp_path) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert f"{seen} of {2 * STUDENTS} judged before" in err if seen else True
    every = rows(tmp_path, "SELECT student, exercise FROM journal")
    assert len(every) == len(set(every)) == 2 * STUDENTS  # nothing lost, nothing twice
    assert (tmp_path / "gradebook.csv").read_bytes() == (undisturbed / "gradebook.csv").read_bytes()
    for path in (undisturbed / "results").iterdir():
        assert (tmp_path / "results" / path.name).read_bytes() == path.read_bytes()


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(handed: Path, undisturbed: Path, tmp_path: Path) -> None:
    with start(handed, tmp_path) as process:
        while process.poll() is None and judged_so_far(tmp_path) < 2:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the jobs get it as well
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "the same command goes on there" in err
    assert "Traceback" not in err
    assert out == ""
    kept = judged_so_far(tmp_path)
    assert f"stopped: {kept} of {2 * STUDENTS} exercises judged and kept" in err
    with start(handed, tmp_path) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert f"{kept} of {2 * STUDENTS} judged before and unchanged" in err
    assert (tmp_path / "gradebook.csv").read_bytes() == (undisturbed / "gradebook.csv").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="finds workers in /proc")
def test_a_worker_that_somebody_kills_is_not_a_learners_crash() -> None:
    slow = "import time\n\ndef scale(x, factor=2.0):\n    time.sleep(0.3)\n    return factor * x\n"
    handed = submission("ada", z1=slow)
    killed: list[int] = []
    stop = threading.Event()

    def kill() -> None:
        while not killed and not stop.wait(0.05):
            for zygote in (h._process.pid for h in job._sandbox._hosts.values() if h._process is not None):
                children = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
                for pid in map(int, children[-1:]):
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)

    with Job(plan(names=("z1",)).setup("none")) as job:
        assert job.refusal() == ""
        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        try:
            events = list(job.judge(Task("ada", tuple(handed.work.items()))))
        finally:
            stop.set()
            killer.join()
    assert killed
    assert isinstance(events[0], Judged)
    assert '"verdict": "pass", "points": 4.0' in events[0].report
