"""`dlgrade grade` and `dlgrade replay` as an instructor runs them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.classroom.small_class import ADDED
from tests.conftest import Ran, right_text, toys

from dlgrade.classroom import job
from dlgrade.classroom.store import FILE, Store

ANY = ("--accept-isolation", "none", "--jobs", "1")
Run = Callable[..., Ran]


def hand_in(folder: Path, **students: dict[str, str]) -> Path:
    """A folder for each student, with the files of the toys that they hand in."""
    for name, sources in students.items():
        for toy, source in sources.items():
            path = folder / name / f"{toys()[toy].stem}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
    return folder


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Ada is right, Bob adds instead and lacks z3."""
    right = {"z1": right_text("z1"), "z3": right_text("z3")}
    return hand_in(tmp_path / "handed", ada=right, bob={"z1": ADDED})


def gradebook(out: Path) -> dict[str, dict[str, str]]:
    with (out / "gradebook.csv").open(encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_class_is_graded_and_replayed(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    out = tmp_path / "out"
    ran = dlgrade("grade", str(handed), "z1", "z3", "-o", str(out), *ANY)
    assert ran.code == 0, ran.err
    assert "1 graded, 1 graded on a part" in ran.out
    assert "isolation: " in ran.out
    assert "2 submissions, 2 exercises of toy" in ran.err
    rows = gradebook(out)
    assert (rows["ada"]["total"], rows["ada"]["status"]) == ("10", "graded")
    assert (rows["bob"]["toy.z3"], rows["bob"]["status"]) == ("0", "partial")
    result = json.loads((out / "results" / "bob.json").read_text())
    assert result["exercises"][0]["diagnosis"]["mistake"] == "added"
    again = dlgrade("replay", str(out), "bob", "z1", "--accept-isolation", "none")
    assert again.code == 1
    assert "To scale by a factor is to add it." in again.out
    report = json.loads(dlgrade("replay", str(out), "bob", "--json", "--accept-isolation", "none").out)
    assert report["exercises"] == result["exercises"]
    assert report["seed"] == result["seed"]


def test_a_gradebook_of_somebody_s_own_is_not_written_over(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    (tmp_path / "gradebook.csv").write_text("mine")
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path), *ANY)
    assert (ran.code, ran.out) == (2, "") and "not of this command" in ran.err
    assert (tmp_path / "gradebook.csv").read_text() == "mine"


def test_the_seed_is_a_secret_of_out_unless_it_is_given(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    seeds = []
    for name in ("a", "b", "a"):
        assert dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / name), *ANY).code == 0
        with Store.look(tmp_path / name) as store:
            seeds.append(store.seed)
    assert seeds[0] == seeds[2] != seeds[1]
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "a"), "--seed", "4", *ANY)
    assert "the seed is 4, it was" in ran.err
    assert json.loads((tmp_path / "a" / "results" / "ada.json").read_text())["seed"] == 4


