"""How students and their results are put into words, the same in every file."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from dlgrade.classroom.model import ClassResult, Outcome, Student
from dlgrade.sandbox.text import clean

NOT_JUDGED = ("failed",)  # statuses without a score: the grader's failure is nobody's zero


def shown(student: Student) -> str:
    """A student as people call them: the name, or else the id, or else the key."""
    return one_line(student.name or student.id or student.key)


def one_line(text: str, limit: int = 200) -> str:
    """Text for one cell or heading: no line breaks, nothing invisible."""
    return clean(" ".join(str(text).split()), limit)


def points(value: float) -> str:
    """A number of points with at most two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def judged(outcome: Outcome) -> bool:
    """True if the outcome has a score at all."""
    return outcome.status not in NOT_JUDGED


def extra(student: Student, *names: str) -> str:
    """The first of these further columns that the roster or the archive gave, or ""."""
    known = dict(student.extra)
    return next((known[n] for n in names if known.get(n)), "")


def exercise_of(outcome: Outcome, identifier: str) -> Mapping[str, Any] | None:
    """What the check says of one exercise, or None if it says nothing."""
    return next((e for e in outcome.check.get("exercises", ()) if e.get("id") == identifier), None)


def open_marks(outcome: Outcome) -> list[str]:
    """The exercises whose written answer was given and has no mark yet."""
    return [
        e["id"]
        for e in outcome.check.get("exercises", ())
        if (e.get("written") or {}).get("answered") and e["id"] not in outcome.written
    ]


def in_order(result: ClassResult) -> list[Outcome]:
    """The outcomes by name, then key; accents do not count, so that Émile stands by Emil."""

    def place(outcome: Outcome) -> tuple[str, str]:
        letters = unicodedata.normalize("NFKD", shown(outcome.student))
        return "".join(c for c in letters if not unicodedata.combining(c)).casefold(), outcome.student.key

    return sorted(result.outcomes, key=place)
