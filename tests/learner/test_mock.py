"""A mock: its clock, its answers, its result."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.marking import mark
from dlgrade.errors import UsageError
from dlgrade.learner.mock import (
    Moment,
    Sitting,
    begun,
    keep,
    keep_paper,
    numbers_of,
    readable,
    result,
    sitting_of,
    taken_up,
    to_resume,
)
from dlgrade.learner.record import open_record

NOW = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
START = Moment(1_000_000.0, 500.0, "run 1")


def question(number: int, kind: str, marks: int, key: Any, **more: Any) -> dict[str, Any]:
    options = [] if kind == "NAT" else [
        {"label": c, "text": c, "value": c, "mistake": f"m_{c}", "belief": f"Belief {c}.", "feedback": None}
        for c in "ABCD"
    ]  # fmt: skip
    return {
        "number": number, "id": f"small.q{number}", "seed": 1, "section": "S", "kind": kind, "marks": marks, "key": key,
        "options": options, "stem": "?", "explanation": "Because.", "topics": ["t", kind.lower()], **more,
    }  # fmt: skip


PAPER = {
    "title": "P",
    "minutes": 10,
    "questions": [
        question(1, "MCQ", 1, ["B"]),
        question(2, "MCQ", 2, ["C"]),
        question(3, "MSQ", 2, ["A", "C"]),
        question(4, "NAT", 2, {"low": 0.24, "high": 0.26}, decimals=2, unit="", diagnoses=[]),
    ],
}


def test_marks_are_gates() -> None:
    assert result(PAPER, {1: "B", 2: "C", 3: "AC", 4: "1/4"}).marks == 7
    assert result(PAPER, {1: "A", 2: "A", 3: "A", 4: "9"}).marks == Fraction(-1)
    assert result(PAPER, {}).marks == 0
    assert result(PAPER, {1: "A"}).lost == Fraction(1, 3)


@given(st.dictionaries(st.integers(1, 4), st.text(max_size=8)))
def test_the_result_is_the_sum_of_what_marking_gives_whatever_was_typed(answers: dict[int, str]) -> None:
    made = result(PAPER, answers)
    assert made.marks == sum(m.marks for _, _, m in made.rows)
    assert len(made.rows) == 4
    assert made.count("right", "wrong", "near", "blank") == 4


def test_the_weakest_topic_comes_first_and_every_mistake_names_its_questions() -> None:
    made = result(PAPER, {1: "A", 2: "C", 3: "A"})
    assert made.by_topic()[0] == ("mcq", Fraction(5, 3), 3) or made.by_topic()[0][1] <= 0
    assert [t for t, _, _ in made.by_topic()][-1] == "mcq"
    assert ("m_A", "Belief A.", [1]) in made.by_mistake()
    assert ("m_C", "Belief C.", [3]) in made.by_mistake()  # right, and not chosen


def test_an_answer_is_read_by_the_papers_own_labels() -> None:
    assert readable(PAPER["questions"][2], "c, a").labels == ("A", "C")  # type: ignore[index]


# ---- the clock -----------------------------------------------------------------------------------------------------


def test_time_runs_by_the_steady_clock() -> None:
    sitting = begun(PAPER, START)
    assert sitting.left(Moment(START.wall, START.steady + 60, START.run)) == 540


@pytest.mark.parametrize("days", [-4000, -1, 1, 4000])
def test_setting_the_wall_clock_gives_and_takes_nothing(days: int) -> None:
    sitting = begun(PAPER, START)
    now = Moment(START.wall + 86400 * days, START.steady + 60, START.run)
    assert sitting.left(now) == 540
    assert sitting.ticked(now).left(now) == 540


def test_after_a_restart_the_wall_clock_counts_what_was_missed() -> None:
    sitting = begun(PAPER, START).ticked(Moment(START.wall + 100, START.steady + 100, START.run))
    assert sitting.left(Moment(START.wall + 160, 3.0, "run 2")) == 440


def test_a_clock_set_back_over_a_restart_gives_no_time_back() -> None:
    sitting = begun(PAPER, START).ticked(Moment(START.wall + 100, START.steady + 100, START.run))
    assert sitting.left(Moment(START.wall - 10**6, 3.0, "run 2")) == 500


def test_the_time_is_over_at_its_end_and_stays_so() -> None:
    sitting = begun(PAPER, START)
    at = Moment(START.wall, START.steady + 600, START.run)
    assert sitting.over(at)
    assert sitting.ticked(at).over(Moment(0.0, 0.0, "another"))


def test_a_paper_without_minutes_has_no_end() -> None:
    assert not begun({**PAPER, "minutes": 0}, START).over(Moment(9e9, 9e9, START.run))


moments = st.builds(Moment, st.floats(0, 1e9), st.floats(0, 1e9), st.sampled_from(["a", "b"]))


@given(st.lists(moments, min_size=1, max_size=8))
def test_time_used_never_falls_whatever_the_clocks_say(seen: list[Moment]) -> None:
    sitting, used = begun(PAPER, START), 0.0
    for now in seen:
        sitting = sitting.ticked(now)
        assert sitting.used >= used
        used = sitting.used


# ---- what the record keeps -----------------------------------------------------------------------------------------

sittings = st.builds(
    Sitting, st.floats(0, 1e5), st.floats(0, 1e5), moments, st.integers(1, 65),
    st.dictionaries(st.integers(1, 65), st.text(max_size=9)), st.frozensets(st.integers(1, 65)),
    st.frozensets(st.integers(1, 65)),
)  # fmt: skip


@given(sittings)
def test_a_sitting_comes_back_from_the_record_as_it_was(sitting: Sitting) -> None:
    assert sitting_of(json.loads(json.dumps(sitting.as_json()))) == sitting


def test_answers_marks_and_visits_make_the_palette() -> None:
    sitting = begun(PAPER, START).answered("B").gone_to(2).toggled().gone_to(3).answered("AC").toggled()
    assert sitting.statuses(numbers_of(PAPER)) == {
        1: "answered", 2: "marked", 3: "answered and marked", 4: "not visited",
    }  # fmt: skip
    assert sitting.answered("").statuses([3]) == {3: "marked"}


def test_the_latest_unfinished_mock_is_taken_up_and_a_finished_one_is_not(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite") as record:
        for i, name in enumerate(("one", "two", "three")):
            now = replace_minute(i)
            keep_paper(record, name, PAPER, now)
            keep(record, name, begun(PAPER, START), now, finished=name == "three")
        keep_paper(record, "broken", PAPER, replace_minute(9))
        record.put_session("broken", "mock", {"seconds": "x"}, replace_minute(9))
        assert to_resume(record)[0] == "two"
        assert to_resume(record)[1]["questions"] == PAPER["questions"]
        with pytest.raises(UsageError, match="no unfinished mock of 'Q'"):
            to_resume(record, "Q")


def test_a_mock_taken_up_in_a_second_window_is_not_kept_by_the_first_any_more(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite") as record:
        first = begun(PAPER, START)
        keep_paper(record, "m", PAPER, NOW)
        keep(record, "m", first, NOW)
        second = taken_up(record, "m", first, "second", NOW)
        with pytest.raises(UsageError, match="another window"):
            keep(record, "m", first.answered("A"), NOW)
        keep(record, "m", second.answered("B"), NOW)
        assert to_resume(record)[2].answers == {1: "B"}
        keep(record, "m", second, NOW, finished=True)
        for late in (lambda: keep(record, "m", second, NOW), lambda: taken_up(record, "m", second, "third", NOW)):
            with pytest.raises(UsageError, match="another window"):
                late()


def replace_minute(minute: int) -> datetime:
    return NOW.replace(minute=minute)


def test_marking_for_review_does_not_change_the_mark() -> None:
    sitting = begun(PAPER, START).answered("B")
    assert result(PAPER, sitting.toggled().answers) == result(PAPER, sitting.answers)
    assert mark(PAPER["questions"][0], readable(PAPER["questions"][0], "B")).marks == 1  # type: ignore[index]
    assert replace(sitting, marked=frozenset({1})).answers == {1: "B"}
