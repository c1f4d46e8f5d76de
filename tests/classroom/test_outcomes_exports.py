"""Autograders for other systems: Gradescope's archive is run in its folder layout, GitHub's workflow is parsed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, right_text, spawn, toys

from dlgrade.classroom.model import Work
from dlgrade.classroom.outcomes.gradescope import autograder_zip, grade_submission, requirements, run_seed, works_in
from dlgrade.classroom.outcomes.release import PUBLIC_SEED
from dlgrade.errors import GraderBroken

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="full isolation is Linux's")
ADDED = right_text("z1").replace("factor * x", "factor + x")


@pytest.fixture(scope="module")
def archive() -> bytes:
    return autograder_zip([toys()[n] for n in ("z1", "z3", "z7")], 77)


@pytest.fixture
def autograder(archive: bytes, tmp_path: Path) -> Path:
    """Gradescope's folders: source (the archive unpacked), submission, results."""
    root = tmp_path / "autograder"
    for name in ("source", "submission", "results"):
        (root / name).mkdir(parents=True)
    (tmp_path / "a.zip").write_bytes(archive)
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        for info in file.infolist():
            path = Path(file.extract(info, root / "source"))
            path.chmod(info.external_attr >> 16 & 0o777)
    return root


def submit(root: Path, name: str, text: str, folder: str = "") -> None:
    place = root / "submission" / folder
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{toys()[name].stem}.py").write_text(text, encoding="utf-8")


def run(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`run_autograder` as Gradescope calls it, with this Python instead of the one that setup.sh makes."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DLGRADE", "PYTHON", "PYTEST"))}
    environment |= {"AUTOGRADER_ROOT": str(root), "AUTOGRADER_PYTHON": sys.executable, **settings}
    return subprocess.run(
        [root / "source" / "run_autograder"], cwd=root, env=environment, capture_output=True, text=True, timeout=60
    )


def scores(root: Path) -> dict[str, float]:
    made = json.loads((root / "results/results.json").read_text(encoding="utf-8"))
    return {t["name"].split()[0]: t["score"] for t in made["tests"]}


@LINUX
def test_the_archive_grades_a_submission_in_gradescopes_folders(autograder: Path) -> None:
    submit(autograder, "z1", ADDED)
    submit(autograder, "z3", right_text("z3"), "homework/exercises/toy")
    done = run(autograder)
    assert done.returncode == 0, done.stderr
    made = json.loads((autograder / "results/results.json").read_text(encoding="utf-8"))
    assert scores(autograder) == {"toy.z1": 0.0, "toy.z3": 6.0, "toy.z7": 0.0}
    assert "looks like: “To scale by a factor is to add it.”" in made["tests"][0]["output"]
    assert "there is no file z7_why.py in the submission" in made["tests"][2]["output"]
    assert made["stdout_visibility"] == "hidden"


@LINUX
def test_a_submission_cannot_read_the_solutions_beside_it(autograder: Path) -> None:
    solution = autograder / "source/lib/dlgrade/_content/solutions/toy/z1_scale.py"
    assert "factor * x" in solution.read_text(encoding="utf-8")
    thief = (
        "import sys\n"
        f"def scale(x, factor=2.0):\n    text = open({str(solution)!r}).read()\n    return factor * x\n"
    )  # fmt: skip
    submit(autograder, "z1", thief)
    (autograder / "submission/z3_unit.py").symlink_to(solution.with_name("z3_unit.py"))
    assert run(autograder).returncode == 0
    assert scores(autograder) == {"toy.z1": 0.0, "toy.z3": 0.0, "toy.z7": 0.0}
    text = (autograder / "results/results.json").read_text(encoding="utf-8")
    assert "factor * x" not in text.replace("return factor * x", "")


