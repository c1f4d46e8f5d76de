"""The answers of a class: a table of responses read, each student's paper found, every answer marked.

Two layouts are read: a row for each student with a column for each question (``student,set,Q1,Q2,...``), and a row for
each answer (``student,set,question,response``).  Nothing is guessed: an answer that cannot be read, a column that is
missing, a set that is not there is reported with its line and column, all of them at once.

Depends on: key, marking, responses, tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dlgrade.bank.key import Key, Sitter
from dlgrade.bank.marking import mark
from dlgrade.bank.marks import Answer, Asked, Choice, Marks, Sat
from dlgrade.bank.responses import BLANK, Response, Unreadable, read
from dlgrade.bank.tables import one_line
from dlgrade.errors import UsageError

MOST_SHOWN = 20
_COLUMNS = {
    "student": "student|student id|key|id|roll|roll no|roll no.|roll number|student number|number|candidate|login|"
    "username",
    "name": "name|full name|student name",
    "email": "email|e-mail|email address|e-mail address",
    "set": "set|paper|booklet|form|paper set|question paper",
    "question": "question|q. no.|q no|question no|question number",
    "response": "response|answer|given answer",
}
_MEANING = {word: meaning for meaning, words in _COLUMNS.items() for word in words.split("|")}
_QUESTION = re.compile(r"(?:q|question|item)?[\s._-]*0*(\d{1,4})[.:)]?")
Cells = Mapping[int, tuple[str, str]]  # question's number on the paper -> (cell, place for messages)


@dataclass(frozen=True)
class Row:
    """One student's answers as handed in."""

    line: int
    student: str
    name: str
    paper: str
    answers: Mapping[int, tuple[str, Response]]


