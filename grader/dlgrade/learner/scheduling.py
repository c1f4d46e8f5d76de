"""Review states: FSRS schedules templates and mistakes; a right answer after a diagnosed mistake retires it.

A review state ("card") has a key: ``template:ch12.adam_step_size`` or ``mistake:ch12.e08.no_bias_correction`` (of an
exercise) or ``mistake:ch12.adam_step_size.NAME`` (of a template's own).  A mistake is *open* from the moment it is seen
(in code or in an answer) until the learner answers rightly a question in which it leads to a wrong answer, or the
exercise passes; then it is scheduled for review like everything else, and opens again when it is seen again.

A check must not wait for FSRS to be imported: it only notes what it saw (``pending``), and the next review of that key
works it off.  Until then a mistake that was retired by a check is due a day later.

The clock may be set back or forward: no time passes between a review and an earlier one, nothing is due more than a
year ahead, and what was scheduled by a clock that ran ahead is due at once (`due_at`).

Depends on: record, bank.facts; fsrs, loaded when something is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dlgrade.learner.record import Attempt, Record

if TYPE_CHECKING:
    from fsrs import Card as Memory
    from fsrs import Scheduler

    from dlgrade.bank.facts import Facts

FARTHEST = timedelta(days=365)
SKEW = timedelta(days=1)  # a review that lies further ahead was made by a clock that was set wrongly
AFTER_A_PASS = timedelta(days=1)
SLOW = 300.0  # seconds per mark from which a right answer counts as hard; GATE's pace is 108
NOTED = 10  # observations by checks that wait for a review; of more, the last are kept
STABLEST = 36500.0  # days, as in FSRS
TEMPLATE, MISTAKE = "template:", "mistake:"
RATINGS = ("again", "hard", "good")  # of FSRS's four; nobody is asked how easy it was
UNJUDGED = ("todo", "missing")  # verdicts of an exercise that nobody has tried yet


@dataclass(frozen=True)
class Card:
    """A review state.

    open   : a mistake that was seen and not yet answered against; False for templates.
    seen   : how often it was got wrong (a template) or seen (a mistake; while it is open, checks count it once).
    streak : right answers since.
    memory : FSRS's own; empty where no review has worked off what was noted yet.
    last   : when it was last reviewed or seen.
    """

    key: str
    due: datetime
    open: bool
    seen: int
    streak: int
    memory: Mapping[str, Any]
    last: datetime | None = None


def card_of(key: str, state: Mapping[str, Any], due: datetime) -> Card:
    """A review state as the record keeps it.  Raises KeyError, TypeError or ValueError where it is none."""
    memory = state["memory"] or {}
    last = state.get("last") or memory.get("last_review")
    at = _aware(last) if last else None
    return Card(key, due, bool(state["open"]), int(state["seen"]), int(state["streak"]), memory, at)


def cards(record: Record) -> dict[str, Card]:
    """Every review state; what cannot be read is left out, and is begun anew at the next review."""
    found = {}
    for key, (state, due) in record.cards().items():
        with suppress(KeyError, TypeError, ValueError, AttributeError, OverflowError):
            found[key] = card_of(key, state, due)
    return found


def due_at(card: Card, now: datetime) -> datetime:
    """When it is due: as scheduled, or now where a clock that ran ahead has scheduled it."""
    ahead = card.last is not None and card.last > now + SKEW
    return now if card.due > now and (ahead or card.due > now + FARTHEST) else card.due


@lru_cache(1)
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)  # the same record gives the same schedule


def rating_of(verdict: str, *, seconds: float = 0.0, marks: float = 0.0, helped: bool = False) -> str:
    """How well it was known: "again" (wrong, skipped), "hard" (near, or right with help or slowly) or "good"."""
    if verdict not in ("right", "near"):
        return "again"
    slow = seconds > SLOW * max(marks, 1.0)
    return "hard" if verdict == "near" or helped or slow else "good"


def reviewed(state: Mapping[str, Any] | None, rating: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    """The state and due date of one key after a review.

    state : what the record keeps, or None for a key that was never reviewed.
    """
    now = now.astimezone(UTC)
    memory = _review(_settled(state, now), rating, now)
    memory.due = min(memory.due, now + FARTHEST)
    seen, streak = _counts(state)
    wrong = rating == "again"
    made = {
        "memory": memory.to_dict(),
        "open": False,
        "seen": seen + wrong,
        "streak": 0 if wrong else streak + 1,
        "last": now.isoformat(),
    }
    return made, memory.due


def _review(memory: Memory, rating: str, at: datetime) -> Memory:
    from fsrs import Rating

    if memory.last_review is not None:
        memory.last_review = min(memory.last_review, at)  # the clock was set back: no time has passed
    return _scheduler().review_card(memory, Rating[rating.capitalize()], at)[0]


def _settled(state: Mapping[str, Any] | None, now: datetime) -> Memory:
    """What FSRS remembers, with what checks have noted worked off; new where it cannot be read."""
    from fsrs import Card as Memory

    memory = _memory(state["memory"]) if state and isinstance(state.get("memory"), Mapping) else None
    memory = memory or Memory(card_id=1, due=now)
    for at, rating in _pending(state):
        memory = _review(memory, rating, min(_aware(at), now))
    return memory


def _memory(kept: Mapping[str, Any]) -> Memory | None:
    """FSRS's card, or None where a record that was tampered with or damaged holds none that it could go on from."""
    from fsrs import Card as Memory
    from fsrs import State

    try:
        memory = Memory.from_dict(dict(kept))  # type: ignore[arg-type]
        memory.due = _utc(memory.due)
        memory.last_review = _utc(memory.last_review) if memory.last_review else None
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
        return None
    fresh = memory.stability is None and memory.difficulty is None
    if fresh and memory.state != State.Learning:
        return None
    if not fresh:
        if memory.stability is None or memory.difficulty is None:
            return None
        if not (0 < memory.stability <= STABLEST and 1 <= memory.difficulty <= 10):  # NaN fits neither
            return None
    if memory.state == State.Review:
        memory.step = None
    elif not isinstance(memory.step, int) or not 0 <= memory.step <= 10:
        return None
    return memory


