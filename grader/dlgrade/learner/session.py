"""A drill: one question after another, each chosen from what the record knows after the answer before.

Everything that takes time is done while the learner reads: `Drill.prepare` loads the templates that are likely to come
next and what marking needs, so that an answer is judged and the next question is there at once.

Depends on: practice, record, scheduling, bank.facts, bank.finding, bank.marking, bank.variant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dlgrade.bank.archive import is_withdrawn
from dlgrade.bank.facts import Facts, known
from dlgrade.bank.finding import Template, select, templates
from dlgrade.bank.marking import Marked, mark
from dlgrade.bank.question import Question
from dlgrade.bank.responses import Response
from dlgrade.bank.variant import Variant, make
from dlgrade.errors import ContentError, UnknownTarget
from dlgrade.learner.practice import Filters, Pick, failing, next_question
from dlgrade.learner.record import Record
from dlgrade.learner.scheduling import MISTAKE, answer, cards

AHEAD = 3  # templates loaded ahead of time
REDRAWS = 20  # withdrawn variants of one template in a row before the template is left out


@dataclass(frozen=True)
class Pool:
    """The templates of a drill in the order of the book.

    remarks : templates that are broken and left out, one sentence each.
    """

    templates: Mapping[str, Template]
    facts: Mapping[str, Facts]
    remarks: tuple[str, ...] = ()


def pool_of(targets: Sequence[str]) -> Pool:
    """The templates that ``targets`` name: as of `bank.finding.select`, or an exercise (``ch12.e08``) that they are
    about.  Raises UnknownTarget; a broken template is left out and remarked on."""
    chosen: dict[str, Template] = {}
    about: list[str] = []
    failed: UnknownTarget | None = None
    for target in targets or ("",):
        try:
            chosen.update((t.id, t) for t in (select([target]) if target else templates()))
        except UnknownTarget as error:
            about.append(target.strip().lower())
            failed = error
    everything = {t.id: t for t in templates()} if about else chosen
    facts, remarks = _facts(everything)
    for name in about:
        found = [n for n, f in facts.items() if f.about == name]
        if not found and failed is not None:
            raise failed
        chosen.update((n, everything[n]) for n in found)
    kept = [n for n in {**{t: None for t in everything if t in chosen}, **chosen} if n in facts]
    return Pool({n: chosen[n] for n in kept}, {n: facts[n] for n in kept}, tuple(remarks))


def _facts(everything: Mapping[str, Template]) -> tuple[dict[str, Facts], list[str]]:
    try:
        return known(everything.values()), []
    except ContentError:  # one by one, to see which
        found: dict[str, Facts] = {}
        remarks = []
        for name, template in everything.items():
            try:
                found.update(known([template]))
            except ContentError as error:
                remarks.append(f"{name} is left out: {error}")
        return found, remarks


@dataclass(frozen=True)
class Asked:
    """A question, and why it is asked: "mistake", "due", "new" or "again"; ``belief`` is that of an open mistake."""

    variant: Variant
    pick: Pick
    belief: str = ""


@dataclass(frozen=True)
class Told:
    """An answer, marked.

    retired : beliefs of mistakes that this answer retires.
    failing : True if the last answers to this template were all wrong.
    """

    marked: Marked
    retired: tuple[str, ...] = ()
    failing: bool = False


@dataclass
class Drill:
    """A drill under way.

    seed    : the same record, time and seed ask the same questions.
    name    : of the session in the record.
    withdrawn : variants that must not be asked.
    remarks : templates that failed when they were drawn from, one sentence each; taken out by who reads them.
    """

    record: Record
    pool: Pool
    filters: Filters = field(default_factory=Filters)
    seed: int = 0
    name: str = ""
    withdrawn: Callable[[Question, int], bool] = is_withdrawn
    asked: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    out: set[str] = field(default_factory=set)
    ready: Asked | None = None  # the next question, drawn while the learner read; an answer makes it obsolete

    def next(self, now: datetime) -> Asked | None:
        """The next question, None if nothing fits.  It counts as asked."""
        found, self.ready = self.ready or self._drawn(now), None
        if found is not None:
            self.asked.append(found.variant.id)
        return found

    def _drawn(self, now: datetime) -> Asked | None:
        shift = 0
        while True:
            pick = self._pick(now, shift)
            if pick is None:
                return None
            name = pick.facts.id
            try:
                question = self.pool.templates[name].load()
                if self.withdrawn(question, pick.seed):
                    shift += 1
                    if shift > REDRAWS:
                        self.out.add(name)
                        shift = 0
                    continue
                variant = make(question, pick.seed)
                _worded(variant)
            except ContentError as error:
                self.out.add(name)
                self.remarks.append(f"{name} is left out: {error}")
                continue
            belief = belief_behind(question, pick.behind) if pick.why == "mistake" else ""
            return Asked(variant, pick, belief)

    def _pick(self, now: datetime, shift: int = 0, asked: Sequence[str] | None = None) -> Pick | None:
        facts = {n: f for n, f in self.pool.facts.items() if n not in self.out}
        told = self.asked if asked is None else asked
        return next_question(self.record, facts, now, self.filters, seed=self.seed + shift, asked=told)

    def judged(self, variant: Variant, response: Response) -> Marked:
        """The answer, marked; nothing is kept."""
        return mark(variant.as_json(), response)

    def answered(
        self, asked: Asked, response: Response, now: datetime, *, text: str = "", seconds: float = 0.0, helped: bool
    ) -> Told:
        """Mark an answer and keep it with what it changes in the schedule, in one transaction.

        Raises RecordUnusable where it cannot be kept.
        """
        self.ready = None
        variant, facts = asked.variant, asked.pick.facts
        marked = self.judged(variant, response)
        before = {k for k, c in cards(self.record).items() if c.open}
        answer(
            self.record,
            facts,
            variant.seed,
            "skipped" if marked.verdict == "blank" else marked.verdict,
            now,
            mistakes=[m for m, _, _ in marked.mistakes if m],
            points=float(marked.marks),
            max_points=float(variant.marks),
            response=text,
            seconds=seconds,
            session=self.name,
            helped=helped,
        )
        still = {k for k, c in cards(self.record).items() if c.open}
        gone = sorted(before - still)
        retired = tuple(b for k in gone if (b := belief_behind(variant.question, k.removeprefix(MISTAKE))))
        return Told(marked, retired, failing(self.record, facts.id))

    def prepare(self, now: datetime, ahead: int = AHEAD) -> None:
        """Draw the next question and load what those after it are likely to need; for the time in which the learner
        reads.  An answer given afterwards has the next question drawn anew, from templates that are loaded by then.

        ahead : how many questions; 1 where the learner may go on at any moment.
        """
        import fsrs  # noqa: F401  the scheduler takes longer to import than a learner waits

        self.ready = self.ready or self._drawn(now)
        if self.ready is None:
            return
        rehearsed = [*self.asked, self.ready.variant.id]
        for _ in range(ahead - 1):
            pick = self._pick(now, asked=rehearsed)
            if pick is None:
                return
            name = pick.facts.id
            try:
                _worded(make(self.pool.templates[name].load(), pick.seed))
            except ContentError:
                return  # `next` tells of it when its turn comes
            rehearsed.append(name)


def _worded(variant: Variant) -> dict[str, Any]:
    """Every text of it, so that a text that cannot be worded is found before the question is asked."""
    return variant.as_json()


def belief_behind(question: Question, key: str) -> str:
    """The belief of a mistake (``HOME.NAME``) that this template knows; "" where it does not."""
    name = key.rpartition(".")[2]
    told = {m: b for s in question.statements for m, b in s.beliefs.items()}
    told |= {w.name: w.belief for c in question.claims for w in c.wrong}
    told |= {w.name: w.belief for w in question.wrongs}
    return told.get(name, "")