@dataclass(frozen=True)
class Taken:
    """The rows that were read, and what was odd but did no harm, one sentence each."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


def take(table: Sequence[tuple[int, list[str]]], key: Key, *, lenient: bool = False) -> Taken:
    """The answers in a table (of `tables.read_table`).

    lenient : an answer that cannot be read, and a question without a column, count as not attempted, with a remark.

    Raises UsageError with every fault found (the first 20 in words).
    """
    if not table:
        raise UsageError("the table of responses is empty; a first line such as `student,set,Q1,Q2` is expected")
    head = [one_line(c) for c in table[0][1]]
    meanings = [_MEANING.get(c.casefold().replace("_", " "), "") for c in head]
    if not {"student", "name", "email"} & set(meanings):
        raise UsageError(
            f"the table of responses has no column for students (its first line is: {', '.join(head[:6])}); "
            "a first line such as `student,set,Q1,Q2` is expected"
        )
    for meaning in {m for m in meanings if m in ("student", "name", "set")}:
        if meanings.count(meaning) > 1:
            named = [h for h, m in zip(head, meanings, strict=True) if m == meaning]
            raise UsageError(f"the columns {', '.join(named)} all mean {meaning}; keep one of them")
    faults: list[str] = []
    remarks: list[str] = []
    if {"question", "response"} <= set(meanings):
        people = _long(table, head, meanings, faults)
    else:
        people = _wide(table, head, meanings, key, lenient, faults, remarks)
    rows: list[Row] = []
    for line, told, cells in people:
        row = _row(line, told, cells, key, lenient, faults, remarks)
        if row is not None:
            rows.append(row)
    _no_student_twice(rows, faults)
    faults.sort(key=lambda fault: int(re.findall(r"\d+", fault)[0]))  # by line: that is how they begin
    if faults:
        more = f"\n  and {len(faults) - MOST_SHOWN} more" if len(faults) > MOST_SHOWN else ""
        last = "" if lenient else "\n--lenient counts answers and columns that cannot be read as not attempted"
        raise UsageError("the responses cannot be marked:\n  " + "\n  ".join(faults[:MOST_SHOWN]) + more + last)
    if not rows:
        raise UsageError("the table of responses has a header and no student")
    return Taken(tuple(rows), tuple(remarks))


People = list[tuple[int, dict[str, str], Cells]]


def _wide(
    table: Sequence[tuple[int, list[str]]],
    head: Sequence[str],
    meanings: Sequence[str],
    key: Key,
    lenient: bool,
    faults: list[str],
    remarks: list[str],
) -> People:
    columns: dict[int, int] = {}
    unknown = []
    for i, (title, meaning) in enumerate(zip(head, meanings, strict=True)):
        found = _QUESTION.fullmatch(title.casefold())
        if meaning:
            continue
        if not found:
            unknown.append(title)
        elif int(found[1]) in columns:
            faults.append(f"line {table[0][0]}: two columns are for question {int(found[1])}")
        else:
            columns[int(found[1])] = i
    if unknown := [u for u in unknown if u]:
        remarks.append(f"these columns are no questions and were left out: {', '.join(unknown[:8])}")
    most = max(len(form["questions"]) for form in key.papers.values())
    wanted = range(1, most + 1)
    if extra := sorted(set(columns) - set(wanted)):
        faults.append(f"line {table[0][0]}: there are columns for {_numbers(extra)}; the paper ends at {most}")
    if missing := [n for n in wanted if n not in columns]:
        told = f"there is no column for question{'s' if len(missing) > 1 else ''} {_numbers(missing)}"
        if lenient:
            remarks.append(f"{told}: not attempted by anybody")
        else:
            faults.append(f"line {table[0][0]}: {told}; add an empty one if nobody answered")
    people: People = []
    for line, cells in table[1:]:
        if any(c.strip() for c in cells[len(head) :]):
            faults.append(f"line {line}: {len(cells)} cells where the header has {len(head)}; is a comma in an answer?")
            continue
        if len(cells) < len(head) and not lenient:
            faults.append(f"line {line}: {len(cells)} cells where the header has {len(head)}; the line is cut off")
            continue
        full = [*cells, *[""] * len(head)]
        answers = {n: (full[i], f"line {line}, column {head[i]}") for n, i in columns.items()}
        people.append((line, _told(full, meanings), answers))
    return people


def _long(
    table: Sequence[tuple[int, list[str]]], head: Sequence[str], meanings: Sequence[str], faults: list[str]
) -> People:
    found: dict[tuple[str, ...], tuple[int, dict[str, str], dict[int, tuple[str, str]]]] = {}
    for line, cells in table[1:]:
        told = _told([*cells, *[""] * len(head)], meanings)
        number = _QUESTION.fullmatch(told.pop("question", "").casefold())
        response = told.pop("response", "")
        who = tuple(told.get(w, "").casefold() for w in ("student", "email", "name"))
        first = found.setdefault(who, (line, told, {}))
        if number is None:
            faults.append(f"line {line}: the question has no number; Q1 or 1 is expected")
        elif told.get("set", "").casefold() != first[1].get("set", "").casefold():
            faults.append(f"line {line}: another set than in line {first[0]} for the same student")
        elif int(number[1]) in first[2]:
            faults.append(
                f"line {line}: question {int(number[1])} was answered already ({first[2][int(number[1])][1]})"
            )
        else:
            first[2][int(number[1])] = (response, f"line {line}")
    return list(found.values())


def _told(cells: Sequence[str], meanings: Sequence[str]) -> dict[str, str]:
    """What a row tells of the student; a response keeps its text as it is."""
    found: dict[str, str] = {}
    for meaning, cell in zip(meanings, cells, strict=False):
        if meaning and meaning not in found:
            found[meaning] = cell if meaning == "response" else one_line(cell)
    return found


def _row(
    line: int,
    told: Mapping[str, str],
    cells: Cells,
    key: Key,
    lenient: bool,
    faults: list[str],
    remarks: list[str],
) -> Row | None:
    words = [told.get(w, "") for w in ("student", "email", "name")]
    who = next((w for w in words if w), "")
    if not who:
        faults.append(f"line {line}: the student is missing")
        return None
    sitter = key.sitter(*(w for w in words if w))
    if key.sitters and sitter is None:
        remarks.append(f"line {line}: {who} is not on the roster of this exam, or not the only one of that name")
    paper = _paper(told.get("set", ""), who, sitter, key)
    if paper is None:
        faults.append(f"line {line} ({who}): {_no_paper(told.get('set', ''), key)}")
        return None
    questions = {q["number"]: q for q in key.papers[paper]["questions"]}
    answers: dict[int, tuple[str, Response]] = {}
    for number, (cell, place) in cells.items():
        if number not in questions:
            if cell.strip():
                faults.append(f"{place} ({who}): the paper has no question {number}")
            continue
        try:
            answers[number] = one_line(cell), _read(cell, questions[number])
        except Unreadable as error:
            if lenient:
                remarks.append(f"{place} ({who}): {error}; it counts as not attempted")
                answers[number] = one_line(cell), BLANK
            else:
                faults.append(f"{place} ({who}): {error}")
    named = sitter or Sitter(who, told.get("name", ""))
    return Row(line, named.key, named.name or told.get("name", ""), paper, answers)


def _read(cell: str, question: Mapping[str, Any]) -> Response:
    labels = "".join(o["label"] for o in question["options"]) or "ABCD"
    decimals, unit = question.get("decimals"), question.get("unit")
    return read(
        cell,
        question["kind"],
        labels,
        decimals=decimals if isinstance(decimals, int) else 0,
        unit=unit if isinstance(unit, str) else "",
    )


def _paper(told: str, who: str, sitter: Sitter | None, key: Key) -> str | None:
    """The name of the paper somebody had: what the row says, else the one made for them, else the only one."""
    if told:
        return key.paper(re.sub(r"(?i)^(set|paper)\s+", "", told))
    if sitter is not None and (mine := key.paper(sitter.key)) is not None:
        return mine
    if key.own:
        return key.paper(who)
    return next(iter(key.papers)) if len(key.papers) == 1 else None


def _no_paper(told: str, key: Key) -> str:
    names = ", ".join(sorted(key.papers)[:6]) + (", ..." if len(key.papers) > 6 else "")
    if told:
        return f"there is no set {told!r}; there are {names}"
    if key.own:
        return f"no paper was made for this student; there are papers for {names}, and a column `paper` may name one"
    return f"the set is missing; a column `set` with one of {names} is expected"


def _no_student_twice(rows: Sequence[Row], faults: list[str]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        seen = first.setdefault(row.student.casefold(), row.line)
        if seen != row.line:
            faults.append(f"line {row.line}: {row.student} is in line {seen} already; a student has one row")


def _numbers(found: Sequence[int]) -> str:
    return ", ".join(map(str, found[:10])) + (", ..." if len(found) > 10 else "")


# ---- marking -------------------------------------------------------------------------------------------------------


def mark_class(rows: Sequence[Row], key: Key, withdrawn: Callable[[Mapping[str, Any]], bool]) -> Marks:
    """Every answer of every row marked by GATE's rules.

    withdrawn : function of a question of a form -> True if everybody gets its marks.
    """
    asked: dict[str, Asked] = {}
    if key.master is not None:
        for q in key.master["questions"]:
            asked[str(q["number"])] = _asked(q, str(q["number"]), withdrawn(q), options=True)
    sat = []
    for row in rows:
        form = key.papers[row.paper]
        answers = []
        often: dict[str, int] = {}
        for q in form["questions"]:
            item = str(q["master"])
            if key.own:
                item = f"{q['id']} ({q['kind']})"
                often[item] = often.get(item, 0) + 1
                item += f" #{often[item]}" if often[item] > 1 else ""
                asked.setdefault(item, _asked(q, item, False, options=False))
            elif item not in asked:
                raise UsageError(f"the paper {row.paper!r} has a question {q['number']} that the master has not")
            answers.append(_marked(q, item, *row.answers.get(q["number"], ("", BLANK)), withdrawn(q)))
        sat.append(Sat(row.student, row.name, row.paper, tuple(answers)))
    present = {s.student for s in sat}
    absent = tuple((s.key, s.name) for s in key.sitters if s.key not in present)
    most = sum(q["marks"] for q in (key.master or next(iter(key.papers.values())))["questions"])
    order = sorted(asked.values(), key=lambda a: (a.number, a.item)) if not key.own else list(asked.values())
    return Marks(key.title, most, key.own, tuple(order), tuple(sat), absent)


def _asked(q: Mapping[str, Any], item: str, to_all: bool, *, options: bool) -> Asked:
    choices = [
        Choice(o["label"], o["text"], o["label"] in q["key"], o["mistake"], o["belief"])
        for o in (q["options"] if options else ())
    ]
    return Asked(
        item,
        0 if not options else q["number"],
        q["id"],
        str(q.get("title") or ""),
        q["kind"],
        q["marks"],
        _key_text(q) if options else "",
        str(q["section"]),
        tuple(choices),
        to_all,
    )


def _key_text(q: Mapping[str, Any]) -> str:
    from dlgrade.bank.form import key_text

    return key_text(q["key"], int(q.get("decimals") or 0))


def _marked(q: Mapping[str, Any], item: str, text: str, response: Response, to_all: bool) -> Answer:
    there = dict(zip((o["label"] for o in q["options"]), q["labels"], strict=True))  # this set's letter -> the master's
    marked = mark(q, response, to_all=to_all)
    return Answer(
        item,
        q["number"],
        q["marks"],
        text,
        tuple(sorted(there[label] for label in response.labels)),
        marked.verdict,
        marked.marks,
        tuple(dict.fromkeys(m for m in marked.mistakes if m[0])),
        response.attempted,
    )