@LINUX
def test_without_isolation_nobody_is_scored(autograder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dlgrade.sandbox import Isolation, Sandbox

    submit(autograder, "z1", right_text("z1"))
    monkeypatch.setattr(Sandbox, "isolation", lambda self: Isolation("partial", ("audit hook",), ("read files",)))
    monkeypatch.setattr("dlgrade.classroom.outcomes.gradescope.entries", lambda: list(toys().values()))
    with pytest.raises(GraderBroken, match="Nobody is scored"):
        grade_submission(autograder)
    made = grade_submission(autograder, accept_isolation="partial")
    assert made["tests"][0]["score"] == 4.0


def test_a_grader_that_fails_leaves_no_old_results(autograder: Path) -> None:
    (autograder / "results/results.json").write_text('{"score": 100}', encoding="utf-8")
    (autograder / "source/config.json").write_text("{", encoding="utf-8")
    done = run(autograder)
    assert done.returncode == 3
    assert "export the archive again" in done.stderr
    assert not (autograder / "results/results.json").exists()


def test_the_same_submission_has_the_same_numbers_and_another_has_others() -> None:
    def work(text: bytes) -> Work:
        return Work("z1.py", {"z1.py": text})

    one = {"toy.z1": work(b"x")}
    assert run_seed(1, one) == run_seed(1, {"toy.z1": work(b"x")})
    others = [
        run_seed(2, one),
        run_seed(1, {}),
        run_seed(1, {"toy.z1": work(b"y")}),
        run_seed(1, {"toy.z": work(b"x")}),
    ]
    assert len({run_seed(1, one), *others}) == 5


def test_the_archive_holds_the_chosen_exercises_only_and_is_the_same_twice(archive: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive)
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        names = file.namelist()
        modes = {i.filename: i.external_attr >> 16 & 0o777 for i in file.infolist()}
    assert {"setup.sh", "run_autograder", "requirements.txt", "config.json", "lib/dlgrade/cli/export.py"} <= set(names)
    content = sorted(n.rpartition("/")[2] for n in names if "/solutions/" in n)
    assert content == ["z1_scale.py", "z3_unit.py", "z7_why.py"]
    assert modes["setup.sh"] == modes["run_autograder"] == 0o755
    assert not [n for n in names if "__pycache__" in n]
    assert autograder_zip([toys()[n] for n in ("z1", "z3", "z7")], 77) == archive
    assert "numpy" in requirements([]) and "matplotlib" not in requirements([])


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_the_scripts_are_valid_bash(autograder: Path) -> None:
    for name in ("setup.sh", "run_autograder"):
        done = subprocess.run(["bash", "-n", autograder / "source" / name], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_files_that_are_no_plain_files_are_not_taken(tmp_path: Path) -> None:
    entry = toys()["z1"]
    other = tmp_path / "secret.py"
    other.write_text(right_text("z1"), encoding="utf-8")
    inside = tmp_path / "submission"
    inside.mkdir()
    (inside / "z1_scale.py").symlink_to(other)
    assert works_in(inside, [entry])[0] == {}
    (inside / "z1_scale.py").unlink()
    os.mkfifo(inside / "z1_scale.py") if hasattr(os, "mkfifo") else (inside / "z1_scale.py").mkdir()
    assert works_in(inside, [entry])[0] == {}
    assert works_in(tmp_path / "nothing", [entry]) == ({}, ())


def test_a_module_comes_with_what_it_imports_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "z1.py").write_text("from mine import f\n", encoding="utf-8")
    (tmp_path / "mine.py").write_text("import z3_unit\n", encoding="utf-8")
    (tmp_path / "other.py").write_text("", encoding="utf-8")
    found, _ = works_in(tmp_path, [toys()["z1"]])
    assert set(found["toy.z1"].files) == {"z1.py", "mine.py"}


@LINUX
def test_a_notebook_is_graded_as_well(autograder: Path) -> None:
    pytest.importorskip("nbformat")
    cells = [{"cell_type": "code", "source": s, "metadata": {}, "outputs": [], "execution_count": None, "id": i}
             for i, s in (("a", "%matplotlib inline\nimport numpy as np"), ("b", right_text("z1")))]  # fmt: skip
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (autograder / "submission/homework 3.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert run(autograder).returncode == 0
    assert scores(autograder)["toy.z1"] == 4.0


# ---- the commands ----------------------------------------------------------------------------------------------------


def test_export_gradescope_says_what_to_do_and_draws_a_seed(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    done = dlgrade("export", "gradescope", "z1", "-o", str(tmp_path / "new" / "a.zip"))
    assert done.code == 0 and "keep it to yourself" in done.out
    with zipfile.ZipFile(tmp_path / "new" / "a.zip") as file:
        first = json.loads(file.read("config.json"))["seed"]
    assert first > 0
    dlgrade("export", "gradescope", "z1", "-o", str(tmp_path / "b.zip"))
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        assert json.loads(file.read("config.json"))["seed"] != first


def test_export_gradescope_refuses_the_public_seed_and_unknown_targets(
    tmp_path: Path, dlgrade: Callable[..., Ran]
) -> None:
    done = dlgrade("export", "gradescope", "z1", "--seed", str(PUBLIC_SEED), "-o", str(tmp_path / "a.zip"))
    assert done.code == 2 and "public cases" in done.err
    assert dlgrade("export", "gradescope", "nosuch", "-o", str(tmp_path / "a.zip")).code == 2
    assert not (tmp_path / "a.zip").exists()


def workflow(folder: Path) -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    made: dict[str, Any] = yaml.safe_load((folder / ".github/workflows/classroom.yml").read_text(encoding="utf-8"))
    return made


def test_the_classroom_workflow_has_the_names_that_classroom_reads(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    done = dlgrade("export", "github", "toy", "-o", str(tmp_path))
    assert done.code == 0 and "not the grade of record" in done.out
    made = workflow(tmp_path)
    assert made["name"] == "Autograding Tests"
    assert list(made["jobs"]) == ["run-autograding-tests"]
    assert made["permissions"] == {"contents": "read"}
    steps = made["jobs"]["run-autograding-tests"]["steps"]
    assert any("dlgrade check toy --json" in s.get("run", "") for s in steps)
    assert (tmp_path / toys()["z1"].place).read_bytes() == toys()["z1"].stub.read_bytes()
    assert not [p for p in tmp_path.rglob("*") if "solutions" in p.parts]


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_the_workflows_own_steps_run_and_report_the_points(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    dlgrade("export", "github", "z1", "z3", "-o", str(tmp_path))
    (tmp_path / toys()["z1"].place).write_text(right_text("z1"), encoding="utf-8")
    checked = spawn("check", "z1", "z3", "--json", cwd=tmp_path)
    assert checked.returncode == 1
    (tmp_path / "check.json").write_text(checked.stdout, encoding="utf-8")
    steps = {s.get("name"): s for s in workflow(tmp_path)["jobs"]["run-autograding-tests"]["steps"]}
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": "summary"}
    done = subprocess.run(
        ["bash", "-e", "-c", steps["Report"]["run"]], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "::notice title=Autograding complete::Points 4/10" in done.stdout
    assert '::notice title=Autograding report::{"totalPoints": 4.0, "maxPoints": 10.0}' in done.stdout
    assert "| toy.z1 | Scale an array | pass | 4 / 4 |" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_the_requirement_can_be_chosen(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    dlgrade("export", "github", "z1", "--install", "dlgrade @ https://example.org/d.whl", "-o", str(tmp_path))
    assert "dlgrade @ https://example.org/d.whl" in (tmp_path / "README.md").read_text(encoding="utf-8")
    again = dlgrade("export", "github", "z1", "-o", str(tmp_path))
    assert again.code == 2 and "--force" in again.err
