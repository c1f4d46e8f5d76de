"""Marking written answers: read without running, kept one by one, taken up again."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Ran, environment, right_text, toys

from dlgrade.classroom.grading import plan
from dlgrade.classroom.model import Intake, Student, Submission, Work
from dlgrade.classroom.outcomes.written import (
    Answer,
    Mark,
    answer_of,
    kept_marks,
    load_marks,
    save_mark,
    valid_marks,
)
from dlgrade.classroom.store import Store
from dlgrade.cli.mark import understood
from dlgrade.errors import UsageError
from dlgrade.judge.judging import judge_source
from dlgrade.report.machine import exercise_as_json
from dlgrade.sandbox import Sandbox

ANSWERS = {
    "ada": 'ANSWER = """Each of ten pairs shakes once."""\n',
    "bob": "ANSWER = (\n    'Five times four, '\n    'halved.'\n)\n",
    "cy": 'ANSWER = """\n...\n"""\n',
    "dee": "ANSWER = open('/etc/passwd').read()\n",
}


@pytest.fixture
def graded(tmp_path: Path, sandbox: Sandbox) -> Path:
    """A graded class of four: two answers, the untouched dots, and an expression."""
    return class_in(tmp_path / "out", ANSWERS, sandbox)


def class_in(out: Path, answers: Mapping[str, str], sandbox: Sandbox) -> Path:
    entry = toys()["z7"]
    submissions, reports = [], {}
    for key, text in answers.items():
        work = Work(f"{entry.stem}.py", {f"{entry.stem}.py": (right_text("z7") + text).encode()})
        submissions.append(Submission(Student(key, key.title()), {entry.id: work}))
        reports[key] = exercise_as_json(judge_source(entry.load(), entry, work.files, entry.stem, sandbox, 5))
    with Store.open(out) as store:
        store.hand_in(Intake(tuple(submissions)), plan([entry], 5).exercises, seed="5")
        for key, report in reports.items():
            store.put(key, entry.id, json.dumps(report), 0.1)
    return out


@pytest.fixture
def mark(graded: Path, dlgrade: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `dlgrade mark OUT` with these lines typed."""

    def run(*lines: str, options: tuple[str, ...] = ()) -> Ran:
        typed = iter(lines)

        def read(prompt: str = "") -> str:
            print(prompt)
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", read)
        return dlgrade("mark", str(graded), *options)

    return run


def total(out: Path, student: str) -> str:
    with (out / "gradebook.csv").open(encoding="utf-8") as file:
        return next(r["total"] for r in csv.DictReader(file) if r["student"] == student)


# ---- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('ANSWER = "one"', "one"),
        ('ANSWER: str = "one"', "one"),
        ("ANSWER = 'one ' 'two'", "one two"),
        ('ANSWER = "one"\nANSWER = "two"', "two"),
        ('if True:\n    ANSWER = "hidden"', ""),
        ('def f():\n    ANSWER = "hidden"', ""),
        ("", ""),
    ],
)
def test_the_answer_is_the_string_that_is_assigned(source: str, text: str) -> None:
    assert answer_of(source) == Answer(text)


def test_an_expression_is_shown_and_not_run(tmp_path: Path) -> None:
    found = answer_of(f"ANSWER = open({str(tmp_path / 'x')!r}, 'w').write('ran')")
    assert found.text.startswith("open(") and "was not run" in found.note
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("text", ["", "...", "\n...\n", " … ", "\n"])
def test_the_stubs_dots_are_no_answer(text: str) -> None:
    assert not Answer(text).given


