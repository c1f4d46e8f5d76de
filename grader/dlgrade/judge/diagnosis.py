"""From observations to verdicts: which cases fail, what that earns, and which belief explains it.

Everything here is a pure function of an exercise and of what was observed of an implementation; where the
observations come from (a sandboxed learner, a mistake, a mutant) is not its business.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dlgrade.errors import GraderBroken
from dlgrade.exercises import Case, Exercise, Failed, Mistake, Observed, observed_alike

PASS, FAIL, TODO, MISSING, ERROR, TIMEOUT, CRASH, FORBIDDEN = VERDICTS = (
    "pass",
    "fail",
    "todo",
    "missing",
    "error",
    "timeout",
    "crash",
    "forbidden",
)
_WORST_FIRST = (FORBIDDEN, CRASH, TIMEOUT, ERROR, FAIL, MISSING, TODO, PASS)

Observations = Mapping[str, Sequence[Observed]]


@dataclass(frozen=True)
class Assessment:
    """What the observations of one implementation come to.

    verdicts  : case name -> verdict, in the exercise's order.
    first_bad : case name -> index of the first run that is not right.
    diagnosis : the one mistake that explains everything observed, or None.
    alone     : case name -> the one mistake that explains a case which is about a matter of its own.
    """

    verdict: str
    points: float
    verdicts: dict[str, str]
    first_bad: dict[str, int]
    diagnosis: Mistake | None
    alone: dict[str, Mistake]


def expectations(exercise: Exercise, seed: int, got: Observations | None = None) -> dict[str, list[Observed]]:
    """What the right code does on every case; where ``got`` is given, on those in which that has a value to compare.

    Raises GraderBroken if it fails on one: the content is wrong.
    """
    right = exercise.right_implementation()
    expected = {}
    for case in exercise.cases:
        if got is not None and all(isinstance(g.value, Failed) for g in got[case.name]):
            continue  # an untouched stub of an exercise that trains for seconds
        expected[case.name] = case.observe(right, seed)
        for observed in expected[case.name]:
            if isinstance(observed.value, Failed):
                why = observed.value.failure.message if observed.value.failure else observed.value.verdict
                raise GraderBroken(f"{exercise.id}, case {case.name!r}: the right code itself fails: {why}")
    return expected


def assess(exercise: Exercise, expected: Observations, got: Observations, seed: int) -> Assessment:
    """Verdicts, points and diagnosis.

    exercise : may be a `remembering` one, where several implementations are assessed.
    expected : at least of every case in which ``got`` has a value.
    Raises GraderBroken if a case was not observed: absent is not zero.
    """
    exercise = remembering(exercise)
    absent = [c.name for c in exercise.cases if len(got.get(c.name, ())) != c.runs]
    if absent or not exercise.cases:
        raise GraderBroken(f"{exercise.id}: {len(absent)} of {len(exercise.cases)} cases were not judged")
    verdicts: dict[str, str] = {}
    first_bad: dict[str, int] = {}
    for case in exercise.cases:
        verdicts[case.name], bad = _case_verdict(exercise, case, expected.get(case.name, ()), got[case.name])
        if bad is not None:
            first_bad[case.name] = bad
    verdict = min(verdicts.values(), key=_WORST_FIRST.index)
    diagnosis = diagnose(exercise, got, verdicts, seed)
    # a case of its own may rest on code that other cases find wrong: then only the whole may be named
    shared = any(not c.alone and verdicts[c.name] not in (PASS, TODO, MISSING) for c in exercise.cases)
    alone = {} if diagnosis or shared else _diagnose_alone(exercise, got, verdicts, seed)
    return Assessment(verdict, earned(exercise, verdicts), verdicts, first_bad, diagnosis, alone)


def earned(exercise: Exercise, verdicts: Mapping[str, str]) -> float:
    """Points: spread over the cases by weight; nothing if a required case fails."""
    total = sum(c.weight for c in exercise.cases)
    if any(c.required and verdicts[c.name] != PASS for c in exercise.cases):
        return 0.0
    got = sum(c.weight for c in exercise.cases if verdicts[c.name] == PASS)
    return exercise.points if got == total else round(exercise.points * got / total, 4)


def _case_verdict(
    exercise: Exercise, case: Case, expected: Sequence[Observed], got: Sequence[Observed]
) -> tuple[str, int | None]:
    tolerance = exercise.tolerance_of(case)
    found: list[tuple[str, int]] = []
    for i, g in enumerate(got):
        if isinstance(g.value, Failed):
            found.append((g.value.verdict, i))
        elif not observed_alike(expected[i], g, tolerance, nan=False):
            found.append((FAIL, i))
    if not found:
        return PASS, None
    return min(found, key=lambda f: (_WORST_FIRST.index(f[0]), f[1]))


def diagnose(exercise: Exercise, got: Observations, verdicts: Mapping[str, str], seed: int) -> Mistake | None:
    """The mistake whose every observation equals the learner's; None if several fit, or none.

    Cases that reach code which is not written yet say nothing about beliefs and are left out. If no mistake fits all
    the others, those marked ``alone`` are left out as well: who computes a table of answers with the function that is
    wrong gets answers that no author foresaw, and a slip in a true-or-false list hides no wrong formula.
    """
    cases = [c for c in exercise.cases if verdicts[c.name] not in (TODO, MISSING)]
    fits = _fitting(exercise, cases, got, verdicts, seed)
    if not fits and any(c.alone for c in cases):
        fits = _fitting(exercise, [c for c in cases if not c.alone], got, verdicts, seed)
    return fits[0] if len(fits) == 1 else None


def _diagnose_alone(
    exercise: Exercise, got: Observations, verdicts: Mapping[str, str], seed: int
) -> dict[str, Mistake]:
    alone = {}
    for case in exercise.cases:
        if case.alone and verdicts[case.name] == FAIL:
            fits = _fitting(exercise, [case], got, verdicts, seed)
            if len(fits) == 1:
                alone[case.name] = fits[0]
    return alone


def _fitting(
    exercise: Exercise, cases: Sequence[Case], got: Observations, verdicts: Mapping[str, str], seed: int
) -> list[Mistake]:
    # failing cases first, they rule out the most; smoke cases last, they may take seconds
    order = sorted(cases, key=lambda c: (verdicts[c.name] == PASS, c.smoke))
    if not any(verdicts[c.name] != PASS for c in cases):
        return []
    fits = []
    for mistake in exercise.mistakes:
        wrong = exercise.implementation_of(mistake)
        if all(exercise.same(c, c.observe(wrong, seed), got[c.name], nan=True) for c in order):
            fits.append(mistake)
    return fits


class _Remembered(Case):
    """A case that works out once what an implementation does on it."""

    def observe(self, implementation: Any, seed: int = 0) -> list[Observed]:
        key = (id(implementation), seed)
        if key not in self.seen:
            # held with it, so that no other implementation can have its id
            self.seen[key] = (implementation, super().observe(implementation, seed))
        return self.seen[key][1]

    @functools.cached_property
    def seen(self) -> dict[tuple[int, int], tuple[Any, list[Observed]]]:
        return {}


def remembering(exercise: Exercise) -> Exercise:
    """The same exercise, which works out once what its mistakes do on a case: for the first who may have made them.

    For judging several submissions, or mistakes and mutants; it holds all that was observed, for as long as it lives.
    """
    if isinstance(exercise.cases[0] if exercise.cases else None, _Remembered):
        return exercise
    made = copy.copy(exercise)
    made.cases = [_Remembered(**vars(case)) for case in exercise.cases]
    made.implementation_of = functools.cache(exercise.implementation_of)  # type: ignore[method-assign]
    return made


def observe_all(exercise: Exercise, implementation: object, seed: int) -> dict[str, list[Observed]]:
    """Every case's observations of an implementation in this process."""
    return {case.name: case.observe(implementation, seed) for case in exercise.cases}
