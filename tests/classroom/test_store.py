"""OUT/grades.sqlite: what is kept, who may write, and what is said when it cannot be used."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.classroom.small_class import graded, plan, right, submission
from tests.conftest import toys

from dlgrade.classroom import grading
from dlgrade.classroom.model import Intake, Student, Submission, Work
from dlgrade.classroom.store import FILE, Store
from dlgrade.errors import GraderBroken, UsageError

Z1 = toys()["z1"].id
REPORT = json.dumps({"id": Z1, "verdict": "pass", "points": 4.0, "max_points": 4.0, "cases": []})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of two students, one of whom handed in nothing; only z1 is asked for."""
    made = Store.open(tmp_path / "out")
    intake = Intake((submission("ada", **right("z1", "z3")),), (Student("bob", "Bob", "7"),), ("a remark",))
    grading.keep(made, intake, plan(names=("z1",)))
    yield made
    made.close()


def test_what_was_handed_in_is_read_back_byte_for_byte(store: Store) -> None:
    kept = store.work("ada", Z1)
    assert kept == submission("ada", **right("z1")).work[Z1]
    assert set(store.works()["ada"]) == {Z1}
    assert dict(store.works()["bob"]) == {}
    with pytest.raises(KeyError):
        store.works()["eve"]


def test_a_verdict_closes_its_exercise_and_another_text_opens_it_again(store: Store) -> None:
    assert store.open_work() == [("ada", [Z1])]
    store.put("ada", Z1, REPORT, 0.5)
    assert store.open_work() == []
    changed = Intake((submission("ada", z1=right("z1")["z1"] + "\n# changed"),))
    assert grading.keep(store, changed, plan(names=("z1",))) == 1
    assert store.result().outcomes[0].status == "failed"  # the old verdict is of another text and is not shown
    assert grading.keep(store, Intake((submission("ada", **right("z1")),)), plan(names=("z1",))) == 0


def test_another_seed_opens_everything(store: Store) -> None:
    store.put("ada", Z1, REPORT, 0.5)
    assert grading.keep(store, Intake((submission("ada", **right("z1")),)), plan(seed=6, names=("z1",))) == 1


def test_a_verdict_on_what_was_not_handed_in_is_refused(store: Store) -> None:
    with pytest.raises(GraderBroken, match="not handed in"):
        store.put("bob", Z1, REPORT, 0.5)


def test_the_status_tells_who_is_graded_partial_missing_or_failed(tmp_path: Path) -> None:
    people = (
        submission("all", **right("z1", "z3")),
        submission("half", **right("z1")),
        Submission(Student("broken"), {}, ("homework.zip is encrypted",), late=True),
    )
    planned = plan()
    with Store.open(tmp_path) as store:
        grading.keep(store, Intake(people, (Student("away", extra=(("section", "2"),)),)), planned)
        store.put("half", Z1, REPORT, 0.25)
        store.put("all", Z1, REPORT, 0.25)
        store.fail("all", toys()["z3"].id, "the disk caught fire")
        found = {o.student.key: o for o in store.result().outcomes}
    assert {k: o.status for k, o in found.items()} == {
        "all": "failed",
        "half": "partial",
        "broken": "missing",
        "away": "missing",
    }
    assert found["away"].student.extra == (("section", "2"),)
    assert found["broken"].late
    assert found["broken"].problems == ("homework.zip is encrypted",)
    assert "the disk caught fire" in found["all"].problems[0]
    assert [e["id"] for e in found["all"].check["exercises"]] == [Z1]  # absent is not zero
    assert [e["verdict"] for e in found["half"].check["exercises"]] == ["pass", "missing"]
    assert found["half"].check["max_score"] == sum(toys()[n].load().points for n in ("z1", "z3"))


def test_outcomes_are_a_sequence(store: Store) -> None:
    outcomes = store.result().outcomes
    assert len(outcomes) == 2
    assert [o.student.key for o in outcomes] == ["ada", "bob"]
    assert outcomes[-1].student == Student("bob", "Bob", "7")
    assert [o.student.key for o in outcomes[:1]] == ["ada"]


def test_a_second_grader_is_refused_and_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom dlgrade.classroom.store import Store\n"
        "held = Store.open(Path(sys.argv[1]))\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(UsageError, match="another dlgrade is grading into"):
            Store.open(tmp_path)
        other.kill()
        other.wait()
        with Store.open(tmp_path) as store:
            assert store.seed is None


def test_reading_is_allowed_while_somebody_grades(store: Store) -> None:
    with Store.look(store.path.parent) as reader:
        store.put("ada", Z1, REPORT, 0.5)
        assert reader.result().outcomes[0].status == "graded"


def test_a_folder_without_grades_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*grades\.sqlite; `dlgrade grade"):
        Store.look(tmp_path)


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    for way in (Store.open, Store.look):
        with pytest.raises(UsageError, match="not written by `dlgrade grade`"):
            way(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]
    connection.close()


def test_a_file_of_a_later_format_is_refused(store: Store, tmp_path: Path) -> None:
    store._connection.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(UsageError, match="has the format 99, this dlgrade reads"):
        Store.open(tmp_path / "out")


def test_garbage_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all " * 100)
    for way in (Store.open, Store.look):
        with pytest.raises(GraderBroken, match="damaged: move it away"):
            way(tmp_path)


def test_out_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        Store.open(tmp_path / "out")


@pytest.mark.skipif(os.name == "nt", reason="no resource limits")
def test_a_full_disk_loses_nothing_that_was_kept(store: Store) -> None:
    import resource

    store.put("ada", Z1, REPORT, 0.5)
    with Store.look(store.path.parent) as reader:  # holds the write-ahead log where it is
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, hard))
        try:
            with pytest.raises(GraderBroken, match=r"grades\.sqlite cannot be used: .*make room"):
                store.note(remarks="x" * 5_000_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert reader.result().outcomes[0].status == "graded"
    assert store.result().outcomes[0].status == "graded"
    store.note(remarks="[]")  # and there is room again


def test_a_copy_on_a_read_only_medium_can_be_read(tmp_path: Path) -> None:
    graded(tmp_path / "out", [], plan())
    copy = Path(shutil.copy(tmp_path / "out" / FILE, tmp_path / FILE))
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Store.look(tmp_path) as store:
            assert store.seed == 5
    finally:
        tmp_path.chmod(0o755)


texts = st.text(st.characters(codec=None), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(name=texts, file=texts, data=st.binary(max_size=200), problem=texts)
def test_whatever_is_handed_in_comes_back_as_it_was(
    tmp_path: Path, name: str, file: str, data: bytes, problem: str
) -> None:
    student = Student("key", name, name, name, ((name, name),))
    handed = Submission(student, {Z1: Work(file, {file: data})}, (problem,), True, name)
    with Store.open(tmp_path) as store:
        grading.keep(store, Intake((handed,)), plan(names=("z1",)))
        assert store.work("key", Z1) == handed.work[Z1]
        outcome = store.result().outcomes[0]
    assert (outcome.student, outcome.problems, outcome.digest) == (student, (problem,), handed.digest)


def test_sources_that_nobody_hands_in_any_more_are_dropped(store: Store) -> None:
    assert len(store._rows("SELECT hash FROM files")) == 1
    grading.keep(store, Intake(()), plan())
    assert store._rows("SELECT hash FROM files") == []
