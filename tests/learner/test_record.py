"""The learner's record: nothing that was written is lost, and nothing that cannot be used is replaced in silence."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlgrade.errors import RecordUnusable
from dlgrade.learner import record as module
from dlgrade.learner.record import MEMORY, Attempt, open_record, set_aside

CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
OLD = (Path(__file__).parent / "record_of_schema_1.sql").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


def test_what_is_written_is_read_back(path: Path) -> None:
    attempt = Attempt(NOW, "question", "ch12.x", "wrong", 1, 7, 0.0, 2.0, "ch12.e08.m", "1,024", 3.5, "drill-1")
    with open_record(path) as record:
        record.add(attempt, {"template:ch12.x": ({"a": 1}, NOW)})
        record.hint_taken("ch12.e08", 2, NOW)
        record.put_session("s", "drill", {"n": 1}, NOW)
    with open_record(path) as record:
        assert record.attempts() == [attempt]
        assert record.cards() == {"template:ch12.x": ({"a": 1}, NOW)}
        assert record.hints() == {"ch12.e08": 2}
        assert record.session("s") == ("drill", {"n": 1}, NOW, False)
        assert record.open_sessions("drill") == ["s"]


@CALM
@given(st.text(max_size=50))
def test_any_typed_text_is_kept(text: str) -> None:
    with open_record(MEMORY) as record:
        record.add(Attempt(NOW, "question", "ch12.x", "wrong", response=text))
        assert record.attempts()[0].response == text


def test_half_a_letter_from_a_terminal_loses_no_answer(path: Path) -> None:
    with open_record(path) as record:
        record.add(Attempt(NOW, "question", "ch12.x", "wrong", response="a\udcff"))
        assert record.attempts()[0].response == "a?"


def test_a_time_without_a_zone_is_refused(path: Path) -> None:
    with open_record(path) as record, pytest.raises(ValueError, match="aware"):
        record.add(Attempt(datetime(2026, 1, 1), "question", "ch12.x", "right"))


def test_a_record_of_schema_1_is_read_whole(path: Path) -> None:
    sqlite3.connect(path).executescript(OLD).connection.close()
    with open_record(path) as record:
        assert [(a.target, a.verdict, a.seed) for a in record.attempts()] == [
            ("ch12.e08", "fail", 0),
            ("ch12.adam_step_size", "right", 77),
        ]
        assert record.cards()["template:ch12.adam_step_size"][0]["streak"] == 1
        assert record.hints() == {"ch12.e08": 2}
        assert record.open_sessions("mock") == ["mock-1"]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dlgrade that knows one schema more."""
    monkeypatch.setattr(module, "SCHEMA", 2)
    steps = "alter table attempts add column mood text not null default 'calm'; create index moods on attempts (mood);"
    monkeypatch.setattr(module, "_MIGRATIONS", {1: steps})


def test_an_older_record_is_migrated_and_keeps_everything(path: Path, later: None) -> None:
    sqlite3.connect(path).executescript(OLD).connection.close()
    with open_record(path) as record:
        assert len(record.attempts()) == 2
        record.add(Attempt(NOW, "question", "ch12.x", "right"))
        assert record.rows("select distinct mood from attempts") == [("calm",)]
        assert record.rows("pragma user_version") == [(2,)]


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite3.connect(path).executescript(OLD).connection.close()
    with monkeypatch.context() as patch:
        patch.setattr(module, "SCHEMA", 2)
        patch.setattr(module, "_MIGRATIONS", {1: "alter table attempts add column mood text; drop table no_such;"})
        with pytest.raises(RecordUnusable, match="no such table"):
            open_record(path)
    with open_record(path) as record:
        assert len(record.attempts()) == 2
        assert "mood" not in {row[1] for row in record.rows("pragma table_info(attempts)")}


