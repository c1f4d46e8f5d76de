"""The learner's record: attempts, diagnoses, hints and review states, in one SQLite file (WAL).

It lies in the platform's data folder, or in the work folder (``.dlgrade/record.sqlite``) with ``--local``; the variable
DLGRADE_RECORD names another place.  A record that cannot be used is reported and set aside, never replaced in silence:
see `open_record`.  Everything that is true at a time is handed in as ``now`` (aware, UTC): only the command line reads
the clock.

Depends on: errors, the standard library; platformdirs for the default place.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dlgrade.errors import DlgradeError

SCHEMA = 1
BUSY_MS = 5000
_TABLES = """
create table attempts (
    id integer primary key,
    at text not null,                 -- ISO 8601, UTC
    kind text not null,               -- 'exercise' or 'question'
    target text not null,             -- ch12.e08, ch12.adam_step_size
    version integer not null default 0,
    seed integer not null default 0,
    verdict text not null,            -- pass, fail, ... of an exercise, right, wrong, near or skipped of a question
    points real not null default 0,
    max_points real not null default 0,
    mistake text not null default '', -- EXERCISE.NAME or TEMPLATE.NAME of the belief that was seen
    response text not null default '',
    seconds real not null default 0,
    session text not null default ''
);
create index attempts_by_target on attempts (target, at);
create index attempts_by_mistake on attempts (mistake, at);
create table cards (
    key text primary key,             -- template:ch12.adam_step_size or mistake:ch12.e08.no_bias_correction
    state text not null,              -- the scheduler's card as JSON
    due text not null
);
create index cards_by_due on cards (due);
create table hints (exercise text primary key, taken integer not null, at text not null);
create table sessions (
    id text primary key,              -- of a mock or a drill
    kind text not null,
    started text not null,
    state text not null,              -- JSON: what is needed to take it up again
    finished text not null default ''
);
"""
_MIGRATIONS: dict[int, str] = {}  # from version N to N + 1


class RecordUnusable(DlgradeError):
    """The record's file is damaged, of a later dlgrade, locked or not writable.  ``path`` says where it is."""

    exit_code = 3

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True)
class Attempt:
    """One check of an exercise or one answer to a question; see the table's columns."""

    at: datetime
    kind: str
    target: str
    verdict: str
    version: int = 0
    seed: int = 0
    points: float = 0.0
    max_points: float = 0.0
    mistake: str = ""
    response: str = ""
    seconds: float = 0.0
    session: str = ""


