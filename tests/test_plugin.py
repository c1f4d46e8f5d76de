"""The pytest plugin in a learner's folder: the same verdicts, and inert elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import environment, toys

from dlgrade.judge.judging import judge_file
from dlgrade.sandbox import Sandbox

FILES = {
    "z1": "def scale(x, factor=2.0):\n    return 2.0 * x\n",
    "z2": "class Counter:\n    def __init__(self, limit): self.count = 0\n    def add(self, n): raise KeyError(n)\n",
    "z4": "def colours(): return {'green': {'red', 'blue'}, 'commutes': True}\n",
}


def pytest_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-rA", *arguments],
        cwd=folder, env=environment(), capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_verdicts_of_the_plugin_equal_those_of_the_judge(folder: Path, sandbox: Sandbox) -> None:
    for name, text in FILES.items():
        (folder / toys()[name].place).write_text(text)
    said = pytest_in(folder, *(f"exercises/toy/{toys()[n].stem}.py" for n in FILES)).stdout
    for name in FILES:
        entry = toys()[name]
        for case in judge_file(entry.load(), entry, folder / entry.place, sandbox, 0).cases:
            word = "PASSED" if case.verdict == "pass" else "FAILED"
            assert f"{word} exercises/toy/{entry.stem}.py::{case.name}" in said


def test_a_failure_shows_the_belief_and_none_of_the_graders_lines(folder: Path) -> None:
    (folder / toys()["z1"].place).write_text(FILES["z1"])
    said = pytest_in(folder, "exercises/toy/z1_scale.py").stdout
    assert "looks like: The factor is always two." in said
    assert "judging.py" not in said and "plugin.py" not in said


def test_a_folder_is_collected_without_importing_the_learners_code(folder: Path) -> None:
    (folder / toys()["z1"].place).write_text("raise SystemExit('imported')\n")
    said = pytest_in(folder, "--collect-only", "-q", "exercises/toy").stdout
    assert "exercises/toy/z1_scale.py::two rows" in said and "error" not in said.lower()


def test_the_seed_may_be_given(folder: Path) -> None:
    (folder / toys()["z1"].place).write_text("def scale(x, factor=2.0): return 0 * x\n")
    said = [pytest_in(folder, "exercises/toy/z1_scale.py", "--dlgrade-seed", seed).stdout for seed in "12"]
    assert [s.count("expected  ") for s in said] == [3, 3]
    assert said[0].split("expected  ")[-1].splitlines()[0] != said[1].split("expected  ")[-1].splitlines()[0]


def test_the_plugin_is_inert_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "exercises" / "mine").mkdir(parents=True)
    (tmp_path / "exercises" / "mine" / "z1_scale.py").write_text("1 / 0\n")
    (tmp_path / "exercises" / "test_own.py").write_text("def test_one(): pass\n")
    done = pytest_in(tmp_path)
    assert (done.returncode, "1 passed" in done.stdout) == (0, True)
