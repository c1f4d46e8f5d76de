"""The wheel holds everything and nothing else, and its commands run where there is no checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = ("grader", "exercises", "solutions", "bank")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once from a copy of the sources: building leaves folders behind."""
    base = tmp_path_factory.mktemp("wheel")
    source = base / "source"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.bak")
    for kind in KINDS:
        if (ROOT / kind).is_dir():
            shutil.copytree(ROOT / kind, source / kind, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, source / name)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(base), str(source)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (made,) = base.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked into a folder of its own, as `pip install --target` does it."""
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target), str(wheel)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return target


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The wheel's dlgrade, in front of the checkout's."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DLGRADE", "PYTEST"))}
    environment["PYTHONPATH"] = str(installed)
    return subprocess.run(
        [sys.executable, "-m", "dlgrade", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def expected_files() -> set[str]:
    found = {
        str(p.relative_to(ROOT / "grader"))
        for p in (ROOT / "grader" / "dlgrade").rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    for kind in ("exercises", "solutions", "bank"):
        found |= {
            f"dlgrade/_content/{p.relative_to(ROOT)}"
            for p in (ROOT / kind).rglob("*")
            if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".bak"
        }
    return found


def test_the_wheel_holds_every_file_and_no_stray_one(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {n for n in archive.namelist() if ".dist-info/" not in n}
    assert names == expected_files()


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert "dlgrade/py.typed" in archive.namelist()


def test_the_wheel_takes_its_content_from_itself(installed: Path, tmp_path: Path) -> None:
    said = run(installed, tmp_path, "doctor").stdout
    assert f"exercises in {installed / 'dlgrade' / '_content'}" in said


def test_the_wheel_lists_what_the_checkout_lists(installed: Path, tmp_path: Path) -> None:
    listed = {line.split()[0] for line in run(installed, tmp_path, "list", "ch10").stdout.splitlines()}
    assert listed == {f"ch10.{p.name.split('_')[0]}" for p in (ROOT / "solutions" / "ch10").glob("*_*.py")}


def test_the_wheel_makes_a_work_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "init", "work", "--chapter", "ch10")
    assert done.returncode == 0, done.stderr
    made = {p.name for p in (tmp_path / "work" / "exercises" / "ch10").iterdir()}
    assert made == {p.name for p in (ROOT / "exercises" / "ch10").glob("*.py")}


def test_the_wheel_judges(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "check", "ch10.b1", "--solutions", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["exercises"][0]["verdict"] == "pass"
