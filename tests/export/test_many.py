"""Several files at once are the files that one process writes, and what goes wrong is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, signal, sys
from pathlib import Path
from dlgrade.errors import UsageError
from dlgrade.export.many import run_all

def write(n):
    if mode == "fault" and n == 5:
        raise UsageError("file 5 cannot be written")
    if mode == "killed" and n == 5 and os.getpid() != main:
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "once" and n == 5 and os.getpid() != main:
        raise MemoryError
    (out / f"{n}.txt").write_text(f"{n} {os.getpid() != main}")

main, out, mode = os.getpid(), Path(sys.argv[1]), sys.argv[2]
run_all([lambda n=n: write(n) for n in range(20)], int(sys.argv[3]))
"""


def ran(out: Path, mode: str, jobs: int) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", SCRIPT, str(out), mode, str(jobs)]
    return subprocess.run(words, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_file_is_written_once(tmp_path: Path, jobs: int) -> None:
    done = ran(tmp_path, "well", jobs)
    assert done.returncode == 0, done.stderr
    written = {p.stem: p.read_text().split() for p in tmp_path.iterdir()}
    assert {name: words[0] for name, words in written.items()} == {str(n): str(n) for n in range(20)}
    if sys.platform == "linux":
        assert {words[1] for words in written.values()} == {str(jobs > 1)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_one_file_raises_is_raised(tmp_path: Path, jobs: int) -> None:
    done = ran(tmp_path, "fault", jobs)
    assert done.returncode != 0
    assert "UsageError: file 5 cannot be written" in done.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_left_out_after_a_fault_that_does_not_come_again(tmp_path: Path, jobs: int) -> None:
    done = ran(tmp_path, "once", jobs)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.iterdir())) == 20


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_process_that_is_killed_is_said(tmp_path: Path) -> None:
    done = ran(tmp_path, "killed", 2)
    assert done.returncode != 0
    assert "ended from outside" in done.stderr and "--jobs 1" in done.stderr
