"""`dlgrade exam take`: every answer kept at once, the clock running on, marks by GATE's rules."""

from __future__ import annotations

import re
import signal
import subprocess
from typing import Any

import pytest
from tests.conftest import spawn
from tests.learner.terminal import Bench, code_of, needs_terminal

from dlgrade.learner.mock import Sitting, sitting_of, unfinished
from dlgrade.learner.record import Attempt, open_record


def taken(bench: Bench, typed: str, *arguments: str, minutes: int = 30, **settings: str | None) -> Any:
    """`dlgrade exam take` with these lines on its standard input."""
    paper = [] if "--resume" in arguments else [bench.blueprint(minutes)]
    env = bench.settings(**settings)
    made: subprocess.CompletedProcess[str] = spawn(
        "exam", "take", *paper, *arguments, cwd=bench.folder, env=env, input=typed
    )
    return made


def kept(bench: Bench) -> list[Attempt]:
    with open_record(bench.record) as record:
        return record.attempts()


def open_mock(bench: Bench) -> Sitting:
    with open_record(bench.record) as record:
        ((_, _, sitting),) = unfinished(record)
        return sitting


def aged(bench: Bench, seconds: float) -> None:
    """As if the mock had been left so many seconds ago, before the machine was started again."""
    with open_record(bench.record) as record:
        (name,) = record.open_sessions("mock")
        found = record.session(name)
        assert found is not None
        state = found[1]
        state["seen"] = {"wall": state["seen"]["wall"] - seconds, "steady": 0.0, "run": "an earlier one"}
        record.put_session(name, "mock", state, found[2])
        assert sitting_of(state).seen.run == "an earlier one"


# ---- lines ---------------------------------------------------------------------------------------------------------


def test_a_mock_is_marked_analysed_and_kept(bench: Bench) -> None:
    ran = taken(bench, "a\nn\nab\nn\n999\ns\n", "--seed", "1")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.search(r"of 5 marks", ran.stdout)
    for words in ("A raw mark of this paper. It is not a GATE score", "By topic", "By section", "the key is"):
        assert words in ran.stdout.replace("\n", " ")
    assert len(kept(bench)) == 3
    with open_record(bench.record) as record:
        assert record.open_sessions("mock") == []


def test_what_was_not_attempted_is_no_attempt(bench: Bench) -> None:
    assert "0 right, 0 wrong, 3 not attempted" in taken(bench, "s\n").stdout
    assert kept(bench) == []


def test_the_palette_shows_all_five_kinds(bench: Bench) -> None:
    out = taken(bench, "a\nm\nn\nm\nv\nq\n").stdout
    assert re.search(r"1\*\s+\[2\?\]", out) and "3." in out


def test_free_movement_and_clearing(bench: Bench) -> None:
    taken(bench, "g 3\n12.5\np\np\na\nx\nn\ng99\nq\n")
    sitting = open_mock(bench)
    assert (sitting.answers, sitting.current, sitting.visited) == ({3: "12.5"}, 2, frozenset({1, 2, 3}))


def test_a_mock_that_was_left_is_taken_up_where_it_was(bench: Bench) -> None:
    taken(bench, "a\nm\nn\nq\n", "--seed", "4")
    ran = taken(bench, "v\nq\n", "--resume")
    assert ran.returncode == 0
    assert "the clock ran on" in ran.stdout
    assert "Question 2" in ran.stdout and "1*" in ran.stdout


def test_time_that_ran_out_while_it_was_closed_submits_it(bench: Bench) -> None:
    taken(bench, "g3\n1\nq\n", minutes=5)
    aged(bench, 400)
    ran = taken(bench, "", "--resume")
    assert ran.returncode == 0
    assert "The time is over" in ran.stdout and "of 5 marks" in ran.stdout
    assert len(kept(bench)) == 1


def test_time_that_ran_on_while_it_was_closed_is_gone(bench: Bench) -> None:
    taken(bench, "q\n", minutes=30)
    aged(bench, 600)
    ran = taken(bench, "q\n", "--resume")
    assert re.search(r"\b(19:\d\d|20:00)  Q1", ran.stdout)


def test_an_unfinished_mock_is_remembered_when_another_is_begun(bench: Bench) -> None:
    taken(bench, "q\n")
    assert "--resume" in taken(bench, "q\n").stderr


def test_nothing_to_take_up_is_said(bench: Bench) -> None:
    ran = taken(bench, "", "--resume")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "there is no unfinished mock" in ran.stderr


