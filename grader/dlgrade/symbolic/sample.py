"""Both values at one point, with as many digits as their sizes call for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mpmath

from dlgrade.symbolic.limits import Budget, NoValue, OutOfReach
from dlgrade.symbolic.points import Point
from dlgrade.symbolic.values import Backwards, Convention, Walk

DIGITS = 60


@dataclass(frozen=True)
class Sample:
    """Both values at one point.

    got       : None where theirs has no value or is too large; `failure` is the exception then.
    noise     : what the arithmetic may have added.
    loose     : one of the two has floats in it: nine digits are enough.
    aside     : the right value depends on what a sum is that runs backwards; books disagree.
    backwards : the first sum of theirs that runs backwards, a disputed one if there is one, or None.
    """

    point: Point
    expected: Any
    got: Any
    noise: Any
    loose: bool
    aside: bool = False
    backwards: Backwards | None = None
    failure: NoValue | OutOfReach | None = None

    @property
    def zero(self) -> bool:
        """Whether the right value is zero."""
        return bool(abs(self.expected) <= self.noise)

    @property
    def complex(self) -> bool:
        """Whether the right value is not real."""
        return isinstance(self.expected, mpmath.mpc) and bool(abs(self.expected.imag) > self.noise)

    def agree(self) -> bool:
        """Whether both values are the same, to thirty digits (nine where there are floats)."""
        size = abs(self.expected)
        if self.loose:
            return bool(abs(self.got - self.expected) <= 1e-9 * (1 if self.zero else size))
        return bool(abs(self.got - self.expected) <= mpmath.mpf(10) ** -30 * size + self.noise)


def sample(expected: Any, got: Any, point: Point, loose: bool, convention: Convention, budget: Budget) -> Sample:
    """Both values at ``point``, with twice as many digits more as the numbers on the way have zeros.

    Raises NoValue or OutOfReach where the right expression has no value; OutOfReach where the budget is spent.
    """
    reach = 0
    while True:
        digits = DIGITS + 2 * reach
        # SymPy shares mpmath's context; it is given back with the precision that it had
        with mpmath.workdps(digits):
            right, theirs = (Walk(point, digits, convention, budget) for _ in range(2))
            e = right.value(expected)
            g, failure = None, None
            try:
                g = theirs.value(got)
            except (NoValue, OutOfReach) as error:
                if budget.spent:
                    raise
                failure = error
            noise = mpmath.mpf(10) ** -(40 + reach)
        largest = max(right.reach, theirs.reach)
        if failure or reach or largest <= 5:
            aside = right.backwards is not None and right.backwards.disputed
            return Sample(point, e, g, noise, loose, aside, theirs.backwards, failure)
        reach = largest
