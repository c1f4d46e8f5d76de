"""Printing numbers, and the intervals that numerical answers are accepted in.

Depends on: the standard library.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Rounder = Callable[[Any], Any]


def same(x: Any) -> Any:
    """No rounding on the way."""
    return x


def half_up(places: int) -> Rounder:
    """Rounding to ``places`` decimals, ties away from zero, as people do on paper."""
    unit = 10.0**places
    floor, copysign = math.floor, math.copysign

    def rounded(x: Any) -> float:
        return copysign(floor(abs(x) * unit + 0.5 + 1e-9) / unit, x)

    return rounded


def half_even(places: int) -> Rounder:
    """Rounding to ``places`` decimals, ties to the even digit, as Python and IEEE do."""
    return lambda x: round(float(x), places)


def paths(decimals: int) -> list[Rounder]:
    """The legitimate ways to round on the way to an answer that is asked for to ``decimals`` places.

    Intermediate results may be kept to as few places as the answer has (at least 2) or to up to two more.
    """
    first = max(2, decimals)
    return [make(p) for p in range(first, max(4, decimals + 1) + 1) for make in (half_up, half_even)]


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
    values = [float(key), *map(float, reached)]
    unit = 10**decimals
    low = math.floor(min(values) * unit + 1e-7) / unit
    high = math.ceil(max(values) * unit - 1e-7) / unit
    return Interval(low, high, decimals)


def printed(value: Any, decimals: int | None) -> str:
    """A number in plain digits: an integer as it is, another with ``decimals`` places (ties to even on the exact
    binary value); -0.00 is printed 0.00."""
    if isinstance(value, int) and not decimals:
        return str(value)
    text = f"{float(value):.{decimals if decimals is not None else 4}f}"
    return text[1:] if text[0] == "-" and not text.strip("-0.") else text


def near_tie(value: float, decimals: int) -> bool:
    """True if rounding ``value`` to ``decimals`` places is a matter of the rule or of the last bit."""
    scaled = abs(value) * 10**decimals
    return abs(scaled - math.floor(scaled) - 0.5) < 1e-6
