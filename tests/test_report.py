"""Reports as values: text of any width, JSON, JUnit."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import toys

from dlgrade.errors import Frame
from dlgrade.judge.diagnosis import VERDICTS
from dlgrade.judge.judging import CaseReport, ExerciseReport, judge_file
from dlgrade.judge.run import CheckReport
from dlgrade.report.machine import as_json, as_junit
from dlgrade.report.people import MARKS, check_lines, exercise_lines, plain, rich_text
from dlgrade.sandbox import Sandbox

LONG = "a long sentence that says many things about one thing, and more of it; " * 6 + "y" * 300


def case(verdict: str = "fail", name: str = "a case", **more: object) -> CaseReport:
    return replace(CaseReport(name, verdict, "" if verdict == "pass" else "the value differs"), **more)  # type: ignore[arg-type]


def one(number: int = 1, verdict: str = "fail", **more: object) -> ExerciseReport:
    points = 4.0 if verdict == "pass" else 0.0
    base = ExerciseReport(
        f"ch10.z{number}", f"Title {number}", "code", verdict, points, 4.0, "", "", (case(verdict),),
        f"exercises/ch10/z{number}_x.py", 3
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


WORST = one(
    title=LONG, belief=LONG, mistake="m", output=LONG + "\n" + LONG * 2, place="exercises/ch10/z1_" + "n" * 60 + ".py",
    cases=tuple(
        case(name=f"{i}{LONG}", message=LONG, call=LONG, expected=LONG, got=LONG, place=LONG, belief=LONG + str(i),
             frames=(Frame("z1.py", 1, "f" * 99, LONG),) * 3)
        for i in range(5)
    ),
)  # fmt: skip


def text(*reports: ExerciseReport, width: int = 80, verbose: bool = False) -> str:
    return plain(check_lines(CheckReport(0, reports), width, verbose=verbose))


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("width", [40, 41, 57, 80, 120, 200])
def test_no_line_is_wider_than_asked(width: int, verbose: bool) -> None:
    lines = text(WORST, one(2), one(3), one(4), one(5), one(6), width=width, verbose=verbose).splitlines()
    assert [line for line in lines if len(line) > width] == []


def test_one_exercise_alone_is_named_once() -> None:
    assert text(one()).count("Title 1") == 1
    assert text(one(1, "todo")).count("Title 1") == 1


@pytest.mark.parametrize("verdict", ["todo", "missing"])
def test_what_is_not_there_is_said_once_without_cases_and_lines(verdict: str) -> None:
    line = Frame("z1.py", 9, "f", "raise NotImplementedError")
    seen = [case(verdict, n, message="f() is not written yet", call="f(1)", frames=(line,)) for n in ("a", "b")]
    said = plain(exercise_lines(one(1, verdict, cases=tuple(seen)), 80))
    assert said.splitlines()[2:] == ["  f() is not written yet"]


def test_exercises_that_lack_the_same_package_are_left_out_in_one_line() -> None:
    out = (("ch10.a", "torch is not installed"), ("ch10.b", "torch is not installed"), ("ch10.c", "keras is not"))
    said = plain(check_lines(replace(CheckReport(0, (one(), one(2))), left_out=out), 80))
    assert [s for s in said.splitlines() if s.startswith("left out")] == [
        "left out: ch10.a, ch10.b: torch is not installed",
        "left out: ch10.c: keras is not",
    ]


def test_forty_failures_are_no_wall_of_text() -> None:
    assert len(text(*(one(i) for i in range(40))).splitlines()) < 70


def test_many_that_are_right_are_one_line() -> None:
    assert "12 exercises pass" in text(*(one(i, "pass") for i in range(12)))


def test_many_that_were_not_begun_are_one_line() -> None:
    said = text(*(one(i, "todo") for i in range(12)))
    assert "12 not begun" in said and "Title 3" not in said


@pytest.mark.parametrize("verdict", [v for v in VERDICTS if v != "pass"])
def test_what_is_not_right_is_next(verdict: str) -> None:
    assert "Next: ch10.z2  exercises/ch10/z2_x.py:3" in text(one(1, "pass"), one(2, verdict))


def test_everything_right_names_nothing_next() -> None:
    said = text(one(1, "pass"))
    assert "Next" not in said and "Everything here is right" in said


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_a_mark_of_its_own(verdict: str) -> None:
    assert [MARKS[verdict][0] for v in VERDICTS].count(MARKS[verdict][0]) == len(VERDICTS) and len(
        {m for m, _ in MARKS.values()}
    ) == len(VERDICTS)


def test_verbose_shows_what_every_failing_case_saw() -> None:
    cases = tuple(case(name=f"case {i}", call=f"f({i})", expected="1", got="2") for i in range(4))
    assert all(f"f({i})" in text(one(cases=cases), verbose=True) for i in range(4))


def test_without_verbose_only_the_first_failing_case_is_shown() -> None:
    cases = tuple(case(name=f"case {i}", message=f"message {i}") for i in range(4))
    said = text(one(cases=cases))
    assert "message 0" in said and "message 1" not in said and "3 more of 4 cases fail" in said


def test_a_value_without_a_call_is_shown_with_the_name_of_its_case() -> None:
    cases = tuple(case(name=name, call="answers()", got="7") for name in ("first", "second"))
    said = text(one(cases=cases))
    assert "case “first”: the value differs" in said and "1 more of 2 cases fail" in said


def test_printed_output_is_cut() -> None:
    said = text(one(output="\n".join(f"line {i}" for i in range(1000))))
    assert "line 3" in said and "line 9" not in said


def test_the_score_is_the_sum() -> None:
    report = CheckReport(0, (one(1, "pass"), one(2)))
    assert (report.score, report.max_score, report.passed) == (4.0, 8.0, False)


def test_plain_and_rich_text_say_the_same() -> None:
    lines = check_lines(CheckReport(0, (WORST, one(2, "pass"))), 80)
    assert "\n".join(row.rstrip() for row in rich_text(lines).plain.splitlines()) + "\n" == plain(lines)


def test_brackets_are_text_and_no_markup() -> None:
    lines = check_lines(CheckReport(0, (one(title="[red]x[/]"),)), 80)
    assert "[red]x[/]" in rich_text(lines).plain


def test_the_json_leaves_out_what_is_empty() -> None:
    (found,) = as_json(CheckReport(0, (one(1, "pass"),)))["exercises"]
    assert found["cases"] == [{"name": "a case", "verdict": "pass", "message": ""}]


def test_the_json_tells_of_a_written_part() -> None:
    (found,) = as_json(CheckReport(0, (one(1, "pass", rubric_points=3.0, answered=True),)))["exercises"]
    assert found["written"] == {"points": 3.0, "answered": True}


@pytest.mark.parametrize("odd", ["\0", "\x1b[31m", "\"<&>'", "\ud800", "\ufffe", "\n\t", "]]>", "🙂"])
def test_junit_is_well_formed_whatever_is_said(odd: str) -> None:
    made = one(cases=(case(name=odd, message=odd),), place=odd)
    ElementTree.fromstring(as_junit(CheckReport(0, (made,))).encode())


@pytest.mark.parametrize(
    ("verdict", "tag"),
    [("fail", "failure"), ("todo", "skipped"), ("missing", "error"), ("error", "error"), ("timeout", "error"),
     ("crash", "error"), ("forbidden", "error")],
)  # fmt: skip
def test_junit_tells_verdicts_apart(verdict: str, tag: str) -> None:
    root = ElementTree.fromstring(as_junit(CheckReport(0, (one(1, verdict),))).encode())
    assert [e.tag for e in root.iter("testcase") for e in e] == [tag]


def test_of_one_exercise_it_is_said_why_it_is_missing(tmp_path: Path) -> None:
    entry = toys()["z1"]
    with Sandbox() as sandbox:
        (tmp_path / f"{entry.stem}.py").write_text("")
        empty = judge_file(entry.load(), entry, tmp_path / f"{entry.stem}.py", sandbox, 0)
        absent = judge_file(entry.load(), entry, tmp_path / "gone.py", sandbox, 0)
    assert "there is no `scale`" in plain(check_lines(CheckReport(0, (empty,)), 80))
    assert "there is no file" in plain(check_lines(CheckReport(0, (absent,)), 80))
    assert "there is no" not in plain(check_lines(CheckReport(0, (empty, absent)), 80))
