"""Names as people and systems write them: cleaned for showing, folded for comparing, made safe for files.

Every name here is hostile input: it comes from an archive, a file system or a table that strangers filled in.

Depends on: the standard library.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dlgrade.classroom.model import Student

MAX_NAME = 120
_JOINERS = "\u200c\u200d"  # invisible, but part of names in Persian and in the scripts of India
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_MOODLE = re.compile(r"(?s)(?P<name>.+?)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<rest>.*))?")
_CANVAS = re.compile(
    r"(?s)(?:(?P<name>.*?)_)?(?:(?P<late>LATE)_)?(?P<user>\d+|anon_[A-Za-z0-9]+)"
    r"_(?:(?P<file>\d+)_(?P<rest>.+)|(?P<entry>(?:text|link)\.html))"
)


def cleaned(text: str) -> str:
    """One line without control characters, direction marks or broken code points, at most `MAX_NAME` characters."""
    kept = []
    for character in unicodedata.normalize("NFC", text[: 10 * MAX_NAME]):
        kind = unicodedata.category(character)
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            kept.append(" ")
        elif kind[0] != "C" or character in _JOINERS:
            kept.append(character)
    return " ".join("".join(kept).split())[:MAX_NAME].strip()


def shown(name: str) -> str:
    """A file's name inside a message: cleaned, and short."""
    text = cleaned(name) or "(a name without letters)"
    return text if len(text) <= 80 else f"{text[:50]}...{text[-25:]}"


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name, without accents, case and punctuation: "Müller, Ana-Lí" -> ("muller", "ana", "li")."""
    plain = unicodedata.normalize("NFKD", cleaned(text)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ")
    return tuple(re.findall(r"[^\W_]+", plain))


def folded(text: str) -> str:
    """A name for comparing: its words in one piece."""
    return "".join(tokens(text))


def safe(text: str) -> str:
    """``text`` as a file name for every system: ASCII letters, digits and ``-_.``; "" if nothing of it is left."""
    plain = unicodedata.normalize("NFKD", cleaned(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    result = re.sub(r"[^A-Za-z0-9_.]+", "-", plain).lower()
    result = re.sub(r"\.{2,}", ".", result).strip("-_.")[:60].strip("-_.")
    return f"student-{result}" if _RESERVED.match(result) else result


def with_keys(students: Sequence[Student], origins: Sequence[str]) -> list[Student]:
    """The students, each with a key of its own.

    A key does not depend on who else is in the class unless two are alike, so that a run taken up again finds it.
    students, origins : as many of one as of the other; ``Student.key`` is what the key is made of, as people write it.
    """
    plain = []
    for student, origin in zip(students, origins, strict=True):
        key = safe(student.key)
        if not key or len(folded(student.key)) > len(folded(key)):  # letters were lost: the rest may be anybody's
            key = f"{key or 'student'}-{_mark(student.key or origin)}"
        plain.append(key)
    often = Counter(plain)
    keys = []
    for key, student, origin in zip(plain, students, origins, strict=True):
        if often[key] > 1:
            own = safe(student.id)
            key = f"{key}-{own}" if own and own != key else f"{key}-{_mark(f'{student.name}/{student.email}/{origin}')}"
        keys.append(key)
    taken: set[str] = set()
    for i, key in enumerate(keys):
        number = 2
        while keys[i] in taken or (keys[i] != key and keys[i] in keys[:i] + keys[i + 1 :]):
            keys[i] = f"{key}-{number}"
            number += 1
        taken.add(keys[i])
    return [replace(student, key=key) for student, key in zip(students, keys, strict=True)]


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True)
class Label:
    """What a learning platform's file name tells: whose it is, and what the file was called before."""

    name: str
    user: str
    rest: str
    late: bool = False


def moodle_label(name: str) -> Label | None:
    """``Full Name_12345_assignsubmission_file_`` and what may follow it; None for any other name."""
    found = _MOODLE.fullmatch(name)
    return Label(found["name"], found["user"], found["rest"] or "") if found else None


def canvas_label(name: str) -> Label | None:
    """``lastfirst_LATE_12345_67890_file.py``, with and without LATE, also anonymous; None for any other name."""
    found = _CANVAS.fullmatch(name)
    if not found or not (found["name"] or found["user"].startswith("anon_")):
        return None
    return Label(found["name"] or found["user"], found["user"], found["rest"] or found["entry"], bool(found["late"]))
