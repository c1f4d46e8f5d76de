"""OUT/grades.sqlite: what was handed in, what was judged, and who is grading now.

One row for each student and exercise, written in a transaction of its own as soon as it is judged (WAL): a kill at any
instant loses at most the exercise being judged.  A row counts as long as the bytes handed in (`Work.digest`) and the
exercise's fingerprint (its solution file, dlgrade's version, the seed) are those it was judged with.

The lock is a lock of the operating system on OUT/grades.lock: it dies with the process that holds it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, overload

from dlgrade.classroom.model import ClassResult, Intake, Outcome, Student, Submission, Work
from dlgrade.errors import GraderBroken, UsageError

FILE = "grades.sqlite"
LOCK = "grades.lock"
FORMAT = 1  # of the tables; raised when older files cannot be read any more
APPLICATION = 0x646C6772  # "dlgr": tells our file from any other SQLite file
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE exercises (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL);
CREATE TABLE students (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, about TEXT NOT NULL);
CREATE TABLE works (student TEXT, exercise TEXT, digest TEXT NOT NULL, module TEXT NOT NULL, files TEXT NOT NULL,
                    PRIMARY KEY (student, exercise)) WITHOUT ROWID;
CREATE TABLE files (hash TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE results (student TEXT, exercise TEXT, digest TEXT NOT NULL, fingerprint TEXT NOT NULL,
                      seconds REAL NOT NULL, report TEXT NOT NULL, PRIMARY KEY (student, exercise));
CREATE TABLE failures (student TEXT, exercise TEXT, reason TEXT NOT NULL, PRIMARY KEY (student, exercise));
CREATE TABLE journal (number INTEGER PRIMARY KEY, student TEXT NOT NULL, exercise TEXT NOT NULL, digest TEXT NOT NULL,
                      fingerprint TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Graded:
    """One exercise of the class, as the store and the reports need it.

    fingerprint : of everything that decides a verdict beside the submission.
    absent      : its report, in the check schema, for a student who did not hand it in.
    """

    id: str
    title: str
    max_points: float
    rubric_points: float
    fingerprint: str
    absent: Mapping[str, Any]


class Store:
    """The file of one graded class.  A context manager.

    Made by `Store.open`, which writes and holds the lock, or by `Store.look`, which only reads.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: IO[bytes] | None = None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    @classmethod
    def open(cls, out: Path) -> Store:
        """The store in ``out``, to write to; both are made if they are not there.

        Raises UsageError if another grader has it or it is no store of ours, GraderBroken if it cannot be written.
        """
        path = out / FILE
        try:
            out.mkdir(parents=True, exist_ok=True)
            lock = _locked(out / LOCK)
        except FileExistsError:
            raise UsageError(f"{out} is a file; -o expects the folder to write the grades to") from None
        except OSError as error:
            raise GraderBroken(
                f"{out} cannot be written to: {error.strerror}; choose another folder with -o, or change permissions"
            ) from None
        try:
            with _explained(path):
                connection = sqlite3.connect(path, isolation_level=None)
                try:
                    _prepare(connection, path)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            lock.close()
            raise
        return cls(path, connection, lock)

    @classmethod
    def look(cls, out: Path) -> Store:
        """The store in ``out``, to read.  Raises UsageError if there is none."""
        path = out / FILE
        if not path.is_file():
            raise UsageError(f"there is no {path}; `dlgrade grade SUBMISSIONS -o {out}` makes it")
        with _explained(path):
            # a folder without permission to write has no room for SQLite's shared memory; then nobody writes either
            for how in ("mode=ro", "mode=ro&immutable=1"):
                connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None)
                try:
                    _recognized(connection, path)
                    return cls(path, connection)
                except sqlite3.OperationalError:
                    connection.close()
                    if "immutable" in how:
                        raise
                except BaseException:
                    connection.close()
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Let go of the file and of the lock."""
        try:
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):  # a full disk has rolled it back already
                    self._connection.execute("ROLLBACK")
                raise

    def _rows(self, question: str, *values: Any) -> list[Any]:
        return list(self._each(question, *values))

    def _each(self, question: str, *values: Any) -> Iterator[Any]:
        """The rows one by one: those of a class need not lie in memory."""
        with _explained(self.path):
            yield from self._connection.execute(question, values)

    # -- facts

    def fact(self, name: str) -> str | None:
        """One fact about the class (``seed``, ``isolation``, ``remarks``, ``left_out``), or None."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return str(rows[0][0]) if rows else None

    def note(self, **facts: str) -> None:
        """Keep facts about the class."""
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    # -- what was handed in

    def hand_in(self, intake: Intake, exercises: Sequence[Graded], **facts: str) -> None:
        """Keep the class as it is now: students, their sources, the exercises; results stay."""
        chosen = {e.id for e in exercises}
        with self._writing() as connection:
            for table in ("exercises", "students", "works", "failures"):
                connection.execute(f"DELETE FROM {table}")
            connection.executemany(
                "INSERT INTO exercises VALUES (?, ?, ?)",
                [(i, e.id, json.dumps(asdict(e))) for i, e in enumerate(exercises)],
            )
            add = "INSERT INTO students (key, about) VALUES (?, ?)"
            for submission in intake.submissions:
                connection.execute(add, (submission.student.key, _about(submission)))
                for exercise, work in submission.work.items():
                    if exercise in chosen:
                        _keep_work(connection, submission.student.key, exercise, work)
            for student in intake.missing:
                connection.execute(add, (student.key, json.dumps({"student": asdict(student)})))
            connection.execute("DELETE FROM files WHERE hash NOT IN (SELECT value FROM works, json_each(works.files))")
            connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    def work(self, student: str, exercise: str) -> Work | None:
        """What a student handed in for an exercise."""
        rows = self._rows("SELECT module, files FROM works WHERE student = ? AND exercise = ?", student, exercise)
        if not rows:
            return None
        module, files = rows[0]
        return Work(module, {n: self._file(h) for n, h in json.loads(files).items()})

    def _file(self, digest: str) -> bytes:
        return bytes(self._rows("SELECT data FROM files WHERE hash = ?", digest)[0][0])

    def works(self) -> Mapping[str, Mapping[str, Work]]:
        """Student key -> exercise -> `Work`; read from the file when it is asked for."""
        return _Works(self)

    # -- what is to be done, and what was

    def open_work(self) -> list[tuple[str, list[str]]]:
        """(student, exercises) whose present bytes have no result under the present fingerprint, in order."""
        rows = self._each(
            "SELECT s.key, e.id FROM works w JOIN students s ON s.key = w.student "
            "JOIN exercises e ON e.id = w.exercise LEFT JOIN results r ON r.student = w.student "
            "AND r.exercise = w.exercise AND r.digest = w.digest "
            "AND r.fingerprint = json_extract(e.about, '$.fingerprint') "
            "WHERE r.student IS NULL ORDER BY s.place, e.place"
        )
        found: list[tuple[str, list[str]]] = []
        names: dict[str, str] = {}
        for student, exercise in rows:
            if not found or found[-1][0] != student:
                found.append((student, []))
            found[-1][1].append(names.setdefault(exercise, exercise))
        return found

    def handed_in(self) -> int:
        """How many exercises the class handed in, all students together."""
        return int(self._rows("SELECT count(*) FROM works")[0][0])

    def put(self, student: str, exercise: str, report: str, seconds: float) -> None:
        """Keep one verdict: ``report`` is the exercise's part of the check schema, as JSON."""
        with self._writing() as connection:
            row = connection.execute(
                "SELECT w.digest, json_extract(e.about, '$.fingerprint') FROM works w, exercises e "
                "WHERE w.student = ? AND w.exercise = ? AND e.id = w.exercise",
                (student, exercise),
            ).fetchone()
            if row is None:
                raise GraderBroken(f"a verdict on {student}, {exercise} came, which was not handed in")
            key = (student, exercise, *row)
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", (*key, seconds, report))
            connection.execute("DELETE FROM failures WHERE student = ? AND exercise = ?", (student, exercise))
            connection.execute("INSERT INTO journal (student, exercise, digest, fingerprint) VALUES (?, ?, ?, ?)", key)

    def fail(self, student: str, exercise: str, reason: str) -> None:
        """Keep why an exercise could not be judged: it is tried again at the next run."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", (student, exercise, reason))

    # -- what came out

    @property
    def exercises(self) -> list[Graded]:
        """The exercises of the class, in order."""
        return [Graded(**json.loads(about)) for (about,) in self._rows("SELECT about FROM exercises ORDER BY place")]

    def keys(self) -> list[str]:
        """The students' keys, in the order of the class."""
        return [key for (key,) in self._rows("SELECT key FROM students ORDER BY place")]

    def students(self) -> list[Student]:
        """Everyone in the class, in order."""
        return [
            Student.of(json.loads(a)["student"]) for (a,) in self._rows("SELECT about FROM students ORDER BY place")
        ]

    def result(self) -> ClassResult:
        """The class.  Its outcomes are read from the file one by one, while the store is open."""
        exercises = self.exercises
        fingerprint = hashlib.sha256("\n".join(e.fingerprint for e in exercises).encode()).hexdigest()
        return ClassResult(
            outcomes=_Outcomes(self, exercises),
            exercises=tuple((e.id, e.title, e.max_points, e.rubric_points) for e in exercises),
            seed=self.seed or 0,
            fingerprint=fingerprint,
            isolation=self.fact("isolation") or "",
            remarks=tuple(json.loads(self.fact("remarks") or "[]")),
        )

    @property
    def seed(self) -> int | None:
        """The seed of the random cases, or None in a store that is new."""
        kept = self.fact("seed")
        return None if kept is None else int(kept)

    def outcome(self, key: str, exercises: Sequence[Graded]) -> Outcome:
        """What one student's work came to."""
        about = json.loads(self._rows("SELECT about FROM students WHERE key = ?", key)[0][0])
        handed = {e for (e,) in self._rows("SELECT exercise FROM works WHERE student = ?", key)}
        kept = {
            exercise: (json.loads(report), seconds)
            for exercise, report, seconds in self._rows(
                "SELECT r.exercise, r.report, r.seconds FROM results r JOIN works w USING (student, exercise, digest) "
                "JOIN exercises e ON e.id = r.exercise AND json_extract(e.about, '$.fingerprint') = r.fingerprint "
                "WHERE r.student = ?",
                key,
            )
        }
        reasons = self._rows("SELECT exercise, reason FROM failures WHERE student = ? ORDER BY exercise", key)
        reports = [kept[e.id][0] if e.id in kept else e.absent for e in exercises if e.id in kept or e.id not in handed]
        if any(e.id in handed and e.id not in kept for e in exercises):
            status = "failed"
        elif not handed:
            status = "missing"
        else:
            status = "graded" if len(handed) == len(exercises) else "partial"
        check = {
            "schema": "dlgrade/check/1",
            "seed": self.seed or 0,
            "score": round(sum(r["points"] for r in reports), 4),
            "max_score": round(sum(e.max_points for e in exercises), 4),
            "exercises": reports,
            "left_out": json.loads(self.fact("left_out") or "[]"),
        }
        return Outcome(
            student=Student.of(about["student"]),
            status=status,
            check=check,
            late=about.get("late", False),
            problems=(*about.get("problems", ()), *(f"{e} could not be judged: {why}" for e, why in reasons)),
            digest=about.get("digest", ""),
            seconds=round(sum(seconds for _, seconds in kept.values()), 3),
        )


