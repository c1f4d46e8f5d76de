"""One expression against another, point by point."""

from __future__ import annotations

from typing import Any

import mpmath
import sympy as sp

from dlgrade.symbolic.limits import Budget, NoValue, OutOfReach, Unsupported
from dlgrade.symbolic.points import POINTS, Parts, Point, parts_of, points
from dlgrade.symbolic.sample import DIGITS, Sample, sample
from dlgrade.symbolic.values import Convention
from dlgrade.symbolic.wording import Verdict, explain, point_text

ENOUGH = 4  # points, to call two expressions equal or to stop after a difference
GAPS = 3  # points where only theirs has no value: half of an expression must not pass for the whole


def same_scalar(expected: Any, got: Any, budget: Budget) -> Verdict:
    """What is wrong with ``got``, an expression, where ``expected`` is wanted; an empty verdict if nothing is.

    A sum that runs backwards, from 5 to 2 say, is what SymPy's `doit` makes of it (Karr's convention: minus the terms
    between, 3 and 4) or, if that is not right everywhere, nothing at all.  Where the right expression has such a sum
    another point is taken.
    """
    if expected == got:
        return Verdict()
    for infinite in (sp.oo, -sp.oo, sp.zoo, sp.nan):
        if expected == infinite:
            return Verdict(f"expected {infinite}")
        if got == infinite:
            return Verdict("it is not a finite value")
    try:
        right, theirs = parts_of(expected, budget), parts_of(got, budget)
        verdict, disputed = _by_points(expected, got, right, theirs, Convention.KARR, budget)
        if verdict.text and disputed:
            other, _ = _by_points(expected, got, right, theirs, Convention.EMPTY, budget)
            verdict = verdict if other.text else other
        return verdict
    except Unsupported as error:
        return Verdict(f"it contains {error}, which cannot be compared; call .doit() or write it out")
    except OutOfReach:
        return Verdict("it is too large to be compared: write it in a simpler form")


def _by_points(
    expected: Any, got: Any, right: Parts, theirs: Parts, convention: Convention, budget: Budget
) -> tuple[Verdict, bool]:
    """(the verdict, whether it may depend on the convention)."""
    symbols = {**theirs.symbols, **right.symbols}  # the assumptions of the right one count
    wanted = (2 * POINTS if right.bent or theirs.bent else POINTS) if symbols else 1
    enough = min(ENOUGH, wanted)
    seen: list[Sample] = []
    second_best: list[Sample] = []  # where the right value is complex, or depends on the convention
    holes: list[Point] = []
    too_large = 0
    disputed = False
    for point in points(symbols, right.bounds | theirs.bounds):
        try:
            at = sample(expected, got, point, right.floats or theirs.floats, convention, budget)
        except (NoValue, OutOfReach):
            if budget.spent:
                raise
            continue
        disputed |= at.backwards is not None and at.backwards.disputed
        if isinstance(at.failure, NoValue):
            holes.append(point)
        elif at.failure:
            too_large += 1
        elif at.complex or at.aside:
            second_best.append(at)
        else:
            seen.append(at)
            if len(seen) == wanted or (len(seen) >= enough and not at.agree()):
                break
    if len(seen) < enough:
        seen += second_best[:wanted]
        disputed |= any(at.aside for at in seen)
    if not all(at.agree() for at in seen):
        with mpmath.workdps(DIGITS):
            return explain(seen, right, theirs, symbols), disputed
    if len(seen) >= enough and len(holes) + too_large < GAPS:
        return Verdict(), disputed
    if holes:
        where = point_text(holes[0])
        return Verdict(f"it has no value at {where}, where the right expression has one"), disputed
    if too_large:
        raise OutOfReach
    return Verdict("it has no value where the right expression has one"), disputed
