"""What happened between two banks, two certificates or two forms: new, gone, changed, and changed without saying so.

Depends on: archive, certificate, documents, finding, form, verify.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dlgrade.bank import certificate
from dlgrade.bank.archive import of_version
from dlgrade.bank.documents import read_object
from dlgrade.bank.finding import Template, templates
from dlgrade.bank.form import SCHEMA as FORM
from dlgrade.bank.form import reordered
from dlgrade.bank.variant import make
from dlgrade.bank.verify import rounded, source_hash
from dlgrade.errors import DlgradeError, UsageError

STATES = {
    "new": "new",
    "gone": "gone",
    "version": "another version",
    "source": "another source, the same questions",
    "broken": "cannot be loaded",
    "changed": "OTHER QUESTIONS UNDER THE SAME VERSION: raise version",
    "question": "another question",
}
FAULTS = frozenset({"changed", "broken"})


@dataclass(frozen=True)
class Change:
    """One thing that differs.  state : one of `STATES`."""

    id: str
    state: str
    detail: str = ""


def differences(old: Path, new: Path) -> list[Change]:
    """What differs between two bank folders, two certificates or two forms.

    Raises UsageError where one is missing, cannot be read, or is something else than the other.
    """
    (kind, before), (other, after) = _read(old), _read(new)
    if kind != other:
        raise UsageError(f"{old} is a {kind} and {new} is a {other}; give two of one kind")
    changes = []
    for name in sorted({*before, *after}):
        if name not in after:
            changes.append(Change(name, "gone"))
        elif name not in before:
            changes.append(Change(name, "new"))
        elif change := _change(name, before[name], after[name]):
            changes.append(change)
    return changes


def _change(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Change | None:
    for when, entry in (("old", old), ("new", new)):
        if entry.get("broken"):
            return Change(name, "broken", f"in the {when} one: {entry['broken']}")
    if "question" in old:
        if old["question"] == new["question"]:
            return None
        return Change(name, "question", ", ".join(_fields(old["question"], new["question"])))
    if old["version"] != new["version"]:
        return Change(name, "version", f"{old['version']} -> {new['version']}")
    for seed, (a, b) in enumerate(zip(old["golden"], new["golden"], strict=False)):
        if a != b:
            return Change(name, "changed", f"seed {seed}, version {old['version']}")
    if old.get("digest") and old.get("seeds") == new.get("seeds") and old["digest"] != new["digest"]:
        return Change(name, "changed", f"some seed of {old['seeds']}, version {old['version']}")
    return Change(name, "source") if old["source"] != new["source"] else None


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return sorted(k for k in {*old, *new} if old.get(k) != new.get(k))


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """(what it is, its entries)."""
    if path.is_dir():
        found = templates([path])
        if not found:
            raise UsageError(f"{path} holds no CHAPTER/NAME.py; give a bank folder, a certificate or a form")
        return "bank folder", {t.id: _entry(t) for t in found}
    data = read_object(path, "a bank folder, a certificate or a form")
    if data.get("schema") == certificate.SCHEMA:
        return "certificate", certificate.read(path)
    if data.get("schema") == FORM:
        return "form", {
            f"{q.get('number', i)}. {q['id']}": {"question": rounded(dict(q))}
            for i, q in enumerate(questions_of(data, path), 1)
        }
    raise UsageError(f"{path} is no bank folder, certificate or form: its schema is {data.get('schema')!r}")


def _entry(template: Template) -> dict[str, Any]:
    try:
        question = template.load()
        return {
            "version": question.version,
            "source": source_hash(template),
            "golden": certificate.golden(template),
        }
    except Exception as error:
        return {"broken": f"{type(error).__name__}: {error}"}


def questions_of(data: Mapping[str, Any], path: Path) -> list[Mapping[str, Any]]:
    """The questions of a form.  Raises UsageError where they lack what makes them again."""
    questions = data.get("questions")
    if data.get("schema") != FORM or not isinstance(questions, list):
        raise UsageError(f"{path} is no form: {FORM} is expected in its 'schema', and 'questions'")
    for i, q in enumerate(questions, 1):
        if not isinstance(q, dict) or not isinstance(q.get("id"), str):
            raise UsageError(f"{path}: question {i} has no id")
        if any(not isinstance(q.get(name), int) for name in ("version", "seed")):
            raise UsageError(
                f"{path}: question {i} says no version and seed: this is the candidates' copy; give the form with "
                "answers"
            )
    return questions


# ---- making a form again -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reproduced:
    """One question of a form, made again.  state : "identical", "differs" or "gone"; detail : in what, or why."""

    number: int
    id: str
    version: int
    seed: int
    state: str
    detail: str = ""


def reproduced(path: Path, find: Callable[[str], Template]) -> list[Reproduced]:
    """Every question of a form, made again and compared.

    find : the template of an identifier; raises DlgradeError where there is none.
    """
    data = read_object(path, "a form with its key, as `dlgrade exam build` writes it")
    return [_again(i, q, find) for i, q in enumerate(questions_of(data, path), 1)]


def _again(i: int, q: Mapping[str, Any], find: Callable[[str], Template]) -> Reproduced:
    name, version, seed = q["id"], q["version"], q["seed"]
    number = q["number"] if isinstance(q.get("number"), int) else i
    try:
        made = make(of_version(find(name), version), seed)
        labels = q.get("labels") or [o.label for o in made.options]
        by = {o.label: o for o in made.options}
        if made.options:
            made, _ = reordered(made, [by[label] for label in labels])
    except (KeyError, TypeError):
        return Reproduced(number, name, version, seed, "differs", "labels")
    except DlgradeError as error:
        return Reproduced(number, name, version, seed, "gone", str(error))
    except Exception as error:
        return Reproduced(number, name, version, seed, "gone", f"it cannot be made: {type(error).__name__}: {error}")
    again = rounded(json.loads(json.dumps(made.as_json())))
    told = {k: rounded(v) for k, v in q.items() if k in again}
    differing = _fields(again, told)
    return Reproduced(number, name, version, seed, "differs" if differing else "identical", ", ".join(differing))
