"""`dlgrade quiz` as a user and a script meet it."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, environment

Run = Callable[..., Ran]


def asked(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    questions: list[dict[str, Any]] = json.loads(ran.out)["questions"]
    return questions


# ---- to scripts ----------------------------------------------------------------------------------------------------


def test_a_pipe_gets_the_form_schema_with_key_on_standard_output_alone(dlgrade: Run) -> None:
    ran = dlgrade("quiz", "ch12.adam_step_size", "-n", "2", "--seed", "7")
    data = json.loads(ran.out)
    assert (data["schema"], data["seed"], ran.err) == ("dlgrade/form/1", 7, "")
    for q in data["questions"]:
        wanted = "id version seed kind marks penalty stem values options key explanation topics bloom syllabus".split()
        assert set(wanted) <= set(q)
        assert (q["id"], q["marks"]) == ("ch12.adam_step_size", 2)
        assert q["penalty"] == (0.667 if q["kind"] == "MCQ" else 0)


def test_the_same_seed_gives_the_same_quiz_and_no_seed_a_new_one(dlgrade: Run) -> None:
    one, two = (dlgrade("quiz", "ch12.adam_step_size", "-n", "3", "--seed", "7").out for _ in range(2))
    assert one == two
    new = [dlgrade("quiz", "ch12.adam_step_size", "-n", "3").out for _ in range(2)]
    assert new[0] != new[1]


@pytest.mark.parametrize("kind", ["mcq", "msq", "nat"])
def test_a_kind_is_what_is_asked_for(dlgrade: Run, kind: str) -> None:
    questions = asked(dlgrade("quiz", "ch10", "ch12", "-n", "5", "--kind", kind, "--seed", "1"))
    assert Counter(q["kind"] for q in questions) == {kind.upper(): 5}


def test_marks_topic_and_syllabus_narrow_the_quiz(dlgrade: Run) -> None:
    ran = dlgrade("quiz", "-n", "4", "--marks", "2", "--topic", "adam", "--syllabus", "beyond", "--seed", "1")
    assert all(q["marks"] == 2 and "adam" in q["topics"] and q["syllabus"] == "beyond" for q in asked(ran))


def test_a_file_without_answers_holds_no_key(dlgrade: Run, tmp_path: Path) -> None:
    out = tmp_path / "quiz.json"
    ran = dlgrade("quiz", "ch12.adam_step_size", "-n", "2", "--seed", "3", "-o", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert "2 questions, 4 marks, seed 3" in ran.err
    assert '"key"' not in out.read_text(encoding="utf-8")


def test_a_file_with_answers_holds_the_key(dlgrade: Run, tmp_path: Path) -> None:
    out = tmp_path / "quiz.json"
    assert dlgrade("quiz", "ch12.adam_step_size", "-n", "1", "--answers", "-o", str(out)).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["questions"][0]["key"]


def test_the_suffix_of_the_file_tells_the_format(dlgrade: Run, tmp_path: Path) -> None:
    out = tmp_path / "quiz.md"
    assert dlgrade("quiz", "ch12.adam_step_size", "-n", "1", "-o", str(out)).code == 0
    assert out.read_text(encoding="utf-8").startswith("#")


# ---- bad input -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ch99"], "'ch99'"),
        (["ch12.adam_step_siz3"], "did you mean ch12.adam_step_size"),
        (["ch12", "-n", "0"], "0 is not in the range"),
        (["ch12", "-n", "501"], "501 is not in the range"),
        (["ch12", "--kind", "essay"], "'essay'"),
        (["ch12", "--topic", "no-such"], "10 questions on no-such were asked for, the bank has 0"),
        (["ch12", "--format", "docx"], "there is no format 'docx'; there are json, md"),
        (["ch12", "--seed", "-1"], "-1 is not in the range"),
    ],
)
def test_what_is_not_there_is_a_usage_error_in_words(dlgrade: Run, arguments: list[str], told: str) -> None:
    ran = dlgrade("quiz", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(("name", "told"), [("quiz.docx", "does not tell the format"), ("no/quiz.md", "no folder")])
def test_a_file_that_cannot_be_written_is_refused_and_nothing_is_left(
    dlgrade: Run, tmp_path: Path, name: str, told: str
) -> None:
    ran = dlgrade("quiz", "ch12.adam_step_size", "-n", "1", "-o", str(tmp_path / name))
    assert ran.code == 2
    assert told in ran.err
    assert not list(tmp_path.iterdir())


def test_a_withdrawn_template_is_not_asked(dlgrade: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dlgrade.bank import archive

    (tmp_path / "solutions").mkdir()
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "withdrawn.toml").write_text('[[withdrawn]]\nid = "ch12.adam_step_size"\nreason = "r"\n')
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path))
    archive._known.cache_clear()
    try:
        ran = dlgrade("quiz", "ch12.adam_step_size", "-n", "1")
    finally:
        archive._known.cache_clear()
    assert ran.code == 2
    assert "the bank has 0" in ran.err


# ---- at a terminal -------------------------------------------------------------------------------------------------

Start = Callable[..., Any]


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[Start]:
    pexpect = pytest.importorskip("pexpect", reason="needs pexpect, which plays the user")
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are POSIX")
    started = []

    def start(*arguments: str, columns: int = 80) -> Any:
        child = pexpect.spawn(
            sys.executable, ["-m", "dlgrade", "quiz", *arguments], cwd=str(tmp_path), encoding="utf-8", timeout=20,
            env=environment(TERM="xterm", COLUMNS=None, NO_COLOR="1"), dimensions=(40, columns),
        )  # fmt: skip
        child.delaybeforesend = None
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def rest_of(child: Any) -> tuple[str, int]:
    import pexpect

    child.expect(pexpect.EOF)
    child.wait()
    return child.before, child.exitstatus


@pytest.fixture
def known(dlgrade: Run) -> list[dict[str, Any]]:
    """What the quiz of the tests below asks: the same seed."""
    return asked(dlgrade("quiz", "ch12.adam_step_size", "ch12.batch_norm_statements", "-n", "4", "--seed", "5"))


QUIZ = ("ch12.adam_step_size", "ch12.batch_norm_statements", "-n", "4", "--seed", "5")


def right(question: dict[str, Any]) -> str:
    key = question["key"]
    return repr(key["low"]) if isinstance(key, dict) else ", ".join(key).lower()


def wrong(question: dict[str, Any]) -> str:
    if question["kind"] == "NAT":
        return repr(question["diagnoses"][0]["value"])
    return next(o["label"] for o in question["options"] if o["label"] not in question["key"])


def test_right_answers_earn_full_marks(at_terminal: Start, known: list[dict[str, Any]]) -> None:
    child = at_terminal(*QUIZ)
    for question in known:
        child.expect(r"\(Enter skips\): ")
        child.sendline(right(question))
        child.expect("Right")
    text, code = rest_of(child)
    total = sum(q["marks"] for q in known)
    assert f"{total} of {total} marks" in text
    assert "not a GATE score" in " ".join(text.split())
    assert code == 0


def test_a_wrong_answer_is_told_the_key_the_belief_and_the_steps(
    at_terminal: Start, known: list[dict[str, Any]]
) -> None:
    child = at_terminal(*QUIZ)
    question = known[0]
    child.expect(r"\(Enter skips\): ")
    child.sendline(wrong(question))
    child.expect("The key is")
    child.expect("It looks like the belief")
    child.expect(r"\(Enter skips\): ")
    assert "$" not in child.before
    child.sendeof()
    assert rest_of(child)[1] == 0


def test_an_answer_that_cannot_be_read_is_asked_for_again(at_terminal: Start) -> None:
    child = at_terminal(*QUIZ)
    child.expect(r"\(Enter skips\): ")
    child.sendline("what?!")
    child.expect("'what\\?!' (names no options|is no number)")
    child.expect(r"\(Enter skips\): ")


def test_enter_skips_and_costs_nothing(at_terminal: Start) -> None:
    child = at_terminal(*QUIZ)
    for _ in range(4):
        child.expect(r"\(Enter skips\): ")
        child.sendline("")
        child.expect("Skipped")
    assert re.search(r"\n0 of \d marks", rest_of(child)[0])


def test_s_skips_and_a_sign_that_means_nothing_is_asked_again(at_terminal: Start) -> None:
    child = at_terminal(*QUIZ)
    child.expect(r"\(Enter skips\): ")
    child.sendline("x")  # a slip of the finger; on paper it means not attempted
    child.expect("'x' is no answer; Enter alone skips")
    child.expect(r"\(Enter skips\): ")
    child.sendline("s")
    child.expect("Skipped")


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0), ("q\r", 0)])
def test_one_can_stop_with_the_marks_so_far(
    at_terminal: Start, known: list[dict[str, Any]], key: str, code: int
) -> None:
    child = at_terminal(*QUIZ)
    child.expect(r"\(Enter skips\): ")
    child.sendline(right(known[0]))
    child.expect(r"\(Enter skips\): ")
    child.send(key)
    text, ended = rest_of(child)
    assert f"{known[0]['marks']} of {known[0]['marks']} marks" in text
    assert "Traceback" not in text
    assert ended == code


def test_a_narrow_terminal_is_kept_to(at_terminal: Start) -> None:
    child = at_terminal("ch12.batch_norm_statements", "-n", "1", "--seed", "2", columns=40)
    child.expect(r"\(Enter skips\): ")
    assert max(len(line) for line in child.before.splitlines()[1:]) <= 46
