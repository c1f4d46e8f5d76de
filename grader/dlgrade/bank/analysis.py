"""Item analysis of a marked class: difficulty, discrimination, reliability, options, mistakes.

Where a figure has no meaning (too few students, nobody or everybody right, papers that differ), it is None, never a
number that pretends.  An item counts as right or not right: a blank is not right.

Depends on: marks.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean, median, pstdev

from dlgrade.bank.marks import Answer, Asked, Choice, Marks, Sat

FEW = 10  # with fewer students correlations, thirds and KR-20 are noise
DISTRACTOR_IDLE = 0.02  # an option that fewer choose does no work
HARD, EASY = 0.2, 0.9


@dataclass(frozen=True)
class OptionUse:
    """How often an option was chosen.

    label, text, right, mistake, belief : of the option.
    count : students who chose it;  share : of those who were asked.
    top, bottom : share among the best and the weakest third; None with too few students.
    """

    label: str
    text: str
    right: bool
    mistake: str
    belief: str
    count: int
    share: float
    top: float | None
    bottom: float | None


@dataclass(frozen=True)
class ItemStatistics:
    """One question.

    n : students asked;  attempted, right : how many of them.
    p : share of right answers (its difficulty; the higher the easier), None where nobody was asked.
    discrimination : correlation of right (1) or not (0) with the marks on the *other* questions (point-biserial,
                     corrected), or None: too few, all right, none right, or a rest that does not vary.
    remarks : what to look at, one sentence each.
    """

    asked: Asked
    n: int
    attempted: int
    right: int
    p: float | None
    discrimination: float | None
    options: tuple[OptionUse, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class MistakeCount:
    """A belief that answers looked like: how many students, and in which items."""

    mistake: str
    belief: str
    students: int
    answers: int
    items: tuple[str, ...]


@dataclass(frozen=True)
class Analysis:
    """A class.  mean, median, deviation, least, most : of the marks; kr20 : None if not defined, ``why_no_kr20``."""

    title: str
    max_marks: int
    own: bool
    n: int
    absent: int
    totals: tuple[Fraction, ...]
    mean: float
    median: float
    deviation: float
    kr20: float | None
    why_no_kr20: str
    items: tuple[ItemStatistics, ...]
    mistakes: tuple[MistakeCount, ...]

    @property
    def few(self) -> bool:
        return self.n < FEW


def analyse(marks: Marks) -> Analysis:
    """The figures of a marked class; questions that were withdrawn are listed and counted nowhere."""
    totals = tuple(s.total for s in marks.sat)
    values = [float(t) for t in totals]
    answers = {s.student: {a.item: a for a in s.answers} for s in marks.sat}
    ranked = sorted(marks.sat, key=lambda s: (-s.total, s.student))
    third = len(ranked) // 3
    top, bottom = {s.student for s in ranked[:third]}, {s.student for s in ranked[len(ranked) - third :]}
    items = tuple(_item(asked, marks.sat, answers, top, bottom) for asked in marks.asked)
    kr20, why = _kr20(marks)
    return Analysis(
        marks.title,
        marks.most,
        marks.own,
        len(marks.sat),
        len(marks.absent),
        totals,
        fmean(values) if values else 0.0,
        median(values) if values else 0.0,
        pstdev(values) if values else 0.0,
        kr20,
        why,
        items,
        _mistakes(marks),
    )


def _item(
    asked: Asked,
    sat: Sequence[Sat],
    answers: dict[str, dict[str, Answer]],
    top: set[str],
    bottom: set[str],
) -> ItemStatistics:
    mine = [(s, answers[s.student][asked.item]) for s in sat if asked.item in answers[s.student]]
    n = len(mine)
    right = sum(a.verdict == "right" for _, a in mine)
    attempted = sum(a.attempted for _, a in mine)
    if asked.to_all:
        return ItemStatistics(asked, n, attempted, 0, None, None, (), ("Withdrawn: everybody has its marks.",))
    discrimination = None
    if n >= FEW:
        # of papers of one's own the rest is another for everybody, but worth the same marks
        rest = [float(s.total - a.marks) for s, a in mine]
        discrimination = point_biserial([a.verdict == "right" for _, a in mine], rest)
    options = tuple(_option_use(c, mine, top, bottom) for c in asked.choices)
    p = right / n if n else None
    return ItemStatistics(
        asked, n, attempted, right, p, discrimination, options, _remarks(asked, n, p, discrimination, options)
    )


def _option_use(choice: Choice, mine: Sequence[tuple[Sat, Answer]], top: set[str], bottom: set[str]) -> OptionUse:
    chose = {s.student for s, a in mine if choice.label in a.labels}

    def share_of(group: set[str]) -> float | None:
        asked = {s.student for s, _ in mine} & group
        return len(chose & asked) / len(asked) if asked and len(mine) >= FEW else None

    return OptionUse(
        choice.label,
        choice.text,
        choice.right,
        choice.mistake,
        choice.belief,
        len(chose),
        len(chose) / len(mine) if mine else 0.0,
        share_of(top),
        share_of(bottom),
    )


def _remarks(
    asked: Asked, n: int, p: float | None, discrimination: float | None, options: Sequence[OptionUse]
) -> tuple[str, ...]:
    if n < FEW or p is None:
        return ()
    found = []
    if discrimination is not None and discrimination < 0:
        found.append("Those who did well elsewhere are right here less often: read the stem and the key again.")
    elif discrimination is not None and discrimination < 0.1:
        found.append("It hardly tells the strong from the weak.")
    if p < HARD:
        found.append("Very hard for this class.")
    if p > EASY:
        found.append("Very easy for this class.")
    for o in options:
        if not o.right and o.top is not None and o.bottom is not None and o.top > o.bottom and o.top >= 0.25:
            found.append(f"The strong choose the wrong option {o.label} more often than the weak.")
    idle = [o.label for o in options if not o.right and o.share < DISTRACTOR_IDLE]
    if idle and asked.kind == "MCQ":
        found.append(f"Hardly anybody chooses {' or '.join(idle)}.")
    return tuple(found)


def point_biserial(right: Sequence[bool], scores: Sequence[float]) -> float | None:
    """Pearson's correlation of a yes/no with a score; None if either does not vary."""
    n, yes = len(right), sum(right)
    if n < 2 or yes in (0, n) or max(scores) - min(scores) <= 1e-9 * max(1.0, max(map(abs, scores))):
        return None
    mean = fmean(scores)
    above = fmean(s for s, r in zip(scores, right, strict=True) if r)
    below = fmean(s for s, r in zip(scores, right, strict=True) if not r)
    spread = math.sqrt(fmean((s - mean) ** 2 for s in scores))
    return (above - below) / spread * math.sqrt(yes * (n - yes)) / n


