"""Are two SymPy expressions equal?  Decided by exact values at rational points, never by text or `simplify`.

The learner's expression is untrusted: small, but possibly with towers of powers or long sums.  So nothing here asks
SymPy to evaluate, expand or simplify; a walk over the tree computes values with mpmath, and every number's size, the
working precision, the length of sums and the number of steps are bounded.  Two expressions that agree to thirty
digits at eight points drawn from the domain of their symbols are taken as equal; one point where they part decides.

Symbols are matched by name: the points follow the assumptions of the right expression, and where a symbol bounds a
sum it is an integer.  Points where the right expression is not real are passed over if there are others.

Depends on: SymPy and mpmath (imported by the caller only where an expression is met).
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any

import mpmath
import numpy as np
import sympy as sp

POINTS = 8
TRIES = 40
STEPS = 150_000  # of one comparison, weighted by precision: about a second
TERMS = 400  # of one sum or product
DIGITS = 60
SIZE = 1000  # decimal digits before or behind the point of any number on the way


class _NoValue(Exception):
    """The expression has no value at this point: a pole, a logarithm of zero, no branch that applies."""


class _OutOfReach(Exception):
    """A number, a sum or the whole expression is too large to compute."""


class _Unsupported(Exception):
    """A part that has no value at all; the text completes "it contains ..."."""


def same_expression(expected: Any, got: Any) -> str:
    """ "" if ``got`` equals the SymPy object ``expected``, else one sentence that says what is wrong with it.

    expected may be a plain number as well.
    got : a SymPy object, a number, a list of lists (or an array) for a matrix; anything else is wrong.
    """
    try:
        return _same(expected, got, _Budget())
    except RecursionError:
        return "the expression is nested too deeply to be compared"


@dataclass
class _Budget:
    left: float = STEPS

    def spend(self, cost: float) -> None:
        self.left -= cost
        if self.left < 0:
            raise _OutOfReach


# ---- matrices, tuples, relations, numbers -----------------------------------------------------------------------


def _same(expected: Any, got: Any, budget: _Budget) -> str:
    if got is None:
        return "got None: is there a `return`?"
    if isinstance(got, str):
        return "expected a SymPy expression, got text: write it with symbols, without quotes"
    if not isinstance(expected, (sp.Basic, sp.MatrixBase)):  # a plain number was wanted, SymPy's was given
        expected = _as_expression(expected)
    if isinstance(expected, sp.MatrixBase):
        return _same_matrix(expected, got, budget)
    if isinstance(expected, sp.Tuple):
        return _same_tuple(expected, got, budget)
    entry = _as_expression(got)
    if entry is None:
        what = f"a matrix of shape {_shape(got)}" if _shape(got) else f"a {type(got).__name__}"
        return f"expected one expression, got {what}"
    if isinstance(expected, sp.logic.boolalg.Boolean) and not isinstance(expected, sp.Symbol):
        return _same_truth(expected, entry, budget)
    if isinstance(entry, sp.logic.boolalg.Boolean) and not isinstance(entry, sp.Symbol):
        return "expected an expression, got a relation or a truth value"
    return _same_scalar(expected, entry, budget).text


def _as_expression(value: Any) -> Any:
    """A scalar as a SymPy object, or None if it is none.  Nothing is parsed."""
    if isinstance(value, sp.MatrixBase):
        return None
    if isinstance(value, sp.Basic):
        return value if isinstance(value, (sp.Expr, sp.logic.boolalg.Boolean)) else None
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return sp.true if value else sp.false
    if isinstance(value, int):
        return sp.Integer(value)
    if isinstance(value, Fraction):
        return sp.Rational(value.numerator, value.denominator)
    if isinstance(value, float):
        return sp.Float(value) if np.isfinite(value) else sp.nan
    if isinstance(value, complex):
        if not np.isfinite(value):
            return sp.nan
        return sp.Add(sp.Float(value.real), sp.Mul(sp.Float(value.imag), sp.I, evaluate=False), evaluate=False)
    return None


def _rows(value: Any, columns: int) -> list[list[Any]] | None:
    """A matrix as rows of entries; a flat list is a column, as it is for sympy.Matrix, where one column is wanted."""
    if isinstance(value, sp.MatrixBase):
        flat = list(value.flat())
        return [flat[i * value.cols : (i + 1) * value.cols] for i in range(value.rows)]
    if isinstance(value, np.ndarray):
        return value.tolist() if value.ndim == 2 else None
    if isinstance(value, (list, tuple)) and value:
        if all(isinstance(row, (list, tuple)) for row in value):
            return [list(row) for row in value] if len({len(row) for row in value}) == 1 else None
        if columns == 1 and all(_as_expression(entry) is not None for entry in value):
            return [[entry] for entry in value]
    return None


def _shape(value: Any) -> tuple[int, ...]:
    if isinstance(value, (sp.MatrixBase, np.ndarray)):
        return tuple(int(n) for n in value.shape)
    rows = _rows(value, 0)
    return (len(rows), len(rows[0])) if rows else ()


def _same_matrix(expected: Any, got: Any, budget: _Budget) -> str:
    shape = (int(expected.rows), int(expected.cols))
    rows = _rows(got, shape[1])
    if rows is None:
        return f"expected a matrix of shape {shape}, got {_what(got)}"
    if (len(rows), len(rows[0]) if rows else 0) != shape:
        text = f"expected a matrix of shape {shape}, got {(len(rows), len(rows[0]) if rows else 0)}"
        return text + _transposed(expected, rows, budget)
    found: dict[tuple[int, int], _Verdict] = {}
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            scalar = _as_expression(entry)
            if scalar is None:
                return f"entry [{i}, {j}] is {_what(entry)}, expected an expression"
            verdict = _same_scalar(expected[i, j], scalar, budget)
            if verdict.text:
                found[i, j] = verdict
                if not verdict.relation:
                    break
        else:
            continue
        break
    if not found:
        return ""
    zeros = sum(entry == 0 for entry in expected.flat())
    relations = {v.relation for v in found.values()}
    if len(relations) == 1 and "" not in relations and 1 < len(found) >= shape[0] * shape[1] - zeros:
        return f"each entry is wrong in the same way: {next(iter(found.values())).text}"
    if len(set(shape)) == 1 and shape[0] > 1 and _transposed(expected, rows, budget):
        return "right entries, but transposed"
    (i, j), verdict = next(iter(found.items()))
    return f"entry [{i}, {j}] is wrong: {verdict.text}"


def _transposed(expected: Any, rows: list[list[Any]], budget: _Budget) -> str:
    if (len(rows[0]) if rows else 0, len(rows)) != (expected.rows, expected.cols):
        return ""
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            scalar = _as_expression(entry)
            if scalar is None or _same_scalar(expected[j, i], scalar, budget).text:
                return ""
    return "; it is the transpose of the right one"


def _same_tuple(expected: Any, got: Any, budget: _Budget) -> str:
    if not isinstance(got, (sp.Tuple, list, tuple)):
        return f"expected {len(expected)} expressions, got {_what(got)}"
    if len(got) != len(expected):
        return f"expected {len(expected)} expressions, got {len(got)}"
    for i, (e, g) in enumerate(zip(expected, got, strict=True)):
        problem = _same(e, g, budget)
        if problem:
            return f"expression {i} is wrong: {problem}"
    return ""


def _same_truth(expected: Any, got: Any, budget: _Budget) -> str:
    """Relations hold at the same points; two equations have equal sides, in either order."""
    if expected == got:
        return ""
    if isinstance(expected, sp.Eq):
        if not isinstance(got, sp.Eq):
            return "expected an equation, sympy.Eq(left, right)"
        for left, right in ((got.lhs, got.rhs), (got.rhs, got.lhs)):
            if not _same_scalar(expected.lhs, left, budget).text and not _same_scalar(expected.rhs, right, budget).text:
                return ""
        return "it is another equation"
    if not isinstance(got, sp.logic.boolalg.Boolean):
        return "expected a relation or a truth value"
    return _same_scalar(expected, got, budget).text


def _what(value: Any) -> str:
    shape = _shape(value)
    if len(shape) == 2:
        return f"a matrix of shape {shape}"
    if shape:
        return f"an array of shape {shape}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    return "None" if value is None else "one expression" if _as_expression(value) is not None else "something else"


# ---- one expression against another -----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Verdict:
    text: str = ""
    relation: str = ""  # what the two have to do with one another, where it is simple


def _same_scalar(expected: Any, got: Any, budget: _Budget) -> _Verdict:
    if expected == got:
        return _Verdict()
    for infinite in (sp.oo, -sp.oo, sp.zoo, sp.nan):
        if expected == infinite:
            return _Verdict(f"expected {infinite}")
        if got == infinite:
            return _Verdict("it is not a finite value")
    try:
        right, theirs = _collect(expected, budget), _collect(got, budget)
        return _by_points(expected, got, right, theirs, budget)
    except _Unsupported as error:
        return _Verdict(f"it contains {error}, which cannot be compared; call .doit() or write it out")
    except _OutOfReach:
        return _Verdict("it is too large to be compared: write it in a simpler form")


@dataclass
class _Parts:
    """What the walk over one expression finds."""

    symbols: dict[str, Any] = field(default_factory=dict)
    bounds: set[str] = field(default_factory=set)
    floats: bool = False
    switches: bool = False


def _collect(expression: Any, budget: _Budget) -> _Parts:
    parts = _Parts()

    def walk(node: Any, inner: frozenset[str], in_bound: bool) -> None:
        budget.spend(1)
        if isinstance(node, sp.Symbol):
            if node.name not in inner:
                parts.symbols.setdefault(node.name, node)
                if in_bound:
                    parts.bounds.add(node.name)
        elif isinstance(node, (sp.Sum, sp.Product)):
            names = set(inner)
            for limit in reversed(node.limits):  # the last one is the outermost
                for bound in limit[1:]:
                    walk(bound, frozenset(names), True)
                names.add(limit[0].name)
            walk(node.function, frozenset(names), in_bound)
        else:
            parts.floats |= isinstance(node, sp.Float)
            parts.switches |= isinstance(node, (sp.Piecewise, sp.Max, sp.Min, sp.Abs, sp.sign, sp.Heaviside))
            for part in node.args:
                walk(part, inner, in_bound)

    walk(expression, frozenset(), False)
    return parts


@dataclass(frozen=True)
class _At:
    """Both values at one point; ``noise`` is what the arithmetic may have added."""

    point: dict[str, Fraction]
    expected: Any
    got: Any
    noise: Any
    loose: bool

    @property
    def zero(self) -> bool:
        return bool(abs(self.expected) <= self.noise)

    def agree(self) -> bool:
        size = abs(self.expected)
        if self.loose:
            return bool(abs(self.got - self.expected) <= 1e-9 * (1 if self.zero else size))
        return bool(abs(self.got - self.expected) <= mpmath.mpf(10) ** -30 * size + self.noise)


def _by_points(expected: Any, got: Any, right: _Parts, theirs: _Parts, budget: _Budget) -> _Verdict:
    symbols = {**theirs.symbols, **right.symbols}  # the assumptions of the right one count
    loose = right.floats or theirs.floats
    wanted = (2 * POINTS if right.switches or theirs.switches else POINTS) if symbols else 1
    seen: list[_At] = []
    complex_ones: list[_At] = []
    holes: list[dict[str, Fraction]] = []
    too_large = 0
    for point in _points(symbols, right.bounds | theirs.bounds):
        try:
            at = _values(expected, got, point, loose, budget)
        except _NoValue as error:
            if error.args == ("got",):
                holes.append(point)
            continue
        except _OutOfReach as error:
            if budget.left < 0:
                raise
            too_large += error.args == ("got",)
            continue
        if isinstance(at.expected, mpmath.mpc) and abs(at.expected.imag) > at.noise:
            complex_ones.append(at)
            continue
        seen.append(at)
        if not at.agree() and len(seen) >= 4:
            break
        if len(seen) == wanted:
            break
    if len(seen) < min(4, wanted):
        seen += complex_ones[:wanted]
    # where only theirs cannot be computed it may be wrong: half of an expression must not pass for the whole
    if all(at.agree() for at in seen) and len(seen) >= min(4, wanted) and len(holes) + too_large < 3:
        return _Verdict()
    if all(at.agree() for at in seen) and holes:
        return _Verdict(f"it has no value at {_point_text(holes[0])}, where the right expression has one")
    if all(at.agree() for at in seen):
        if too_large:
            raise _OutOfReach
        return _Verdict("it has no value where the right expression has one")
    with mpmath.workdps(DIGITS):
        return _explain(seen, right, theirs, symbols)


def _explain(seen: list[_At], right: _Parts, theirs: _Parts, symbols: dict[str, Any]) -> _Verdict:
    extra = [n for n in theirs.symbols if n not in right.symbols]
    if extra:
        among = ", ".join(map(_name, sorted(right.symbols)))
        where = f"which is not among {among}" if among else "but the right answer is a number"
        return _Verdict(f"it contains `{_name(extra[0])}`, {where}")
    relation = _relation(seen, symbols)
    if relation:
        return _Verdict(relation, relation)
    absent = [n for n in right.symbols if n not in theirs.symbols]
    if absent:
        return _Verdict(f"it does not contain `{_name(absent[0])}`, on which the right expression depends")
    at = next(at for at in seen if not at.agree())
    where = f"at {_point_text(at.point)} " if at.point else ""
    return _Verdict(f"{where}it is {_number(at.got)}, the right value is {_number(at.expected)}")


def _relation(seen: list[_At], symbols: dict[str, Any]) -> str:
    """A constant factor, a factor that is a symbol, a constant difference; "" if there is none."""
    usable = [at for at in seen if not at.zero and abs(at.got) > at.noise]
    both_zero = sum(at.zero and abs(at.got) <= at.noise for at in seen)
    if not usable or len(usable) < (3 if symbols else 1) or len(usable) + both_zero < len(seen):
        return ""
    near = mpmath.mpf(10) ** (-8 if usable[0].loose else -25)
    ratios = [at.got / at.expected for at in usable]

    def always(value: Callable[[_At], Any]) -> bool:
        return all(abs(r - value(at)) <= near * abs(r) for r, at in zip(ratios, usable, strict=True))

    if always(lambda at: -1):
        return "the sign is wrong: it is -1 times the right expression"
    if always(lambda at: ratios[0]):
        factor = _fraction(ratios[0], near)
        if factor is not None and (symbols or max(abs(factor.numerator), factor.denominator) <= 12):
            return f"it is {factor} times the right expression"
        if factor is None and symbols:
            return f"it is {_number(ratios[0])} times the right expression"
    for name, symbol in symbols.items():
        for sign in (1, -1):
            for power in (1, -1, 2, -2):
                if always(lambda at, n=name, s=sign, p=power: s * _mp(at.point[n]) ** p):  # type: ignore[misc]
                    factor_text = _name(name) + ("**2" if abs(power) == 2 else "")
                    if sign == 1 and symbol.is_positive:
                        return f"it is too {'large' if power > 0 else 'small'} by the factor {factor_text}"
                    full = ("-" if sign < 0 else "") + (factor_text if power > 0 else f"1/{factor_text}")
                    return f"it is {full} times the right expression"
    steps = [at.got - at.expected for at in usable]
    if symbols and len(usable) == len(seen) and all(abs(s - steps[0]) <= near * abs(s) for s in steps):
        constant = _fraction(steps[0], near)
        if any(abs(at.expected - usable[0].expected) > near for at in usable):
            return f"it differs from the right expression by the constant {constant or _number(steps[0])}"
    return ""


def _fraction(value: Any, near: Any) -> Fraction | None:
    """The simple fraction that ``value`` is, or None."""
    if isinstance(value, mpmath.mpc):
        if abs(value.imag) > near:
            return None
        value = value.real
    if abs(value) > 10**6 or abs(value) < mpmath.mpf(10) ** -6:
        return None
    simple = Fraction(float(value)).limit_denominator(1000)
    return simple if simple and abs(_mp(simple) - value) <= near * abs(value) else None


def _name(name: str) -> str:
    shown = name[:30] + ("…" if len(name) > 30 else "")
    return shown if shown.isprintable() else ascii(shown)


def _number(value: Any) -> str:
    if isinstance(value, mpmath.mpc) and abs(value.imag) < mpmath.mpf(10) ** -30 * (1 + abs(value)):
        value = value.real
    if abs(value) < mpmath.mpf(10) ** -40:
        return "0"
    return str(mpmath.nstr(value, 6)).removesuffix(".0")


def _point_text(point: dict[str, Fraction]) -> str:
    shown = [f"{_name(n)} = {v}" for n, v in sorted(point.items())[:6]]
    return ", ".join(shown) + (", ..." if len(point) > 6 else "")


# ---- points -----------------------------------------------------------------------------------------------------


def _points(symbols: dict[str, Any], bounds: set[str]) -> Iterator[dict[str, Fraction]]:
    """Rational points of the symbols' domain, the same at every call; the first one is all positive."""
    rng = random.Random(20_261)
    if not symbols:
        yield {}
        return
    ordered = sorted(symbols)
    for i in range(TRIES):
        point = {}
        for j, name in enumerate(ordered):
            symbol = symbols[name]
            negative = bool(i % 4) if i % 4 in (0, 3) else bool((i >> (j % 3)) & 1)
            if i % 4 == 3:
                negative = rng.random() < 0.5
            if name in bounds or symbol.is_integer:
                value = Fraction(_integer(symbol, name in bounds, rng))
            else:
                unit = Fraction(rng.randint(1, 18), 19)
                value = unit if (i + j) % 2 == 0 or i % 4 == 0 else Fraction(1) + 3 * unit
            if symbol.is_nonnegative or name in bounds:
                negative = False
            elif symbol.is_nonpositive:
                negative = True
            elif symbol.is_integer:
                negative = negative and i % 2 == 1
            point[name] = Fraction(0) if symbol.is_zero else -value if negative else value
        yield point


