"""Review states: FSRS schedules templates and mistakes; a right answer after a diagnosed mistake retires it.

A review state ("card") has a key: ``template:ch12.adam_step_size`` or ``mistake:ch12.e08.no_bias_correction`` (of an
exercise) or ``mistake:ch12.adam_step_size.NAME`` (of a template's own).  A mistake is *open* from the moment it is seen
(in code or in an answer) until the learner answers rightly a question in which it leads to a wrong answer, or the
exercise passes; then it is scheduled for review like everything else, and opens again when it is seen again.

The clock may be set back or forward: a review never counts as earlier than the one before it, and nothing is due more
than a year ahead.

Depends on: record, bank.facts; fsrs, loaded when something is reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dlgrade.learner.record import Attempt, Record

if TYPE_CHECKING:
    from fsrs import Scheduler

    from dlgrade.bank.facts import Facts

FARTHEST = timedelta(days=365)
TEMPLATE, MISTAKE = "template:", "mistake:"
RATINGS = ("again", "hard", "good")  # of FSRS's four; nobody is asked how easy it was


@dataclass(frozen=True)
class Card:
    """A review state.

    open   : a mistake that was seen and not yet answered against; False for templates.
    seen   : how often it was got wrong (a template) or seen (a mistake).
    streak : right answers since.
    """

    key: str
    due: datetime
    open: bool
    seen: int
    streak: int
    memory: Mapping[str, Any]


def card_of(key: str, state: Mapping[str, Any], due: datetime) -> Card:
    """A review state as the record keeps it.  Raises KeyError or ValueError where it is none."""
    return Card(key, due, bool(state["open"]), int(state["seen"]), int(state["streak"]), state["memory"])


def cards(record: Record) -> dict[str, Card]:
    """Every review state; what cannot be read is left out, and is begun anew at the next review."""
    found = {}
    for key, (state, due) in record.cards().items():
        try:
            found[key] = card_of(key, state, due)
        except (KeyError, TypeError, ValueError):
            continue
    return found


@lru_cache(1)
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)  # the same record gives the same schedule


def reviewed(state: Mapping[str, Any] | None, rating: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    """The state and due date of one key after a review.

    state : what the record keeps, or None for a key that was never reviewed.
    """
    from fsrs import Card as Memory
    from fsrs import Rating

    memory, seen, streak = None, 0, 0
    if state is not None:
        try:
            memory = Memory.from_dict(state["memory"])
            seen, streak = int(state["seen"]), int(state["streak"])
        except (KeyError, TypeError, ValueError):
            memory = None
    memory = memory or Memory(card_id=1, due=now)
    at = max(now, memory.last_review) if memory.last_review is not None else now
    memory, _ = _scheduler().review_card(memory, Rating[rating.capitalize()], at)
    due = min(memory.due, now + FARTHEST)
    memory.due = due
    wrong = rating == "again"
    made = {
        "memory": memory.to_dict(),
        "open": False,
        "seen": seen + wrong,
        "streak": 0 if wrong else streak + 1,
    }
    return made, due


def retrievability(card: Card, now: datetime) -> float:
    """The probability, by FSRS, that it would be answered rightly now: 0 to 1; 0 for an open mistake."""
    if card.open:
        return 0.0
    from fsrs import Card as Memory

    memory = Memory.from_dict(dict(card.memory))
    return float(_scheduler().get_card_retrievability(memory, max(now, memory.last_review or now)))


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
) -> Attempt:
    """Keep an answer to a question, and what it changes in the schedule, in one transaction.

    verdict  : "right", "wrong", "near" or "skipped".
    mistakes : names (of `Facts.keys`, or their last words) of the beliefs that the answer showed.
    helped   : a hint or the exercise was looked at.
    """
    rating = {"right": "hard" if helped else "good", "near": "hard"}.get(verdict, "again")
    shown = [k for name in mistakes for k in facts.keys if k == name or k.rpartition(".")[2] == name]
    changed: dict[str, tuple[Mapping[str, Any], datetime]] = {}
    key = TEMPLATE + facts.id
    changed[key] = reviewed(record.card(key), rating, now)
    for name in shown:
        changed[MISTAKE + name] = _opened(record, MISTAKE + name, now)
    if verdict == "right":
        for name in facts.keys:
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


def checked(
    record: Record,
    exercise: str,
    verdict: str,
    points: float,
    max_points: float,
    mistakes: Iterable[str],
    now: datetime,
) -> None:
    """Keep a check of an exercise: diagnosed mistakes (bare names) open; where it passes, its open ones are retired."""
    changed: dict[str, tuple[Mapping[str, Any], datetime]] = {}
    names = [f"{exercise}.{m}" for m in dict.fromkeys(mistakes) if m]
    for name in names:
        changed[MISTAKE + name] = _opened(record, MISTAKE + name, now)
    if verdict == "pass":
        for key, card in cards(record).items():
            if card.open and key.startswith(f"{MISTAKE}{exercise}."):
                changed[key] = reviewed(record.card(key), "good", now)
    mistake = names[0] if names else ""
    record.add(Attempt(now, "exercise", exercise, verdict, 0, 0, points, max_points, mistake), changed)


def _opened(record: Record, key: str, now: datetime) -> tuple[dict[str, Any], datetime]:
    state, due = reviewed(record.card(key), "again", now)
    return {**state, "open": True}, due
