"""What to ask next: open mistakes first, then due reviews, then new matter along the chapter.

Pure functions of the record, the bank's facts and a time.

Depends on: record, scheduling, bank.facts, bank.finding, bank.streams.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dlgrade.bank.facts import Facts, known
from dlgrade.bank.finding import Template
from dlgrade.bank.finding import templates as all_templates
from dlgrade.bank.streams import Stream
from dlgrade.learner.record import Attempt, Record
from dlgrade.learner.scheduling import MISTAKE, TEMPLATE, Card, cards, due_at

FAILING = 3  # wrong answers in a row on a template before its exercise is named


@dataclass(frozen=True)
class Filters:
    """What the learner wants to be asked about; empty means anything.

    mistake : ``EXERCISE.NAME``, ``TEMPLATE.NAME`` or the bare name.
    """

    topics: tuple[str, ...] = ()
    mistake: str = ""
    kind: str = ""
    syllabus: str = ""

    def fits(self, facts: Facts) -> bool:
        return (
            (not self.topics or bool(set(self.topics) & set(facts.topics)))
            and (not self.kind or self.kind in facts.kinds)
            and (not self.syllabus or self.syllabus == facts.syllabus)
            and (not self.mistake or any(_is(self.mistake, k) for k in facts.keys))
        )


@dataclass(frozen=True)
class Pick:
    """The template to ask, a seed that this learner has not seen, and why.

    why    : "mistake", "due" or "new", or "again" where nothing is due and everything was seen.
    behind : key of the mistake or template that asks for it.
    """

    facts: Facts
    seed: int
    why: str
    behind: str


def next_question(
    record: Record,
    pool: Mapping[str, Facts],
    now: datetime,
    filters: Filters | None = None,
    *,
    seed: int = 0,
    asked: Sequence[str] = (),
) -> Pick | None:
    """The next question, or None if nothing fits the filters.

    pool  : the bank's facts in the order of the book.
    seed  : of this drill; the same record, time and seed give the same question.
    asked : identifiers asked in this drill, the last one at the end; none comes twice in a row while there are others.
    """
    filters = filters or Filters()
    fitting = {name: f for name, f in pool.items() if filters.fits(f)}
    if not fitting:
        return None
    last = asked[-1] if asked else ""
    others = {n: f for n, f in fitting.items() if n != last} or fitting
    attempts = record.attempts(kind="question")
    state = cards(record)
    found = (
        _open_mistake(state, others, asked, filters)
        or _due(state, others, now)
        or _new(others, {a.target for a in attempts} | set(asked))
        or _oldest(state, others, attempts, asked)
    )
    facts, why, behind = found
    seen = {a.seed for a in attempts if a.target == facts.id and a.version == facts.version}
    return Pick(facts, fresh_seed(facts, seen, seed, len(attempts), filters.kind), why, behind)


def in_order(pool: Mapping[str, Facts], exercises: Sequence[str]) -> dict[str, Facts]:
    """The facts in the order of the book: by chapter, then as the exercises that they are about stand, then by name;
    what is about none of them comes last in its chapter.

    pool      : in the order of the chapters, as `bank.finding.templates` gives them.
    exercises : identifiers as `content.entries` gives them.
    """
    chapters = {c: n for n, c in enumerate(dict.fromkeys(f.chapter for f in pool.values()))}
    place = {e: n for n, e in enumerate(exercises)}

    def order(name: str) -> tuple[int, int, str]:
        facts = pool[name]
        return chapters[facts.chapter], place.get(facts.about, len(place)), name

    return {name: pool[name] for name in sorted(pool, key=order)}


def _open_mistake(
    state: Mapping[str, Card], pool: Mapping[str, Facts], asked: Sequence[str], filters: Filters
) -> tuple[Facts, str, str] | None:
    """The mistake seen most recently goes first; its templates in turn, those not asked in this drill before others."""
    opened = sorted((c for k, c in state.items() if k.startswith(MISTAKE) and c.open), key=lambda c: c.key)
    opened.sort(key=lambda c: c.last or c.due, reverse=True)
    for card in opened:
        name = card.key.removeprefix(MISTAKE)
        if filters.mistake and not _is(filters.mistake, name):
            continue
        able = [f for f in pool.values() if name in f.keys]
        if able:
            return min(able, key=lambda f: asked.count(f.id)), "mistake", name
    return None


def _due(state: Mapping[str, Card], pool: Mapping[str, Facts], now: datetime) -> tuple[Facts, str, str] | None:
    for card in sorted(state.values(), key=lambda c: (due_at(c, now), c.key)):
        if due_at(card, now) > now:
            return None
        if card.key.startswith(TEMPLATE) and (facts := pool.get(card.key.removeprefix(TEMPLATE))):
            return facts, "due", facts.id
        if card.key.startswith(MISTAKE):
            name = card.key.removeprefix(MISTAKE)
            able = [f for f in pool.values() if name in f.keys]
            if able:
                return able[card.streak % len(able)], "due", name
    return None


def _new(pool: Mapping[str, Facts], seen: Collection[str]) -> tuple[Facts, str, str] | None:
    return next(((f, "new", name) for name, f in pool.items() if name not in seen), None)


def _oldest(
    state: Mapping[str, Card], pool: Mapping[str, Facts], attempts: Sequence[Attempt], asked: Sequence[str]
) -> tuple[Facts, str, str]:
    """Nothing is due and nothing is new: what is due soonest."""

    def order(name: str) -> tuple[int, float, str]:
        card = state.get(TEMPLATE + name)
        return asked.count(name), card.due.timestamp() if card else 0.0, name

    name = min(pool, key=order)
    return pool[name], "again", name


def _is(wanted: str, key: str) -> bool:
    return key == wanted or key.rpartition(".")[2] == wanted


def fresh_seed(facts: Facts, seen: Collection[int], base: int, count: int, kind: str = "") -> int:
    """A seed of the template that was not asked before and gives the kind."""
    rng = Stream("drill", facts.id, base, count)
    while True:
        seed = rng.below("seed", 1 << 31)
        kinds = facts.kinds
        given = kinds[0] if len(kinds) == 1 else Stream(facts.id, facts.version, seed).choice("kind", kinds)
        if seed not in seen and (not kind or given == kind):
            return seed


def failing(record: Record, template: str) -> bool:
    """True if the last three answers to a template were all wrong: then its exercise is what helps."""
    last = record.attempts(kind="question", target=template)[-FAILING:]
    return len(last) == FAILING and all(a.verdict == "wrong" for a in last)


def drills_for(pool: Mapping[str, Facts], mistake: str) -> list[str]:
    """The templates that train a mistake: those in which it leads to a wrong answer."""
    return [name for name, f in pool.items() if mistake in f.keys]


def trained(mistakes: Sequence[str], templates: Iterable[Template] | None = None) -> dict[str, list[str]]:
    """Mistake (``EXERCISE.NAME``) -> the templates that train it; a mistake that none trains is left out.

    Only templates whose text names a mistake and its exercise are looked at: of the whole bank, a handful.
    Raises ContentError where one of those is broken.
    """
    if templates is None:
        templates = all_templates()
    words = [m.rpartition(".") for m in mistakes]
    near = [t for t in templates if any(home in t.text and name in t.text for home, _, name in words)]
    pool = known(near)
    return {m: names for m in mistakes if (names := drills_for(pool, m))}
