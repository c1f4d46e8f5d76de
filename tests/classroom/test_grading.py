"""Grading a class: verdicts, what is not done twice, and processes that die."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.classroom.small_class import ADDED, NAMES, SLEEPS, graded, plan, pool, right, submission
from tests.conftest import toys

from dlgrade.classroom import grading, job
from dlgrade.classroom.job import Event, Job, Judged, NotJudged, Setup, Task, fingerprint
from dlgrade.classroom.model import Intake, Outcome
from dlgrade.classroom.pool import Pool
from dlgrade.classroom.replay import replay, student_named
from dlgrade.classroom.store import Store
from dlgrade.errors import GraderBroken, UnknownTarget, UsageError
from dlgrade.exercises import Exercise
from dlgrade.judge.judging import judge_source
from dlgrade.report.machine import exercise_as_json
from dlgrade.sandbox import Isolation, Sandbox

Z1, Z3 = (toys()[n].id for n in NAMES)
CRASHES = "import os\n\ndef scale(x, factor=2.0):\n    os._exit(0)\n"


def outcomes(out: Path) -> dict[str, Outcome]:
    with Store.look(out) as store:
        return {o.student.key: o for o in store.result().outcomes}


class Spy:
    """A runner that judges nothing: it says what it is told to say."""

    def __init__(self, *events: Event | BaseException, late: Iterable[Event] = ()) -> None:
        self.isolation = "isolation: imagined"
        self.events, self.late, self.tasks = events, list(late), []

    def run(self, tasks: Iterable[Task]) -> Iterator[Event]:
        self.tasks = list(tasks)
        for event in self.events:
            if isinstance(event, BaseException):
                raise event
            yield event

    def arrived(self) -> Iterator[Event]:
        while self.late:
            yield self.late.pop(0)

    def close(self) -> None:
        pass


def told(student: str, exercise: str = Z1) -> Judged:
    report = {"id": exercise, "verdict": "pass", "points": 1.0, "max_points": 1.0, "cases": []}
    return Judged(student, exercise, json.dumps(report), 0.1)


def test_class_grading_and_check_come_to_the_same_reports(tmp_path: Path, sandbox: Sandbox) -> None:
    names = ("z1", "z2", "z3", "z4", "z5", "z6", "z7")
    planned = plan(names=names)
    people = {
        "right": right(*names),
        "wrong": {**right(*names), "z1": ADDED, "z7": right("z7")["z7"] + "\nANSWER = 'because'\n"},
        "odd": {"z1": CRASHES, "z3": "print('hello')\n1/0\n", "z5": "def (:", "z2": "", "z4": right("z4")["z4"]},
    }
    graded(tmp_path, [submission(k, **v) for k, v in people.items()], planned, pool(planned, 2))
    for key, outcome in outcomes(tmp_path).items():
        for made in outcome.check["exercises"]:
            entry = toys()[made["id"].partition(".")[2]]
            source = people[key].get(made["id"].partition(".")[2])
            if source is None:
                assert made["verdict"] == "missing"
                continue
            files = {f"{entry.stem}.py": source.encode()}
            report = judge_source(entry.load(), entry, files, entry.stem, sandbox, 5)
            assert made == exercise_as_json(report)
    found = outcomes(tmp_path)
    assert [o.status for o in found.values()] == ["graded", "graded", "partial"]
    assert found["right"].score == sum(toys()[n].load().points for n in names)
    assert found["wrong"].check["exercises"][0]["diagnosis"]["mistake"] == "added"
    assert found["wrong"].check["exercises"][6]["written"]["answered"]


def test_nothing_that_is_unchanged_is_judged_again(tmp_path: Path) -> None:
    people = [submission("ada", **right()), submission("bob", **right())]
    assert sorted(graded(tmp_path, people, plan())) == ["ada z1", "ada z3", "bob z1", "bob z3"]
    assert graded(tmp_path, people, plan()) == []
    people[0] = submission("ada", **{**right(), "z3": right()["z3"] + "\n# again"})
    assert graded(tmp_path, people, plan()) == ["ada z3"]
    assert graded(tmp_path, [*people, submission("eve", z1=ADDED)], plan()) == ["eve z1"]
    assert graded(tmp_path, people, plan(seed=6)) == ["ada z1", "ada z3", "bob z1", "bob z3"]


def test_an_edited_solution_is_judged_again_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [submission("ada", **right())]
    graded(tmp_path, people, plan())
    planned = plan()
    edited = replace(planned.exercises[1], fingerprint="of another solution")
    spy = Spy(told("ada", Z3))
    graded(tmp_path, people, replace(planned, exercises=(planned.exercises[0], edited)), spy)
    assert [(t.student, [name for name, _ in t.works]) for t in spy.tasks] == [("ada", [Z3])]


def test_the_fingerprint_is_of_content_version_and_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = toys()["z1"]
    first = fingerprint(entry, 1)
    assert first == fingerprint(entry, 1)
    assert fingerprint(entry, 2) != first
    assert fingerprint(toys()["z3"], 1) != first
    other = tmp_path / entry.solution.relative_to(entry.root)
    other.parent.mkdir(parents=True)
    other.write_text(entry.solution.read_text() + "\n")
    assert fingerprint(replace(entry, root=tmp_path), 1) != first
    monkeypatch.setattr(job, "__version__", "9")
    assert fingerprint(entry, 1) != first


def test_one_seed_gives_the_same_reports_whoever_judges_them_and_another_hides_the_cases(tmp_path: Path) -> None:
    wrong = {"z1": right("z1")["z1"].replace("factor * x", "factor * x + 1e-3 * x.sum()")}
    people = [submission("ada", **wrong), submission("bob", **wrong)]
    graded(tmp_path / "a", people, plan())
    graded(tmp_path / "b", people[::-1], plan(), pool(plan(), 2))
    first, second = outcomes(tmp_path / "a"), outcomes(tmp_path / "b")
    assert {k: o.check for k, o in first.items()} == {k: o.check for k, o in second.items()}
    graded(tmp_path / "c", people, plan(seed=6))
    shown = [
        next(c for c in outcomes(tmp_path / out)["ada"].check["exercises"][0]["cases"] if c["name"] == "any size")[
            "got"
        ]
        for out in "ac"
    ]
    assert shown[0] != shown[1]


def test_what_had_come_in_when_it_was_stopped_is_kept(tmp_path: Path) -> None:
    people = [submission(key, z1=ADDED) for key in ("ada", "bob", "eve")]
    spy = Spy(told("ada"), KeyboardInterrupt(), late=[told("bob")])
    with pytest.raises(KeyboardInterrupt):
        graded(tmp_path, people, plan(), spy)
    assert {k: o.status for k, o in outcomes(tmp_path).items()} == {"ada": "partial", "bob": "partial", "eve": "failed"}
    assert graded(tmp_path, people, plan(), Spy(told("eve"))) == ["eve z1"]


def test_progress_counts_students_and_failures(tmp_path: Path) -> None:
    seen: list[grading.Progress] = []
    with Store.open(tmp_path) as store:
        grading.keep(store, Intake((submission("ada", **right()), submission("bob", z1=ADDED))), plan())
        spy = Spy(told("ada"), told("bob"), NotJudged("ada", Z3, "no"))
        last = grading.grade(store, spy, seen.append)
    assert [(p.exercises_done, p.students_done, p.failed) for p in seen] == [(0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 2, 1)]
    assert last == seen[-1]
    assert (last.exercises, last.students) == (3, 2)


def test_who_could_not_be_judged_is_one_row_and_is_tried_again(tmp_path: Path) -> None:
    people = [submission("ada", z1=ADDED), submission("bob", z1=ADDED)]
    graded(tmp_path, people, plan(), Spy(told("ada"), NotJudged("bob", Z1, "the process ended")))
    found = outcomes(tmp_path)
    assert found["ada"].status == "partial"
    assert found["bob"].status == "failed"
    assert "the process ended" in found["bob"].problems[0]
    assert graded(tmp_path, people, plan()) == ["bob z1"]
    assert outcomes(tmp_path)["bob"].problems == ()


def test_a_grader_that_breaks_on_one_exercise_judges_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, real = [], Job._report

    def report(self: Job, name: str, *rest: object) -> object:
        if name == Z1:
            broken.append(name)
            raise ZeroDivisionError("no reason at all")
        return real(self, name, *rest)

    monkeypatch.setattr(Job, "_report", report)
    handed = submission("ada", **right())
    with Job(plan().setup("none")) as made:
        events = list(made.judge(Task("ada", tuple(handed.work.items()))))
    assert isinstance(events[0], NotJudged)
    assert events[0].reason == "ZeroDivisionError: no reason at all"
    assert isinstance(events[1], Judged)
    assert len(broken) == 2  # with a fresh sandbox, once more


def test_mistakes_are_run_once_for_a_whole_class(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = Exercise.implementation_of
    monkeypatch.setattr(Exercise, "implementation_of", lambda self, m: (made.append(m.name), real(self, m))[1])
    handed = submission("ada", z1=ADDED)
    with Job(plan().setup("none")) as one:
        reports = [e for _ in range(3) for e in one.judge(Task("ada", tuple(handed.work.items())))]
    assert all('"mistake": "added"' in r.report for r in reports if isinstance(r, Judged))
    assert len(reports) == 3
    assert sorted(made) == sorted(set(made))


def test_a_job_with_other_content_refuses_to_judge() -> None:
    with pytest.raises(GraderBroken, match=r"not those of the grader \(toy\.z1\)"):
        Job(Setup(5, {Z1: "of another file"}))
    with Pool(Setup(5, {Z1: "of another file"}), 1, {Z1: 60.0}) as jobs:
        with pytest.raises(GraderBroken, match="could not begin: the exercises here are not"):
            list(jobs.run([Task("ada", tuple(submission("ada", z1=ADDED).work.items()))]))


def test_weak_isolation_is_refused_unless_it_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = Isolation("partial", ("resource limits",), ("see which files exist",))
    monkeypatch.setattr(Sandbox, "isolation", lambda self: weak)
    with Job(plan().setup("full")) as made:
        assert "full isolation is asked for" in made.refusal()
        assert "--accept-isolation partial" in made.refusal()
    for enough in ("partial", "none"):
        with Job(plan().setup(enough)) as made:
            assert made.refusal() == ""


def test_a_pool_of_weak_isolation_judges_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # a job is a process of its own: what weakens it must be found there
    (tmp_path / "sitecustomize.py").write_text(
        "from dlgrade.sandbox import Isolation, Sandbox\n"
        "Sandbox.isolation = lambda self: Isolation('none', (), ('read files',))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    handed = Task("ada", tuple(submission("ada", z1=ADDED).work.items()))
    with Pool(plan().setup("full"), 1, plan().patience) as jobs:
        with pytest.raises(UsageError, match="isolation: NONE"):
            list(jobs.run([handed]))


def test_a_job_that_is_killed_is_replaced_and_its_student_is_tried_again() -> None:
    handed = submission("ada", **right("z1", "z3", "z5"))
    planned = plan(names=("z1", "z3", "z5"))
    with pool(planned) as jobs:
        events = jobs.run([Task("ada", tuple(handed.work.items()))])
        found = [next(events)]
        os.kill(jobs._seats[0]._process.pid or 0, signal.SIGKILL)
        found += events
    assert [(type(e), e.exercise.partition(".")[2]) for e in found] == [(Judged, n) for n in ("z1", "z3", "z5")]


def test_a_student_who_ends_the_job_twice_is_one_failed_row_and_the_next_is_judged() -> None:
    planned = plan()
    deadly = submission("ada", z1=SLEEPS, z3=right("z3")["z3"])
    tasks = [Task(s.student.key, tuple(s.work.items())) for s in (deadly, submission("bob", **right()))]
    killed: set[int | None] = set()
    stop = threading.Event()

    def kill() -> None:
        seat = jobs._seats[0]
        while len(killed) < 2 and not stop.wait(0.02):
            with contextlib.suppress(ValueError):  # the process that ended was let go of just now
                pid = seat._process.pid
                if seat.ready and seat.task is not None and seat.task.works[0][0] == Z1 and pid not in killed:
                    os.kill(pid or 0, signal.SIGKILL)
                    killed.add(pid)

    with pool(planned) as jobs:
        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        try:
            found = list(jobs.run(tasks))
        finally:
            stop.set()
            killer.join()
    assert isinstance(found[0], NotJudged)
    assert found[0].reason == "the process that judged it ended (signal 9), 2 times"
    assert [(e.student, e.exercise) for e in found] == [("ada", Z1), ("ada", Z3), ("bob", Z1), ("bob", Z3)]
    assert {type(e) for e in found[1:]} == {Judged}


def test_a_job_that_says_nothing_for_too_long_is_stopped() -> None:
    planned = replace(plan(), patience={Z1: 0.4, Z3: 60.0})
    deadly = submission("ada", z1=SLEEPS, z3=right("z3")["z3"])
    with pool(planned) as jobs:
        found = list(jobs.run([Task("ada", tuple(deadly.work.items()))]))
    assert [(type(e), e.exercise) for e in found] == [(NotJudged, Z1), (Judged, Z3)]
    assert isinstance(found[0], NotJudged)
    assert "did not end in time" in found[0].reason


def test_jobs_end_with_the_grader(tmp_path: Path) -> None:
    with pool(plan(), 2) as jobs:
        pids = [s._process.pid for s in jobs._seats]
        list(jobs.run([Task("ada", tuple(submission("ada", **right()).work.items()))]))
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def test_without_a_target_the_chapters_that_were_handed_in_are_graded() -> None:
    everything = list(toys().values())
    assert grading.handed_in(everything, Intake((submission("ada", z1=ADDED),))) == everything
    with pytest.raises(UnknownTarget, match=r"recognized by its name, such as z1_scale\.py"):
        grading.handed_in(everything, Intake(()))


def test_an_exercise_whose_package_is_lacking_is_left_out_and_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entry = toys()["z3"]
    vars(entry)["uses"] = ("no_such_package_here",)
    planned = grading.plan([toys()["z1"], entry], 5)
    assert [e.id for e in planned.exercises] == [Z1]
    graded(tmp_path, [submission("ada", **right())], planned)
    found = outcomes(tmp_path)["ada"]
    assert found.status == "graded"
    assert found.check["left_out"][0]["id"] == Z3
    with pytest.raises(
        UnknownTarget, match=r"nothing is left to grade; toy\.z3: no_such_package_here is not installed"
    ):
        grading.plan([entry], 5)


def test_replay_gives_the_report_again_and_says_what_differs(tmp_path: Path) -> None:
    graded(tmp_path, [submission("ada", z1=ADDED), submission("adam", z1=ADDED)], plan())
    entries = list(toys().values())
    with Store.look(tmp_path) as store:
        found = replay(store, student_named(store, "ADA"), entries, accept="none")
        assert [(r.id, r.verdict, r.mistake) for r in found.reports] == [(Z1, "fail", "added"), (Z3, "missing", "")]
        assert (found.changed, found.differs) == ((), {})
        with pytest.raises(UsageError, match="may mean ada, adam"):
            student_named(store, "ad")
        with pytest.raises(UsageError, match="did you mean adam"):
            student_named(store, "adams")
        with pytest.raises(UnknownTarget, match=r"was not graded on toy\.z5"):
            replay(store, store.students()[0], [toys()["z5"]], accept="none")
    with Store.open(tmp_path) as store:
        store.put("ada", Z1, told("ada").report, 0.1)
        found = replay(store, store.students()[0], entries, accept="none")
        assert found.differs == {Z1: ("pass, 1.0 points", "fail, 0.0 points")}
        store.hand_in(Intake((submission("ada", z1=ADDED),)), [replace(plan().exercises[0], fingerprint="other")])
        assert replay(store, store.students()[0], entries, accept="none").changed == (Z1,)
