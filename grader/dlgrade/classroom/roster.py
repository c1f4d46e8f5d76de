"""The class list: a table from a spreadsheet or a learning platform -> students, and whose a name or number is.

Read are UTF-8 with and without a mark, UTF-16, Windows' code page; commas, semicolons and tabs; the headers that
Canvas, Moodle, Gradescope and people use.

Depends on: naming, archives (for reading a file), files, the standard library.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dlgrade.classroom.archives import Unreadable, read_file
from dlgrade.classroom.model import Student
from dlgrade.classroom.naming import cleaned, folded, shown, tokens, with_keys
from dlgrade.errors import UsageError
from dlgrade.files import decoded

MAX_ROSTER = 16 << 20
MAX_ROWS = 100_000
_HEADERS = {
    "name": "name|full name|fullname|student|student name|display name|nom complet|vollständiger name",
    "first": "first|first name|firstname|first names|given name|given names|forename|prénom|vorname|nombre",
    "last": "last|last name|lastname|surname|family name|nom|nachname|apellido|apellidos",
    "id": "student id|studentid|sid|sis user id|sis id|id number|idnumber|student number|orgdefinedid|matrikelnummer|"
    "matriculation number|roll|roll number|roll no|roll no.|enrollment number|reg no|registration number|"
    "institution id",
    "bare": "id|user id|userid",
    "login": "login|sis login id|login id|username|user name|user|netid|account|github|github username",
    "email": "email|e-mail|email address|e-mail address|mail|sis email|e-mail-adresse|adresse e-mail",
    "section": "section|sections|section(s)|group|groups|class",
    "moodle_id": "identifier",
}
_MEANING = {word: meaning for meaning, words in _HEADERS.items() for word in words.split("|")}
_NO_NAME = re.compile(r"\d+|(?:hw|homework|assignment|submission|week|ex|lab|task)\d*|final|python|code|the|my|of")
_NAMING = ("name", "first", "last", "id", "bare", "login", "email")
_EXPECTED = "a first line such as `name,id,email` or `first name;last name;login` is expected"


@dataclass(frozen=True)
class Roster:
    """The class, each with a key, and what was odd in the table."""

    students: tuple[Student, ...]
    remarks: tuple[str, ...] = ()

    @cached_property
    def _by_number(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, student in enumerate(self.students):
            extra = dict(student.extra)
            numbers = {student.id, extra.get("login", ""), student.email, student.email.partition("@")[0]}
            for number in {n.casefold() for n in numbers if n}:
                found[number].append(i)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Every turn of a name in one piece: "Ana de Souza" is ``anadesouza``, ``desouzaana``, ``souzaanade``."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, student in enumerate(self.students):
            words = tokens(student.name)
            for turn in {"".join(words[j:] + words[:j]) for j in range(len(words))}:
                found[turn].append(i)
        return found

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(tokens(s.name)) for s in self.students]

    def whose(self, name: str, *, number: str = "", platform: str = "") -> list[Student]:
        """Those whom a file's name may mean: one if it is clear, none if nobody fits, several if it is ambiguous.

        number   : the number that the platform gave them, looked for under ``platform`` ("canvas_id", "moodle_id").
        """
        if number and platform:
            told = [s for s in self.students if dict(s.extra).get(platform) == number]
            if len(told) == 1:
                return told
        for key in dict.fromkeys(k.casefold() for k in (number, cleaned(name)) if k):
            if self._by_number.get(key):
                return [self.students[i] for i in self._by_number[key]]
        same = self._by_name.get(folded(name))
        if same:
            return [self.students[i] for i in same]
        words = tokens(name)
        whole = cleaned(name).casefold()
        numbered = {
            i
            for key, those in self._by_number.items()
            if len(key) >= 3 and re.search(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", whole) and not key.isalpha()
            for i in those
        }
        if numbered:
            return [self.students[i] for i in sorted(numbered)]
        mine = frozenset(w for w in words if not _NO_NAME.fullmatch(w))
        near = [i for i, w in enumerate(self._words) if len(w & mine) >= 2 and (w <= mine or mine <= w)]
        return [self.students[i] for i in near]


def read_roster(path: Path) -> Roster:
    """The class list in the file at ``path``; raises UsageError if it cannot be read or names nobody."""
    try:
        data = read_file(path.resolve(), MAX_ROSTER)
    except Unreadable as problem:
        raise UsageError(f"the roster {path}: {problem}") from None
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(f"the roster {path} is a workbook of a spreadsheet; save the sheet as CSV and give that")
    text, guessed = decoded(data)
    remarks = []
    if guessed:
        remarks.append(f"{shown(path.name)} is not UTF-8; it was read as Windows-1252, see whether the names are right")
    rows = _rows(text, path)
    if not rows:
        raise UsageError(f"the roster {path} is empty; {_EXPECTED}, and a line for each student")
    meanings = [_meaning(cell) for cell in rows[0][1]]
    titles = [cleaned(cell).casefold() for cell in rows[0][1]]
    if meanings.count("name") == 2 and "student" in titles and "id" not in meanings:
        # as in dlgrade's own tables: student,name and student,name,id
        meanings[titles.index("student")] = "" if "bare" in meanings else "id"
    if not set(meanings) & set(_NAMING):
        head = ", ".join(shown(c) for c in rows[0][1][:6])
        raise UsageError(
            f"the roster {path} has no column for names or numbers (its first line is: {head}); {_EXPECTED}"
        )
    students, odd = _students(rows[1:], meanings, [cleaned(c) for c in rows[0][1]], path.name)
    if not students:
        raise UsageError(f"the roster {path} has a header and no student; a line for each student is expected")
    keyed = with_keys(students, [f"{i}" for i in range(len(students))])
    return Roster(tuple(keyed), (*remarks, *odd))


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """(line, cells) of every line that is not empty, split as suits the header best."""
    told = re.match(r"(?i)sep=(.)\r?\n", text)  # Excel's own way to say it
    if told:
        text = text[told.end() :]
    head = next((line for line in text.splitlines() if line.strip()), "")
    marks = [told[1]] if told else sorted(",;\t|", key=lambda m: -sum(_meaning(c) != "" for c in head.split(m)))
    rows: list[tuple[int, list[str]]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=marks[0], skipinitialspace=True)
        for cells in reader:
            if any(c.strip() for c in cells):
                rows.append((reader.line_num, cells[:100]))
            if len(rows) > MAX_ROWS:
                raise UsageError(f"the roster {path} has more than {MAX_ROWS:,} lines; that is no class")
    except csv.Error as error:
        raise UsageError(
            f"the roster {path} is no readable table (line {len(rows) + 1}: {error}); {_EXPECTED}"
        ) from None
    return rows


def _meaning(header: str) -> str:
    return _MEANING.get(cleaned(header).strip('"').casefold().replace("_", " "), "")


def _cell(text: str) -> str:
    """A cell's text; spreadsheets write ="00123" where a number is to keep its zeros."""
    formula = re.fullmatch(r'\s*="(.*)"\s*', text)
    return cleaned(formula[1] if formula else text)


