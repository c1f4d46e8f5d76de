"""Written answers and the marks that people gave them.

An answer is the text that a submission assigns to ``ANSWER``; it is read off the syntax tree, nothing is executed.
Marks lie in OUT/marks.sqlite, one row for each student and exercise, written one transaction at a time: a kill loses
at most the mark being entered.  A mark remembers which text it was given to, so that a new text is marked anew.
"""

from __future__ import annotations

import ast
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from dlgrade.classroom.model import ClassResult, Outcome, Student, Work
from dlgrade.classroom.outcomes.people import shown
from dlgrade.errors import UsageError
from dlgrade.stub import ANSWER_NAME

FILE = "marks.sqlite"
LONGEST = 20_000  # characters of an answer that are shown
_TABLE = (
    "CREATE TABLE IF NOT EXISTS marks (student TEXT, exercise TEXT, answer TEXT NOT NULL, points REAL NOT NULL, "
    "met TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (student, exercise))"
)

_MARK = "exercise, answer, points, met, comment"

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
        expression = ast.unparse(value)
    except (ValueError, RecursionError, MemoryError):
        expression = ""
    return Answer(expression, f"{ANSWER_NAME} is not a plain string; this is the expression, which was not run")


def main_source(work: Work) -> bytes:
    """The exercise's own module of what was handed in."""
    for name in (work.module, f"{work.module}.py"):
        if name in work.files:
            return work.files[name]
    return b""


@dataclass(frozen=True)
class Rubric:
    """What an exercise's written part is marked by."""

    title: str
    task: str
    points: tuple[str, ...]
    max_points: float


class Parts(Sequence[Part]):
    """The answers that were given, exercise by exercise: one question in a row is marked more evenly.

    Who gave one and who did not is looked up at once, the texts are read when they are looked at.

    students : in any order; rubrics : by exercise identifier; marks : by student key and exercise identifier.
    """

    def __init__(
        self,
        students: Sequence[Student],
        works: Works,
        rubrics: Mapping[str, Rubric],
        marks: Mapping[str, Mapping[str, Mark]],
    ) -> None:
        self._works, self._rubrics, self._marks = works, rubrics, marks
        self._places: list[tuple[str, Student]] = []
        for identifier in rubrics:
            # a stable order that is not that of the names: the last in the alphabet are not always marked tired
            order = sorted(students, key=lambda s: hashlib.sha256(f"{identifier}{s.key}".encode()).digest())
            self._places += [(identifier, s) for s in order if self._answer(identifier, s).given]

    def open(self) -> Parts:
        """Those without a mark for this very text."""
        found = copy(self)
        found._places = [place for i, place in enumerate(self._places) if self[i].open]
        return found

    def _answer(self, exercise: str, student: Student) -> Answer:
        work = self._works.get(student.key, {}).get(exercise)
        return answer_of(main_source(work)) if work is not None else Answer("")

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> list[Part]: ...
    def __getitem__(self, index: int | slice) -> Part | list[Part]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        exercise, student = self._places[index]
        rubric = self._rubrics[exercise]
        return Part(
            student=student.key,
            name=shown(student),
            exercise=exercise,
            title=rubric.title,
            task=rubric.task,
            rubric=rubric.points,
            max_points=rubric.max_points,
            answer=self._answer(exercise, student),
            old=self._marks.get(student.key, {}).get(exercise),
        )


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
    if (out / FILE).exists():
        with _opened(out) as connection:
            for student, exercise, *rest in connection.execute(f"SELECT student, {_MARK} FROM marks"):
                marks.setdefault(student, {})[exercise] = _mark(*rest)
    return marks


@contextmanager
def kept_marks(out: Path) -> Iterator[Callable[[str], dict[str, Mark]]]:
    """Asks for one student's marks after the other: student key -> exercise identifier -> mark."""
    if not (out / FILE).exists():
        yield lambda _: {}
        return
    with _opened(out) as connection:
        question = f"SELECT {_MARK} FROM marks WHERE student = ?"
        yield lambda student: {e: _mark(*rest) for e, *rest in connection.execute(question, (student,))}


def _mark(answer: str, points: float, met: str, comment: str) -> Mark:
    return Mark(float(points), tuple(int(n) for n in str(met).split()), str(comment), str(answer))


def valid_marks(given: Mapping[str, Mark], works: Mapping[str, Work]) -> dict[str, Mark]:
    """Those of a student's marks whose text is still what was handed in: one for an older text counts for nothing."""
    return {
        exercise: mark
        for exercise, mark in given.items()
        if (work := works.get(exercise)) is not None and answer_of(main_source(work)).digest == mark.answer
    }


def with_marks(outcome: Outcome, result: ClassResult, marks: Mapping[str, Mark]) -> Outcome:
    """The outcome with these marks in ``written``, bounded by what each written part is worth."""
    most = {identifier: rubric_points for identifier, _, _, rubric_points in result.exercises}
    return replace(outcome, written={e: max(0.0, min(m.points, most[e])) for e, m in marks.items() if most.get(e, 0)})