def test_what_is_unchanged_is_not_judged_again(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = handed / "out"  # inside the submissions: it is nobody's work
    assert dlgrade("grade", str(handed), "z1", "z3", "-o", str(out), *ANY).code == 0
    before = (out / "gradebook.csv").read_bytes()
    from dlgrade.classroom.pool import Pool

    with monkeypatch.context() as patch:
        patch.setattr(Pool, "__init__", None)  # no job may be needed
        ran = dlgrade("grade", str(handed), "z1", "z3", "-o", str(out), *ANY)
    assert ran.code == 0
    assert "3 of 3 judged before and unchanged, 0 to judge" in ran.err
    assert (out / "gradebook.csv").read_bytes() == before


def test_who_could_not_be_judged_makes_exit_code_3_and_no_score(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the jobs are processes of their own, so that is where something must break
    (tmp_path / "sitecustomize.py").write_text(
        "from dlgrade.classroom.job import Job\n"
        "real = Job.report\n"
        "def broken(self, name, work):\n"
        "    raise RuntimeError('the moon is full')\n"
        "Job.report = broken\n"
        "first = Job._report\n"
        "def sometimes(self, name, remote, *rest):\n"
        "    if b'factor + x' in b''.join(remote._files.values()):\n"
        "        raise RuntimeError('the moon is full')\n"
        "    return first(self, name, remote, *rest)\n"
        "Job._report = sometimes\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    out = tmp_path / "out"
    ran = dlgrade("grade", str(handed), "z1", "z3", "-o", str(out), *ANY)
    assert ran.code == 3
    assert "1 graded, 1 not judged" in ran.out
    assert "1 student could not be judged" in ran.err
    assert gradebook(out)["bob"]["total"] == ""
    assert "the moon is full" in gradebook(out)["bob"]["problems"]
    monkeypatch.delenv("PYTHONPATH")
    ran = dlgrade("grade", str(handed), "z1", "z3", "-o", str(out), *ANY)
    assert ran.code == 0
    assert "1 to judge" in ran.err


def test_weak_isolation_stops_the_class_unless_it_is_accepted(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from dlgrade.sandbox import Isolation, Sandbox\n"
        "Sandbox.isolation = lambda self: Isolation('partial', ('a fence',), ('see which files exist',))\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    command = ("grade", str(handed), "z1", "-o", str(tmp_path / "out"), "--jobs", "1")
    ran = dlgrade(*command)
    assert ran.code == 2
    assert "isolation: PARTIAL (a fence)" in ran.err
    assert "--accept-isolation partial" in ran.err
    assert not (tmp_path / "out" / "gradebook.csv").exists()
    ran = dlgrade(*command, "--accept-isolation", "partial")
    assert ran.code == 0
    assert "isolation: PARTIAL (a fence)" in ran.out


def test_a_second_grader_on_the_same_folder_is_refused(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    with Store.open(tmp_path / "out"):
        ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), *ANY)
    assert ran.code == 2
    assert "another dlgrade is grading into" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("handed", "z1", "-o", "out", "--deadline", "tomorrow"), 2, "'tomorrow' is no date"),
        (("handed", "nosuch", "-o", "out"), 2, "there is no exercise or chapter 'nosuch'"),
        (("nowhere", "-o", "out"), 2, "'nowhere' does not exist"),
        (("handed", "z1"), 2, "Missing option '-o'"),
        (("empty", "-o", "out"), 2, "there are no submissions in empty"),
        (("handed", "z1", "-o", "file"), 2, "file is a file; -o expects the folder"),
        (("handed", "z1", "-o", "file/out"), 3, "cannot be written to: Not a directory"),
        (("handed", "z1", "-o", "taken"), 3, "damaged: move it away"),
    ],
)
def test_bad_input_is_told(
    handed: Path,
    tmp_path: Path,
    dlgrade: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / FILE).write_text("no database" * 100)
    ran = dlgrade("grade", *arguments)
    assert ran.code == code
    assert said in ran.err


def test_a_cluster_without_its_package_names_the_extra(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "dlgrade.classroom.cluster", raising=False)
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert 'pip install "dlgrade[cluster]"' in ran.err


def test_replay_says_what_is_not_as_it_was(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert dlgrade("grade", str(handed), "z1", "-o", str(out), *ANY).code == 0
    shutil.rmtree(handed)  # the store has what was handed in
    with sqlite3.connect(out / FILE) as store:
        store.execute(
            'UPDATE results SET report = replace(report, \'"verdict": "pass", "points"\', '
            '\'"verdict": "error", "points"\') WHERE student = \'ada\''
        )
    store.close()
    ran = dlgrade("replay", str(out), "ada", "--accept-isolation", "none")
    assert ran.code == 0
    assert "toy.z1 comes out differently: kept error, 4.0 points; now pass, 4.0 points" in ran.err
    monkeypatch.setattr(job, "__version__", "another")
    ran = dlgrade("replay", str(out), "ada", "--accept-isolation", "none")
    assert "not what the class was graded with: toy.z1" in ran.err
    ran = dlgrade("replay", str(out), "eve", "--accept-isolation", "none")
    assert (ran.code, "there is no student 'eve'" in ran.err) == (2, True)
    ran = dlgrade("replay", str(tmp_path), "ada")
    assert (ran.code, "there is no" in ran.err) == (2, True)


def test_a_guessable_seed_is_warned_of(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), "--seed", "0", *ANY)
    assert ran.code == 0
    assert "note: 0 is the seed of `dlgrade check`" in " ".join(ran.err.split())
    other = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), "--seed", "9", *ANY)
    assert "note:" not in other.err