def test_a_record_of_a_later_dlgrade_is_left_as_it_is(path: Path) -> None:
    open_record(path).close()
    db = sqlite3.connect(path)
    db.execute("pragma user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordUnusable, match=r"later dlgrade.*update dlgrade") as caught:
        open_record(path)
    assert path.read_bytes() == before and caught.value.path == path


@pytest.mark.parametrize("version", [0, 1])
def test_the_database_of_something_else_is_left_as_it_is(path: Path, version: int) -> None:
    db = sqlite3.connect(path)
    db.executescript(f"create table photos (name text); pragma user_version = {version};")
    db.close()
    with pytest.raises(RecordUnusable, match=r"no record of dlgrade.*DLGRADE_RECORD"):
        open_record(path)
    db = sqlite3.connect(path)
    assert db.execute("select name from sqlite_master").fetchall() == [("photos",)]
    db.close()


def test_a_file_that_is_no_database_is_reported_and_left(path: Path) -> None:
    path.write_text("my thesis, the only copy" * 100)
    with pytest.raises(RecordUnusable, match=r"record\.sqlite.*not a database.*dlgrade record reset --yes"):
        open_record(path)
    assert path.read_text() == "my thesis, the only copy" * 100


def test_damage_within_the_file_is_reported_when_it_is_met(path: Path) -> None:
    with open_record(path) as record:
        for n in range(500):
            record.add(Attempt(NOW, "question", f"ch12.q{n}", "right", response="x" * 200))
    data = bytearray(path.read_bytes())
    data[8192:-4096] = os.urandom(len(data) - 8192 - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordUnusable, match=r"record\.sqlite.*sets it aside"):
        with open_record(path) as record:
            record.attempts()


def test_an_unreadable_state_is_left_out_and_the_rest_is_kept(path: Path) -> None:
    with open_record(path) as record:
        record.put_card("template:a.b", {"x": 1}, NOW)
        record.connection.execute("insert into cards values ('template:a.c', '{{', 'never')")
        record.connection.execute("insert into cards values ('template:a.d', '[1]', ?)", (NOW.isoformat(),))
        record.connection.execute("insert into sessions values ('s', 'drill', 'x', '{}', '')")
        assert list(record.cards()) == ["template:a.b"]
        assert record.card("template:a.c") is None and record.card("template:a.d") is None
        assert record.session("s") is None


def test_a_locked_record_is_reported_not_waited_for_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_record(path).close()
    monkeypatch.setattr(module, "BUSY_MS", 20)
    with open_record(path) as record:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("begin exclusive")
        with pytest.raises(RecordUnusable, match="another program holds it"):
            record.add(Attempt(NOW, "question", "ch12.x", "right"))
        other.execute("rollback")
        other.close()
        record.add(Attempt(NOW, "question", "ch12.x", "right"))
        assert len(record.attempts()) == 1


def test_a_full_disk_loses_the_answer_under_way_and_no_other(path: Path) -> None:
    with open_record(path) as record:
        record.add(Attempt(NOW, "question", "ch12.x", "right"))
        pages = record.rows("pragma page_count")[0][0]
        record.rows(f"pragma max_page_count = {pages}")
        with pytest.raises(RecordUnusable, match="free space"):
            for _ in range(50):
                record.add(Attempt(NOW, "question", "ch12.x", "right", response="x" * 2000))
        kept = len(record.attempts())
        record.rows(f"pragma max_page_count = {pages + 100}")
        record.add(Attempt(NOW, "question", "ch12.x", "right", response="x" * 2000))
        assert len(record.attempts()) == kept + 1


def test_an_error_within_a_transaction_undoes_it(path: Path) -> None:
    with open_record(path) as record:
        with pytest.raises(TypeError):
            record.add(Attempt(NOW, "question", "ch12.x", "right"), {"template:ch12.x": ({"a": {1, 2}}, NOW)})
        assert record.attempts() == [] and record.cards() == {}


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordUnusable, match="cannot be opened"):
        open_record(tmp_path / "file" / "record.sqlite")
    with pytest.raises(RecordUnusable, match="unable to open"):
        open_record(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="drops the privileges of root, Linux only")
