"""A marked class: plain values and their JSON (``dlgrade/marks/1``); what marking gives and analysis reads.

Depends on: marking, tables, errors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from dlgrade.bank.documents import read_document
from dlgrade.bank.marking import VERDICTS
from dlgrade.bank.question import KINDS
from dlgrade.bank.tables import table
from dlgrade.errors import UsageError

SCHEMA = "dlgrade/marks/1"


@dataclass(frozen=True)
class Choice:
    """An option as the master has it; ``right`` if it belongs to the key."""

    label: str
    text: str
    right: bool
    mistake: str = ""
    belief: str = ""


@dataclass(frozen=True)
class Asked:
    """A question that the class was asked.

    item    : what names it: its number on the master, or template and kind where everybody had a paper of their own.
    number  : on the master; 0 where there is none.
    key     : as published; "" where there is no master.
    choices : the master's options; none for numbers and where there is no master.
    to_all  : withdrawn: everybody has its marks.
    """

    item: str
    number: int
    id: str
    title: str
    kind: str
    marks: int
    key: str
    section: str
    choices: tuple[Choice, ...] = ()
    to_all: bool = False


@dataclass(frozen=True)
class Answer:
    """One student's answer to one question.

    number   : of the question on their paper;  full : the marks it is worth.
    text     : as they wrote it.
    labels   : the options chosen, by the master's letters.
    verdict, marks, mistakes : of `marking.Marked`.
    """

    item: str
    number: int
    full: int
    text: str
    labels: tuple[str, ...]
    verdict: str
    marks: Fraction
    mistakes: tuple[tuple[str, str, str], ...] = ()
    attempted: bool = True


@dataclass(frozen=True)
class Sat:
    """Somebody who sat the exam."""

    student: str
    name: str
    paper: str
    answers: tuple[Answer, ...] = field(repr=False)

    @property
    def total(self) -> Fraction:
        return sum((a.marks for a in self.answers), Fraction(0))


@dataclass(frozen=True)
class Marks:
    """A marked class.

    most   : the marks of a paper.
    own    : True where everybody had questions of their own.
    absent : (key, name) of those for whom a paper was made and who handed in none.
    """

    title: str
    most: int
    own: bool
    asked: tuple[Asked, ...]
    sat: tuple[Sat, ...]
    absent: tuple[tuple[str, str], ...] = ()


def exact(marks: Fraction) -> str:
    """Marks that lose nothing: "34/3"."""
    return str(marks)


def decimal(marks: Fraction) -> str:
    """Marks to two places, as gradebooks want them: "11.33"; halves away from zero, and never "-0.00"."""
    hundredths = int(abs(marks) * 100 + Fraction(1, 2))
    return f"{'-' if marks < 0 and hundredths else ''}{hundredths // 100}.{hundredths % 100:02d}"


def as_json(marks: Marks) -> dict[str, Any]:
    """``dlgrade/marks/1``: marks as decimals for people and as fractions for programs."""
    return {
        "schema": SCHEMA,
        "title": marks.title,
        "max_marks": marks.most,
        "own_papers": marks.own,
        "questions": [
            {
                "item": a.item,
                "number": a.number,
                "id": a.id,
                "title": a.title,
                "kind": a.kind,
                "marks": a.marks,
                "key": a.key,
                "section": a.section,
                "to_all": a.to_all,
                "options": [
                    {
                        "label": c.label,
                        "text": c.text,
                        "right": c.right,
                        "mistake": c.mistake or None,
                        "belief": c.belief or None,
                    }
                    for c in a.choices
                ],
            }
            for a in marks.asked
        ],
        "students": [
            {
                "student": s.student,
                "name": s.name,
                "paper": s.paper,
                "marks": float(decimal(s.total)),
                "exact": exact(s.total),
                "answers": [
                    {
                        "item": a.item,
                        "number": a.number,
                        "max_marks": a.full,
                        "response": a.text,
                        "attempted": a.attempted,
                        "master": list(a.labels),
                        "verdict": a.verdict,
                        "marks": exact(a.marks),
                        "mistakes": [{"mistake": m, "belief": b, "feedback": f} for m, b, f in a.mistakes],
                    }
                    for a in s.answers
                ],
            }
            for s in marks.sat
        ],
        "absent": [{"student": key, "name": name} for key, name in marks.absent],
    }


def read_marks(path: Path) -> Marks:
    """What `as_json` wrote.  Raises UsageError for anything else."""
    data = read_document(
        path, SCHEMA, "marks.json that `dlgrade exam mark --out` wrote, or a table of responses with --key"
    )
    try:
        made = _read(data)
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        raise UsageError(f"{path} is damaged ({type(error).__name__}: {error}); mark the responses again") from None
    return made


def _read(data: Mapping[str, Any]) -> Marks:
    asked = tuple(
        Asked(
            str(q["item"]),
            int(q["number"]),
            str(q["id"]),
            str(q["title"]),
            _one_of(q["kind"], KINDS),
            int(q["marks"]),
            str(q["key"]),
            str(q["section"]),
            tuple(
                Choice(str(o["label"]), str(o["text"]), bool(o["right"]), o["mistake"] or "", o["belief"] or "")
                for o in q["options"]
            ),
            bool(q["to_all"]),
        )
        for q in data["questions"]
    )
    items = {a.item for a in asked}
    sat = tuple(
        Sat(
            str(s["student"]),
            str(s["name"]),
            str(s["paper"]),
            tuple(
                Answer(
                    _one_of(a["item"], items),
                    int(a["number"]),
                    int(a["max_marks"]),
                    str(a["response"]),
                    tuple(map(str, a["master"])),
                    _one_of(a["verdict"], VERDICTS),
                    Fraction(a["marks"]),
                    tuple((str(m["mistake"]), str(m["belief"]), str(m["feedback"])) for m in a["mistakes"]),
                    bool(a["attempted"]),
                )
                for a in s["answers"]
            ),
        )
        for s in data["students"]
    )
    absent = tuple((str(a["student"]), str(a["name"])) for a in data["absent"])
    return Marks(str(data["title"]), int(data["max_marks"]), bool(data["own_papers"]), asked, sat, absent)


def _one_of(value: Any, known: Any) -> str:
    if value not in known:
        raise ValueError(f"{value!r} is not known here")
    return str(value)


def marks_table(marks: Marks) -> str:
    """A row for each student as CSV: totals, then the marks of each question."""
    items = [a.item for a in marks.asked]
    heads = [f"Q{i}" if not marks.own else i for i in items]
    rows: list[list[object]] = [
        ["student", "name", "paper", "status", "marks", "max_marks", "right", "wrong", "blank", *heads]
    ]
    for s in marks.sat:
        by_item = {a.item: a for a in s.answers}
        right = sum(a.verdict == "right" for a in s.answers)
        wrong = sum(a.verdict in ("wrong", "near") for a in s.answers)
        blank = sum(a.verdict == "blank" for a in s.answers)
        cells = [decimal(by_item[i].marks) if i in by_item else "" for i in items]
        rows.append([s.student, s.name, s.paper, "sat", decimal(s.total), marks.most, right, wrong, blank, *cells])
    for key, name in marks.absent:
        rows.append([key, name, "", "absent", "", marks.most, "", "", "", *[""] * len(items)])
    return table(rows)
