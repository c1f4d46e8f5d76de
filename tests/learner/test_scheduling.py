"""What is due when, and when a mistake is over: whatever is answered, at whatever time the clock shows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.bank.facts import Facts
from dlgrade.learner.record import MEMORY, Record, open_record
from dlgrade.learner.scheduling import (
    FARTHEST,
    MISTAKE,
    NOTED,
    SLOW,
    TEMPLATE,
    Card,
    Checked,
    answer,
    cards,
    checked,
    due_at,
    rating_of,
    retrievability,
    reviewed,
)

CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
OPEN = "ch12.e08.no_bias_correction"
FACTS = Facts(
    "ch12.adam_step_size", "ch12", "t", 1, "ch12.e08", ("adam",), ("NAT",), (2,), "apply", "da",
    ("ch12.adam_step_size.own", OPEN, "ch12.e08.t_plus_one"),
)  # fmt: skip
times = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
ratings = st.sampled_from(["again", "hard", "good"])
verdicts = st.sampled_from(["right", "wrong", "near", "skipped"])


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(MEMORY) as made:
        yield made


def card(record: Record, key: str = MISTAKE + OPEN) -> Card:
    return cards(record)[key]


def fail(record: Record, now: datetime = NOW, mistake: str = "no_bias_correction") -> None:
    checked(record, [Checked("ch12.e08", "fail", 0, 6, (mistake,))], now)


@CALM
@given(st.lists(st.tuples(ratings, times), min_size=1, max_size=12))
def test_nothing_is_ever_due_before_its_review_or_more_than_a_year_after(reviews: list[tuple[str, datetime]]) -> None:
    state: dict[str, Any] | None = None
    for rating, at in reviews:
        state, due = reviewed(state, rating, at)
        assert at <= due <= at + FARTHEST
        state = json.loads(json.dumps(state))
        assert 0 <= retrievability(Card("k", due, False, 0, 0, state["memory"]), at) <= 1


@CALM
@given(st.lists(st.tuples(ratings, times), min_size=1, max_size=8))
def test_the_same_reviews_give_the_same_schedule(reviews: list[tuple[str, datetime]]) -> None:
    def schedule() -> Any:
        state: dict[str, Any] | None = None
        for rating, at in reviews:
            state, due = reviewed(state, rating, at)
        return state, due

    assert schedule() == schedule()


@CALM
@given(times, times, st.lists(ratings, min_size=1, max_size=6))
def test_whatever_a_wrong_clock_has_scheduled_comes_up_again(
    wrong: datetime, right: datetime, rated: list[str]
) -> None:
    state: dict[str, Any] | None = None
    for rating in rated:
        state, due = reviewed(state, rating, wrong)
    assert state is not None
    made = Card("k", due, False, 0, 0, state["memory"], datetime.fromisoformat(state["last"]))
    assert due_at(made, right) <= right + FARTHEST + timedelta(days=1)
    if wrong > right + timedelta(days=1):
        assert due_at(made, right) <= right
    again, next_due = reviewed(state, "good", right)
    assert right <= next_due <= right + FARTHEST
    assert again["streak"] == state["streak"] + 1


@CALM
@given(st.lists(st.tuples(verdicts, st.booleans(), times), max_size=12))
def test_no_answer_is_lost_and_a_mistake_is_open_exactly_since_it_was_last_shown(
    answers: list[tuple[str, bool, datetime]],
) -> None:
    with open_record(MEMORY) as record:
        is_open = False
        for verdict, shows, at in answers:
            shown = [OPEN] if shows and verdict == "wrong" else []
            answer(record, FACTS, 1, verdict, at, mistakes=shown)
            is_open = bool(shown) or (is_open and verdict != "right")
            assert (card(record).open if MISTAKE + OPEN in cards(record) else False) == is_open
        assert len(record.attempts()) == len(answers)
        if answers:
            assert card(record, TEMPLATE + FACTS.id).seen == sum(v in ("wrong", "skipped") for v, _, _ in answers)


@CALM
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
            st.sampled_from(["memory", "open", "seen", "streak", "pending", "last", "stability", "difficulty", "state",
                             "step", "due", "last_review", "card_id"]), inner, max_size=13),
        max_leaves=30,
    )
)  # fmt: skip
def test_a_state_that_someone_has_tampered_with_is_begun_anew(state: Any) -> None:
    with open_record(MEMORY) as record:
        if isinstance(state, dict):
            record.put_card(TEMPLATE + FACTS.id, state, NOW)
            record.put_card(MISTAKE + OPEN, state, NOW)
        for made in cards(record).values():
            retrievability(made, NOW)
        answer(record, FACTS, 1, "right", NOW, mistakes=[])
        fail(record)
        assert card(record).open
        due = card(record, TEMPLATE + FACTS.id).due
        assert NOW <= due <= NOW + FARTHEST


@pytest.mark.parametrize("stability", [-1.0, 0.0, 1e308, float("nan"), float("inf"), "x", [1]])
def test_a_memory_that_fsrs_cannot_go_on_from_is_begun_anew(stability: Any) -> None:
    state, _ = reviewed(None, "good", NOW)
    state["memory"]["stability"] = stability
    _, due = reviewed(state, "good", NOW + timedelta(days=2))
    assert NOW + timedelta(days=2) <= due <= NOW + timedelta(days=4)


@pytest.mark.parametrize(
    ("verdict", "more", "rating"),
    [
        ("right", {}, "good"),
        ("right", {"helped": True}, "hard"),
        ("right", {"seconds": SLOW + 1, "marks": 1.0}, "hard"),
        ("right", {"seconds": SLOW + 1, "marks": 2.0}, "good"),
        ("near", {}, "hard"),
        ("wrong", {}, "again"),
        ("skipped", {}, "again"),
    ],
)
def test_how_well_it_was_known(verdict: str, more: dict[str, Any], rating: str) -> None:
    assert rating_of(verdict, **more) == rating


def test_a_mistake_in_code_is_open_until_a_right_answer_about_it(record: Record) -> None:
    fail(record)
    assert card(record).open and card(record).due <= NOW
    answer(record, FACTS, 1, "near", NOW)
    assert card(record).open
    answer(record, FACTS, 2, "right", NOW, among=["t_plus_one"])
    assert card(record).open  # that variant had nothing to do with it
    answer(record, FACTS, 3, "right", NOW, among=["no_bias_correction"])
    assert not card(record).open and card(record).due > NOW


def test_a_mistake_that_is_seen_again_opens_again(record: Record) -> None:
    fail(record)
    answer(record, FACTS, 1, "right", NOW)
    answer(record, FACTS, 2, "wrong", NOW + timedelta(days=3), mistakes=["no_bias_correction"])
    assert card(record).open and card(record).seen == 2 and card(record).streak == 0


def test_a_check_that_passes_retires_the_mistakes_of_its_exercise_alone(record: Record) -> None:
    fail(record)
    checked(record, [Checked("ch12.e09", "fail", 0, 6, ("other",))], NOW)
    answer(record, FACTS, 1, "wrong", NOW, mistakes=["own"])
    checked(record, [Checked("ch12.e08", "pass", 6, 6)], NOW)
    still = {key for key, c in cards(record).items() if c.open}
    assert still == {MISTAKE + "ch12.e09.other", MISTAKE + "ch12.adam_step_size.own"}
    assert card(record).due == NOW + timedelta(days=1)


def test_a_learner_who_saves_often_has_made_the_mistake_once(record: Record) -> None:
    for minute in range(30):
        fail(record, NOW + timedelta(minutes=minute))
    assert card(record).seen == 1
    state = record.card(MISTAKE + OPEN)
    assert state is not None and len(state["pending"]) == 1
    assert len(record.attempts()) == 30


def test_what_checks_note_is_bounded_and_worked_off_by_the_next_review(record: Record) -> None:
    for n in range(3 * NOTED):
        fail(record, NOW + timedelta(hours=2 * n))
        checked(record, [Checked("ch12.e08", "pass", 6, 6)], NOW + timedelta(hours=2 * n + 1))
    state = record.card(MISTAKE + OPEN)
    assert state is not None and len(state["pending"]) == NOTED
    answer(record, FACTS, 1, "right", NOW + timedelta(days=9))
    state = record.card(MISTAKE + OPEN)
    assert state is not None and "pending" not in state
    assert state["memory"]["stability"] > 0


def test_an_untouched_stub_and_a_repeated_pass_are_no_attempts(record: Record) -> None:
    assert checked(record, [Checked("ch12.e08", "todo", 0, 6), Checked("ch12.e09", "missing", 0, 6)], NOW) == 0
    passes = [Checked("ch12.e08", "pass", 6, 6)]
    assert [checked(record, passes, NOW + timedelta(hours=h)) for h in (0, 1, 24)] == [1, 0, 1]


def test_times_of_any_zone_are_understood(record: Record) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    answer(record, FACTS, 1, "right", there)
    assert card(record, TEMPLATE + FACTS.id).due > there


def test_an_unreadable_card_is_left_out(record: Record) -> None:
    record.put_card("template:a.b", {"memory": 3}, NOW)
    assert cards(record) == {}


def test_a_check_does_not_load_fsrs_or_anything_else_heavy() -> None:
    code = (
        "import sys\nfrom datetime import UTC, datetime\n"
        "from dlgrade.learner.record import MEMORY, open_record\n"
        "from dlgrade.learner.scheduling import Checked, checked\n"
        "with open_record(MEMORY) as record:\n"
        "    checked(record, [Checked('ch12.e08', 'fail', 0, 6, ('m',))], datetime.now(UTC))\n"
        "    checked(record, [Checked('ch12.e08', 'pass', 6, 6)], datetime.now(UTC))\n"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    heavy = {"fsrs", "numpy", "sympy", "pytest", "jinja2", "rich", "dlgrade.bank.question", "platformdirs"}
    assert not heavy & set(done.stdout.split())