def test_a_blueprint_is_needed(bench: Bench) -> None:
    ran = spawn("exam", "take", cwd=bench.folder, env=bench.settings())
    assert ran.returncode == 2
    assert "dlgrade exam list" in ran.stderr


def test_nothing_is_wider_than_forty_columns(bench: Bench) -> None:
    out = taken(bench, "a\nm\nv\nn\n?\ng77\n1,5\ns\n", COLUMNS="40").stdout
    assert max(map(len, out.splitlines())) <= 40
    assert "\x1b" not in out


def test_a_record_that_cannot_be_used_is_told_of_and_the_mock_goes_on(bench: Bench) -> None:
    bench.record.write_bytes(b"no database at all, " * 100)
    ran = taken(bench, "a\ns\n")
    assert ran.returncode == 0
    assert "not kept" in ran.stderr and "of 5 marks" in ran.stdout


# ---- at a terminal -------------------------------------------------------------------------------------------------


@needs_terminal
def test_keys_choose_type_move_and_submit(bench: Bench) -> None:
    child = bench.at_terminal("exam", "take", bench.blueprint())
    child.expect("Q1/3  answer: -")
    child.send("a")
    child.expect("answer: A")
    child.send("g3\r")
    child.expect("Q3/3")
    child.send("12.55\x7f")
    child.expect(r"> 12\.5 ")
    child.send("m")
    child.expect(r"marked  answer: 12\.5")
    child.send("s")
    child.expect("2 answered, 1 not")
    child.send("n")
    child.send("sy")
    child.expect("of 5 marks")
    assert code_of(child) == 0
    assert {a.response for a in kept(bench)} == {"A", "12.5"}


@needs_terminal
def test_kill_9_loses_nothing_but_the_answer_under_way(bench: Bench) -> None:
    child = bench.at_terminal("exam", "take", bench.blueprint())
    child.expect("Q1/3")
    child.send("b")
    child.expect("answer: B")
    child.send("g3\r")
    child.expect("Q3/3")
    child.send("42")
    child.expect("> 42")
    child.kill(signal.SIGKILL)
    assert code_of(child) == 137
    assert open_mock(bench).answers == {1: "B"}
    again = bench.at_terminal("exam", "take", "--resume")
    again.expect("Q3/3")
    again.send("v")
    again.expect(r"1\+")
    again.send("q")
    assert code_of(again) == 0


@needs_terminal
@pytest.mark.parametrize(
    "end, code",
    [("\x03", 130), ("\x04", 0), ("SIGTERM", 143), ("SIGHUP", 129)],
    ids=["Ctrl-C", "Ctrl-D", "TERM", "HUP"],
)
def test_it_can_be_left_at_any_moment(end: str, code: int, bench: Bench) -> None:
    child = bench.at_terminal("exam", "take", bench.blueprint())
    child.expect("Q1/3")
    child.send("c")
    child.expect("answer: C")
    if end.startswith("SIG"):
        child.kill(getattr(signal, end))
    else:
        child.send(end)
    assert code_of(child) == code
    assert open_mock(bench).answers == {1: "C"}
    if not end.startswith("SIG"):
        assert "dlgrade exam take --resume" in child.before


@needs_terminal
def test_the_time_that_ends_submits_by_itself_with_what_is_typed(bench: Bench) -> None:
    slow = "import dlgrade.learner.mock as m; begun = m.begun\nfrom dataclasses import replace\n"
    slow += "m.begun = lambda paper, now: replace(begun(paper, now).gone_to(3), seconds=4.0)"
    child = bench.at_terminal("exam", "take", bench.blueprint(), start=slow)
    child.expect("Q3/3")
    child.send("7")
    child.expect("The time is over")
    child.expect("of 5 marks")
    assert code_of(child) == 0
    assert [a.response for a in kept(bench)] == ["7"]


@needs_terminal
def test_the_countdown_goes_down_on_the_screen(bench: Bench) -> None:
    child = bench.at_terminal("exam", "take", bench.blueprint())
    child.expect(r"30:00  Q1")
    child.expect(r"29:5\d  Q1")
    child.send("q")
    assert code_of(child) == 0


@needs_terminal
def test_a_dumb_terminal_gets_no_control_sequences_and_no_flood(bench: Bench) -> None:
    child = bench.at_terminal("exam", "take", bench.blueprint(), TERM="dumb", NO_COLOR="1")
    child.expect("Q1/3")
    seen = child.before
    child.send("a")
    child.expect("answer: A")
    seen += child.before
    child.send("q")
    code_of(child)
    assert "\x1b" not in seen + child.before
    assert child.before.count("Q1/3") <= 2
