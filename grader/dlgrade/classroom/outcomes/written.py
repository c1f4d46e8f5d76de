"""Written answers and the marks that people gave them.

An answer is the text that a submission assigns to ``ANSWER``; it is read off the syntax tree, nothing is executed.
Marks lie in OUT/marks.sqlite, one row for each student and exercise, written one transaction at a time: a kill loses
at most the mark being entered.  A mark remembers which text it was given to, so that a new text is marked anew.
"""

from __future__ import annotations

import ast
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dlgrade.classroom.model import ClassResult, Outcome, Work
from dlgrade.errors import UsageError
from dlgrade.stub import ANSWER_NAME

FILE = "marks.sqlite"
LONGEST = 20_000  # characters of an answer that are shown
_TABLE = (
    "CREATE TABLE IF NOT EXISTS marks (student TEXT, exercise TEXT, answer TEXT NOT NULL, points REAL NOT NULL, "
    "met TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (student, exercise))"
)

Works = Mapping[str, Mapping[str, Work]]  # student key -> exercise identifier -> what was handed in


@dataclass(frozen=True)
class Answer:
    """One written answer.

    text : what was assigned, or "" if there is none; note : why it could not be read as plain text, or "".
    """

    text: str
    note: str = ""

    @property
    def given(self) -> bool:
        """False for the untouched dots of the stub."""
        return bool(self.text.strip().strip(".…").strip() or self.note)

    @property
    def digest(self) -> str:
        """What a mark is given to: spaces at line ends and around the text do not count."""
        lines = [line.rstrip() for line in self.text.strip().splitlines()]
        return hashlib.sha256("\n".join([*lines, self.note]).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True)
class Mark:
    """What a person gave: points, the rubric's points that were met (counted from 0), and a comment."""

    points: float
    met: tuple[int, ...] = ()
    comment: str = ""
    answer: str = ""  # the digest of the text it was given to


@dataclass(frozen=True)
class Part:
    """One answer to be marked, with what it is marked by.

    old : an earlier mark: of this very text, or (``stale``) of another one.
    """

    student: str
    name: str
    exercise: str
    title: str
    task: str
    rubric: tuple[str, ...]
    max_points: float
    answer: Answer
    old: Mark | None = None

    @property
    def stale(self) -> bool:
        return self.old is not None and self.old.answer != self.answer.digest

    @property
    def open(self) -> bool:
        return self.old is None or self.stale


def answer_of(source: bytes | str) -> Answer:
    """The text that a module assigns to ANSWER, last assignment first; the source is parsed, never run."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return Answer("", f"the file cannot be parsed ({type(error).__name__}); look at it yourself")
    for node in reversed(tree.body):
        targets: Sequence[ast.expr]
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets, value = [node.target], node.value
        else:
            continue
        if any(isinstance(t, ast.Name) and t.id == ANSWER_NAME for t in targets):
            return _text_of(value)
    return Answer("")


def _text_of(value: ast.expr) -> Answer:
    try:
        text = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        text = None
    if isinstance(text, str):
        return Answer(text)
    try:
        shown = ast.unparse(value)
    except (ValueError, RecursionError, MemoryError):
        shown = ""
    return Answer(shown, f"{ANSWER_NAME} is not a plain string; this is the expression, which was not run")


def main_source(work: Work) -> bytes:
    """The exercise's own module of what was handed in."""
    for name in (work.module, f"{work.module}.py"):
        if name in work.files:
            return work.files[name]
    return b""


def parts_of(
    result: ClassResult,
    works: Works,
    rubrics: Mapping[str, tuple[str, ...]],
    tasks: Mapping[str, str],
    marks: Mapping[str, Mapping[str, Mark]],
) -> list[Part]:
    """Every answer that was given, exercise by exercise: one question in a row is marked more evenly."""
    from dlgrade.classroom.outcomes.people import in_order, shown

    found = []
    for identifier, title, _, rubric_points in result.exercises:
        if not rubric_points:
            continue
        # a stable order that is not that of the names: the last in the alphabet are not always marked tired
        order = sorted(in_order(result), key=lambda o: hashlib.sha256(f"{identifier}{o.student.key}".encode()).digest())
        for outcome in order:
            key = outcome.student.key
            work = works.get(key, {}).get(identifier)
            answer = answer_of(main_source(work)) if work is not None else Answer("")
            if answer.given:
                found.append(
                    Part(
                        student=key,
                        name=shown(outcome.student),
                        exercise=identifier,
                        title=title,
                        task=tasks.get(identifier, ""),
                        rubric=rubrics.get(identifier, ()),
                        max_points=rubric_points,
                        answer=answer,
                        old=marks.get(key, {}).get(identifier),
                    )
                )
    return found


# ---- where marks are kept -------------------------------------------------------------------------------------------


@contextmanager
def _opened(out: Path) -> Iterator[sqlite3.Connection]:
    path = out / FILE
    try:
        connection = sqlite3.connect(path, timeout=10)
        try:
            connection.execute(_TABLE)
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise UsageError(f"{path} cannot be used: {error}; it holds the marks that `dlgrade mark` writes") from error


def save_mark(out: Path, student: str, exercise: str, mark: Mark) -> None:
    """Keep one mark; one that was there before is replaced.  It is on disk when this returns."""
    row = (student, exercise, mark.answer, mark.points, " ".join(map(str, mark.met)), mark.comment)
    with _opened(out) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?)", row)


def load_marks(out: Path) -> dict[str, dict[str, Mark]]:
    """Student key -> exercise identifier -> mark; empty if nothing was marked yet."""
    marks: dict[str, dict[str, Mark]] = {}
    if not (out / FILE).exists():
        return marks
    with _opened(out) as connection:
        rows = connection.execute("SELECT student, exercise, answer, points, met, comment FROM marks").fetchall()
    for student, exercise, answer, points, met, comment in rows:
        made = Mark(float(points), tuple(int(n) for n in str(met).split()), str(comment), str(answer))
        marks.setdefault(student, {})[exercise] = made
    return marks


def valid_marks(out: Path, works: Works) -> dict[str, dict[str, Mark]]:
    """The marks whose text is still what the student handed in: a mark for an older text counts for nothing."""
    return {
        student: kept
        for student, given in load_marks(out).items()
        if (
            kept := {
                exercise: mark
                for exercise, mark in given.items()
                if (work := works.get(student, {}).get(exercise)) is not None
                and answer_of(main_source(work)).digest == mark.answer
            }
        )
    }


def with_marks(outcome: Outcome, result: ClassResult, marks: Mapping[str, Mark]) -> Outcome:
    """The outcome with these marks in ``written``, bounded by what each written part is worth."""
    most = {identifier: rubric_points for identifier, _, _, rubric_points in result.exercises}
    return replace(outcome, written={e: max(0.0, min(m.points, most[e])) for e, m in marks.items() if most.get(e, 0)})