def _pending(state: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    noted = state.get("pending") if state else None
    found: list[tuple[str, str]] = []
    for entry in noted if isinstance(noted, list) else []:
        with suppress(TypeError, ValueError, OverflowError):
            at, rating = entry
            if rating in RATINGS:
                _aware(at)
                found.append((at, rating))
    return found[-NOTED:]


def _counts(state: Mapping[str, Any] | None) -> tuple[int, int]:
    try:
        return (max(int(state["seen"]), 0), max(int(state["streak"]), 0)) if state else (0, 0)
    except (KeyError, TypeError, ValueError, OverflowError):
        return 0, 0


def _aware(text: str) -> datetime:
    return _utc(datetime.fromisoformat(text))


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def retrievability(card: Card, now: datetime, state: Mapping[str, Any] | None = None) -> float:
    """The probability, by FSRS, that it would be answered rightly now: 0 to 1; 0 for an open mistake.

    state : what the record keeps of it; with it, what checks have noted counts too.
    """
    if card.open:
        return 0.0
    memory = _settled(state or {"memory": card.memory}, now.astimezone(UTC))
    if memory.last_review is None or memory.stability is None:
        return 0.0
    return float(_scheduler().get_card_retrievability(memory, max(now, memory.last_review)))


def answer(
    record: Record,
    facts: Facts,
    seed: int,
    verdict: str,
    now: datetime,
    *,
    mistakes: Iterable[str] = (),
    points: float = 0.0,
    max_points: float = 0.0,
    response: str = "",
    seconds: float = 0.0,
    session: str = "",
    helped: bool = False,
    among: Iterable[str] | None = None,
) -> Attempt:
    """Keep an answer to a question, and what it changes in the schedule, in one transaction.

    verdict  : "right", "wrong", "near" or "skipped".
    mistakes : names (of `Facts.keys`, or their last words) of the beliefs that the answer showed.
    helped   : a hint or the exercise was looked at.
    among    : names of the beliefs that lead to a wrong answer in this variant, which a right one retires; all those of
               the template by default.
    """
    rating = rating_of(verdict, seconds=seconds, marks=max_points, helped=helped)
    shown = _keys(facts, mistakes)
    changed: dict[str, tuple[Mapping[str, Any], datetime]] = {}
    key = TEMPLATE + facts.id
    changed[key] = reviewed(record.card(key), rating, now)
    for name in shown:
        changed[MISTAKE + name] = _opened(record, MISTAKE + name, now)
    if verdict == "right":
        for name in facts.keys if among is None else _keys(facts, among):
            state = record.card(MISTAKE + name)
            if state is not None:
                changed[MISTAKE + name] = reviewed(state, rating, now)
    made = Attempt(
        now,
        "question",
        facts.id,
        verdict,
        facts.version,
        seed,
        points,
        max_points,
        shown[0] if shown else "",
        response,
        seconds,
        session,
    )
    record.add(made, changed)
    return made


def _keys(facts: Facts, names: Iterable[str]) -> list[str]:
    """The template's keys of mistakes that are named in full or by their last word, each once."""
    found = (k for name in names for k in facts.keys if k == name or k.rpartition(".")[2] == name)
    return list(dict.fromkeys(found))


def _opened(record: Record, key: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    state, due = reviewed(record.card(key), "again", now)
    return {**state, "open": True}, due


@dataclass(frozen=True)
class Checked:
    """One exercise as it was checked.  mistakes : bare names of those that were diagnosed."""

    exercise: str
    verdict: str
    points: float
    max_points: float
    mistakes: tuple[str, ...] = ()


def checked(record: Record, checks: Sequence[Checked], now: datetime) -> int:
    """Keep a check in one transaction: diagnosed mistakes open; where an exercise passes, its open ones are retired.

    Returns how many attempts were kept: an untouched stub is none, nor is a pass after a pass on the same day.
    FSRS is not loaded.
    """
    tried = [c for c in checks if c.verdict not in UNJUDGED]
    if not tried:
        return 0
    last = record.latest_verdicts([c.exercise for c in tried])
    changed: dict[str, tuple[Mapping[str, Any], datetime]] = {}
    made = []
    for check in tried:
        names = [f"{check.exercise}.{m}" for m in dict.fromkeys(check.mistakes) if m]
        for name in names:
            changed[MISTAKE + name] = _noted(record.card(MISTAKE + name), "again", now)
        before = last.get(check.exercise)
        if check.verdict == "pass":
            for key, state in record.open_mistakes(check.exercise).items():
                changed[key] = _noted(state, "good", now)
            if before is not None and before[0] == "pass" and before[1].date() == now.astimezone(UTC).date():
                continue
        mistake = names[0] if names else ""
        at = (now, "exercise", check.exercise, check.verdict, 0, 0, check.points, check.max_points, mistake)
        made.append(Attempt(*at))
    record.add_all(made, changed)
    return len(made)


def _noted(state: Mapping[str, Any] | None, rating: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    """The state and due date of a mistake that a check has seen ("again") or no longer sees ("good")."""
    wrong, was_open = rating == "again", bool(state and state.get("open"))
    seen, streak = _counts(state)
    pending = [list(entry) for entry in _pending(state)]
    if not (wrong and was_open):  # still the same fault: a learner who saves often has not forgotten it anew
        pending = [*pending, [now.astimezone(UTC).isoformat(), rating]][-NOTED:]
        seen += wrong
    made = {
        "memory": state.get("memory") if state else None,
        "open": wrong,
        "seen": seen,
        "streak": 0 if wrong else streak + 1,
        "last": now.astimezone(UTC).isoformat(),
        "pending": pending,
    }
    return made, now if wrong else now + AFTER_A_PASS
