"""The value of an expression at one point, computed by a walk over its tree; SymPy evaluates nothing."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

import mpmath
import sympy as sp

from dlgrade.symbolic.limits import SIZE, TERMS, Budget, NoValue, OutOfReach, Unsupported


class Convention(Enum):
    """What a sum or product is whose last index lies more than one below its first."""

    KARR = "minus the terms between (or one over their product), so that sums can be split anywhere; SymPy's `doit`"
    EMPTY = "nothing: 0, or 1"


class Backwards(NamedTuple):
    """A sum or product whose last index lies below its first.

    Over 3 to 2 it has no terms, all agree; below that the conventions part.
    """

    kind: str
    first: int
    last: int

    @property
    def disputed(self) -> bool:
        """Whether its value depends on the convention."""
        return self.last < self.first - 1


def name_text(name: str) -> str:
    """A name of theirs, cut and printable."""
    shown = name[:30] + ("…" if len(name) > 30 else "")
    return shown if shown.isprintable() else ascii(shown)


def as_mpf(value: Fraction) -> Any:
    """A fraction to the working precision."""
    return mpmath.mpf(value.numerator) / value.denominator


class Walk:
    """Computes the value of a tree at one point; the methods are the rules for its nodes.

    reach     : decimal digits of the largest number on the way, or zeros of the smallest.
    backwards : the first sum or product that ran backwards, a disputed one if there is one, or None.
    """

    def __init__(self, point: dict[str, Fraction], digits: int, convention: Convention, budget: Budget) -> None:
        self.names: dict[str, Any] = {name: as_mpf(value) for name, value in point.items()}
        self.unit = 1 + digits / 200
        self.convention = convention
        self.budget = budget
        self.reach = 0
        self.backwards: Backwards | None = None

    def value(self, node: Any) -> Any:
        """The value of a node, an mpf or mpc; raises NoValue, OutOfReach or Unsupported."""
        self.budget.spend(self.unit)
        if isinstance(node, sp.Symbol):
            return self.names[node.name]
        try:
            return self.sized(self.computed(node))
        except (ValueError, ZeroDivisionError):  # mpmath's words for a pole
            raise NoValue from None

    def computed(self, node: Any) -> Any:
        """The value of a node by the rule of its kind, of whatever size."""
        rule = _rules().get(type(node))
        if rule is not None:
            return rule(self, node)
        if isinstance(node, sp.Integer):
            return self.whole(node.p)
        if isinstance(node, sp.Rational):
            return self.whole(node.p) / self.whole(node.q)
        if isinstance(node, sp.Float):
            return mpmath.mp.make_mpf(node._mpf_)
        if isinstance(node, sp.core.function.AppliedUndef):
            return self.unknown_function(node)
        known = _functions().get(type(node))
        if known is None:
            raise Unsupported(name_text(type(node).__name__))
        self.budget.spend(10 * self.unit)
        return known(*[self.value(part) for part in node.args])

    def whole(self, number: int) -> Any:
        """An integer; raises OutOfReach before a tower of digits is turned into a float."""
        if abs(number).bit_length() > 3 * SIZE:
            raise OutOfReach
        return self.sized(mpmath.mpf(int(number)))

    def sized(self, value: Any) -> Any:
        """``value``, if it is finite and neither huge nor tiny."""
        if value == 0:
            return value
        if not mpmath.isfinite(value):
            raise NoValue
        digits = int(abs(mpmath.mag(value)) * 0.302)
        if digits > SIZE:
            raise OutOfReach
        self.reach = max(self.reach, digits)
        return value

    def real(self, node: Any) -> Any:
        """The value where only a real one will do; raises NoValue for a complex one."""
        value = self.value(node)
        if isinstance(value, mpmath.mpc):
            if abs(value.imag) > mpmath.mpf(10) ** -40 * (1 + abs(value)):
                raise NoValue
            value = value.real
        return value

    def truth(self, node: Any) -> bool:
        """Whether a relation holds; raises Unsupported for what is none."""
        self.budget.spend(self.unit)
        if node in (sp.true, sp.false):
            return bool(node == sp.true)
        if isinstance(node, sp.And):
            return all(self.truth(part) for part in node.args)
        if isinstance(node, sp.Or):
            return any(self.truth(part) for part in node.args)
        if isinstance(node, sp.Not):
            return not self.truth(node.args[0])
        compare = _relations().get(type(node))
        if compare is None:
            raise Unsupported(name_text(type(node).__name__))
        return bool(compare(self.real(node.args[0]), self.real(node.args[1])))

    def power(self, node: Any) -> Any:
        """0 ** 0 is 1, as SymPy has it; 0 to a negative power has no value."""
        base, exponent = self.value(node.args[0]), self.value(node.args[1])
        if exponent == 0:
            return mpmath.mpf(1)
        if base == 0:
            if mpmath.re(exponent) > 0:
                return mpmath.mpf(0)
            raise NoValue
        self.budget.spend(5 * self.unit)
        if abs(mpmath.mag(base)) * abs(exponent) > 8 * SIZE:
            raise OutOfReach
        return mpmath.power(base, exponent)

    def exponential(self, node: Any) -> Any:
        """exp, where the result's digits stay within bounds."""
        exponent = self.value(node.args[0])
        self.budget.spend(10 * self.unit)
        if abs(exponent) > 3 * SIZE:
            raise OutOfReach
        return mpmath.exp(exponent)

    def logarithm(self, node: Any) -> Any:
        """log, to a base or not; that of zero, or to the base 1, has no value."""
        values = [self.value(part) for part in node.args]
        self.budget.spend(10 * self.unit)
        if any(v == 0 for v in values) or (len(values) == 2 and values[1] == 1):
            raise NoValue
        return mpmath.log(*values)

    def hyperbolic(self, node: Any) -> Any:
        """sinh, cosh, tanh and their reciprocals."""
        argument = self.value(node.args[0])
        self.budget.spend(10 * self.unit)
        if abs(mpmath.re(argument)) > SIZE:
            raise OutOfReach  # tanh is 1 to more digits than there are
        return getattr(mpmath, type(node).__name__)(argument)

    def error_function(self, node: Any) -> Any:
        """erf and erfc of real numbers: beyond 40 mpmath takes ever longer."""
        argument = self.real(node.args[0])
        self.budget.spend(50 * self.unit)
        if abs(argument) > 40:
            raise OutOfReach
        return getattr(mpmath, type(node).__name__)(argument)

    def piecewise(self, node: Any) -> Any:
        """The first branch whose condition holds; only that is computed."""
        for value, condition in node.args:
            if self.truth(condition):
                return self.value(value)
        raise NoValue

    def step(self, node: Any) -> Any:
        """Heaviside; at zero its second argument, 1/2 where there is none."""
        argument = self.real(node.args[0])
        if argument == 0:
            return self.value(node.args[1]) if len(node.args) > 1 else mpmath.mpf(1) / 2
        return mpmath.mpf(1 if argument > 0 else 0)

    def nested(self, node: Any) -> Any:
        """A sum or a product, term by term; over nothing it is 0 or 1, backwards what the convention says."""
        adds = isinstance(node, sp.Sum)
        nothing = mpmath.mpf(0 if adds else 1)
        limits = list(node.limits)

        def over(depth: int) -> Any:
            if depth < 0:
                return self.value(node.function)
            if len(limits[depth]) != 3:
                raise Unsupported("a sum without bounds")
            symbol, low, high = limits[depth]
            first, last = self.bound(low), self.bound(high)
            backwards = Backwards("sum" if adds else "product", first, last) if last < first else None
            if backwards and not (self.backwards and self.backwards.disputed):
                self.backwards = backwards
            flipped = backwards is not None and backwards.disputed
            if flipped:
                if self.convention is Convention.EMPTY:
                    return nothing
                first, last = last + 1, first - 1
            if last - first > TERMS:
                raise OutOfReach
            before = self.names.get(symbol.name)
            total = nothing
            for k in range(first, last + 1):
                self.names[symbol.name] = mpmath.mpf(k)
                term = over(depth - 1)
                total = self.sized(total + term if adds else total * term)
            if before is None:
                self.names.pop(symbol.name, None)
            else:
                self.names[symbol.name] = before
            if not flipped:
                return total
            if not adds and total == 0:
                raise NoValue
            return -total if adds else 1 / total

        return over(len(limits) - 1)

    def bound(self, node: Any) -> int:
        """A bound of a sum: a whole number, or NoValue; raises Unsupported for infinity."""
        if node in (sp.oo, -sp.oo):
            raise Unsupported("an infinite sum")
        value = self.real(node)
        if abs(value) > 10**6:
            raise OutOfReach
        nearest = int(mpmath.nint(value))
        if abs(value - nearest) > mpmath.mpf(10) ** -30:
            raise NoValue
        return nearest

    def unknown_function(self, node: Any) -> Any:
        """An undefined function is some smooth function of its own, told by its name."""
        total = mpmath.mpf(zlib.crc32(type(node).__name__.encode()) % 997 + 1) / 997
        for i, part in enumerate(node.args):
            rate = mpmath.mpf(zlib.crc32(f"{type(node).__name__} {i}".encode()) % 991 + 99) / 991
            argument = self.value(part)
            if abs(argument) > 3 * SIZE:
                raise OutOfReach
            total = total * (mpmath.mpf(3) / 2 + mpmath.sin(rate * argument + i)) + mpmath.cos(rate * argument)
        return total

    def chain(self, node: Any) -> Any:
        """A sum or product of given terms, bounded after each."""
        total = self.value(node.args[0]) if node.args else mpmath.mpf(0 if isinstance(node, sp.Add) else 1)
        adds = isinstance(node, sp.Add)
        for part in node.args[1:]:
            term = self.value(part)
            total = self.sized(total + term if adds else total * term)
        return total


