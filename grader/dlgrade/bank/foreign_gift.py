r"""Reading GIFT: questions between empty lines, answers in braces, ``=`` right, ``~`` wrong, ``#`` feedback.

Depends on: foreign.
"""

from __future__ import annotations

import re

from dlgrade.bank.foreign import MANY, MOST, NUMBER, ONE, OTHER, Accepted, Choice, Foreign, Foreigners, as_number
from dlgrade.errors import UsageError

_TITLE = re.compile(r"^::((?:[^:\\]|\\.|:(?!:))*)::", re.S)
_CREDIT = re.compile(r"^%(-?\d+(?:\.\d+)?)%")
_HIDDEN = {"~": "\ue000", "=": "\ue001", "#": "\ue002", "{": "\ue003", "}": "\ue004", ":": "\ue005"}
_SHOWN = str.maketrans({hidden: char for char, hidden in _HIDDEN.items()})


def read(text: str) -> Foreigners:
    """The questions of a GIFT file.  Raises UsageError, with the line, for a brace that is not closed."""
    found = Foreigners("GIFT")
    for line, block in _blocks(text):
        if block.startswith("$CATEGORY:"):
            continue
        if len(found.questions) == MOST:
            raise UsageError(f"the file holds more than {MOST:,} questions")
        found.questions.append(_question(block, line))
    if not any("{" in b for _, b in _blocks(text)):
        raise UsageError("this is no GIFT, Moodle XML or QTI: there is no answer in braces and no XML")
    return found


def _blocks(text: str) -> list[tuple[int, str]]:
    """(first line, text) of everything between empty lines, comments left out, escaped characters hidden."""
    text = re.sub(r"\\([~=#{}:])", lambda m: _HIDDEN[m.group(1)], text.lstrip("\ufeff"))
    made: list[tuple[int, str]] = []
    rows: list[str] = []
    start = 1
    depth = 0
    for i, row in enumerate([*text.splitlines(), ""], 1):
        if row.lstrip().startswith("//"):
            continue
        if row.startswith("$CATEGORY:"):
            continue
        depth += row.count("{") - row.count("}")
        if row.strip():
            if not rows:
                start = i
            rows.append(row)
        elif rows:
            if depth > 0 and "{" in "".join(rows):
                raise UsageError(f"line {start}: a brace is opened and not closed before the empty line {i}")
            made.append((start, "\n".join(rows)))
            rows, depth = [], 0
    return made


def _plain(text: str) -> str:
    text = re.sub(r"^\[(?:html|markdown|plain|moodle)\]", "", text.strip())
    return text.translate(_SHOWN).replace("\\n", "\n").strip()


def _question(block: str, line: int) -> Foreign:
    title = _TITLE.match(block)
    if title:
        block = block[title.end() :]
    opened, closed = block.find("{"), block.rfind("}")
    stem = _plain(block[:opened] + " _ " + block[closed + 1 :]) if opened >= 0 else _plain(block)
    name = _plain(title.group(1)) if title else (stem[:40] or "question") + f" (line {line})"
    if opened < 0:
        return Foreign(name, OTHER, stem)
    if closed < opened:
        raise UsageError(f"line {line}: a brace is closed before it is opened")
    inside = block[opened + 1 : closed].strip()
    inside, general, _ = inside.partition("####")
    if inside.startswith("#"):
        return Foreign(name, NUMBER, stem, accepted=_numbers(inside[1:]), feedback=bool(general.strip()))
    return _choices(name, stem, inside, bool(general.strip()))


def _choices(name: str, stem: str, inside: str, general: bool) -> Foreign:
    head = inside.partition("#")[0].strip().upper()
    if head in ("T", "F", "TRUE", "FALSE"):
        right = head[0] == "T"
        told = inside.count("#") > 0
        pair = (Choice("True", float(right), told), Choice("False", float(not right), told))
        return Foreign(name, ONE, stem, pair, feedback=general)
    pieces = re.findall(r"([=~])([^=~]*)", inside)
    if not pieces or not any(mark == "~" for mark, _ in pieces):
        return Foreign(name, OTHER, stem, feedback=general)  # an essay, a short answer, or matching
    choices = []
    weighted = False
    for mark, body in pieces:
        body, _, told = body.strip().partition("#")
        credit = 1.0 if mark == "=" else 0.0
        if percent := _CREDIT.match(body):
            credit = float(percent.group(1)) / 100
            body = body[percent.end() :]
            weighted = weighted or mark == "~"
        choices.append(Choice(_plain(body), credit, bool(told.strip())))
    several = weighted and not any(mark == "=" for mark, _ in pieces)
    return Foreign(name, MANY if several else ONE, stem, tuple(choices), feedback=general)


def _numbers(inside: str) -> tuple[Accepted, ...]:
    made = []
    for piece in filter(str.strip, re.split(r"[=~]", inside)):
        body, _, told = piece.strip().partition("#")
        credit = 1.0
        if percent := _CREDIT.match(body):
            credit = float(percent.group(1)) / 100
            body = body[percent.end() :]
        made.append(_accepted(body.strip(), credit, bool(told.strip())))
    return tuple(made)


def _accepted(body: str, credit: float, told: bool) -> Accepted:
    if ".." in body:
        low, _, high = body.partition("..")
        return Accepted(as_number(low), as_number(high), credit, body, told)
    value, _, tolerance = body.partition(":")
    middle, off = as_number(value), as_number(tolerance) if tolerance else 0.0
    if middle is None or off is None:
        return Accepted(None, None, credit, body, told)
    return Accepted(middle - off, middle + off, credit, body, told)
