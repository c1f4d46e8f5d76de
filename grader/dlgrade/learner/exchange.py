"""The learner's record as JSON and back: to move to another machine, to merge two, to look into.

A file that is imported may come from anybody: its size, its texts, its numbers and its times are bounded, and nothing
is written before all of it has been read.

Depends on: record, errors.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from dlgrade.errors import UsageError
from dlgrade.learner.record import LONGEST_RESPONSE, Attempt, Record

SCHEMA = "dlgrade/record/1"
LARGEST = 64_000_000  # bytes of a file
MOST = 500_000  # entries of one kind
LONGEST = 200  # characters of a name
LARGEST_STATE = 1_000_000  # characters of a session's state as JSON; of a review state a hundredth
_NAME = re.compile(r"[A-Za-z0-9_.:+-]+")
Cards = dict[str, tuple[dict[str, Any], datetime]]
Hints = dict[str, tuple[int, datetime]]
Sessions = dict[str, tuple[str, dict[str, Any], datetime, datetime | None]]


@dataclass(frozen=True)
class Contents:
    """Everything in a record; see `Record` for the parts."""

    attempts: tuple[Attempt, ...]
    cards: Cards
    hints: Hints
    sessions: Sessions


def contents(record: Record) -> Contents:
    """Everything in a record."""
    return Contents(tuple(record.attempts()), record.cards(), record.hint_times(), record.all_sessions())


def as_json(found: Contents) -> dict[str, Any]:
    """The record schema; additions are free, a change of meaning raises its number."""
    return {
        "schema": SCHEMA,
        "attempts": [{**asdict(a), "at": a.at.isoformat()} for a in found.attempts],
        "cards": [{"key": k, "due": due.isoformat(), "state": state} for k, (state, due) in found.cards.items()],
        "hints": [{"exercise": k, "taken": n, "at": at.isoformat()} for k, (n, at) in found.hints.items()],
        "sessions": [
            {
                "id": k,
                "kind": kind,
                "started": started.isoformat(),
                "finished": finished.isoformat() if finished else "",
                "state": state,
            }
            for k, (kind, state, started, finished) in found.sessions.items()
        ],
    }


def read(data: bytes) -> Contents:
    """What an exported file holds.  Raises UsageError that says what is wrong with it, and where."""
    if len(data) > LARGEST:
        raise UsageError(f"the file has {len(data)} bytes; a record has at most {LARGEST}")
    try:
        made = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UsageError(f"the file is no JSON ({reason}); `dlgrade record export` writes one") from None
    if not isinstance(made, dict) or made.get("schema") != SCHEMA:
        said = made.get("schema") if isinstance(made, dict) else None
        raise UsageError(f"the file's schema is {str(said)[:40]!r}, expected {SCHEMA!r}; export it again")
    attempts = [_attempt(e, w) for e, w in _entries(made, "attempts")]
    cards: Cards = {}
    for entry, where in _entries(made, "cards"):
        state = _state(entry, where, LARGEST_STATE // 100)
        cards[_name(entry, "key", where)] = (state, _time(entry, "due", where))
    hints: Hints = {}
    for entry, where in _entries(made, "hints"):
        hints[_name(entry, "exercise", where)] = (_whole(entry, "taken", where), _time(entry, "at", where))
    sessions: Sessions = {}
    for entry, where in _entries(made, "sessions"):
        finished = _time(entry, "finished", where) if entry.get("finished") else None
        about = (_name(entry, "kind", where), _state(entry, where, LARGEST_STATE), _time(entry, "started", where))
        sessions[_name(entry, "id", where)] = (*about, finished)
    return Contents(tuple(attempts), cards, hints, sessions)


def merged(ours: Contents, theirs: Contents) -> Contents:
    """Both together; merging the same again changes nothing.

    An attempt that both have is kept once, and all are put in the order of their times.  Of a review state the one that
    was seen last is kept; of hints the larger number; of a session the finished one, else ours.
    """
    more = Counter(theirs.attempts) - Counter(ours.attempts)
    attempts = ours.attempts
    if more:
        attempts = tuple(sorted((*ours.attempts, *more.elements()), key=lambda a: a.at))
    cards = dict(ours.cards)
    for key, card in theirs.cards.items():
        if key not in cards or _last(card) > _last(cards[key]):
            cards[key] = card
    hints = dict(ours.hints)
    for key, hint in theirs.hints.items():
        hints[key] = max(hints.get(key, hint), hint)
    sessions = dict(ours.sessions)
    for key, session in theirs.sessions.items():
        if key not in sessions or (session[3] is not None and sessions[key][3] is None):
            sessions[key] = session
    return Contents(attempts, cards, hints, sessions)


def take_in(record: Record, theirs: Contents, *, merge: bool = True) -> Contents:
    """Merge it into the record, or put it in the place of everything; gives what is there then.  One transaction: what
    another program writes meanwhile waits, and is not lost."""
    with record.writing():
        made = merged(contents(record), theirs) if merge else theirs
        record.replace_all(made.attempts, made.cards, made.hints, made.sessions)
    return made


def _last(card: tuple[Mapping[str, Any], datetime]) -> tuple[str, datetime]:
    state, due = card
    memory = state.get("memory")
    last = state.get("last") or (memory.get("last_review") if isinstance(memory, dict) else "")
    return (last if isinstance(last, str) else "", due)


# ---- reading what may come from anybody ---------------------------------------------------------------------------


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number of JSON")


def _entries(made: Mapping[str, Any], part: str) -> list[tuple[dict[str, Any], str]]:
    entries = made.get(part, [])
    if not isinstance(entries, list) or len(entries) > MOST:
        raise UsageError(f"{part} is no list of at most {MOST} entries")
    for n, entry in enumerate(entries):
        if not isinstance(entry, dict):
            raise UsageError(f"{part}[{n}] is no object")
    return [(entry, f"{part}[{n}]") for n, entry in enumerate(entries)]


def _wrong(where: str, name: str, value: Any, expected: str) -> UsageError:
    return UsageError(f"{where}.{name} is {repr(value)[:60]}, expected {expected}; nothing was imported")


def _text(entry: Mapping[str, Any], name: str, where: str, longest: int) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str) or len(value) > longest or (not value.isprintable() and name != "response"):
        raise _wrong(where, name, value, f"a text of at most {longest} characters")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _wrong(where, name, value, "whole letters") from None
    return value


def _name(entry: Mapping[str, Any], name: str, where: str) -> str:
    value = _text(entry, name, where, LONGEST)
    if not _NAME.fullmatch(value):
        raise _wrong(where, name, value, "a name of letters, digits and .:_+-")
    return value


def _time(entry: Mapping[str, Any], name: str, where: str) -> datetime:
    value = entry.get(name)
    try:
        if not isinstance(value, str) or len(value) > 40:
            raise ValueError
        at = datetime.fromisoformat(value).astimezone(UTC)
        if not 1970 <= at.year <= 9000 or "T" not in value or datetime.fromisoformat(value).tzinfo is None:
            raise ValueError
    except (ValueError, OverflowError):
        raise _wrong(where, name, value, "a time like 2026-03-01T20:15:00+00:00") from None
    return at


def _whole(entry: Mapping[str, Any], name: str, where: str) -> int:
    value = entry.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 53:
        raise _wrong(where, name, value, "a whole number from 0 on")
    return value


def _number(entry: Mapping[str, Any], name: str, where: str) -> float:
    value = entry.get(name, 0.0)
    if (
        not isinstance(value, (int, float))
        or isinstance(value, bool)
        or not abs(value) <= 1e9
        or not math.isfinite(value)
    ):
        raise _wrong(where, name, value, "a number of at most 1e9")
    return float(value)


def _state(entry: Mapping[str, Any], where: str, largest: int) -> dict[str, Any]:
    value = entry.get("state")
    if not isinstance(value, dict) or len(json.dumps(value)) > largest:
        raise _wrong(where, "state", value, f"an object of at most {largest} characters")
    return value


def _attempt(entry: Mapping[str, Any], where: str) -> Attempt:
    kind = _text(entry, "kind", where, 20)
    if kind not in ("exercise", "question"):
        raise _wrong(where, "kind", kind, "exercise or question")
    read: dict[str, Callable[[Mapping[str, Any], str, str], Any]] = {
        "version": _whole, "seed": _whole, "points": _number, "max_points": _number, "seconds": _number
    }  # fmt: skip
    rest = {name: of(entry, name, where) for name, of in read.items()}
    longest = {"response": LONGEST_RESPONSE}
    texts = [f.name for f in fields(Attempt) if f.name not in (*rest, "at", "kind", "target", "verdict")]
    rest |= {name: _text(entry, name, where, longest.get(name, LONGEST)) for name in texts}
    return Attempt(
        _time(entry, "at", where), kind, _name(entry, "target", where), _name(entry, "verdict", where), **rest
    )