def test_a_read_only_record_is_reported_and_read_only_stays(path: Path) -> None:
    open_record(path).close()
    path.chmod(0o444)
    code = (
        "import sys, pathlib\n"
        "from dlgrade.errors import RecordUnusable\nfrom dlgrade.learner.record import open_record\n"
        "try:\n    open_record(pathlib.Path(sys.argv[1]))\n"
        "except RecordUnusable as error:\n    print(error)\n"
    )
    drop = (  # what is dropped holds from the next program on
        "import ctypes, os, sys\n"
        "[ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) for capability in (1, 2)]\n"
        f"os.execv(sys.executable, [sys.executable, '-c', {code!r}, sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", drop, str(path)], capture_output=True, text=True, timeout=60)
    assert "read-only" in done.stdout or "readonly" in done.stdout, done
    assert "DLGRADE_RECORD" in done.stdout
    assert path.stat().st_mode & 0o777 == 0o444


def _write_many(path: Path, name: str, count: int) -> None:
    with open_record(path) as record:
        for n in range(count):
            record.add(Attempt(NOW, "question", f"{name}.q{n}", "right"), {f"template:{name}.q{n}": ({}, NOW)})


def test_two_processes_that_begin_a_record_at_once_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_write_many, args=(path, name, 40)) for name in "ab"]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    with open_record(path) as record:
        targets = [a.target for a in record.attempts()]
        assert sorted(targets) == sorted(f"{name}.q{n}" for name in "ab" for n in range(40))
        assert len(record.cards()) == 80


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this platform")
def test_what_was_said_to_be_written_survives_a_kill(path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from datetime import UTC, datetime\n"
        "from dlgrade.learner.record import open_record, Attempt\n"
        "record = open_record(pathlib.Path(sys.argv[1]))\n"
        "n = 0\n"
        "while True:\n"
        "    record.add(Attempt(datetime.now(UTC), 'question', f'ch12.q{n}', 'right'), {f'template:ch12.q{n}':\n"
        "               ({}, datetime.now(UTC))})\n"
        "    print(n, flush=True); n += 1\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [int(process.stdout.readline()) for _ in range(30)]
    process.kill()
    said += [int(line) for line in process.stdout.read().split()]
    process.wait(60)
    process.stdout.close()
    with open_record(path) as record:
        kept = [a.target for a in record.attempts()]
        assert kept[: len(said)] == [f"ch12.q{n}" for n in said]
        assert len(kept) <= len(said) + 1
        assert len(record.cards()) == len(kept)  # an answer and what it changes are one
        assert record.rows("pragma integrity_check") == [("ok",)]


def test_setting_aside_keeps_the_file_and_never_overwrites_an_earlier_one(path: Path) -> None:
    path.write_text("one")
    first = set_aside(path, NOW)
    path.write_text("two")
    path.with_name("record.sqlite-wal").write_text("wal")
    second = set_aside(path, NOW)
    assert (first.read_text(), second.read_text()) == ("one", "two")
    assert second.with_name(second.name + "-wal").read_text() == "wal"
    assert not path.exists() and not path.with_name("record.sqlite-wal").exists()


def test_a_copy_is_a_whole_record(path: Path, tmp_path: Path) -> None:
    with open_record(path) as record:
        record.add(Attempt(NOW, "question", "ch12.x", "right"))
        record.copy_to(tmp_path / "copy.sqlite")
    with open_record(tmp_path / "copy.sqlite") as copy:
        assert len(copy.attempts()) == 1


def test_attempts_are_found_by_every_word(path: Path) -> None:
    with open_record(path) as record:
        for n in range(3):
            at = NOW + timedelta(days=n)
            record.add(Attempt(at, "question", f"ch12.q{n}", "wrong", mistake=f"ch12.e08.m{n}", session=f"s{n}"))
        assert [a.target for a in record.attempts(since=NOW + timedelta(days=1))] == ["ch12.q1", "ch12.q2"]
        assert [a.target for a in record.attempts(mistake="ch12.e08.m1")] == ["ch12.q1"]
        assert [a.target for a in record.attempts(session="s2")] == ["ch12.q2"]
        assert record.attempts(kind="exercise") == []