class _Outcomes(Sequence[Outcome]):
    """Every student's outcome, read when it is looked at: a class of thousands need not lie in memory."""

    def __init__(self, store: Store, exercises: Sequence[Graded]) -> None:
        self._store = store
        self._exercises = exercises
        self._keys = store.keys()

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> list[Outcome]: ...
    def __getitem__(self, index: int | slice) -> Outcome | list[Outcome]:
        if isinstance(index, slice):
            return [self._store.outcome(key, self._exercises) for key in self._keys[index]]
        return self._store.outcome(self._keys[index], self._exercises)


class _Works(Mapping[str, Mapping[str, Work]]):
    """Student key -> exercise -> `Work`; a source is read when it is looked at."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, key: str) -> Mapping[str, Work]:
        if not self._store._rows("SELECT 1 FROM students WHERE key = ?", key):
            raise KeyError(key)
        return _WorkOf(self._store, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.keys())

    def __len__(self) -> int:
        return len(self._store.keys())


class _WorkOf(Mapping[str, Work]):
    """What one student handed in: exercise -> `Work`."""

    def __init__(self, store: Store, student: str) -> None:
        self._store = store
        self._student = student

    def __getitem__(self, exercise: str) -> Work:
        work = self._store.work(self._student, exercise)
        if work is None:
            raise KeyError(exercise)
        return work

    def __contains__(self, exercise: object) -> bool:
        question = "SELECT 1 FROM works WHERE student = ? AND exercise = ?"
        return bool(self._store._rows(question, self._student, exercise))  # no source is read for that

    def __iter__(self) -> Iterator[str]:
        rows = self._store._rows("SELECT exercise FROM works WHERE student = ? ORDER BY exercise", self._student)
        return (exercise for (exercise,) in rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _about(submission: Submission) -> str:
    return json.dumps(
        {
            "student": asdict(submission.student),
            "late": submission.late,
            "problems": submission.problems,
            "origin": submission.origin,
            "digest": submission.digest,
        }
    )


def _keep_work(connection: sqlite3.Connection, student: str, exercise: str, work: Work) -> None:
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in work.files.items()}
    connection.executemany(
        "INSERT OR IGNORE INTO files VALUES (?, ?)", [(hashes[n], bytes(data)) for n, data in work.files.items()]
    )
    row = (student, exercise, work.digest, work.module, json.dumps(hashes))
    connection.execute("INSERT INTO works VALUES (?, ?, ?, ?, ?)", row)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing, a power cut the last rows
    connection.execute("PRAGMA busy_timeout = 10000")  # `dlgrade mark` and `replay` read at the same time
    connection.execute("BEGIN IMMEDIATE")
    fresh = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if fresh:
        for statement in _TABLES.split(";")[:-1]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    _recognized(connection, path)


def _recognized(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise UsageError(f"{path} was not written by `dlgrade grade`; move it away or choose another folder with -o")
    if version != FORMAT:
        raise UsageError(
            f"{path} has the format {version}, this dlgrade reads {FORMAT}; choose another folder with -o, "
            "or use the dlgrade that wrote it"
        )


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What SQLite says, in words that name the file and the next step."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error)
        if "full" in said or "disk I/O" in said:
            hint = "what was judged before is kept: make room, then run the same command again"
        elif "readonly" in said or "unable to open" in said:
            hint = "choose another folder with -o, or change its permissions"
        elif "malformed" in said or "not a database" in said:
            hint = "the file is damaged: move it away and grade again"
        elif "locked" in said or "busy" in said:
            hint = "another program has it open: close that, then run the same command again"
        else:
            hint = "what was judged before is kept: run the same command again"
        raise GraderBroken(f"{path} cannot be used: {said}; {hint}") from None


def _locked(path: Path) -> IO[bytes]:
    """The lock file, locked until it is closed or this process ends, however it ends."""
    file = path.open("a+b")
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        if isinstance(error, (BlockingIOError, PermissionError)):
            raise UsageError(
                f"another dlgrade is grading into {path.parent}; wait until it has ended, or choose another folder "
                "with -o"
            ) from None
        raise
    return file
