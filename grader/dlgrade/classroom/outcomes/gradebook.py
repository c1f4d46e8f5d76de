"""The class as CSV: for people and scripts, for Canvas, for Moodle.

Names come from strangers, and a spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``.  Such cells get
an apostrophe in front, which spreadsheets show as text; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from dlgrade.classroom.model import ClassResult, Outcome
from dlgrade.classroom.outcomes.people import exercise_of, extra, in_order, judged, one_line

Cell = str | float | int | None
# Also behind a separator: a spreadsheet that is set to semicolons or tabs cuts a comma-separated line there.
_FORMULA = re.compile(r"(^|[;,|\t\"])(\s*)([=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
MISSING = "missing"


def harmless(text: str) -> str:
    """Text for a cell: one line, nothing invisible, and no formula to any spreadsheet."""
    whole = one_line(text)
    return whole if _NUMBER.fullmatch(whole) else _FORMULA.sub(r"\1\2'\3", whole)


def table(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as CSV (RFC 4180, but with plain line ends); text is made harmless, None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow(["" if c is None else harmless(c) if isinstance(c, str) else _number(c) for c in row])
    return out.getvalue()


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")  # as exact as the check is: the columns add up to the total


def gradebook_csv(result: ClassResult) -> str:
    """One row for each student: who, the points of every exercise, total, max, status, late.

    A written part has a column of its own, empty until it is marked.  Where the grader could not judge (status
    "failed") every number is empty: nobody is scored on that.
    """
    columns: list[tuple[str, str]] = []
    for identifier, _, _, rubric_points in result.exercises:
        columns.append((identifier, ""))
        if rubric_points:
            columns.append((identifier, "written"))
    head = ["student", "name", "id", "email", *[" ".join(filter(None, c)) for c in columns]]
    rows: list[list[Cell]] = [[*head, "total", "max", "status", "late", "problems"]]
    for outcome in in_order(result):
        who = outcome.student
        cells: list[Cell] = [who.key, who.name, who.id, who.email]
        cells += [_points(outcome, identifier, part) for identifier, part in columns]
        total = round(outcome.score, 4) if judged(outcome) else None
        cells += [total, result.max_score, outcome.status, "yes" if outcome.late else "no"]
        rows.append([*cells, "; ".join(outcome.problems)])
    return table(rows)


def _points(outcome: Outcome, identifier: str, part: str) -> float | None:
    if not judged(outcome):
        return None
    if part:
        return outcome.written.get(identifier)
    found = exercise_of(outcome, identifier)
    return None if found is None else float(found["points"])


def canvas_csv(result: ClassResult, assignment: str) -> str:
    """What Canvas imports under Grades: its five columns, the assignment, and the row of points possible.

    assignment : the column's name; "Homework 3 (12345)" goes to the assignment of that number, another name makes a
                 new one.  A student without a grade (nothing handed in, or not judged) keeps an empty cell, which
                 Canvas leaves alone: its own policy for missing work decides.
    """
    rows: list[list[Cell]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment],
        ["Points Possible", None, None, None, None, result.max_score],
    ]
    for outcome in in_order(result):
        who = outcome.student
        canvas, login = extra(who, "canvas_id"), extra(who, "login", "sis_login_id", "username")
        sis = extra(who, "sis_user_id", "sis_id", "idnumber")
        if who.id and who.id not in (canvas, login, sis):  # a number is what registries give, else it is a login
            sis, login = (sis or who.id, login) if who.id.isdigit() else (sis, login or who.id)
        rows.append([who.name or who.key, canvas, sis, login or who.email, extra(who, "section"), _grade(outcome)])
    text = table(rows)
    return text.replace("\nPoints Possible", "\n    Points Possible", 1)  # as Canvas writes it itself


def moodle_csv(result: ClassResult) -> str:
    """What Moodle imports, both ways: Grades > Import > CSV (mapped by ID number, username or email), and as an
    assignment's offline grading worksheet (mapped by Identifier, from the bulk archive's folder names).

    A student without a grade keeps an empty cell.
    """
    head = ["Identifier", "Full name", "ID number", "Username", "Email address", "Grade", "Maximum Grade"]
    rows: list[list[Cell]] = [[*head, "Last modified (grade)"]]
    for outcome in in_order(result):
        who = outcome.student
        participant = extra(who, "moodle_id")
        number, login = extra(who, "idnumber"), extra(who, "login", "username")
        if who.id and who.id not in (participant, number, login):
            number, login = (number or who.id, login) if who.id.isdigit() else (number, login or who.id)
        cells: list[Cell] = [f"Participant {participant}" if participant else "", who.name, number, login, who.email]
        rows.append([*cells, _grade(outcome), result.max_score, ""])
    return table(rows)


def _grade(outcome: Outcome) -> float | None:
    return round(outcome.score, 2) if judged(outcome) and outcome.status != MISSING else None