def kr20(matrix: Sequence[Sequence[bool]]) -> float | None:
    """Kuder and Richardson's formula 20: k/(k-1) (1 - sum of p q / variance of the number right).

    matrix : a row for each student, right or not for each item; the variance is the population's (divided by n).
    None with fewer than two items or students, or if everybody has the same number right.
    """
    n, k = len(matrix), len(matrix[0]) if matrix else 0
    if n < 2 or k < 2:
        return None
    numbers = [sum(row) for row in matrix]
    mean = Fraction(sum(numbers), n)
    variance = sum((x - mean) ** 2 for x in numbers) / n
    if variance == 0:
        return None
    shares = [Fraction(sum(row[i] for row in matrix), n) for i in range(k)]
    return float(Fraction(k, k - 1) * (1 - sum(p * (1 - p) for p in shares) / variance))


def _kr20(marks: Marks) -> tuple[float | None, str]:
    if marks.own:
        return None, "not defined: everybody had questions of their own"
    if len(marks.sat) < FEW:
        return None, f"too few students ({len(marks.sat)}; {FEW} are needed)"
    items = [a.item for a in marks.asked if not a.to_all]
    matrix = []
    for s in marks.sat:
        by_item = {a.item: a for a in s.answers}
        matrix.append([i in by_item and by_item[i].verdict == "right" for i in items])
    value = kr20(matrix)
    if value is None:
        return None, "not defined: fewer than two questions, or everybody has the same number right"
    return value, ""


def _mistakes(marks: Marks) -> tuple[MistakeCount, ...]:
    students: dict[tuple[str, str], set[str]] = defaultdict(set)
    answers: Counter[tuple[str, str]] = Counter()
    items: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    withdrawn = {a.item for a in marks.asked if a.to_all}
    for s in marks.sat:
        for a in s.answers:
            for mistake, belief in dict.fromkeys((m, b) for m, b, _ in a.mistakes):
                if a.item not in withdrawn:
                    students[mistake, belief].add(s.student)
                    answers[mistake, belief] += 1
                    items[mistake, belief][a.item] = None
    order = {a.item: i for i, a in enumerate(marks.asked)}
    made = [
        MistakeCount(m, b, len(students[m, b]), answers[m, b], tuple(sorted(items[m, b], key=lambda i: order[i])))
        for m, b in students
    ]
    return tuple(sorted(made, key=lambda m: (-m.students, -m.answers, m.mistake, m.belief)))
