"""What can be known of a template without running it: its tags and the mistakes behind its wrong answers.

Loading a whole bank takes longer than a learner waits for a first question, so the certificate beside the templates
keeps these facts with the hash of the text they were read from.  A template that the certificate does not know, or
knows with another text, is loaded.

Depends on: finding, question.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dlgrade.bank.finding import Template
from dlgrade.bank.question import Question

CERTIFICATE = "certificate.json"


@dataclass(frozen=True, slots=True)
class Facts:
    """A template's tags.

    marks : for each kind, in the order of ``kinds``.
    keys  : the mistakes with their home: ``ch12.e08.no_root`` of an exercise, ``ch12.adam_step_size.NAME`` of its own.
    """

    id: str
    chapter: str
    title: str
    version: int
    about: str
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    marks: tuple[int, ...]
    bloom: str
    syllabus: str
    keys: tuple[str, ...]


def facts_of(question: Question) -> Facts:
    """The facts of a loaded template."""
    own = {w.name for w in question.own} | {m for s in question.statements for m in s.beliefs}
    own |= {w.name for c in question.claims for w in c.wrong}
    keys = {f"{question.about}.{n}" for n in question.mistake_names} | {f"{question.id}.{n}" for n in own}
    return Facts(
        question.id,
        question.chapter,
        question.title,
        question.version,
        question.about,
        question.topics,
        question.kinds,
        tuple(question.marks[k] for k in question.kinds),
        question.bloom,
        question.syllabus,
        tuple(sorted(keys)),
    )


def text_hash(template: Template) -> str:
    """What tells whether facts that were kept are those of this text."""
    return hashlib.sha256(template.text.encode()).hexdigest()[:16]


def as_json(question: Question) -> dict[str, Any]:
    """The facts for the certificate; identifier and chapter are the entry's own."""
    made = asdict(facts_of(question))
    return {k: list(v) if isinstance(v, tuple) else v for k, v in made.items() if k not in ("id", "chapter", "version")}


def known(templates: Iterable[Template]) -> dict[str, Facts]:
    """The facts of these templates, from the certificates beside them where those are current, else by loading."""
    certificates: dict[Path, Mapping[str, Any]] = {}
    found: dict[str, Facts] = {}
    for template in templates:
        folder = template.path.parent.parent
        if folder not in certificates:
            certificates[folder] = _read(folder / CERTIFICATE)
        entry = certificates[folder].get(template.id)
        found[template.id] = _kept(template, entry) or facts_of(template.load())
    return found


def _read(path: Path) -> Mapping[str, Any]:
    """The entries of a certificate, {} if there is none that can be read: facts are then read from the templates."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entries = data["templates"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _kept(template: Template, entry: Any) -> Facts | None:
    try:
        if entry["text"] != text_hash(template):
            return None
        kept: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry["facts"].items()}
        return Facts(id=template.id, chapter=template.chapter, version=int(entry["version"]), **kept)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
