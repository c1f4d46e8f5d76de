"""What comes next: open mistakes, then due reviews, then new matter in the order of the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.bank.facts import Facts, facts_of, known
from dlgrade.bank.finding import templates
from dlgrade.content import entries
from dlgrade.learner.practice import FAILING, Filters, drills_for, failing, in_order, next_question
from dlgrade.learner.record import MEMORY, Record, open_record
from dlgrade.learner.scheduling import Checked, answer, checked

CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)


def facts(name: str, keys: tuple[str, ...] = (), *, kinds: tuple[str, ...] = ("MCQ", "NAT"), about: str = "") -> Facts:
    chapter = name.partition(".")[0]
    return Facts(name, chapter, name, 1, about, ("t",), kinds, (2,) * len(kinds), "apply", "da", keys)


POOL = {
    f.id: f
    for f in (
        facts("ch10.z", about="ch10.b1"),
        facts("ch10.a", ("ch10.b2.m",), about="ch10.b2"),
        facts("ch12.b", ("ch12.e08.m", "ch12.e08.n"), kinds=("NAT",)),
        facts("ch12.c", ("ch12.e08.n",)),
    )
}


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(MEMORY) as made:
        yield made


def opened(record: Record, exercise: str, name: str, at: datetime = NOW) -> None:
    checked(record, [Checked(exercise, "fail", 0, 1, (name,))], at)


def test_new_matter_comes_in_the_order_of_the_pool(record: Record) -> None:
    asked: list[str] = []
    for _ in POOL:
        pick = next_question(record, POOL, NOW, asked=asked)
        assert pick is not None and pick.why == "new"
        asked.append(pick.facts.id)
    assert asked == list(POOL)


def test_an_open_mistake_comes_before_a_due_review_and_that_before_new_matter(record: Record) -> None:
    answer(record, POOL["ch10.z"], 1, "right", NOW - timedelta(days=9))
    opened(record, "ch12.e08", "m")
    first = next_question(record, POOL, NOW)
    assert first is not None and (first.facts.id, first.why, first.behind) == ("ch12.b", "mistake", "ch12.e08.m")
    answer(record, first.facts, first.seed, "right", NOW)
    second = next_question(record, POOL, NOW, asked=["ch12.b"])
    assert second is not None and (second.facts.id, second.why) == ("ch10.z", "due")
    answer(record, second.facts, second.seed, "right", NOW)
    third = next_question(record, POOL, NOW, asked=["ch12.b", "ch10.z"])
    assert third is not None and (third.facts.id, third.why) == ("ch10.a", "new")


def test_the_mistake_that_was_seen_last_goes_first(record: Record) -> None:
    for minute in range(5):  # often is not lately
        opened(record, "ch10.b2", "m", NOW + timedelta(minutes=minute))
        checked(record, [Checked("ch10.b2", "pass", 1, 1)], NOW + timedelta(minutes=minute))
    opened(record, "ch10.b2", "m", NOW + timedelta(minutes=6))
    opened(record, "ch12.e08", "m", NOW + timedelta(minutes=7))
    pick = next_question(record, POOL, NOW + timedelta(minutes=8))
    assert pick is not None and pick.behind == "ch12.e08.m"


def test_a_mistake_that_nothing_trains_does_not_stand_in_the_way(record: Record) -> None:
    opened(record, "dl.e1", "m")
    pick = next_question(record, POOL, NOW)
    assert pick is not None and pick.why == "new"


def test_what_a_clock_that_ran_ahead_has_scheduled_is_due(record: Record) -> None:
    for f in POOL.values():
        answer(record, f, 1, "right", NOW + timedelta(days=4000))
    pick = next_question(record, POOL, NOW)
    assert pick is not None and pick.why == "due"


steps = st.lists(
    st.tuples(st.sampled_from(["right", "wrong", "near", "skipped"]), st.integers(-400, 4000), st.booleans()),
    max_size=15,
)


@CALM
@given(steps, st.integers(0, 5))
def test_a_drill_repeats_no_variant_and_no_template_in_a_row(answers: list[tuple[str, int, bool]], seed: int) -> None:
    with open_record(MEMORY) as record:
        asked: list[str] = []
        shown = set()
        now = NOW
        for verdict, hours, shows in answers:
            now += timedelta(hours=hours)
            pick = next_question(record, POOL, now, seed=seed, asked=asked)
            assert pick is not None and pick == next_question(record, POOL, now, seed=seed, asked=asked)
            assert not asked or pick.facts.id != asked[-1]
            assert (pick.facts.id, pick.seed) not in shown
            shown.add((pick.facts.id, pick.seed))
            asked.append(pick.facts.id)
            answer(record, pick.facts, pick.seed, verdict, now, mistakes=pick.facts.keys[:1] if shows else ())


@CALM
@given(st.sampled_from(["", "MCQ", "NAT", "MSQ"]), st.sampled_from(["", "m", "ch12.e08.n"]), st.integers(0, 99))
def test_filters_are_kept(kind: str, mistake: str, seed: int) -> None:
    with open_record(MEMORY) as record:
        opened(record, "ch12.e08", "n")
        filters = Filters(kind=kind, mistake=mistake)
        pick = next_question(record, POOL, NOW, filters, seed=seed)
        if pick is None:
            assert not any(filters.fits(f) for f in POOL.values())
        else:
            assert filters.fits(pick.facts)


def test_one_template_alone_is_asked_again(record: Record) -> None:
    one = {"ch12.c": POOL["ch12.c"]}
    pick = next_question(record, one, NOW, asked=["ch12.c"])
    assert pick is not None and pick.facts.id == "ch12.c"
    assert next_question(record, {}, NOW) is None


def test_three_wrong_answers_in_a_row_are_failing(record: Record) -> None:
    for n, verdict in enumerate(["right", "wrong", "wrong"]):
        answer(record, POOL["ch12.b"], n, verdict, NOW)
        assert not failing(record, "ch12.b")
    answer(record, POOL["ch12.b"], 9, "wrong", NOW)
    assert FAILING == 3 and failing(record, "ch12.b")
    answer(record, POOL["ch12.b"], 10, "right", NOW)
    assert not failing(record, "ch12.b")


def test_the_order_of_the_book_is_that_of_the_exercises() -> None:
    assert list(in_order(POOL, ["ch10.b1", "ch10.b2"])) == ["ch10.z", "ch10.a", "ch12.b", "ch12.c"]
    assert list(in_order(POOL, ["ch10.b2", "ch10.b1"]))[:2] == ["ch10.a", "ch10.z"]
    assert list(in_order(POOL, [])) == ["ch10.a", "ch10.z", "ch12.b", "ch12.c"]


def test_facts_are_those_of_the_loaded_template_whatever_the_certificate_says() -> None:
    some = templates()[::23]
    assert known(some) == {t.id: facts_of(t.load()) for t in some}


def test_every_exercise_mistake_that_a_template_names_has_a_drill() -> None:
    some = templates()[::23]
    pool = in_order(known(some), [e.id for e in entries()])
    assert set(pool) == {t.id for t in some}
    for f in pool.values():
        assert all(f.id in drills_for(pool, key) for key in f.keys)