class Record:
    """An open record.  Every method is one transaction: a kill at any instant loses at most the one being written."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that no other writer interleaves with.  Raises RecordUnusable where it cannot be written."""
        try:
            self.connection.execute("begin immediate")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("rollback")
                raise
            self.connection.execute("commit")
        except sqlite3.Error as error:
            raise RecordUnusable(f"the record {self.path} cannot be written: {error}", self.path) from error

    # ---- attempts ---------------------------------------------------------------------------------------------

    def add(self, attempt: Attempt, cards: Mapping[str, tuple[Mapping[str, Any], datetime]] | None = None) -> int:
        """Write an attempt, and with it the review states that it changes: key -> (card, due)."""
        with self.writing() as db:
            cursor = db.execute(
                "insert into attempts (at, kind, target, version, seed, verdict, points, max_points, mistake, response,"
                " seconds, session) values (?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    _text(attempt.at),
                    attempt.kind,
                    attempt.target,
                    attempt.version,
                    attempt.seed,
                    attempt.verdict,
                    attempt.points,
                    attempt.max_points,
                    attempt.mistake,
                    attempt.response[:2000],
                    attempt.seconds,
                    attempt.session,
                ),
            )
            for key, (state, due) in (cards or {}).items():
                _put_card(db, key, state, due)
            return int(cursor.lastrowid or 0)

    def attempts(
        self, *, kind: str = "", target: str = "", mistake: str = "", since: datetime | None = None, session: str = ""
    ) -> list[Attempt]:
        """Attempts in the order they were made, those that fit every word given."""
        where, values = ["1"], []
        for column, value in (("kind", kind), ("target", target), ("mistake", mistake), ("session", session)):
            if value:
                where.append(f"{column} = ?")
                values.append(value)
        if since is not None:
            where.append("at >= ?")
            values.append(_text(since))
        rows = self.connection.execute(
            "select at, kind, target, verdict, version, seed, points, max_points, mistake, response, seconds, session"
            f" from attempts where {' and '.join(where)} order by id",
            values,
        )
        return [Attempt(_time(row[0]), *row[1:]) for row in rows]

    def latest(self, kind: str) -> dict[str, Attempt]:
        """The last attempt at each target."""
        return {a.target: a for a in self.attempts(kind=kind)}

    # ---- review states ----------------------------------------------------------------------------------------

    def cards(self) -> dict[str, tuple[dict[str, Any], datetime]]:
        """Every review state: key -> (card, due)."""
        rows = self.connection.execute("select key, state, due from cards order by due, key")
        return {key: (json.loads(state), _time(due)) for key, state, due in rows}

    def card(self, key: str) -> dict[str, Any] | None:
        """One review state, or None."""
        row = self.connection.execute("select state from cards where key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def put_card(self, key: str, state: Mapping[str, Any], due: datetime) -> None:
        """Write one review state."""
        with self.writing() as db:
            _put_card(db, key, state, due)

    # ---- hints and sessions -----------------------------------------------------------------------------------

    def hint_taken(self, exercise: str, taken: int, now: datetime) -> None:
        """Keep how many hints of an exercise were asked for."""
        with self.writing() as db:
            db.execute("insert or replace into hints values (?,?,?)", (exercise, taken, _text(now)))

    def hints(self) -> dict[str, int]:
        """Exercise -> hints taken."""
        return {name: int(taken) for name, taken in self.connection.execute("select exercise, taken from hints")}

    def put_session(
        self, name: str, kind: str, state: Mapping[str, Any], now: datetime, *, finished: bool = False
    ) -> None:
        """Write the state of a mock or a drill, to be taken up again after a crash."""
        with self.writing() as db:
            db.execute(
                "insert into sessions values (?,?,?,?,?) on conflict (id) do update set state = excluded.state,"
                " finished = excluded.finished",
                (name, kind, _text(now), json.dumps(state), _text(now) if finished else ""),
            )

    def session(self, name: str) -> tuple[str, dict[str, Any], datetime, bool] | None:
        """(kind, state, started, finished), or None."""
        row = self.connection.execute(
            "select kind, state, started, finished from sessions where id = ?", (name,)
        ).fetchone()
        return (row[0], json.loads(row[1]), _time(row[2]), bool(row[3])) if row else None

    def open_sessions(self, kind: str) -> list[str]:
        """Names of sessions that were begun and not finished, the latest first."""
        rows = self.connection.execute(
            "select id from sessions where kind = ? and finished = '' order by started desc", (kind,)
        )
        return [row[0] for row in rows]


def _put_card(db: sqlite3.Connection, key: str, state: Mapping[str, Any], due: datetime) -> None:
    db.execute("insert or replace into cards values (?,?,?)", (key, json.dumps(state), _text(due)))


def _text(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("times in the record are aware; hand in datetime.now(timezone.utc)")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def default_path(local: Path | None = None) -> Path:
    """Where the record lies: DLGRADE_RECORD, else ``local``'s .dlgrade folder, else the platform's data folder."""
    named = os.environ.get("DLGRADE_RECORD")
    if named:
        return Path(named).expanduser()
    if local is not None:
        return local / ".dlgrade" / "record.sqlite"
    from platformdirs import user_data_path

    return user_data_path("dlgrade", appauthor=False) / "record.sqlite"


def open_record(path: Path) -> Record:
    """The record at ``path``, made if it is not there and migrated if it is older.

    Raises RecordUnusable if it is damaged, of a later dlgrade, locked for longer than five seconds, or not writable;
    the file is left as it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise RecordUnusable(f"the record {path} cannot be opened: {error}", path) from error
    try:
        connection.execute(f"pragma busy_timeout = {BUSY_MS}")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        _migrate(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise RecordUnusable(f"the record {path} cannot be used: {error}", path) from error
    except RecordUnusable:
        connection.close()
        raise
    return Record(path, connection)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("begin immediate")  # two processes that meet a new or an old record migrate it once
    try:
        version = connection.execute("pragma user_version").fetchone()[0]
        if version > SCHEMA:
            raise RecordUnusable(
                f"the record {path} was written by a later dlgrade (schema {version}, this one knows {SCHEMA}); "
                "update dlgrade, or set DLGRADE_RECORD to another file",
                path,
            )
        steps = [_TABLES] if version == 0 else [_MIGRATIONS[v] for v in range(version, SCHEMA)]
        for step in steps:
            for statement in step.split(";"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"pragma user_version = {SCHEMA}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def set_aside(path: Path, now: datetime) -> Path:
    """Move a record that cannot be used out of the way; gives its new place.  Raises OSError where that fails."""
    kept = path.with_name(f"{path.name}.set-aside-{now:%Y%m%dT%H%M%S}")
    for suffix in ("", "-wal", "-shm"):
        old = path.with_name(path.name + suffix)
        if old.exists():
            old.rename(kept.with_name(kept.name + suffix))
    return kept
