"""Printing numbers, and the intervals that numerical answers are accepted in.

Depends on: the standard library.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Rounder = Callable[[Any], Any]


def same(x: Any) -> Any:
    """No rounding on the way."""
    return x


def half_up(places: int, ties: list[Any] | None = None) -> Rounder:
    """Rounding to ``places`` decimals, ties away from zero, as people do on paper.

    ties : collects what lay so near to a tie, or was so large, that `half_even` may round it otherwise.  For all other
        numbers both give the float that is nearest to the same decimal.
    """
    unit = 10.0**places
    floor = math.floor
    met = [] if ties is None else ties

    def rounded(x: Any) -> float:
        scaled = (x if x >= 0 else -x) * unit + 0.5
        whole = floor(scaled + 1e-9)
        if not 1e-6 < scaled - whole < 0.999999 or scaled > 1e9:
            met.append(x)
        return whole / unit if x >= 0 else -(whole / unit)

    return rounded


def half_even(places: int) -> Rounder:
    """Rounding to ``places`` decimals, ties to the even digit, as Python and IEEE do."""
    return lambda x: round(float(x), places)


def paths(decimals: int) -> Iterator[Rounder]:
    """The legitimate ways to round on the way to an answer that is asked for to ``decimals`` places, one by one.

    Intermediate results may be kept to as few places as the answer has (at least 2) or to up to two more, and ties may
    go up or to the even digit.  The second is left out where the first has just met no tie: it would give the same.
    """
    for places in range(max(2, decimals), max(4, decimals + 1) + 1):
        ties: list[Any] = []
        yield half_up(places, ties)
        if ties:
            yield half_even(places)


@dataclass(frozen=True, slots=True)
class Interval:
    """The answers that are accepted: low to high, both included, printed to ``decimals`` places."""

    low: float
    high: float
    decimals: int

    def __contains__(self, x: float) -> bool:
        slack = 1e-9 * abs(x) if x > 1.0 or x < -1.0 else 1e-9
        return self.low - slack <= x <= self.high + slack

    def __str__(self) -> str:
        return f"{printed(self.low, self.decimals)} to {printed(self.high, self.decimals)}"


def interval(key: float | int | Fraction, decimals: int, reached: list[float]) -> Interval:
    """The smallest interval on the grid of ``decimals`` places that holds the key, the key rounded either way, and
    every value ``reached`` by a legitimate rounding path.

    An exact key that no path leaves is its own interval: 0.25 to 0.25.
    """
    if isinstance(key, int) and not reached:
        return Interval(key, key, 0 if decimals is None else decimals)
    low = high = float(key)
    if reached:
        low, high = min(low, *reached), max(high, *reached)
    unit = 10**decimals
    return Interval(math.floor(low * unit + 1e-7) / unit, math.ceil(high * unit - 1e-7) / unit, decimals)


def printed(value: Any, decimals: int | None) -> str:
    """A number in plain digits: an integer as it is, another with ``decimals`` places (ties to even on the exact
    binary value); -0.00 is printed 0.00."""
    if not decimals and isinstance(value, int):
        return str(value)
    text = f"{float(value):.{4 if decimals is None else decimals}f}"
    return text[1:] if text[0] == "-" and not text.strip("-0.") else text


def near_tie(value: float, decimals: int) -> bool:
    """True if rounding ``value`` to ``decimals`` places is a matter of the rule or of the last bit."""
    scaled = abs(value) * 10**decimals
    return abs(scaled - math.floor(scaled) - 0.5) < 1e-6
