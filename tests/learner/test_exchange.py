"""A record leaves as JSON and comes back whole; a file from anybody else harms nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.errors import UsageError
from dlgrade.learner.exchange import Contents, as_json, contents, merged, read, take_in
from dlgrade.learner.record import MEMORY, Attempt, open_record

CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
numbers = st.floats(0, 1000)
names = st.from_regex(r"ch1[0-2]\.[a-z_]{1,4}", fullmatch=True)
attempts = st.builds(
    Attempt, times, st.sampled_from(["exercise", "question"]), names, st.sampled_from(["right", "wrong", "pass"]),
    st.integers(0, 9), st.integers(0, 1 << 31), numbers, numbers, st.just("") | names, st.text(max_size=9), numbers,
    st.just("") | names,
)  # fmt: skip
states = st.dictionaries(st.sampled_from(["open", "seen", "last"]), st.booleans() | st.text(max_size=5), max_size=3)
records = st.builds(
    Contents,
    st.lists(attempts, max_size=6).map(tuple),
    st.dictionaries(names, st.tuples(states, times), max_size=4),
    st.dictionaries(names, st.tuples(st.integers(0, 9), times), max_size=3),
    st.dictionaries(names, st.tuples(st.just("mock"), states, times, st.none() | times), max_size=3),
)


@CALM
@given(records)
def test_what_is_exported_is_imported_whole(found: Contents) -> None:
    with open_record(MEMORY) as record:
        take_in(record, read(json.dumps(as_json(found)).encode()), merge=False)
        back = contents(record)
    assert back == found


@CALM
@given(records, records)
def test_merging_loses_nothing_and_merging_again_changes_nothing(ours: Contents, theirs: Contents) -> None:
    both = merged(ours, theirs)
    assert set(both.attempts) == set(ours.attempts) | set(theirs.attempts)
    for part in ("cards", "hints", "sessions"):
        assert set(getattr(both, part)) == set(getattr(ours, part)) | set(getattr(theirs, part))
    assert merged(both, theirs) == both
    assert merged(ours, ours) == ours


def test_the_review_that_was_seen_last_is_kept() -> None:
    def one(last: str, due: datetime) -> Contents:
        return Contents((), {"template:a.b": ({"last": last}, due)}, {}, {})

    old, new = one("2026-01-01T00:00:00+00:00", NOW + timedelta(days=9)), one("2026-02-01T00:00:00+00:00", NOW)
    assert merged(old, new).cards == merged(new, old).cards == new.cards


GOOD: dict[str, Any] = {"at": NOW.isoformat(), "kind": "question", "target": "ch12.x", "verdict": "right"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("at", "yesterday"), ("at", "2026-03-01T20:15:00"), ("at", None), ("at", 7),
        ("at", "9999-12-31T23:59:59-23:00"),
        ("kind", "exam"), ("target", "../../etc/passwd"), ("target", "x" * 500), ("target", ""),
        ("verdict", "\x1b[31m"),
        ("seed", -1), ("seed", 1 << 70), ("seed", 1.5), ("seed", True), ("points", "2"), ("points", 1e300),
        ("response", "x" * 3000), ("response", "\ud800"), ("mistake", ["m"]), ("session", "\x00"),
    ],
)  # fmt: skip
def test_a_bad_attempt_is_named_and_nothing_is_imported(name: str, value: Any) -> None:
    data = {"schema": "dlgrade/record/1", "attempts": [GOOD, {**GOOD, name: value}]}
    with pytest.raises(UsageError, match=rf"attempts\[1\]\.{name} is .*nothing was imported"):
        read(json.dumps(data).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "no JSON"),
        (b"[" * 200_000, "no JSON"),
        (b"NaN", "no JSON"),
        (b"[]", "schema"),
        (b'{"schema": "dlgrade/record/2"}', "expected 'dlgrade/record/1'"),
        (b'{"schema": "dlgrade/record/1", "attempts": {}}', "attempts is no list"),
        (b'{"schema": "dlgrade/record/1", "cards": [1]}', r"cards\[0\] is no object"),
        (b'{"schema": "dlgrade/record/1", "cards": [{"key": "a", "state": []}]}', r"cards\[0\].state"),
        (b'{"schema": "dlgrade/record/1", "hints": [{"exercise": "a", "taken": "x"}]}', r"hints\[0\].taken"),
    ],
)
def test_a_file_that_is_no_record_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read(data)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own" / "record.sqlite"
    monkeypatch.setenv("DLGRADE_RECORD", str(path))
    return path


def test_a_record_moves_from_machine_to_machine(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dlgrade: Callable[..., Any]
) -> None:
    with open_record(place) as record:
        record.add(Attempt(NOW, "question", "ch12.x", "right"), {"template:ch12.x": ({"open": False}, NOW)})
    file = tmp_path / "mine.json"
    assert dlgrade("record", "export", "-o", str(file)).code == 0
    assert json.loads(dlgrade("record", "export").out) == json.loads(file.read_text())
    other = tmp_path / "other.sqlite"
    monkeypatch.setenv("DLGRADE_RECORD", str(other))
    assert "1 attempts (+1)" in dlgrade("record", "import", str(file)).out
    assert "1 attempts (+0)" in dlgrade("record", "import", str(file)).out


def test_replacing_keeps_what_was_there(place: Path, tmp_path: Path, dlgrade: Callable[..., Any]) -> None:
    with open_record(place) as record:
        record.add(Attempt(NOW, "question", "ch12.old", "right"))
    file = tmp_path / "new.json"
    file.write_text(json.dumps({"schema": "dlgrade/record/1", "attempts": [GOOD]}))
    assert dlgrade("record", "import", "--replace", str(file)).code == 0
    with open_record(place) as record:
        assert [a.target for a in record.attempts()] == ["ch12.x"]
    (copy,) = [p for p in place.parent.iterdir() if "set-aside" in p.name and p.suffix not in (".wal", ".shm")]
    with open_record(copy) as record:
        assert [a.target for a in record.attempts()] == ["ch12.old"]


def test_a_bad_file_leaves_the_record_as_it_is(place: Path, tmp_path: Path, dlgrade: Callable[..., Any]) -> None:
    with open_record(place) as record:
        record.add(Attempt(NOW, "question", "ch12.old", "right"))
    file = tmp_path / "bad.json"
    file.write_text('{"schema": "dlgrade/record/1", "attempts": [{}]}')
    for way in ("--merge", "--replace"):
        done = dlgrade("record", "import", way, str(file))
        assert done.code == 2 and "attempts[0]" in done.err
    assert dlgrade("record", "import", str(tmp_path / "none.json")).code == 2
    with open_record(place) as record:
        assert len(record.attempts()) == 1


def test_reset_sets_aside_and_only_with_a_word(place: Path, dlgrade: Callable[..., Any]) -> None:
    assert dlgrade("record", "path").out.strip() == str(place)
    assert "no record" in dlgrade("record", "reset", "--yes").out
    assert dlgrade("record", "export").code == 2
    place.parent.mkdir()
    place.write_text("damaged")
    done = dlgrade("record", "reset")
    assert done.code == 2 and place.read_text() == "damaged"
    assert dlgrade("record", "reset", "--yes").code == 0
    assert not place.exists()
    assert [p.read_text() for p in place.parent.iterdir()] == ["damaged"]
