"""What the tests share: a small content folder, a work folder made from it, and the commands run in this process."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from dlgrade import content, work
from dlgrade.judge.judging import ExerciseReport, judge_file
from dlgrade.sandbox import Sandbox

settings.register_profile("dlgrade", deadline=None)  # a slow machine is no failure
settings.load_profile("dlgrade")

CONTENT = Path(__file__).parent / "content"
SCRATCH = tempfile.TemporaryDirectory(prefix="dlgrade-tests-", ignore_cleanup_errors=True)
atexit.register(SCRATCH.cleanup)
RECORD = Path(SCRATCH.name) / "record.sqlite"  # never the tester's own
TOYS = ("z1", "z2", "z3", "z4", "z5", "z6", "z7")


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def toys() -> dict[str, content.Entry]:
    """The exercises of tests/content, freshly found, by their short names."""
    return {e.id.partition(".")[2]: e for e in content.entries([CONTENT])}


def right_text(name: str) -> str:
    """What a learner who has solved a toy would hand in."""
    return toys()[name].load().core().standalone()


def environment(**changes: str | None) -> dict[str, str]:
    """The environment of a command in a process of its own: the toys, 80 columns, no colour of the tester's."""
    ours = ("PYTEST_", "COV_", "DLGRADE_")  # and CI, where pytest prints its summary in full
    base = {k: v for k, v in os.environ.items() if not k.startswith(ours) and k not in ("CI", "BUILD_NUMBER")}
    base |= {"DLGRADE_CONTENT": str(CONTENT), "DLGRADE_RECORD": str(RECORD), "COLUMNS": "80"}
    for name, value in changes.items():
        base.pop(name, None)
        if value is not None:
            base[name] = value
    return base


def spawn(
    *arguments: str, cwd: Path, start: str = "", env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """`dlgrade ARGUMENTS` in a process of its own; ``start`` is Python code that it runs first."""
    code = f"import sys\n{start}\nsys.argv = ['dlgrade', *sys.argv[1:]]\nfrom dlgrade.cli import main\nmain()"
    options = {"capture_output": True, "text": True, "timeout": 60, "encoding": "utf-8"} | options
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=cwd,
        env=env or environment(),
        check=False,
        **options,
    )


def without_privileges() -> None:
    """For ``preexec_fn``: permissions hold for root as well (it loses CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH)."""
    import ctypes

    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.fixture(autouse=True)
def _only_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLGRADE_CONTENT", str(CONTENT))
    monkeypatch.setenv("DLGRADE_RECORD", str(RECORD))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "DLGRADE_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh work folder with the untouched toys; the current folder."""
    made = tmp_path / "work"
    work.write_stubs(made, list(toys().values()))
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def solved(folder: Path) -> Path:
    """The work folder with every toy solved."""
    for name, entry in toys().items():
        (folder / entry.place).write_text(right_text(name), encoding="utf-8")
    return folder


@pytest.fixture
def dlgrade(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `dlgrade ARGUMENTS` in this process."""
    from dlgrade.cli import main

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["dlgrade", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capfd.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, out, err)

    return run


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all tests that judge in this process."""
    with Sandbox() as made:
        yield made


@pytest.fixture
def judged(tmp_path: Path, sandbox: Sandbox) -> Callable[..., ExerciseReport]:
    """Judge the text or bytes of a learner's file for a toy."""

    def judge(name: str, source: str | bytes, seed: int = 0) -> ExerciseReport:
        entry = toys()[name]
        path = tmp_path / f"{entry.stem}.py"
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        return judge_file(entry.load(), entry, path, sandbox, seed)

    return judge
