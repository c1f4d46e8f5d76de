"""`dlgrade drill`: judged at once, kept at once, ended cleanly at any moment."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from tests.conftest import spawn
from tests.learner.terminal import Bench, code_of, needs_terminal

from dlgrade.bank import facts
from dlgrade.bank.facts import facts_of
from dlgrade.bank.finding import Template, templates
from dlgrade.bank.responses import BLANK, Response
from dlgrade.bank.variant import Variant
from dlgrade.learner.practice import Filters
from dlgrade.learner.record import Attempt, open_record
from dlgrade.learner.session import Drill, Pool, belief_behind, pool_of

NOW = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)


def kept(bench: Bench) -> list[Attempt]:
    with open_record(bench.record) as record:
        return record.attempts()


def drilled(bench: Bench, typed: str, *arguments: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    """`dlgrade drill` with these lines on its standard input."""
    return spawn("drill", *arguments, cwd=bench.folder, env=bench.settings(**settings), input=typed)


def small_pool(bench: Bench) -> Pool:
    found = {t.id: t for t in templates([bench.content / "bank"])}
    return Pool(found, {n: facts_of(t.load()) for n, t in found.items()})


def right_answer(variant: Variant) -> Response:
    if variant.kind == "NAT":
        return Response(number=Fraction(variant.answer).limit_denominator(10**6))
    return Response(labels=tuple(o.label for o in variant.options if o.right))


# ---- lines, where there is no terminal -----------------------------------------------------------------------------


def test_a_known_wrong_number_is_told_with_its_belief_the_steps_and_the_exercise(bench: Bench) -> None:
    first = drilled(bench, "q\n", "small.number", "--seed", "3").stdout
    n = int(re.search(r"What is (\d+) divided", first)[1])  # type: ignore[index]
    ran = drilled(bench, f"{3 * n}\n", "small.number", "--seed", "3", "-n", "1")
    assert (ran.returncode, ran.stderr) == (0, "")
    for words in ("Wrong.", "To divide by three is to multiply by it.", f"{n} over three is", "dlgrade show toy.z1"):
        assert words in ran.stdout
    (attempt,) = kept(bench)
    assert (attempt.verdict, attempt.mistake, attempt.response) == ("wrong", "small.number.multiplied", str(3 * n))


def test_a_number_just_outside_the_interval_is_told_apart_from_a_mistake(bench: Bench) -> None:
    n = int(re.search(r"What is (\d+) div", drilled(bench, "q\n", "small.number", "--seed", "3").stdout)[1])  # type: ignore[index]
    ran = drilled(bench, f"{n / 3 + 0.06:.2f}\n", "small.number", "--seed", "3", "-n", "1")
    assert "Rounded too early?" in ran.stdout
    assert kept(bench)[0].verdict == "near"


@pytest.mark.parametrize("form", ["{n}/3", "{d}", "{e:e}", "+{d}"])
def test_numbers_are_read_as_people_type_them(form: str, bench: Bench) -> None:
    n = int(re.search(r"What is (\d+) div", drilled(bench, "q\n", "small.number", "--seed", "3").stdout)[1])  # type: ignore[index]
    typed = form.format(n=n, d=f"{n / 3:.2f}", e=n / 3)
    assert "Right." in drilled(bench, f"{typed}\n", "small.number", "--seed", "3", "-n", "1").stdout


def test_what_cannot_be_read_is_asked_again_and_not_kept(bench: Bench) -> None:
    ran = drilled(bench, "forty\n\n\x00\xff\nq\n", "small.number")
    assert "is no number" in ran.stdout
    assert ran.returncode == 0
    assert kept(bench) == []


def test_a_hint_is_the_exercises_and_comes_one_by_one(bench: Bench) -> None:
    out = drilled(bench, "?\n?\nq\n", "small.number").stdout
    assert "Hint 1 of 3" in out and "Hint 2 of 3" in out


def test_a_skipped_question_is_kept_as_skipped_and_shows_the_steps(bench: Bench) -> None:
    ran = drilled(bench, "s\n", "small.pick", "-n", "1")
    assert "Skipped." in ran.stdout and "The key is" in ran.stdout
    assert [a.verdict for a in kept(bench)] == ["skipped"]


def test_the_end_of_input_is_a_clean_end(bench: Bench) -> None:
    ran = drilled(bench, "", "small")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "No answer." in ran.stdout


def test_the_same_seed_and_record_ask_the_same_questions(bench: Bench) -> None:
    outs = [drilled(bench, "q\n", "small", "--seed", "7").stdout for _ in range(2)]
    assert outs[0] == outs[1]


def test_nothing_is_wider_than_forty_columns(bench: Bench) -> None:
    out = drilled(bench, "-12,5\n?\n" + "s\n" * 9, "small", "-n", "9", COLUMNS="40").stdout
    assert max(map(len, out.splitlines())) <= 40
    assert "\x1b" not in out


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nothing.here"], "no question or chapter 'nothing.here'"),
        (["small", "--topic", "numbers"], "did you mean number"),
        (["small", "--mistake", "multiplied_by"], "did you mean multiplied"),
        (["small.pick", "--kind", "nat"], "no question fits"),
    ],
)
def test_what_nothing_fits_is_a_usage_error_that_says_what_would(
    arguments: list[str], words: str, bench: Bench
) -> None:
    ran = drilled(bench, "", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_an_exercise_selects_the_questions_about_it(bench: Bench) -> None:
    assert "divided by 3" in drilled(bench, "q\n", "toy.z1").stdout


def test_a_mistake_selects_what_trains_it(bench: Bench) -> None:
    assert "divided by 3" in drilled(bench, "q\n", "small", "--mistake", "multiplied").stdout


def test_a_broken_template_is_told_of_and_left_out(bench: Bench) -> None:
    (bench.content / "bank" / "small" / "broken.py").write_text("question = 1 / 0\n")
    ran = drilled(bench, "q\n", "small")
    assert ran.returncode == 0
    assert "small.broken is left out" in ran.stderr
    assert "No answer." in ran.stdout


def test_a_template_without_a_fair_draw_is_told_of_when_its_turn_comes(bench: Bench) -> None:
    text = (bench.content / "bank" / "small" / "number.py").read_text()
    text = text.replace("return n * (1 / 3)", "return n * 3").replace("small.number", "small.a_wrong_key")
    (bench.content / "bank" / "small" / "a_wrong_key.py").write_text(text)
    ran = drilled(bench, "q\n", "small")
    assert "small.a_wrong_key is left out" in ran.stderr
    assert "No answer." in ran.stdout


@pytest.mark.parametrize("content", [b"no database at all, " * 100, b""], ids=["damaged", "a folder"])
def test_a_record_that_cannot_be_used_is_told_of_and_left_as_it_is(content: bytes, bench: Bench) -> None:
    if content:
        bench.record.write_bytes(content)
    else:
        bench.record.mkdir()
    ran = drilled(bench, "s\n", "small.pick", "-n", "1")
    assert ran.returncode == 0
    assert "not kept" in ran.stderr and "Nothing was kept" in ran.stdout
    if content:
        assert bench.record.read_bytes() == content


def test_minutes_end_the_drill(bench: Bench) -> None:
    ran = drilled(bench, "s\n" * 600, "small", "--minutes", "0.000001")
    assert (ran.returncode, kept(bench)) == (0, [])


def test_the_first_questions_import_neither_sympy_nor_pytest(bench: Bench) -> None:
    start = (
        "import atexit, sys\n"
        "heavy = ('sympy', 'pytest', 'sklearn', 'matplotlib', 'scipy', 'typst')\n"
        "atexit.register(lambda: print('HEAVY', [m for m in heavy if m in sys.modules], file=sys.stderr))"
    )
    ran = spawn("drill", "ch12", "-n", "2", cwd=bench.folder, env=bench.settings(), input="s\nq\n", start=start)
    assert ran.returncode == 0, ran.stderr
    assert "HEAVY []" in ran.stderr


def test_a_template_that_is_not_asked_is_not_loaded(bench: Bench) -> None:
    bank = bench.content / "bank"
    rows = {}
    for template in templates([bank]):
        question = template.load()
        rows[template.id] = {"version": 1, "text": facts.text_hash(template), "facts": facts.as_json(question)}
    last = bank / "small" / "zzz_broken.py"
    last.write_text("question = 1 / 0\n", encoding="utf-8")
    text = facts.text_hash(Template("small", last))
    rows["small.zzz_broken"] = {**rows["small.tick"], "text": text}
    certificate = {"schema": "dlgrade/certificate/1", "templates": rows}
    (bank / "certificate.json").write_text(json.dumps(certificate), encoding="utf-8")
    ran = drilled(bench, "s\nq\n", "small")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "zzz_broken is left out" in drilled(bench, "s\n" * 4, "small", "-n", "4").stderr


# ---- at a terminal -------------------------------------------------------------------------------------------------


@needs_terminal
def test_a_single_key_answers_and_enter_goes_on(bench: Bench) -> None:
    child = bench.at_terminal("drill", "small.pick", "-n", "2")
    for _ in range(2):
        child.expect("a-d: ")
        child.send("b")
        child.expect("(Right|Wrong)")
        if _ == 0:
            child.expect("Enter: next")
            child.send("\r")
    assert code_of(child) == 0
    assert len(kept(bench)) == 2


@needs_terminal
def test_letters_toggle_and_enter_confirms(bench: Bench) -> None:
    child = bench.at_terminal("drill", "small.tick", "-n", "1")
    child.expect("in or out, then Enter: ")
    child.send("abcb\r")
    child.expect("(Right|Wrong)")
    assert code_of(child) == 0
    assert kept(bench)[0].response == "AC"


@needs_terminal
@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(settings: dict[str, str], bench: Bench) -> None:
    child = bench.at_terminal("drill", "small.pick", "-n", "1", **settings)
    child.expect("a-d: ")
    seen = child.before
    child.send("a")
    assert code_of(child) == 0
    assert "\x1b[" not in seen + child.before


@needs_terminal
@pytest.mark.parametrize("key, code", [("q", 0), ("\x04", 0), ("\x03", 130)], ids=["q", "Ctrl-D", "Ctrl-C"])
def test_it_ends_cleanly_while_a_question_is_open_and_keeps_what_was_answered(
    key: str, code: int, bench: Bench
) -> None:
    child = bench.at_terminal("drill", "small")
    child.expect(r"(a-d|Enter): ")
    child.send("s")
    child.expect("Enter: next")
    child.send("\r")
    child.expect(r"2  ")
    child.expect(r"(a-d|Enter): ")
    child.send(key)
    child.expect("1 skipped")
    assert code_of(child) == code
    assert len(kept(bench)) == 1


@needs_terminal
@pytest.mark.parametrize("name, code", [("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", 137)])
def test_a_signal_loses_no_answer(name: str, code: int, bench: Bench) -> None:
    child = bench.at_terminal("drill", "small.pick")
    child.expect("a-d: ")
    child.send("a")
    child.expect("Enter: next")
    child.kill(getattr(signal, name))
    assert code_of(child) == code
    (attempt,) = kept(bench)
    assert attempt.target == "small.pick"


@needs_terminal
def test_a_closed_terminal_ends_it(bench: Bench) -> None:
    child = bench.at_terminal("drill", "small.pick")
    child.expect("a-d: ")
    child.send("a")
    child.expect("Enter: next")
    child.close(force=False)
    assert not child.isalive()
    assert len(kept(bench)) == 1


@needs_terminal
def test_the_terminal_is_as_it_was_afterwards(bench: Bench) -> None:
    import termios

    child = bench.at_terminal("drill", "small.pick")
    before = termios.tcgetattr(child.child_fd)
    child.expect("a-d: ")
    assert termios.tcgetattr(child.child_fd)[3] != before[3]
    child.kill(signal.SIGTERM)
    code_of(child)
    assert termios.tcgetattr(child.child_fd)[3] == before[3]


@needs_terminal
def test_two_drills_at_once_keep_all_their_answers(bench: Bench) -> None:
    children = [bench.at_terminal("drill", "small.pick", "-n", "5") for _ in range(2)]
    for turn in range(5):
        for child in children:
            child.expect("a-d: ")
            child.send("s")
            child.expect("Skipped")
            if turn < 4:
                child.expect("Enter: next")
                child.send("\r")
    assert [code_of(c) for c in children] == [0, 0]
    assert len(kept(bench)) == 10
    assert len({a.session for a in kept(bench)}) == 2


@needs_terminal
def test_a_record_locked_in_the_middle_is_told_of_and_the_drill_goes_on(bench: Bench) -> None:
    child = bench.at_terminal(
        "drill", "small.pick", "-n", "1", start="import dlgrade.learner.record as r; r.BUSY_MS = 50"
    )
    child.expect("a-d: ")
    blocker = sqlite3.connect(bench.record, isolation_level=None)
    blocker.execute("begin exclusive")
    child.send("a")
    child.expect("not kept")
    child.expect("(Right|Wrong)")
    assert code_of(child) == 0
    blocker.execute("rollback")
    blocker.close()


# ---- the session ---------------------------------------------------------------------------------------------------


def test_a_right_answer_after_a_mistake_retires_it_and_says_its_belief(bench: Bench) -> None:
    with open_record(bench.record) as record:
        drill = Drill(record, small_pool(bench), Filters(mistake="multiplied"), seed=1)
        asked = drill.next(NOW)
        assert asked is not None
        wrong = Response(number=3 * Fraction(asked.variant.values["n"]))
        assert drill.answered(asked, wrong, NOW, helped=False).marked.verdict == "wrong"
        again = drill.next(NOW + timedelta(minutes=1))
        assert again is not None
        assert (again.pick.why, again.belief) == ("mistake", "To divide by three is to multiply by it.")
        assert again.variant.seed != asked.variant.seed
        told = drill.answered(again, right_answer(again.variant), NOW + timedelta(minutes=2), helped=False)
        assert told.retired == ("To divide by three is to multiply by it.",)


def test_three_wrong_answers_in_a_row_say_so(bench: Bench) -> None:
    with open_record(bench.record) as record:
        drill = Drill(record, small_pool(bench), Filters(topics=("number",)))
        failing = []
        for i in range(3):
            asked = drill.next(NOW + timedelta(minutes=i))
            assert asked is not None
            failing.append(drill.answered(asked, Response(number=Fraction(-1)), NOW, helped=False).failing)
        assert failing == [False, False, True]


def test_a_clock_set_back_neither_stops_the_drill_nor_loses_an_answer(bench: Bench) -> None:
    with open_record(bench.record) as record:
        drill = Drill(record, small_pool(bench))
        for now in (NOW, NOW - timedelta(days=400), NOW + timedelta(days=4000), NOW):
            asked = drill.next(now)
            assert asked is not None
            drill.answered(asked, BLANK, now, helped=False)
        assert len(record.attempts()) == 4


def test_what_is_withdrawn_is_not_asked(bench: Bench) -> None:
    with open_record(bench.record) as record:
        drill = Drill(record, small_pool(bench), withdrawn=lambda q, seed: q.id != "small.tick" or seed % 2 == 0)
        asked = [drill.next(NOW) for _ in range(6)]
    assert all(a is not None and a.variant.id == "small.tick" and a.variant.seed % 2 for a in asked)


def test_a_bank_that_is_withdrawn_altogether_asks_nothing(bench: Bench) -> None:
    with open_record(bench.record) as record:
        assert Drill(record, small_pool(bench), withdrawn=lambda q, seed: True).next(NOW) is None


def test_preparing_changes_nothing_that_is_asked(bench: Bench) -> None:
    def run(prepared: bool) -> list[tuple[str, int]]:
        path = bench.folder / f"{prepared}.sqlite"
        with open_record(path) as record:
            drill = Drill(record, small_pool(bench), seed=5)
            made = []
            for _ in range(6):
                asked = drill.next(NOW)
                assert asked is not None
                if prepared:
                    drill.prepare(NOW)
                drill.answered(asked, BLANK, NOW, helped=False)
                made.append((asked.variant.id, asked.variant.seed))
            return made

    assert run(True) == run(False)


def test_every_mistake_of_every_template_has_its_belief() -> None:
    lacking = Counter[str]()
    for template in templates():
        question = template.load()
        for key in facts_of(question).keys:
            lacking[key] += not belief_behind(question, key)
    assert [k for k, n in lacking.items() if n] == []


def test_every_template_of_the_bank_can_be_drilled_and_its_key_is_right(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite") as record:
        pool = pool_of([])
        assert pool.remarks == ()
        for name in pool.templates:
            one = replace(pool, templates={name: pool.templates[name]}, facts={name: pool.facts[name]})
            drill = Drill(record, one)
            asked = drill.next(NOW)
            assert asked is not None, drill.remarks
            assert drill.judged(asked.variant, right_answer(asked.variant)).verdict == "right", name