def _integer(symbol: Any, bound: bool, rng: random.Random) -> int:
    values = [v for v in range(2, 8) if not ((symbol.is_even and v % 2) or (symbol.is_odd and not v % 2))]
    if symbol.is_prime:
        values = [2, 3, 5, 7]
    return rng.choice(values)


# ---- values -----------------------------------------------------------------------------------------------------


def _values(expected: Any, got: Any, point: dict[str, Fraction], loose: bool, budget: _Budget) -> _At:
    """Both values with enough digits: twice as many more as the numbers on the way have zeros."""
    reach = 0
    for attempt in range(2):
        digits = DIGITS + 2 * reach
        # SymPy shares mpmath's context; it is given back with the precision that it had
        with mpmath.workdps(digits):
            walk = _Walk(point, digits, budget)
            e = walk.value(expected)
            try:
                g = walk.value(got)
            except (_NoValue, _OutOfReach) as error:
                raise type(error)("got") from None
            noise = mpmath.mpf(10) ** -(40 + reach)
        if attempt or walk.reach <= 5:
            break
        reach = walk.reach
    return _At(point, e, g, noise, loose)


def _mp(value: Fraction) -> Any:
    return mpmath.mpf(value.numerator) / value.denominator


class _Walk:
    """Computes the value of a tree at one point."""

    def __init__(self, point: dict[str, Fraction], digits: int, budget: _Budget) -> None:
        self.names: dict[str, Any] = {name: _mp(value) for name, value in point.items()}
        self.unit = 1 + digits / 200
        self.budget = budget
        self.reach = 0  # decimal digits of the largest number, or zeros of the smallest

    def value(self, node: Any) -> Any:
        self.budget.spend(self.unit)
        rule = _rules().get(type(node))
        if rule is not None:
            return self.sized(rule(self, node))
        if isinstance(node, sp.Symbol):
            return self.names[node.name]
        if isinstance(node, sp.Integer):
            return self.whole(node.p)
        if isinstance(node, sp.Rational):
            return self.sized(self.whole(node.p) / self.whole(node.q))
        if isinstance(node, sp.Float):
            return self.sized(mpmath.mp.make_mpf(node._mpf_))
        if isinstance(node, sp.core.function.AppliedUndef):
            return self.sized(self.unknown_function(node))
        known = _functions().get(type(node))
        if known is None:
            raise _Unsupported(_name(type(node).__name__))
        self.budget.spend(10 * self.unit)
        arguments = [self.value(part) for part in node.args]
        try:
            return self.sized(known(*arguments))
        except (ValueError, ZeroDivisionError):
            raise _NoValue from None

    def whole(self, number: int) -> Any:
        if abs(number).bit_length() > 3 * SIZE:
            raise _OutOfReach
        return self.sized(mpmath.mpf(int(number)))

    def sized(self, value: Any) -> Any:
        """``value``, if it is finite and neither huge nor tiny."""
        if value == 0:
            return value
        if not mpmath.isfinite(value):
            raise _NoValue
        digits = int(abs(mpmath.mag(value)) * 0.302)
        if digits > SIZE:
            raise _OutOfReach
        if digits > self.reach:
            self.reach = digits
        return value

    def real(self, node: Any) -> Any:
        value = self.value(node)
        if isinstance(value, mpmath.mpc):
            if abs(value.imag) > mpmath.mpf(10) ** -40 * (1 + abs(value)):
                raise _NoValue
            value = value.real
        return value

    def truth(self, node: Any) -> bool:
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
            raise _Unsupported(_name(type(node).__name__))
        return bool(compare(self.real(node.args[0]), self.real(node.args[1])))

    def power(self, node: Any) -> Any:
        base, exponent = self.value(node.args[0]), self.value(node.args[1])
        if exponent == 0:
            return mpmath.mpf(1)
        if base == 0:
            if mpmath.re(exponent) > 0:
                return mpmath.mpf(0)
            raise _NoValue
        self.budget.spend(5 * self.unit)
        if abs(mpmath.mag(base)) * abs(exponent) > 8 * SIZE:
            raise _OutOfReach
        return mpmath.power(base, exponent)

    def exponential(self, node: Any) -> Any:
        exponent = self.value(node.args[0])
        self.budget.spend(10 * self.unit)
        if abs(exponent) > 3 * SIZE:
            raise _OutOfReach
        return mpmath.exp(exponent)

    def logarithm(self, node: Any) -> Any:
        values = [self.value(part) for part in node.args]
        self.budget.spend(10 * self.unit)
        if any(v == 0 for v in values) or (len(values) == 2 and values[1] == 1):
            raise _NoValue
        return mpmath.log(*values)

    def hyperbolic(self, node: Any) -> Any:
        argument = self.value(node.args[0])
        self.budget.spend(10 * self.unit)
        if abs(mpmath.re(argument)) > SIZE:
            raise _OutOfReach  # tanh is 1 to more digits than there are
        return getattr(mpmath, type(node).__name__)(argument)

    def error_function(self, node: Any) -> Any:
        argument = self.real(node.args[0])
        self.budget.spend(50 * self.unit)
        if abs(argument) > 40:
            raise _OutOfReach
        return getattr(mpmath, type(node).__name__)(argument)

    def piecewise(self, node: Any) -> Any:
        for value, condition in node.args:
            if self.truth(condition):
                return self.value(value)
        raise _NoValue

    def step(self, node: Any) -> Any:
        argument = self.real(node.args[0])
        if argument == 0:
            return self.value(node.args[1]) if len(node.args) > 1 else mpmath.mpf(1) / 2
        return mpmath.mpf(1 if argument > 0 else 0)

    def nested(self, node: Any) -> Any:
        """A sum or a product, term by term; one over nothing is 0 or 1."""
        adds = isinstance(node, sp.Sum)
        limits = list(node.limits)

        def over(depth: int) -> Any:
            if depth < 0:
                return self.value(node.function)
            if len(limits[depth]) != 3:
                raise _Unsupported("a sum without bounds")
            symbol, low, high = limits[depth]
            first, last = self.bound(low), self.bound(high)
            if last < first - 1:
                raise _OutOfReach  # what a sum backwards is, books disagree on: another point will do
            if last - first > TERMS:
                raise _OutOfReach
            name = symbol.name
            before = self.names.get(name)
            total = mpmath.mpf(0 if adds else 1)
            for k in range(first, last + 1):
                self.names[name] = mpmath.mpf(k)
                term = over(depth - 1)
                total = self.sized(total + term if adds else total * term)
            if before is None:
                self.names.pop(name, None)
            else:
                self.names[name] = before
            return total

        return over(len(limits) - 1)

    def bound(self, node: Any) -> int:
        if node in (sp.oo, -sp.oo):
            raise _Unsupported("an infinite sum")
        value = self.real(node)
        if abs(value) > 10**6:
            raise _OutOfReach
        nearest = int(mpmath.nint(value))
        if abs(value - nearest) > mpmath.mpf(10) ** -30:
            raise _NoValue
        return nearest

    def unknown_function(self, node: Any) -> Any:
        """An undefined function is some smooth function of its own, told by its name."""
        total = mpmath.mpf(zlib.crc32(type(node).__name__.encode()) % 997 + 1) / 997
        for i, part in enumerate(node.args):
            rate = mpmath.mpf(zlib.crc32(f"{type(node).__name__} {i}".encode()) % 991 + 99) / 991
            argument = self.value(part)
            if abs(argument) > 3 * SIZE:
                raise _OutOfReach
            total = total * (mpmath.mpf(3) / 2 + mpmath.sin(rate * argument + i)) + mpmath.cos(rate * argument)
        return total

    def chain(self, node: Any) -> Any:
        total = self.value(node.args[0]) if node.args else mpmath.mpf(0 if isinstance(node, sp.Add) else 1)
        adds = isinstance(node, sp.Add)
        for part in node.args[1:]:
            term = self.value(part)
            total = self.sized(total + term if adds else total * term)
        return total