def _students(
    rows: Sequence[tuple[int, list[str]]], meanings: Sequence[str], headers: Sequence[str], name: str
) -> tuple[list[Student], list[str]]:
    students: list[Student] = []
    remarks: list[str] = []
    lines: dict[tuple[str, str], int] = {}
    for line, cells in rows:
        student = _student(cells, meanings, headers)
        if student is None:
            if not cells[0].strip().lower().startswith(("points possible", "student, test")):
                remarks.append(f"{shown(name)}, line {line}: neither a name nor a number; the line is left out")
            continue
        marks = [(kind, value.casefold()) for kind, value in (("id", student.id), ("email", student.email)) if value]
        marks = marks or [("name", folded(student.name))]
        twice = next((m for m in marks if m in lines), None)
        if twice:
            first = lines[twice]
            same = any(s == student for s in students)
            rest = "" if same else f", with other entries ({shown(student.name)}); the first one is used"
            remarks.append(
                f"{shown(name)}, line {line}: the {twice[0]} {shown(twice[1])} is in line {first} already{rest}"
            )
            continue
        lines.update(dict.fromkeys(marks, line))
        students.append(student)
    for namesakes in _namesakes(students):
        remarks.append(
            f"{shown(name)}: {len(namesakes)} students are called {namesakes[0].name}; files need a number too"
        )
    return students, remarks


def _namesakes(students: Sequence[Student]) -> list[list[Student]]:
    found: dict[str, list[Student]] = defaultdict(list)
    for student in students:
        if student.name:
            found["".join(sorted(tokens(student.name)))].append(student)
    return [those for those in found.values() if len(those) > 1]


def _student(cells: Sequence[str], meanings: Sequence[str], headers: Sequence[str]) -> Student | None:
    values: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for meaning, header, cell in zip(meanings, headers, cells, strict=False):
        value = _cell(cell)
        if value and meaning and meaning not in values:
            values[meaning] = value
        elif value and header and not meaning and len(extra) < 20:
            extra.append((header, value))
    first, last = values.get("first", ""), values.get("last", "")
    name = values.get("name", "") or f"{first} {last}".strip()
    number, login, bare = values.get("id", ""), values.get("login", ""), values.get("bare", "")
    if name.casefold() in ("points possible", "student, test"):  # lines of Canvas's own
        return None
    if not (name or number or login or bare or values.get("email")):
        return None
    platform = []
    if number and bare:  # Canvas's table has its own number and the school's
        platform.append(("canvas_id", bare))
    elif bare:
        number = bare
        platform.append(("canvas_id", bare))
    digits = re.search(r"\d+", values.get("moodle_id", ""))
    if digits:
        platform.append(("moodle_id", digits[0]))
    if values.get("id") and not number.isdigit():  # its column says that it is no login, though it has letters
        platform.append(("idnumber", number))
    platform += [(k, values[k]) for k in ("login", "section") if values.get(k)]
    identity = number or login
    key = identity or name or values.get("email", "")
    return Student(key, name, identity, values.get("email", ""), (*platform, *extra))
