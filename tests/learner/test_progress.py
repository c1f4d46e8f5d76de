"""Where a learner stands, as values, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from dlgrade.bank.facts import Facts
from dlgrade.cli.progress import progress_lines
from dlgrade.learner.progress import progress, streak
from dlgrade.learner.record import MEMORY, Record, open_record
from dlgrade.learner.scheduling import Checked, answer, checked
from dlgrade.report.people import plain

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
EXERCISES = ["ch10.b1", "ch12.e08", "ch12.e09"]


def facts(name: str, *topics: str, keys: tuple[str, ...] = ()) -> Facts:
    return Facts(f"ch12.{name}", "ch12", name, 1, "ch12.e08", topics, ("NAT",), (2,), "apply", "da", keys)


POOL = {f.id: f for f in (facts("a", "adam", keys=("ch12.e08.m",)), facts("b", "adam", "rates"), facts("c", "norm"))}


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(MEMORY) as made:
        yield made


def test_points_are_those_of_the_last_check(record: Record) -> None:
    checked(record, [Checked("ch12.e08", "pass", 6, 6), Checked("ch10.b1", "fail", 1, 4)], NOW)
    checked(record, [Checked("ch12.e08", "fail", 0, 6)], NOW)
    rows = {c.id: c for c in progress(record, POOL, EXERCISES, NOW, UTC).chapters}
    assert (rows["ch12"].points, rows["ch12"].max_points) == (0, 6)
    assert (rows["ch12"].passed, rows["ch12"].tried, rows["ch12"].exercises) == (0, 1, 2)
    assert rows["ch10"].points == 1


def test_a_topic_counts_what_was_asked_and_a_wrong_answer_as_unknown(record: Record) -> None:
    answer(record, POOL["ch12.a"], 1, "right", NOW)
    answer(record, POOL["ch12.b"], 1, "wrong", NOW)
    topics = {t.topic: t for t in progress(record, POOL, EXERCISES, NOW, UTC).topics}
    assert (topics["adam"].mastery, topics["adam"].asked, topics["adam"].templates) == (0.5, 2, 2)
    assert topics["rates"].mastery == 0
    assert "norm" not in topics


def test_mastery_fades_with_time(record: Record) -> None:
    answer(record, POOL["ch12.a"], 1, "right", NOW)
    later = [progress(record, POOL, EXERCISES, NOW + timedelta(days=d), UTC).topics[0].mastery for d in (0, 5, 50)]
    assert later[0] > later[1] > later[2] > 0


def test_an_open_mistake_comes_first_and_names_its_drills(record: Record) -> None:
    checked(record, [Checked("ch12.e08", "fail", 0, 6, ("m",)), Checked("ch12.e09", "fail", 0, 6, ("n",))], NOW)
    checked(record, [Checked("ch12.e09", "pass", 6, 6)], NOW)
    first, second = progress(record, POOL, EXERCISES, NOW, UTC).mistakes
    assert (first.mistake, first.open, first.mastery, first.drills) == ("ch12.e08.m", True, 0, ("ch12.a",))
    assert (second.mistake, second.open, second.drills) == ("ch12.e09.n", False, ())
    assert 0 < second.mastery <= 1


def test_reviews_are_counted_by_local_day_and_only_those_that_can_be_asked(record: Record) -> None:
    def due(name: str, at: datetime) -> None:
        record.put_card(name, {"memory": None, "open": False, "seen": 0, "streak": 1}, at)

    due("template:ch12.a", NOW - timedelta(days=9))
    due("template:ch12.b", NOW + timedelta(days=1))
    due("template:ch12.c", NOW + timedelta(days=7))
    due("template:ch12.gone", NOW)
    due("mistake:ch12.e08.m", datetime(2026, 3, 4, 23, 0, tzinfo=UTC))
    assert progress(record, POOL, EXERCISES, NOW, UTC).due == (2, 1, 0, 0, 0, 0, 0)
    east = timezone(timedelta(hours=5, minutes=30))
    assert progress(record, POOL, EXERCISES, NOW, east).due == (1, 2, 0, 0, 0, 0, 0)


def test_a_streak_ends_today_or_yesterday() -> None:
    today = date(2026, 3, 4)
    days = {today - timedelta(days=n) for n in (1, 2, 3, 5)}
    assert streak(days, today) == 3
    assert streak(days | {today}, today) == 4
    assert streak(days, today + timedelta(days=1)) == 0
    assert streak(set(), today) == 0


@pytest.mark.parametrize("columns", [40, 57, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(record: Record, columns: int) -> None:
    checked(
        record,
        [Checked("ch12.e08", "fail", 0.333, 6, (f"a_rather_long_name_of_a_mistake_{n}",)) for n in range(9)],
        NOW,
    )
    for f in POOL.values():
        answer(record, f, 1, "right", NOW)
    state = progress(record, POOL, EXERCISES, NOW, UTC)
    for verbose in (False, True):
        text = plain(progress_lines(state, columns, NOW, verbose=verbose))
        assert max(map(len, text.splitlines())) <= columns
        assert "Reviews due" in text and ("more (-v shows them)" in text) != verbose


def test_an_empty_record_says_how_to_begin(record: Record) -> None:
    text = plain(progress_lines(progress(record, POOL, EXERCISES, NOW, UTC), 80, NOW))
    assert "dlgrade drill" in text and len(text.splitlines()) == 2


def test_the_command_writes_its_schema(
    solved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Any]
) -> None:
    monkeypatch.setenv("DLGRADE_RECORD", str(tmp_path / "record.sqlite"))
    dlgrade("check", "z1")
    done = dlgrade("progress", "--json")
    data = json.loads(done.out)
    assert (done.code, data["schema"], data["streak"], data["today"]) == (0, "dlgrade/progress/1", 1, 1)
    assert sum(c["passed"] for c in data["chapters"]) == 1
    assert len(data["due"]) == 7 and data["due_week"] == sum(data["due"])
    assert "1 day in a row" in dlgrade("progress").out


def test_a_damaged_record_is_reported_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Any]
) -> None:
    path = tmp_path / "record.sqlite"
    path.write_text("no database at all " * 100)
    monkeypatch.setenv("DLGRADE_RECORD", str(path))
    done = dlgrade("progress")
    assert done.code == 3 and "dlgrade record reset --yes" in done.err and done.out == ""
    assert path.read_text() == "no database at all " * 100
