"""A timed mock: what a candidate has done, the time that is left, and the result by GATE's rules.

Every change is a new `Sitting`, kept in the record at once; a paper is kept whole, as its form's JSON, so that an
update of the bank in the middle of a mock changes nothing.  The clock runs on while the mock is closed or killed.

Time is handed in as a `Moment`.  Within one run of the machine the steady clock counts, so that setting the wall clock
back or forward gives and takes nothing; after a restart only the wall clock is left, and one that was set back gives
nothing either.

Depends on: palette, record, bank.marking, bank.responses, bank.form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from dlgrade.bank.marking import Marked, mark
from dlgrade.bank.responses import BLANK, Response, Unreadable, read
from dlgrade.errors import UsageError
from dlgrade.learner.palette import status
from dlgrade.learner.record import Record

KIND, PAPER = "mock", "mock paper"
Question = Mapping[str, Any]


@dataclass(frozen=True)
class Moment:
    """An instant by three clocks.

    wall   : seconds since 1970, which anybody may set.
    steady : seconds of a clock that nobody sets and that runs on in sleep.
    run    : which run of the machine (or, where that cannot be told, of the process) ``steady`` counts in.
    """

    wall: float
    steady: float
    run: str

    def since(self, earlier: Moment) -> float:
        """Seconds since an earlier moment; never negative."""
        if self.run == earlier.run:
            return max(0.0, self.steady - earlier.steady)
        return max(0.0, self.wall - earlier.wall)


@dataclass(frozen=True)
class Sitting:
    """A mock under way; a value.

    seconds : allowed, 0 for no limit.  used : seconds used when it was last kept, at ``seen``.
    current : the number of the question on the screen.
    answers : number -> the answer as it was typed, readable.
    marked, visited : numbers.
    holder  : whose turn it is: a mock that was taken up in a second window is no longer kept by the first.
    """

    seconds: float
    used: float
    seen: Moment
    current: int
    answers: Mapping[int, str] = field(default_factory=dict)
    marked: frozenset[int] = frozenset()
    visited: frozenset[int] = frozenset()
    holder: str = ""

    def elapsed(self, now: Moment) -> float:
        """Seconds used until now, those in which nobody was there included."""
        return self.used + now.since(self.seen)

    def left(self, now: Moment) -> float:
        """Seconds left; infinite without a limit, 0 when the time is over."""
        return max(0.0, self.seconds - self.elapsed(now)) if self.seconds else float("inf")

    def over(self, now: Moment) -> bool:
        return self.left(now) <= 0

    def ticked(self, now: Moment) -> Sitting:
        """The same with its clock brought up to now."""
        return replace(self, used=self.elapsed(now), seen=now)

    def gone_to(self, number: int) -> Sitting:
        """On another question, which counts as visited."""
        return replace(self, current=number, visited=self.visited | {number})

    def answered(self, text: str) -> Sitting:
        """With an answer to the current question; "" clears it."""
        kept = {n: t for n, t in self.answers.items() if n != self.current}
        return replace(self, answers={**kept, self.current: text} if text else kept)

    def toggled(self) -> Sitting:
        """With the current question marked for review, or not any more."""
        return replace(self, marked=self.marked ^ {self.current})

    def statuses(self, numbers: Sequence[int]) -> dict[int, str]:
        """Where each question stands on the palette."""
        return {
            n: status(visited=n in self.visited, answered=n in self.answers, marked=n in self.marked) for n in numbers
        }

    def as_json(self) -> dict[str, Any]:
        """What the record keeps."""
        return {
            "seconds": self.seconds,
            "used": self.used,
            "seen": asdict(self.seen),
            "current": self.current,
            "answers": {str(n): t for n, t in self.answers.items()},
            "marked": sorted(self.marked),
            "visited": sorted(self.visited),
            "holder": self.holder,
        }


def begun(paper: Mapping[str, Any], now: Moment) -> Sitting:
    """A mock that begins now, on its first question."""
    first = int(paper["questions"][0]["number"])
    return Sitting(60.0 * paper["minutes"], 0.0, now, first, visited=frozenset({first}))


def sitting_of(state: Mapping[str, Any]) -> Sitting:
    """What `Sitting.as_json` gave.  Raises KeyError, TypeError or ValueError where it is none."""
    return Sitting(
        float(state["seconds"]),
        float(state["used"]),
        Moment(float(state["seen"]["wall"]), float(state["seen"]["steady"]), str(state["seen"]["run"])),
        int(state["current"]),
        {int(n): str(t) for n, t in state["answers"].items()},
        frozenset(map(int, state["marked"])),
        frozenset(map(int, state["visited"])),
        str(state.get("holder", "")),  # states of the first days have none
    )


def numbers_of(paper: Mapping[str, Any]) -> list[int]:
    """The numbers of a paper's questions, in order."""
    return [int(q["number"]) for q in paper["questions"]]


def sections_of(paper: Mapping[str, Any]) -> list[tuple[str, list[int]]]:
    """The numbers under their sections, in order."""
    made: list[tuple[str, list[int]]] = []
    for q in paper["questions"]:
        if not made or made[-1][0] != q["section"]:
            made.append((q["section"], []))
        made[-1][1].append(int(q["number"]))
    return made


def readable(question: Question, text: str) -> Response:
    """An answer as it was typed.  Raises Unreadable."""
    labels = "".join(o["label"] for o in question["options"]) or "ABCD"
    decimals = int(question.get("decimals") or 0)
    return read(text, question["kind"], labels, decimals=decimals, unit=question.get("unit") or "")