@cache
def _rules() -> dict[Any, Callable[[_Walk, Any], Any]]:
    def number(value: Callable[[], Any]) -> Callable[[_Walk, Any], Any]:
        return lambda walk, node: value()

    def truth(walk: _Walk, node: Any) -> Any:
        return mpmath.mpf(1 if walk.truth(node) else 0)

    def no_value(walk: _Walk, node: Any) -> Any:
        raise _NoValue

    rules: dict[Any, Callable[[_Walk, Any], Any]] = {
        sp.Add: _Walk.chain,
        sp.Mul: _Walk.chain,
        sp.Pow: _Walk.power,
        sp.exp: _Walk.exponential,
        sp.log: _Walk.logarithm,
        sp.erf: _Walk.error_function,
        sp.erfc: _Walk.error_function,
        sp.Piecewise: _Walk.piecewise,
        sp.Heaviside: _Walk.step,
        sp.Sum: _Walk.nested,
        sp.Product: _Walk.nested,
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
    rules.update(dict.fromkeys((sp.sinh, sp.cosh, sp.tanh, sp.coth), _Walk.hyperbolic))
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
    same = ("sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "atan2", "asinh", "acosh", "atanh")
    table: dict[Any, Callable[..., Any]] = {getattr(sp, name): getattr(mpmath, name) for name in same}
    table[sp.Abs] = abs
    table[sp.sign] = mpmath.sign
    table[sp.KroneckerDelta] = lambda i, j, *_: mpmath.mpf(1 if abs(i - j) <= mpmath.mpf(10) ** -40 else 0)
    return table