def test_the_assignment_s_name_is_kept_for_canvas(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    out = tmp_path / "out"
    assert dlgrade("grade", str(handed), "z1", "-o", str(out), "--assignment", "Homework 3 (12345)", *ANY).code == 0
    assert "Homework 3 (12345)" in (out / "canvas.csv").read_text()
    assert dlgrade("grade", str(handed), "z1", "-o", str(out), *ANY).code == 0
    assert "Homework 3 (12345)" in (out / "canvas.csv").read_text()


def test_the_files_own_time_counts_only_when_asked(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    options = ("z1", "-o", str(tmp_path / "out"), "--deadline", "2001-01-01T00:00+00:00", *ANY)
    late = []
    for more in ((), ("--late-by-file-time",)):
        assert dlgrade("grade", str(handed), *options, *more).code == 0
        late.append(json.loads((tmp_path / "out" / "results" / "ada.json").read_text())["late"])
    assert late == [False, True]


def test_earlier_results_among_the_submissions_are_nobody_s_work(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    assert dlgrade("grade", str(handed), "z1", "-o", str(handed / "first"), *ANY).code == 0
    (handed / "cleo").mkdir()
    (handed / "cleo" / "grades.sqlite").write_text("not one of ours")
    (handed / "cleo" / f"{toys()['z1'].stem}.py").write_text(right_text("z1"))
    assert dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "second"), *ANY).code == 0
    assert list(gradebook(tmp_path / "second")) == ["ada", "bob", "cleo"]


def test_many_strangers_to_the_roster_are_one_line(tmp_path: Path, dlgrade: Run) -> None:
    names = ("ada", "bob", "cleo", "dora", "emil")
    handed = hand_in(tmp_path / "handed", **{name: {"z1": right_text("z1")} for name in names})
    roster = tmp_path / "roster.csv"
    roster.write_text("name,id\nZoe Zander,1\n")
    options = ("--roster", str(roster), *ANY)
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), *options)
    assert ran.code == 0, ran.err
    assert "5 submissions are not in the roster" in " ".join(ran.err.split())
    assert ran.err.count("roster") == 1


def test_stopped_in_the_middle_it_leaves_a_gradebook(
    handed: Path, tmp_path: Path, dlgrade: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dlgrade.classroom import grading

    def stopped(store: Store, runner: grading.Runner, progress: object) -> None:
        for student, (name, *_) in store.open_work()[:1]:
            absent = next(e.absent for e in store.exercises if e.id == name)
            store.put(student, name, json.dumps({**absent, "verdict": "pass", "points": 4.0}), 0.1)
        raise KeyboardInterrupt

    monkeypatch.setattr(grading, "grade", stopped)
    ran = dlgrade("grade", str(handed), "z1", "-o", str(tmp_path / "out"), *ANY)
    assert ran.code == 130
    assert "gradebook.csv holds what is done so far" in " ".join(ran.err.split())
    rows = gradebook(tmp_path / "out")
    assert (rows["ada"]["total"], rows["ada"]["status"]) == ("4", "graded")
    assert (rows["bob"]["total"], rows["bob"]["status"]) == ("", "failed")


@pytest.mark.skipif(os.name == "nt", reason="links are a privilege there")
def test_links_hand_in_nobody_else_s_work(tmp_path: Path, dlgrade: Run) -> None:
    """Of a file, of a module beside it, of a notebook, of a folder, of a whole student: none is followed anywhere."""
    secret = right_text("z1") + "# the secret of ada\n"
    module = f"{toys()['z1'].stem}.py"
    borrowing = "from helper import scale\n"
    handed = hand_in(tmp_path / "handed", ada={"z1": secret}, beside={"z1": borrowing})
    for name in ("file", "inner", "notebook"):
        (handed / name).mkdir()
    (handed / "file" / module).symlink_to(handed / "ada" / module)
    (handed / "beside" / "helper.py").symlink_to(handed / "ada" / module)
    (handed / "notebook" / "work.ipynb").symlink_to(handed / "ada" / module)
    (handed / "inner" / "exercises").symlink_to(handed / "ada")
    (handed / "student").symlink_to(handed / "ada")
    out = tmp_path / "out"
    ran = dlgrade("grade", str(handed), "z1", "-o", str(out), *ANY)
    assert ran.code == 0, ran.err
    rows = gradebook(out)
    assert {s: row["total"] for s, row in rows.items() if float(row["total"])} == {"ada": rows["ada"]["max"]}
    assert {s: row["status"] for s, row in rows.items() if row["status"] != "missing"} == dict.fromkeys(
        ("ada", "beside"), "graded"
    )
    for name in ("beside", "file", "inner", "notebook", "student"):
        assert "is a link" in rows[name]["problems"]
    with sqlite3.connect(out / FILE) as kept:
        assert {data for (data,) in kept.execute("SELECT data FROM files")} == {secret.encode(), borrowing.encode()}
    kept.close()
    told = [p for p in out.rglob("*") if p.suffix in (".html", ".json", ".csv")]
    assert told and not [p for p in told if "the secret of ada" in p.read_text(encoding="utf-8")]


def test_submissions_that_could_not_be_taken_in_whole_are_named(handed: Path, tmp_path: Path, dlgrade: Run) -> None:
    command = ("grade", str(handed), "z1", "z3", "-o", str(tmp_path / "out"), *ANY)
    assert "a look" not in dlgrade(*command).err
    (handed / "cy.zip").write_bytes(b"no archive")
    assert "1 submission needs a look (cy): the gradebook's last column says why" in " ".join(
        dlgrade(*command).err.split()
    )
    (handed / "dee").mkdir()
    assert "2 submissions need a look (cy, dee)" in dlgrade(*command).err
    assert "is empty" in gradebook(tmp_path / "out")["dee"]["problems"]
