"""The learner's record: attempts, diagnoses, hints and review states, in one SQLite file (WAL).

It lies in the platform's data folder, or in the work folder (``.dlgrade/record.sqlite``) with ``--local``; the variable
DLGRADE_RECORD names another place.  A record that cannot be used is reported and set aside, never replaced in silence:
see `open_record` and `set_aside`.  Everything that is true at a time is handed in as ``now`` (aware, UTC): only the
command line reads the clock.

Depends on: errors, the standard library; platformdirs for the default place.
"""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dlgrade.errors import RecordUnusable

SCHEMA = 1
BUSY_MS = 5000
MEMORY = Path(":memory:")  # a record that is not kept: for a drill whose own cannot be used
LONGEST_RESPONSE = 2000  # characters of an answer that are kept
SET_ASIDE = "`dlgrade record reset --yes` sets it aside and begins a new one"
ELSEWHERE = "set DLGRADE_RECORD to another file to go on without it"
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
_MIGRATIONS: dict[int, str] = {}  # from version N to N + 1; statements end with ";" and hold none
_NAMES = frozenset(("attempts", "cards", "hints", "sessions"))


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
        """One transaction that no other writer interleaves with; undone where anything fails within it.

        Raises RecordUnusable where it cannot be written (locked, read-only, a full disk).
        """
        try:
            self.connection.execute("begin immediate")
            yield self.connection
            self.connection.execute("commit")
        except sqlite3.Error as error:
            self._undo()
            raise _unusable(self.path, "cannot be written", error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        with suppress(sqlite3.Error):  # a full disk has ended the transaction already
            if self.connection.in_transaction:
                self.connection.execute("rollback")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What a query finds.  Raises RecordUnusable where the file cannot be read."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self.path, "cannot be read", error) from error

    def copy_to(self, path: Path) -> None:
        """A copy of the whole record at ``path``.  Raises RecordUnusable where it cannot be read or written."""
        try:
            target = sqlite3.connect(path)
            try:
                self.connection.backup(target)
            finally:
                target.close()
        except sqlite3.Error as error:
            raise _unusable(self.path, f"cannot be copied to {path}", error) from error

    # ---- attempts ---------------------------------------------------------------------------------------------

    def add(self, attempt: Attempt, cards: Mapping[str, tuple[Mapping[str, Any], datetime]] | None = None) -> int:
        """Write an attempt, and with it the review states that it changes: key -> (card, due)."""
        with self.writing() as db:
            cursor = db.execute(_INSERT, _row(attempt))
            for key, (state, due) in (cards or {}).items():
                _put_card(db, key, state, due)
            return int(cursor.lastrowid or 0)

    def add_all(
        self, attempts: Iterable[Attempt], cards: Mapping[str, tuple[Mapping[str, Any], datetime]] | None = None
    ) -> None:
        """Write attempts, and with them the review states that they change, in one transaction."""
        with self.writing() as db:
            db.executemany(_INSERT, map(_row, attempts))
            for key, (state, due) in (cards or {}).items():
                _put_card(db, key, state, due)

    def latest_verdicts(self, exercises: Iterable[str]) -> dict[str, tuple[str, datetime]]:
        """Exercise -> (verdict, time) of the last attempt at it, of those that were ever tried."""
        found = {}
        for name in exercises:
            rows = self.rows("select verdict, at from attempts where target = ? order by id desc limit 1", (name,))
            with suppress(TypeError, ValueError):
                for verdict, at in rows:
                    found[name] = (str(verdict), _time(at))
        return found

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
        rows = self.rows(f"select {', '.join(_COLUMNS)} from attempts where {' and '.join(where)} order by id", values)
        try:
            return [Attempt(_time(row[0]), *row[1:]) for row in rows]
        except (TypeError, ValueError) as error:
            raise _unusable(self.path, "is damaged, an attempt has no time", error) from error

    def latest(self, kind: str) -> dict[str, Attempt]:
        """The last attempt at each target."""
        return {a.target: a for a in self.attempts(kind=kind)}

    # ---- review states ----------------------------------------------------------------------------------------

    def cards(self) -> dict[str, tuple[dict[str, Any], datetime]]:
        """Every review state that can be read: key -> (card, due), the earliest first.

        One that cannot is left out: it is begun anew at the next review, and the attempts behind it are kept.
        """
        found = {}
        for key, text, due in self.rows("select key, state, due from cards order by due, key"):
            state = _object(text)
            with suppress(TypeError, ValueError):
                if state is not None:
                    found[str(key)] = (state, _time(due))
        return found

    def card(self, key: str) -> dict[str, Any] | None:
        """One review state, or None if there is none that can be read."""
        found = self.rows("select state from cards where key = ?", (key,))
        return _object(found[0][0]) if found else None

    def open_mistakes(self, home: str) -> dict[str, dict[str, Any]]:
        """The open mistakes of an exercise or a template, key -> state."""
        first = f"mistake:{home}."  # a range, not a pattern: the key is indexed, and an underscore is a letter
        rows = self.rows("select key, state from cards where key >= ? and key < ?", (first, first[:-1] + "/"))
        states = {str(key): _object(text) for key, text in rows}
        return {key: state for key, state in states.items() if state is not None and state.get("open")}

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
        rows = self.rows("select exercise, taken from hints order by exercise")
        return {str(name): taken for name, taken in rows if isinstance(taken, int)}

    def put_session(
        self,
        name: str,
        kind: str,
        state: Mapping[str, Any],
        now: datetime,
        *,
        finished: bool = False,
        unless: Callable[[Mapping[str, Any], bool], bool] = lambda state, finished: False,
    ) -> bool:
        """Keep where a session stands; ``finished`` closes it.

        unless : told what is kept now and whether it is finished; where it says True nothing is written.
        Returns whether it was written.
        """
        with self.writing() as db:
            kept = db.execute("select state, finished from sessions where id = ?", (name,)).fetchone()
            if kept is not None and unless(_object(kept[0]) or {}, bool(kept[1])):
                return False
            db.execute(
                "insert into sessions values (?,?,?,?,?) on conflict (id) do update set state = excluded.state,"
                " finished = excluded.finished",
                (name, kind, _text(now), json.dumps(state), _text(now) if finished else ""),
            )
        return True

    def session(self, name: str) -> tuple[str, dict[str, Any], datetime, bool] | None:
        """(kind, state, started, finished), or None if there is none of that name or its state cannot be read."""
        found = self.rows("select kind, state, started, finished from sessions where id = ?", (name,))
        if not found:
            return None
        kind, text, started, finished = found[0]
        state = _object(text)
        try:
            return (str(kind), state, _time(started), bool(finished)) if state is not None else None
        except (TypeError, ValueError):
            return None

    def open_sessions(self, kind: str) -> list[str]:
        """Names of sessions that were begun and not finished, the latest first."""
        rows = self.rows("select id from sessions where kind = ? and finished = '' order by started desc", (kind,))
        return [str(row[0]) for row in rows]

    def all_sessions(self) -> dict[str, tuple[str, dict[str, Any], datetime, datetime | None]]:
        """Every session that can be read: name -> (kind, state, started, finished)."""
        found = {}
        for name, kind, text, started, finished in self.rows(
            "select id, kind, state, started, finished from sessions order by started, id"
        ):
            state = _object(text)
            with suppress(TypeError, ValueError):
                if state is not None:
                    found[str(name)] = (str(kind), state, _time(started), _time(finished) if finished else None)
        return found

    # ---- the whole --------------------------------------------------------------------------------------------

    def replace_all(
        self,
        attempts: Iterable[Attempt],
        cards: Mapping[str, tuple[Mapping[str, Any], datetime]],
        hints: Mapping[str, tuple[int, datetime]],
        sessions: Mapping[str, tuple[str, Mapping[str, Any], datetime, datetime | None]],
    ) -> None:
        """Put this in the place of everything; within `writing`, so that nothing written since is lost."""
        db = self.connection
        for table in sorted(_NAMES):
            db.execute(f"delete from {table}")
        db.executemany(_INSERT, map(_row, attempts))
        for key, (state, due) in cards.items():
            _put_card(db, key, state, due)
        db.executemany("insert into hints values (?,?,?)", ((k, n, _text(at)) for k, (n, at) in hints.items()))
        for name, (kind, state, started, finished) in sessions.items():
            values = (name, kind, _text(started), json.dumps(state), _text(finished) if finished else "")
            db.execute("insert into sessions values (?,?,?,?,?)", values)

    def hint_times(self) -> dict[str, tuple[int, datetime]]:
        """Exercise -> (hints taken, when the last)."""
        found = {}
        for name, taken, at in self.rows("select exercise, taken, at from hints order by exercise"):
            with suppress(TypeError, ValueError):
                found[str(name)] = (int(taken), _time(at))
        return found


_COLUMNS = tuple(f.name for f in fields(Attempt))  # named like the table's
_INSERT = f"insert into attempts ({', '.join(_COLUMNS)}) values ({','.join('?' * len(_COLUMNS))})"


def _row(attempt: Attempt) -> tuple[Any, ...]:
    response = attempt.response.encode("utf-8", "replace").decode()[:LONGEST_RESPONSE]  # a terminal sends anything
    kept = replace(attempt, response=response)
    return (_text(attempt.at), *(getattr(kept, name) for name in _COLUMNS[1:]))


def _object(text: Any) -> dict[str, Any] | None:
    """A JSON object, or None where the text is none."""
    try:
        made = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
    return made if isinstance(made, dict) else None


def _put_card(db: sqlite3.Connection, key: str, state: Mapping[str, Any], due: datetime) -> None:
    db.execute("insert or replace into cards values (?,?,?)", (key, json.dumps(state), _text(due)))


def _text(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("times in the record are aware; hand in datetime.now(timezone.utc)")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    made = datetime.fromisoformat(text)
    return made if made.tzinfo is not None else made.replace(tzinfo=UTC)


def default_path(local: Path | None = None) -> Path:
    """Where the record lies: in ``local``'s .dlgrade folder if given, else DLGRADE_RECORD, else the platform's data
    folder."""
    if local is not None:
        return local / ".dlgrade" / "record.sqlite"
    named = os.environ.get("DLGRADE_RECORD")
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111  Path.expanduser raises where nobody is at home
    from platformdirs import user_data_path

    return user_data_path("dlgrade", appauthor=False) / "record.sqlite"


def open_record(path: Path, busy_ms: int | None = None) -> Record:
    """The record at ``path``, made if it is not there and migrated if it is older.

    Raises RecordUnusable if it is damaged, of a later dlgrade, locked for longer than ``busy_ms`` (five seconds), not
    writable, or the database of something else; the file is left as it is.  `MEMORY` gives one that ends with the
    process.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=(BUSY_MS if busy_ms is None else busy_ms) / 1000, isolation_level=None
        )
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, "cannot be opened", error) from error
    try:
        _refuse(connection, path)
        connection.execute("pragma journal_mode = wal")  # readers and the writer do not wait for each other
        connection.execute("pragma synchronous = normal")  # no commit is lost by a kill; by a power cut, the last ones
        if _version(connection) != SCHEMA:  # looked at without a lock: almost every start finds the present one
            _migrate(connection)
        missing = _NAMES - _tables(connection)
        if missing:
            raise RecordUnusable(
                f"{path} is no record of dlgrade (it has no table {', '.join(sorted(missing))}); {ELSEWHERE}",
                path,
            )
        if path != MEMORY and not os.access(path, os.W_OK):
            raise RecordUnusable(f"the record {path} is read-only; make it writable, or {ELSEWHERE}", path)
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path, "cannot be used", error) from error
    except RecordUnusable:
        connection.close()
        raise
    return Record(path, connection)


def _unusable(path: Path, what: str, error: Exception) -> RecordUnusable:
    """The error with what can be done about it: a lock passes, a full disk is freed, a damaged file is set aside."""
    text = str(getattr(error, "strerror", None) or error)
    low = text.lower()
    if "locked" in low or "busy" in low:
        step = "another program holds it: end that one, or try again"
    elif "readonly" in low or "read-only" in low or "permission" in low or "unable to open" in low:
        step = f"make the file and its folder writable, or {ELSEWHERE}"
    elif "full" in low or "no space" in low:
        step = "free space on the disk and try again; nothing that was kept is lost"
    elif isinstance(error, (sqlite3.DatabaseError, TypeError, ValueError)):
        step = SET_ASIDE
    else:
        step = ELSEWHERE
    return RecordUnusable(f"the record {path} {what}: {text}; {step}", path)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}


def _refuse(connection: sqlite3.Connection, path: Path) -> None:
    """Raise RecordUnusable, before anything is written, for what a later dlgrade or another program made."""
    tables = _tables(connection)  # before the version: another process that makes the record writes both at once
    version = _version(connection)
    if version > SCHEMA:
        raise RecordUnusable(
            f"the record {path} was written by a later dlgrade (schema {version}, this one knows {SCHEMA}); "
            f"update dlgrade, or {ELSEWHERE}",
            path,
        )
    if version <= 0 and (tables or version):
        raise RecordUnusable(f"{path} is the database of something else, no record of dlgrade; {ELSEWHERE}", path)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("begin immediate")  # two processes that meet a new or an old record migrate it once
    try:
        version = _version(connection)
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
    """Move a record out of the way, with what belongs to it; gives its new place.  Raises OSError where that fails."""
    kept = free_name(path, now)
    for suffix in ("-wal", "-shm", ""):  # a kill on the way leaves the record itself in place, or all of it moved
        old = path.with_name(path.name + suffix)
        if old.exists():
            old.rename(kept.with_name(kept.name + suffix))
    return kept


def free_name(path: Path, now: datetime) -> Path:
    """A name beside ``path`` for what is set aside at that time; never that of a file that is there."""
    stem = f"{path.name}.set-aside-{now:%Y%m%dT%H%M%S}"
    names = (path.with_name(stem + (f"-{n}" if n > 1 else "")) for n in itertools.count(1))
    return next(name for name in names if not name.exists())
