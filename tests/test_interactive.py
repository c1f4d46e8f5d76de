"""The commands at a terminal: watch, Ctrl-C, questions.  A pseudo-terminal plays the user."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import environment, right_text, toys

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

LOOP = "def scale(x, factor=2.0):\n    while True: pass\n"
WRONG = "def scale(x, factor=2.0):\n    return x + factor\n"
Start = Callable[..., Any]


@pytest.fixture
def at_terminal(folder: Path) -> Iterator[Start]:
    """Start `dlgrade ARGUMENTS` at a terminal of 24 x 80; it is ended with the test."""
    started = []

    def start(*arguments: str, **settings: str | None) -> Any:
        child = pexpect.spawn(
            sys.executable, ["-m", "dlgrade", *arguments],
            cwd=str(folder), env=environment(**{"TERM": "xterm", "COLUMNS": None, **settings}), encoding="utf-8",
            timeout=60, dimensions=(24, 80),
        )  # fmt: skip
        child.delaybeforesend = None
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def code_of(child: Any) -> int:
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus if child.exitstatus is not None else 128 + child.signalstatus  # as a shell tells it


def place(folder: Path, name: str = "z1") -> Path:
    return folder / toys()[name].place


def children_of(pid: int) -> set[int]:
    """The process and all below it, from /proc."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(fields[1])
    found = {pid}
    while more := {p for p, above in parents.items() if above in found} - found:
        found |= more
    return found


def still_there(pids: set[int]) -> set[int]:
    """Those that are neither gone nor zombies, after some patience."""
    alive = pids
    for _ in range(600):
        alive = {p for p in alive if Path(f"/proc/{p}/stat").exists()}
        alive = {p for p in alive if Path(f"/proc/{p}/stat").read_text().rpartition(")")[2].split()[0] != "Z"}
        if not alive:
            break
        time.sleep(0.05)
    return alive


# ---- watch ---------------------------------------------------------------------------------------------------------


def test_watch_judges_a_saved_file_at_once(at_terminal: Start, folder: Path) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    place(folder).write_text(right_text("z1"))
    child.expect(r"toy\.z1.*right, 4 points")


def test_watch_tells_the_belief_behind_a_saved_mistake(at_terminal: Start, folder: Path) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    place(folder).write_text(WRONG)
    child.expect("To scale by a factor is to add it")


def test_watch_sees_a_file_that_an_editor_replaces(at_terminal: Start, folder: Path) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    fresh = place(folder).with_name("fresh.tmp")
    fresh.write_text(right_text("z1"))
    fresh.replace(place(folder))
    child.expect("right, 4 points")


def test_watch_survives_a_file_that_goes_and_comes_back(at_terminal: Start, folder: Path) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    place(folder).unlink()
    child.expect("there is no file")
    place(folder).write_text(right_text("z1"))
    child.expect("right, 4 points")


def test_watch_survives_a_loop(at_terminal: Start, folder: Path) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    place(folder).write_text(LOOP)
    child.expect("stopped")
    place(folder).write_text(right_text("z1"))
    child.expect("right, 4 points")