@cache
def _rules() -> dict[Any, Callable[[Walk, Any], Any]]:
    def number(value: Callable[[], Any]) -> Callable[[Walk, Any], Any]:
        return lambda walk, node: value()

    def truth(walk: Walk, node: Any) -> Any:
        return mpmath.mpf(1 if walk.truth(node) else 0)

    def no_value(walk: Walk, node: Any) -> Any:
        raise NoValue

    rules: dict[Any, Callable[[Walk, Any], Any]] = {
        sp.Add: Walk.chain,
        sp.Mul: Walk.chain,
        sp.Pow: Walk.power,
        sp.exp: Walk.exponential,
        sp.log: Walk.logarithm,
        sp.erf: Walk.error_function,
        sp.erfc: Walk.error_function,
        sp.Piecewise: Walk.piecewise,
        sp.Heaviside: Walk.step,
        sp.Sum: Walk.nested,
        sp.Product: Walk.nested,
        sp.Max: lambda walk, node: max(walk.real(part) for part in node.args),
        sp.Min: lambda walk, node: min(walk.real(part) for part in node.args),
        type(sp.pi): number(lambda: +mpmath.pi),
        type(sp.E): number(lambda: +mpmath.e),
        type(sp.I): number(lambda: mpmath.mpc(0, 1)),
        type(sp.EulerGamma): number(lambda: +mpmath.euler),
        type(sp.GoldenRatio): number(lambda: +mpmath.phi),
        type(sp.oo): no_value,
        type(-sp.oo): no_value,
        type(sp.zoo): no_value,
        type(sp.nan): no_value,
    }
    rules.update(dict.fromkeys((sp.sinh, sp.cosh, sp.tanh, sp.coth, sp.sech, sp.csch), Walk.hyperbolic))
    booleans = (sp.And, sp.Or, sp.Not, type(sp.true), type(sp.false), *_relations())
    rules.update(dict.fromkeys(booleans, truth))
    return rules


@cache
def _relations() -> dict[Any, Callable[[Any, Any], bool]]:
    return {
        sp.Eq: lambda a, b: abs(a - b) <= mpmath.mpf(10) ** -40,
        sp.Ne: lambda a, b: abs(a - b) > mpmath.mpf(10) ** -40,
        sp.Lt: lambda a, b: a < b,
        sp.Le: lambda a, b: a <= b,
        sp.Gt: lambda a, b: a > b,
        sp.Ge: lambda a, b: a >= b,
    }


@cache
def _functions() -> dict[Any, Callable[..., Any]]:
    same = "sin cos tan cot sec csc asin acos atan atan2 asinh acosh atanh re im".split()
    table: dict[Any, Callable[..., Any]] = {getattr(sp, name): getattr(mpmath, name) for name in same}
    table[sp.Abs] = abs
    table[sp.conjugate] = mpmath.conj
    table[sp.sign] = mpmath.sign
    table[sp.KroneckerDelta] = lambda i, j, *_: mpmath.mpf(1 if abs(i - j) <= mpmath.mpf(10) ** -40 else 0)
    return table