# ---- in the record -------------------------------------------------------------------------------------------------


def keep(record: Record, name: str, sitting: Sitting, now: datetime, *, finished: bool = False) -> None:
    """Write where a mock stands.

    Raises RecordUnusable, and UsageError where it was submitted, or taken up by another holder, since.
    """

    def lost(kept: Mapping[str, Any], closed: bool) -> bool:
        return closed or kept.get("holder", "") != sitting.holder

    if not record.put_session(name, KIND, sitting.as_json(), now, finished=finished, unless=lost):
        raise UsageError("this mock was taken up in another window, which keeps it now; go on there")


def taken_up(record: Record, name: str, sitting: Sitting, holder: str, now: datetime) -> Sitting:
    """A mock with a new holder, kept as such.  Raises RecordUnusable, and UsageError if it was submitted meanwhile."""
    held = replace(sitting, holder=holder)
    if not record.put_session(name, KIND, held.as_json(), now, unless=lambda kept, closed: closed):
        raise UsageError("this mock has just been submitted in another window")
    return held


def keep_paper(record: Record, name: str, paper: Mapping[str, Any], now: datetime) -> None:
    """Write the paper of a mock, once."""
    record.put_session(f"{name} paper", PAPER, paper, now, finished=True)


def unfinished(record: Record) -> list[tuple[str, Mapping[str, Any], Sitting]]:
    """Mocks that were begun and not submitted, the latest first: (name, paper, sitting).  One that cannot be read is
    left out."""
    found: list[tuple[str, Mapping[str, Any], Sitting]] = []
    for name in record.open_sessions(KIND):
        state, paper = record.session(name), record.session(f"{name} paper")
        try:
            if state is not None and paper is not None:
                found.append((name, paper[1], sitting_of(state[1])))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return found


def to_resume(record: Record, title: str = "") -> tuple[str, Mapping[str, Any], Sitting]:
    """The latest unfinished mock, of the paper ``title`` if one is named.  Raises UsageError if there is none."""
    for found in unfinished(record):
        if not title or found[1]["title"] == title:
            return found
    of = f" of {title!r}" if title else ""
    raise UsageError(f"there is no unfinished mock{of}; `dlgrade exam take BLUEPRINT` begins one")


# ---- the result ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """A marked mock.

    rows : (question, answer as typed, what it earned), in order.
    """

    title: str
    rows: tuple[tuple[Question, str, Marked], ...]

    @property
    def marks(self) -> Fraction:
        return sum((m.marks for _, _, m in self.rows), Fraction(0))

    @property
    def most(self) -> int:
        return sum(int(q["marks"]) for q, _, _ in self.rows)

    @property
    def lost(self) -> Fraction:
        """What wrong answers cost, as a positive number."""
        return -sum((m.marks for _, _, m in self.rows if m.marks < 0), Fraction(0))

    def count(self, *verdicts: str) -> int:
        """How many answers were one of these."""
        return sum(m.verdict in verdicts for _, _, m in self.rows)

    def by_topic(self) -> list[tuple[str, Fraction, int]]:
        """(topic, marks earned, marks there were), the weakest first; a question counts for each of its topics."""
        found: dict[str, tuple[Fraction, int]] = {}
        for q, _, m in self.rows:
            for topic in q["topics"]:
                earned, most = found.get(topic, (Fraction(0), 0))
                found[topic] = (earned + m.marks, most + int(q["marks"]))
        return sorted(((t, e, n) for t, (e, n) in found.items()), key=lambda row: (row[1] / row[2], row[0]))

    def by_section(self) -> list[tuple[str, Fraction, int]]:
        """(section, marks earned, marks there were), in order."""
        found: dict[str, tuple[Fraction, int]] = {}
        for q, _, m in self.rows:
            earned, most = found.get(q["section"], (Fraction(0), 0))
            found[q["section"]] = (earned + m.marks, most + int(q["marks"]))
        return [(s, e, n) for s, (e, n) in found.items()]

    def by_mistake(self) -> list[tuple[str, str, list[int]]]:
        """(mistake, belief, numbers of the questions that showed it), the most frequent first."""
        found: dict[tuple[str, str], list[int]] = {}
        for q, _, m in self.rows:
            for name, belief, _ in m.mistakes:
                if name and belief:
                    found.setdefault((name, belief), []).append(int(q["number"]))
        return sorted(((n, b, qs) for (n, b), qs in found.items()), key=lambda row: (-len(row[2]), row[2]))


def result(paper: Mapping[str, Any], answers: Mapping[int, str]) -> Result:
    """Marks by GATE's rules; an answer that cannot be read counts as not attempted."""
    rows = []
    for q in paper["questions"]:
        text = answers.get(int(q["number"]), "")
        try:
            response = readable(q, text) if text else BLANK
        except Unreadable:
            response = BLANK
        rows.append((q, text, mark(q, response)))
    return Result(paper["title"], tuple(rows))


def not_yet_kept(record: Record, name: str, made: Result) -> list[tuple[Question, str, Marked]]:
    """The attempted questions of a result that the record does not hold yet: a kill while they were being written
    leaves the rest to the next time."""
    kept = {(a.target, a.seed) for a in record.attempts(kind="question", session=name)}
    return [row for row in made.rows if row[2].verdict != "blank" and (row[0]["id"], row[0]["seed"]) not in kept]
