"""Where a learner stands: points per chapter, mastery per topic and per mistake, what is due, the streak.

Mastery is what FSRS expects: a template is *known* with the probability that it would be answered rightly now, and with
0 while the last answer to it was wrong; a mistake likewise, and with 0 while it is open.  A topic's mastery is the mean
over its templates that were asked; how many there are is said beside it, because untouched is not known.

Depends on: record, scheduling, bank.facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from dlgrade.bank.facts import Facts
from dlgrade.learner.record import Record
from dlgrade.learner.scheduling import MISTAKE, TEMPLATE, Card, cards, due_at, retrievability

SCHEMA = "dlgrade/progress/1"
WEEK = 7


@dataclass(frozen=True)
class Chapter:
    """The exercises of a chapter as they were last checked.

    points, max_points : of the exercises that were tried.
    """

    id: str
    points: float
    max_points: float
    passed: int
    tried: int
    exercises: int


@dataclass(frozen=True)
class Topic:
    """mastery : 0 to 1, over the templates that were asked; asked of templates."""

    topic: str
    mastery: float
    asked: int
    templates: int


@dataclass(frozen=True)
class Belief:
    """A mistake that was seen.  mastery : 0 while it is open, else 0 to 1; drills : templates that train it."""

    mistake: str
    open: bool
    seen: int
    mastery: float
    drills: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """due : reviews on each of seven local days from today on, what is overdue among today's; open mistakes are not
    counted.
    streak : local days in a row with something tried, up to today or yesterday."""

    chapters: tuple[Chapter, ...]
    topics: tuple[Topic, ...]
    mistakes: tuple[Belief, ...]
    due: tuple[int, ...]
    streak: int
    today: int
    answers: int

    def as_json(self) -> dict[str, Any]:
        """The progress schema; additions are free, a change of meaning raises its number."""
        made = asdict(self)
        return {
            "schema": SCHEMA,
            "due_today": self.due[0],
            "due_week": sum(self.due),
            **{k: list(v) if isinstance(v, tuple) else v for k, v in made.items()},
        }


def progress(
    record: Record, pool: Mapping[str, Facts], exercises: Sequence[str], now: datetime, zone: tzinfo | None = None
) -> Progress:
    """Where the learner stands at ``now``.

    pool      : the facts of the bank.
    exercises : identifiers of all exercises, in the order of the book.
    zone      : whose days count; by default the machine's.
    """
    state = cards(record)
    attempts = record.attempts()
    days = {a.at.astimezone(zone).date() for a in attempts}
    today = now.astimezone(zone).date()
    asked = {a.target for a in attempts if a.kind == "question"}
    return Progress(
        _chapters(record, exercises),
        _topics(pool, asked, {f: known(state[TEMPLATE + f], record, now) for f in pool if TEMPLATE + f in state}),
        _mistakes(record, pool, state, now),
        _due(pool, state, now, zone),
        streak(days, today),
        sum(a.at.astimezone(zone).date() == today for a in attempts),
        sum(a.kind == "question" for a in attempts),
    )


def known(card: Card, record: Record, now: datetime) -> float:
    """The probability of a right answer now; 0 after a wrong one and while a mistake is open."""
    if card.open or not card.streak:
        return 0.0
    return retrievability(card, now, record.card(card.key))


def streak(days: set[date], today: date) -> int:
    """Days in a row up to today; a day that is not over yet breaks none."""
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def _chapters(record: Record, exercises: Sequence[str]) -> tuple[Chapter, ...]:
    latest = record.latest("exercise")
    found = []
    for chapter in dict.fromkeys(e.partition(".")[0] for e in exercises):
        own = [e for e in exercises if e.partition(".")[0] == chapter]
        tried = [latest[e] for e in own if e in latest]
        points, top = sum(a.points for a in tried), sum(a.max_points for a in tried)
        found.append(Chapter(chapter, points, top, sum(a.verdict == "pass" for a in tried), len(tried), len(own)))
    return tuple(found)


def _topics(pool: Mapping[str, Facts], asked: set[str], mastery: Mapping[str, float]) -> tuple[Topic, ...]:
    found = []
    for topic in dict.fromkeys(t for f in pool.values() for t in f.topics):
        own = [f.id for f in pool.values() if topic in f.topics]
        done = [name for name in own if name in asked]
        if done:
            mean = sum(mastery.get(name, 0.0) for name in done) / len(done)
            found.append(Topic(topic, round(mean, 4), len(done), len(own)))
    return tuple(sorted(found, key=lambda t: (t.mastery, t.topic)))


def _mistakes(
    record: Record, pool: Mapping[str, Facts], state: Mapping[str, Card], now: datetime
) -> tuple[Belief, ...]:
    found = []
    for key, card in state.items():
        if key.startswith(MISTAKE):
            name = key.removeprefix(MISTAKE)
            drills = tuple(f.id for f in pool.values() if name in f.keys)
            found.append(Belief(name, card.open, card.seen, round(known(card, record, now), 4), drills))
    return tuple(sorted(found, key=lambda b: (not b.open, b.mastery, b.mistake)))


def _due(pool: Mapping[str, Facts], state: Mapping[str, Card], now: datetime, zone: tzinfo | None) -> tuple[int, ...]:
    """Reviews of what the bank can still ask, by local day."""
    trained = {k for f in pool.values() for k in f.keys}
    today = now.astimezone(zone).date()
    counts = [0] * WEEK
    for key, card in state.items():
        able = key.removeprefix(TEMPLATE) in pool if key.startswith(TEMPLATE) else key.removeprefix(MISTAKE) in trained
        day = max((due_at(card, now).astimezone(zone).date() - today).days, 0)
        if able and not card.open and day < WEEK:
            counts[day] += 1
    return tuple(counts)