def test_n_goes_through_the_open_exercises(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1", "z2")
    child.expect("q quit")
    for name in ("z1", "z2", "z1"):
        child.send("n")
        child.expect(rf"toy\.{name}.*q quit")


def test_h_gives_one_more_hint_each_time_and_stays_at_the_last(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    for i in (1, 2, 3, 3):
        child.send("h")
        child.expect(f"hint {i} of 3")


def test_a_shows_everything_again(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    child.send("a")
    child.expect("0 of 4 points.*q quit")


def test_keys_that_are_typed_fast_are_all_heard(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    child.send("hhq")
    child.expect("hint 2 of 3")
    assert code_of(child) == 0


def test_other_keys_do_nothing(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    child.send("xyz\x1b[A\x1bOH\t é" + "q")
    assert code_of(child) == 0


@pytest.mark.parametrize("key", ["q", "Q", "\x04"])
def test_q_ends_watch(key: str, at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    child.send(key)
    assert code_of(child) == 0


@pytest.mark.parametrize("end", ["q", "\x03"])
def test_watch_leaves_the_terminal_as_it_was(end: str, folder: Path) -> None:
    command = f"stty -a > before; {sys.executable} -m dlgrade watch z1; stty -a > after; echo done"
    child = pexpect.spawn(
        "bash", ["-c", command], cwd=str(folder), env=environment(TERM="xterm"), encoding="utf-8", timeout=60
    )
    child.expect("q quit")
    child.send(end)
    code_of(child)
    if not (folder / "after").exists():  # the shell went with Ctrl-C: ask again
        pytest.skip("the shell was interrupted as well")
    assert (folder / "after").read_text() == (folder / "before").read_text()


def test_watch_where_everything_is_right_says_so(at_terminal: Start, folder: Path) -> None:
    place(folder).write_text(right_text("z1"))
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    child.send("n")
    child.expect("everything here is right")


def test_watch_without_a_terminal_waits_and_can_be_stopped(folder: Path) -> None:
    import signal

    running = subprocess.Popen(
        [sys.executable, "-m", "dlgrade", "watch", "z1"],
        cwd=folder, env=environment(PYTHONUNBUFFERED="1"), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    while "quit" not in running.stdout.readline():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.strip()) == (130, "stopped")


# ---- Ctrl-C --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wait", [0.15, 0.4, 0.8])
@pytest.mark.parametrize("command", ["check", "watch"])
def test_ctrl_c_at_any_moment_is_exit_code_130_without_a_traceback(
    command: str, wait: float, at_terminal: Start, folder: Path
) -> None:
    place(folder).write_text(LOOP)
    child = at_terminal(command, "z1", "z5", PYTHONPROFILEIMPORTTIME=None)
    time.sleep(wait)
    child.send("\x03")
    code = code_of(child)
    if code == 1 and "points" in child.before:
        pytest.skip("it was done before")
    if "<frozen site>" in child.before or ("<frozen runpy>" in child.before and "dlgrade/" not in child.before):
        pytest.skip("this machine was so slow that Python had not reached dlgrade yet")
    assert (code, "Traceback" in child.before) == (130, False), child.before


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
@pytest.mark.parametrize("command", ["check", "watch"])
def test_ctrl_c_leaves_no_process_behind(command: str, at_terminal: Start, folder: Path) -> None:
    place(folder).write_text(LOOP)
    child = at_terminal(command, "z1")
    family: set[int] = set()
    for _ in range(600):
        family |= children_of(child.pid)
        if len(family) > 2:
            break
        time.sleep(0.05)
    child.send("\x03")
    code_of(child)
    assert still_there(family) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_q_leaves_no_process_behind(at_terminal: Start) -> None:
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    family = children_of(child.pid)
    child.send("q")
    code_of(child)
    assert still_there(family) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_killed_check_leaves_no_process_behind(at_terminal: Start, folder: Path) -> None:
    import signal

    place(folder).write_text(LOOP)
    child = at_terminal("watch", "z1")
    child.expect("q quit")
    family = children_of(child.pid)
    child.kill(signal.SIGKILL)
    code_of(child)
    assert still_there(family) == set()


# ---- questions and colours -----------------------------------------------------------------------------------------


def test_the_solution_is_shown_after_a_yes(at_terminal: Start) -> None:
    child = at_terminal("solution", "z1")
    child.expect(r"\[y/N\]")
    child.sendline("y")
    child.expect(r"return factor \* x")


def test_the_solution_is_kept_back_after_a_no(at_terminal: Start) -> None:
    child = at_terminal("solution", "z1")
    child.expect(r"\[y/N\]")
    child.sendline("n")
    code_of(child)
    assert "factor * x" not in child.before


def test_ctrl_c_at_the_question_is_exit_code_130(at_terminal: Start) -> None:
    child = at_terminal("solution", "z1")
    child.expect(r"\[y/N\]")
    time.sleep(0.5)  # as people take: Python loses a signal that comes between the prompt and its reading
    child.send("\x03")
    assert code_of(child) == 130


def test_a_terminal_gets_colours(at_terminal: Start) -> None:
    child = at_terminal("check", "z1")
    code_of(child)
    assert "\x1b[" in child.before


@pytest.mark.parametrize(
    "settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_a_terminal_that_wants_no_colours_gets_none(settings: dict[str, str], at_terminal: Start) -> None:
    child = at_terminal("check", "z1", **settings)
    code_of(child)
    assert "\x1b[" not in child.before


def test_learners_brackets_are_no_markup(at_terminal: Start, folder: Path) -> None:
    place(folder).write_text("def scale(x, factor=2.0): raise ValueError('[bold red]a[/] [link=x]')\n")
    child = at_terminal("check", "z1")
    code_of(child)
    assert "[bold red]a[/] [link=x]" in re.sub("\x1b\\[[0-9;]*m", "", child.before)
