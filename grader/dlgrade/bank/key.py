"""The key of an exam: the forms that `dlgrade exam build` wrote, read again and checked.

Depends on: form, tables, errors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dlgrade.bank.documents import read_document
from dlgrade.bank.form import SCHEMA
from dlgrade.bank.question import KINDS
from dlgrade.bank.tables import one_line, read_table, safe_cell
from dlgrade.errors import UsageError

STUDENTS = "students.csv"
STUDENT_COLUMNS = ("paper", "name", "id", "email")
_EXPECTED = "the folder that `dlgrade exam build` wrote, its forms/ or one file of it"


@dataclass(frozen=True)
class Sitter:
    """Somebody for whom a paper was made.  key names the paper; the rest is from the roster, or ""."""

    key: str
    name: str = ""
    id: str = ""
    email: str = ""


@dataclass(frozen=True)
class Key:
    """Every form of an exam.

    papers   : name of a paper ("A", a student's key, "001"; "" for the only one) -> its form as JSON.
    master   : what sets are permutations of; None where everybody has questions of their own.
    sitters  : those for whom papers were made, if there was a roster.
    """

    title: str
    papers: Mapping[str, Mapping[str, Any]] = field(repr=False)
    master: Mapping[str, Any] | None = field(repr=False)
    sitters: tuple[Sitter, ...] = ()

    @property
    def own(self) -> bool:
        """True where everybody has questions of their own."""
        return self.master is None

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.papers}

    def paper(self, name: str) -> str | None:
        """The paper of that name, whatever the case, or None."""
        return self._folded.get(name.casefold())

    @cached_property
    def _known(self) -> dict[str, list[Sitter]]:
        found: dict[str, list[Sitter]] = {}
        for sitter in self.sitters:
            for word in {w.casefold() for w in (sitter.key, sitter.id, sitter.email, sitter.name) if w}:
                found.setdefault(word, []).append(sitter)
        return found

    def sitter(self, *words: str) -> Sitter | None:
        """Whom a key, a number, an e-mail address or a name means; None if nobody or more than one."""
        for word in words:
            found = self._known.get(word.casefold(), [])
            if len(found) == 1:
                return found[0]
        return None


def read_key(path: Path) -> Key:
    """The key at ``path``.  Raises UsageError that names the file and what is wrong with it."""
    if path.is_dir():
        folder = path / "forms" if (path / "forms").is_dir() else path
        files = sorted(folder.glob("*.json"))
        if not files:
            raise UsageError(f"{path} holds no forms; expected is {_EXPECTED}")
    elif path.is_file():
        folder, files = path.parent, [path]
    else:
        raise UsageError(f"there is no key {path}; expected is {_EXPECTED}")
    forms = [read_form(f) for f in files]
    titles = {f["title"] for f in forms}
    if len(titles) > 1:
        raise UsageError(f"{folder} holds forms of different exams: {', '.join(sorted(titles)[:4])}")
    masters = [f for f in forms if not f["set"] and not f["student"]]
    if len(masters) > 1:
        raise UsageError(f"{folder} holds {len(masters)} masters; the forms of one exam have one")
    named = {f["student"] or f["set"]: f for f in forms if f["set"] or f["student"]}
    if len(named) + len(masters) < len(forms):
        raise UsageError(f"{folder} holds two forms of one name; it must hold the forms of one exam")
    master = masters[0] if masters else None
    if master is None and not any(f["student"] for f in forms):
        master = _straightened(forms[0])
    sitters = _sitters(folder.parent / STUDENTS) if (folder.parent / STUDENTS).is_file() else ()
    return Key(forms[0]["title"], named or {"": forms[0]}, master, sitters)


def _straightened(form: Mapping[str, Any]) -> Mapping[str, Any]:
    """The master of a set, from where its questions and options stand there."""
    questions = []
    for q in sorted(form["questions"], key=lambda q: int(q["master"])):
        there = dict(zip((o["label"] for o in q["options"]), q["labels"], strict=True))
        options = sorted(({**o, "label": there[o["label"]]} for o in q["options"]), key=lambda o: str(o["label"]))
        key = q["key"] if isinstance(q["key"], Mapping) else sorted(there[label] for label in q["key"])
        labels = [o["label"] for o in options]
        questions.append({**q, "number": q["master"], "options": options, "labels": labels, "key": key})
    return {**form, "set": "", "questions": questions}


def read_form(path: Path) -> Mapping[str, Any]:
    """One form with its key.  Raises UsageError."""
    data = read_document(path, SCHEMA, _EXPECTED)
    for name in ("title", "set", "student"):
        if not isinstance(data.setdefault(name, ""), str):
            raise UsageError(f"{path}: {name} is {data[name]!r}, expected a text")
    questions = data.get("questions")
    if not isinstance(questions, list) or not questions:
        raise UsageError(f"{path} holds no questions")
    for i, question in enumerate(questions, start=1):
        fault = _fault(question)
        if fault:
            raise UsageError(f"{path}, question {i}: {fault}")
        question.setdefault("section", "")
        question.setdefault("master", question["number"])
        question.setdefault("labels", [o["label"] for o in question["options"]])
    for name in ("number", "master"):
        if len({q[name] for q in questions}) < len(questions):
            raise UsageError(f"{path}: two questions have the same {name}")
    return data


def _fault(question: Any) -> str:
    """What is wrong with a question of a form, or ""."""
    if not isinstance(question, dict):
        return "it is no table of fields"
    texts = {"id": str, "stem": str, "number": int, "marks": int, "kind": str, "options": list}
    for name, kind in texts.items():
        if not isinstance(question.get(name), kind) or isinstance(question.get(name), bool):
            return f"{name} is {question.get(name)!r}"
    if "key" not in question:
        return "it has no key; this is the paper as candidates see it, use the file in forms/"
    if question["kind"] not in KINDS or question["marks"] < 1:
        return f"kind {question['kind']!r} with {question['marks']} marks is not marked by GATE's rules"
    options, key = question["options"], question["key"]
    if question["kind"] == "NAT":
        numbers: list[Any] = [key.get(end) for end in ("low", "high")] if isinstance(key, dict) else []
        if not numbers or not all(_finite(n) for n in numbers) or numbers[0] > numbers[1]:
            return f"the key is {key!r}, expected low <= high"
        known = question.setdefault("diagnoses", [])
        if not isinstance(known, list) or not all(isinstance(k, dict) and _finite(k.get("value")) for k in known):
            return f"the diagnoses are {known!r}"
        for k in known:
            for name in ("mistake", "belief", "feedback"):
                k[name] = str(k.get(name) or "")
        return ""
    if not all(isinstance(o, dict) and isinstance(o.get("label"), str) and len(o["label"]) == 1 for o in options):
        return "each option needs a letter"
    for option in options:
        for name in ("text", "mistake", "belief", "feedback"):
            option[name] = str(option.get(name) or "")
    labels = [o["label"] for o in options]
    if len(labels) < 2 or len(set(labels)) < len(labels):
        return f"the options are {', '.join(labels)}"
    if not isinstance(key, list) or not key or any(k not in labels for k in key) or len(set(key)) < len(key):
        return f"the key is {key!r}, expected letters of {', '.join(labels)}"
    if question["kind"] == "MCQ" and len(key) > 1:
        return f"the key is {key!r}, an MCQ has one right option"
    there = question.get("labels", labels)
    if not isinstance(there, list) or sorted(map(str, there)) != sorted(labels):
        return f"the labels {there!r} are no order of {', '.join(labels)}"
    question["key"] = sorted(key)
    return ""


def _finite(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _sitters(path: Path) -> tuple[Sitter, ...]:
    rows = read_table(path)
    if not rows or [c.strip().casefold() for c in rows[0][1]] != list(STUDENT_COLUMNS):
        raise UsageError(
            f"{path}: the first line must be {','.join(STUDENT_COLUMNS)}, as `dlgrade exam build` wrote it"
        )
    return tuple(Sitter(*(_plain(c) for c in (*cells, "", "", "", "")[:4])) for _, cells in rows[1:])


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    text = one_line(cell)
    return text[1:] if text[:1] == "'" and safe_cell(text[1:]) != text[1:] else text
