"""What a wrong expression has to do with the right one, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

import mpmath

from dlgrade.symbolic.points import Parts, Point
from dlgrade.symbolic.sample import Sample
from dlgrade.symbolic.values import as_mpf, name_text

SIGN = "the sign is wrong: it is -1 times the right expression"


@dataclass(frozen=True)
class Verdict:
    """text : what is wrong, "" if nothing is; relation : the same, where it is one that other entries may share."""

    text: str = ""
    relation: str = ""


def explain(seen: list[Sample], right: Parts, theirs: Parts, symbols: dict[str, Any]) -> Verdict:
    """The most telling difference of two expressions that part at one of the points ``seen``."""
    extra = [n for n in theirs.symbols if n not in right.symbols]
    if extra:
        among = ", ".join(map(name_text, sorted(right.symbols)))
        where = f"which is not among {among}" if among else "but the right answer is a number"
        return Verdict(f"it contains `{name_text(extra[0])}`, {where}")
    wrong = [at for at in seen if not at.agree()]
    backwards = [(at.point, at.backwards) for at in wrong if at.backwards]
    disputed = [(point, sum_) for point, sum_ in backwards if sum_.disputed]
    if disputed and len(backwards) == len(wrong):
        point, (kind, first, last) = disputed[0]
        return Verdict(
            f"{_at(point)}a {kind} in it runs backwards, from {first} to {last}: the lower bound comes first"
        )
    relation = _relation(seen, symbols)
    if relation:
        return Verdict(relation if symbols or relation == SIGN else _number_text(seen[0]), relation)
    absent = [n for n in right.symbols if n not in theirs.symbols]
    if absent:
        return Verdict(f"it does not contain `{name_text(absent[0])}`, on which the right expression depends")
    at = wrong[0]
    if not symbols:
        return Verdict(_number_text(at))
    return Verdict(f"{_at(at.point)}it is {_number(at.got)}, the right value is {_number(at.expected)}")


def _relation(seen: list[Sample], symbols: dict[str, Any]) -> str:
    """A constant factor, a factor that is a symbol, a constant difference; "" if there is none."""
    usable = [at for at in seen if not at.zero and abs(at.got) > at.noise]
    both_zero = sum(at.zero and abs(at.got) <= at.noise for at in seen)
    if not usable or len(usable) < (3 if symbols else 1) or len(usable) + both_zero < len(seen):
        return ""
    near = mpmath.mpf(10) ** (-8 if usable[0].loose else -25)
    ratios = [at.got / at.expected for at in usable]

    def always(value: Callable[[Sample], Any]) -> bool:
        return all(abs(r - value(at)) <= near * abs(r) for r, at in zip(ratios, usable, strict=True))

    if always(lambda at: -1):
        return SIGN
    if always(lambda at: ratios[0]):
        factor = _fraction(ratios[0], near)
        if factor is not None and (symbols or max(abs(factor.numerator), factor.denominator) <= 12):
            return f"it is {factor} times the right expression"
        if factor is None and symbols:
            return f"it is {_number(ratios[0])} times the right expression"
    for name, symbol in symbols.items():
        for sign, power in product((1, -1), (1, -1, 2, -2)):
            if always(lambda at, n=name, s=sign, p=power: s * as_mpf(at.point[n]) ** p):  # type: ignore[misc]
                return _symbol_factor(name, symbol, sign, power)
    steps = [at.got - at.expected for at in usable]
    if symbols and len(usable) == len(seen) and all(abs(s - steps[0]) <= near * abs(s) for s in steps):
        constant = _fraction(steps[0], near)
        if any(abs(at.expected - usable[0].expected) > near for at in usable):
            return f"it differs from the right expression by the constant {constant or _number(steps[0])}"
    return ""


def _symbol_factor(name: str, symbol: Any, sign: int, power: int) -> str:
    factor = name_text(name) + ("**2" if abs(power) == 2 else "")
    if sign == 1 and symbol.is_positive:
        return f"it is too {'large' if power > 0 else 'small'} by the factor {factor}"
    full = ("-" if sign < 0 else "") + (factor if power > 0 else f"1/{factor}")
    return f"it is {full} times the right expression"


def _number_text(at: Sample) -> str:
    """What is wrong with a number.  The right one would be the answer, and so would a factor."""
    off = abs(at.got - at.expected) / abs(at.expected) if not at.zero else mpmath.inf
    if off < mpmath.mpf(10) ** -2:
        digits = int(-mpmath.log10(off))
        return f"it is {_number(at.got)}, right to {digits} digits only: give it exactly, or to ten digits at least"
    return f"its value is {_number(at.got)}, which is not the right one"


def _fraction(value: Any, near: Any) -> Fraction | None:
    """The simple fraction that ``value`` is, or None."""
    if isinstance(value, mpmath.mpc):
        if abs(value.imag) > near:
            return None
        value = value.real
    if abs(value) > 10**6 or abs(value) < mpmath.mpf(10) ** -6:
        return None
    simple = Fraction(float(value)).limit_denominator(1000)
    return simple if simple and abs(as_mpf(simple) - value) <= near * abs(value) else None


def _number(value: Any) -> str:
    if isinstance(value, mpmath.mpc) and abs(value.imag) < mpmath.mpf(10) ** -30 * (1 + abs(value)):
        value = value.real
    if abs(value) < mpmath.mpf(10) ** -40:
        return "0"
    return str(mpmath.nstr(value, 6)).removesuffix(".0")


def _at(point: Point) -> str:
    return f"at {point_text(point)} " if point else ""


def point_text(point: Point) -> str:
    """A point as "x = 1/2, y = 3"; of many symbols the first six."""
    shown = [f"{name_text(n)} = {v}" for n, v in sorted(point.items())[:6]]
    return ", ".join(shown) + (", ..." if len(point) > 6 else "")