@given(st.binary(max_size=80) | st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_source_gives_an_answer_or_says_why_not(source: bytes | str) -> None:
    found = answer_of(source)
    assert isinstance(found.text, str) and len(found.digest) == 32


def test_a_source_that_cannot_be_parsed_is_still_shown_to_a_person() -> None:
    for source in ("def (", b"\xff\xfe", "x = " + "-" * 200_000 + "1"):
        assert answer_of(source).given and "look at it yourself" in answer_of(source).note


# ---- what is typed ---------------------------------------------------------------------------------------------------


def part() -> Any:
    from dlgrade.classroom.outcomes.written import Part

    return Part("ada", "Ada", "toy.z7", "Count", "", ("names both", "halves"), 3.0, Answer("because"))


@pytest.mark.parametrize(
    ("said", "points", "met", "comment"),
    [
        ("1", 1.5, (0,), ""),
        ("1 2", 3.0, (0, 1), ""),
        ("2,1", 3.0, (0, 1), ""),
        ("2 2", 1.5, (1,), ""),
        ("a", 3.0, (0, 1), ""),
        ("0", 0.0, (), ""),
        ("= 2.5", 2.5, (), ""),
        ("1 # well put, 50 %", 1.5, (0,), "well put, 50 %"),
    ],
)
def test_a_line_means_a_mark(said: str, points: float, met: tuple[int, ...], comment: str) -> None:
    assert understood(said, part()) == Mark(points, met, comment, part().answer.digest)


@pytest.mark.parametrize("said", ["", "3", "= 4", "=nan", "=-1", "x", "1 x", "# only words", "٣", "1e3", "-1"])
def test_what_is_no_mark_is_refused_with_a_reason(said: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        understood(said, part())


# ---- the walk --------------------------------------------------------------------------------------------------------


def test_marks_are_kept_one_by_one_and_the_next_call_goes_on(graded: Path, mark: Callable[..., Ran]) -> None:
    first = mark("1 # shorter, please")
    assert "answer 1 of 3" in first.out and "1 mark kept, 2 of 3 answers still to be marked" in first.out
    assert sum(len(m) for m in load_marks(graded).values()) == 1
    second = mark("a", "0")
    assert "answer 1 of 2" in second.out and "2 marks kept, 0 of 3" in second.out
    assert "all 3 written answers are marked" in mark().out


def test_the_gradebook_and_the_feedback_have_the_marks_at_once(graded: Path, mark: Callable[..., Ran]) -> None:
    mark("a # very good", "1", "0", options=("--names",))
    marks = {s: m["toy.z7"].points for s, m in load_marks(graded).items()}
    assert sorted(marks.values()) == [0.0, 1.5, 3.0]
    for student, points in marks.items():
        by_machine = 0 if student == "dee" else 1  # dee's module is refused
        assert float(total(graded, student)) == by_machine + points
    best = max(marks, key=marks.__getitem__)
    page = (graded / f"feedback/{best}.html").read_text(encoding="utf-8")
    assert "very good" in page and "3 of 3 points" in page and "Divides by two." in page


def test_ctrl_c_keeps_what_was_marked_and_ends_with_130(
    graded: Path, mark: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Ran]
) -> None:
    typed = iter(["a"])

    def read(prompt: str = "") -> str:
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", read)
    done = dlgrade("mark", str(graded))
    assert done.code == 130 and "1 mark kept" in done.out and f"dlgrade mark {graded}" in done.out
    assert sum(len(m) for m in load_marks(graded).values()) == 1


def test_an_answer_counts_as_given_even_where_the_code_does_not_run(graded: Path, mark: Callable[..., Ran]) -> None:
    mark("s", "0")
    text = (graded / "results/dee.json").read_text(encoding="utf-8")
    assert json.loads(text)["exercises"][0]["written"]["answered"] is True


def test_names_are_hidden_unless_asked_for(mark: Callable[..., Ran]) -> None:
    assert "Bob" not in mark("s", "s", "s").out
    assert "Bob" in mark("s", "s", "s", options=("--names",)).out


def test_skipping_going_back_the_task_and_nonsense(graded: Path, mark: Callable[..., Ran]) -> None:
    done = mark("s", "b", "t", "what?", "1", "q")
    assert done.code == 0
    assert done.out.count("answer 1 of 3") == 2
    assert "How many handshakes" in done.out and "'what?' is no mark." in done.out
    assert sum(len(m) for m in load_marks(graded).values()) == 1


def test_all_shows_earlier_marks_and_replaces_them(graded: Path, mark: Callable[..., Ran]) -> None:
    mark("1", "1", "1")
    done = mark("0", options=("--all",))
    assert "given before: 1.5" in done.out
    assert sorted(m["toy.z7"].points for m in load_marks(graded).values()) == [0.0, 1.5, 1.5]


def test_a_mark_for_another_text_counts_for_nothing_and_is_asked_again(
    graded: Path, mark: Callable[..., Ran], sandbox: Sandbox
) -> None:
    mark("a", "a", "a")
    class_in(graded, {**ANSWERS, "ada": 'ANSWER = "Another text."\n'}, sandbox)
    with Store.look(graded) as store:
        works = store.works()
        with kept_marks(graded) as marks_of:
            assert marks_of("ada") and not valid_marks(marks_of("ada"), works["ada"])
            assert valid_marks(marks_of("bob"), works["bob"]) == marks_of("bob") == load_marks(graded)["bob"]
    done = mark("1", options=("--names",))
    assert "Ada" in done.out and "given to an older text: 3" in done.out and "answer 1 of 1" in done.out
    assert float(total(graded, "ada")) == 2.5


def test_an_answer_cannot_change_the_terminal(tmp_path: Path, sandbox: Sandbox, dlgrade: Callable[..., Ran],
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    out = class_in(tmp_path / "out", {"ada": 'ANSWER = "\\x1b[2J\\u202e\\x07 \\ud800 ok"\n'}, sandbox)
    monkeypatch.setattr("builtins.input", lambda prompt="": "a")
    done = dlgrade("mark", str(out))
    assert "\\x1b[2J" in done.out
    assert not {"\x1b", "\u202e", "\x07"} & set(done.out)
    assert "\x1b" not in (out / "feedback/ada.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_nothing_is_wider_than_the_screen(
    mark: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = mark("t", "nonsense", "1", "s", "s")
    lines = [line for line in done.out.splitlines() if not line.startswith("dlgrade mark /")]  # a path stays whole
    assert max(map(len, lines)) <= int(columns)


def test_folders_without_a_class_are_usage_errors(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    done = dlgrade("mark", str(tmp_path))
    assert done.code == 2 and "dlgrade grade" in done.err
    (tmp_path / "marks.sqlite").write_text("not a database at all, but long enough to be one", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be used"):
        load_marks(tmp_path)


def test_marks_survive_a_process_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from dlgrade.classroom.outcomes.written import Mark, save_mark\n"
        "for i in range(20): save_mark(Path(sys.argv[1]), 'ada', f'x.e{i}', Mark(float(i), (0,), 'c', 'd'))\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment(), check=False, timeout=60)
    assert {e: m.points for e, m in load_marks(tmp_path)["ada"].items()} == {f"x.e{i}": float(i) for i in range(20)}


def test_marking_the_same_answer_twice_keeps_the_later_mark(tmp_path: Path) -> None:
    save_mark(tmp_path, "ada", "x.e1", Mark(1.0))
    save_mark(tmp_path, "ada", "x.e1", Mark(2.0, (0, 2), "c", "d"))
    assert load_marks(tmp_path) == {"ada": {"x.e1": Mark(2.0, (0, 2), "c", "d")}}
