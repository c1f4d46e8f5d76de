"""SymPy expressions as trees of known heads; never as text that would have to be evaluated.

    ["y", name, {assumption: bool}] symbol      ["Y", name, {...}, index] dummy
    ["i", hex] integer   ["q", hex, hex] rational   ["f", sign, hex, exponent, precision] float
    ["k", name] constant   ["o", head, ...] known head   ["u", name, ...] undefined function, applied
    ["p", [value, condition], ...] piecewise   ["n", head, body, [symbol, low, high], ...] sum or product
    ["m", rows, columns, ...] dense matrix     ["t", ...] SymPy tuple

Rebuilding evaluates nothing, so that a small tree cannot unfold into a large number; `weight` bounds what a later
`expand` or `simplify` would have to carry.  SymPy is imported only when a tree arrives.

Depends on: the standard library; SymPy on demand.
"""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import Any

MAX_NODES = 5000
MAX_DEPTH = 100
MAX_DIGITS = 200
MAX_EXPONENT = 10_000
MAX_WEIGHT = 50_000  # bits of a number, degree of a power
_BITS = 700  # 200 digits and some

CONSTANTS = ("pi", "E", "I", "oo", "zoo", "nan", "true", "false", "EulerGamma", "GoldenRatio", "NegativeInfinity")
_FUNCTIONS_NAMES = (
    "exp log sin cos tan cot sec csc asin acos atan atan2 sinh cosh tanh coth sech csch asinh acosh atanh "
    "Abs sign Max Min Heaviside erf erfc KroneckerDelta re im conjugate"
)
FUNCTIONS = tuple(_FUNCTIONS_NAMES.split())
OTHERS = ("Add", "Mul", "Pow", "Eq", "Ne", "Lt", "Le", "Gt", "Ge", "And", "Or", "Not")
NESTED = ("Sum", "Product")
_ASSUMPTIONS_NAMES = (
    "algebraic antihermitian commutative complex composite even extended_negative extended_nonnegative "
    "extended_nonpositive extended_nonzero extended_positive extended_real finite hermitian imaginary infinite integer "
    "irrational negative noninteger nonnegative nonpositive nonzero odd polar positive prime rational real "
    "transcendental zero"
)
ASSUMPTIONS = frozenset(_ASSUMPTIONS_NAMES.split())


class WireError(ValueError):
    """The bytes are not a valid message."""


class Unsendable(WireError):
    """The value cannot cross; the text completes "returned ..."."""


def is_expression(value: Any) -> bool:
    """True for SymPy objects; does not import SymPy, for whoever holds one has done so."""
    sympy = sys.modules.get("sympy")
    return hasattr(sympy, "Basic") and issubclass(type(value), (sympy.Basic, sympy.MatrixBase))  # type: ignore[union-attr]


@cache
def _tables() -> tuple[dict[str, Any], dict[Any, str], dict[Any, str]]:
    """(name -> object, type -> head name, constant -> its name)."""
    import sympy

    named = {n: getattr(sympy, n) for n in (*FUNCTIONS, *OTHERS, *NESTED, *CONSTANTS) if n != "NegativeInfinity"}
    named["NegativeInfinity"] = sympy.S.NegativeInfinity
    heads = {named[n]: n for n in (*FUNCTIONS, *OTHERS)}
    constants = {named[n]: n for n in CONSTANTS}
    return named, heads, constants


def encode(value: Any) -> Any:
    """The tree of a SymPy object; raises Unsendable and names what cannot cross."""
    import sympy

    named, heads, constants = _tables()
    left = [MAX_NODES]

    def number(whole: Any) -> str:
        if whole.bit_length() > _BITS:
            raise Unsendable(f"an expression with a number of more than {MAX_DIGITS} digits")
        return format(int(whole), "x")

    def tree(node: Any, depth: int) -> list[Any]:
        left[0] -= 1
        if left[0] < 0 or depth > MAX_DEPTH:
            raise Unsendable(f"an expression of more than {MAX_NODES:,} parts, or nested more than {MAX_DEPTH} deep")
        kind = type(node)
        head = heads.get(kind)
        if head is not None:
            return ["o", head, *[tree(part, depth + 1) for part in node.args]]
        if issubclass(kind, sympy.Symbol):
            given = getattr(node, "_assumptions_orig", None) or node.assumptions0
            facts = {k: bool(v) for k, v in given.items() if k in ASSUMPTIONS and v is not None}
            dummy = issubclass(kind, sympy.Dummy)
            return ["Y", str(node.name), facts, int(node.dummy_index)] if dummy else ["y", str(node.name), facts]
        if issubclass(kind, sympy.Integer):
            return ["i", number(node.p)]
        if issubclass(kind, sympy.Rational):
            return ["q", number(node.p), number(node.q)]
        if issubclass(kind, sympy.Float):
            sign, mantissa, exponent, _ = node._mpf_
            if abs(exponent) > 1 << 20 or node._prec > _BITS:
                raise Unsendable(f"an expression with a number of more than {MAX_DIGITS} digits")
            return ["f", int(sign), number(mantissa), int(exponent), int(node._prec)]
        if not issubclass(kind, sympy.MatrixBase) and node in constants:
            return ["k", constants[node]]
        if issubclass(kind, sympy.Piecewise):
            return ["p", *[[tree(pair.args[0], depth + 1), tree(pair.args[1], depth + 1)] for pair in node.args]]
        if kind is named["Sum"] or kind is named["Product"]:
            limits = [[tree(part, depth + 1) for part in limit] for limit in node.limits]
            return ["n", kind.__name__, tree(node.function, depth + 1), *limits]
        if issubclass(kind, sympy.MatrixBase):
            return ["m", int(node.rows), int(node.cols), *[tree(part, depth + 1) for part in node.flat()]]
        if issubclass(kind, sympy.core.function.AppliedUndef):
            return ["u", str(kind.__name__), *[tree(part, depth + 1) for part in node.args]]
        if issubclass(kind, sympy.Tuple):
            return ["t", *[tree(part, depth + 1) for part in node.args]]
        name = kind.__name__
        hint = "; return it evaluated: call .doit()" if name in ("Derivative", "Integral", "Limit", "Subs") else ""
        if issubclass(kind, sympy.Function):
            hint = "; write it with exp, log, trigonometric or hyperbolic functions: .rewrite(sympy.exp)"
        raise Unsendable(f"an expression that holds a {name}{hint}")

    try:
        return tree(value, 0)
    except Unsendable:
        raise
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Unsendable(f"an expression that cannot be read ({type(error).__name__})") from None


def decode(tree: Any) -> Any:
    """The SymPy object of a tree; whatever is wrong with it is a WireError.  Matrices arrive immutable."""
    try:
        return _Rebuild().build(tree, 0)[0]
    except WireError:
        raise
    except ImportError:
        raise WireError("an expression, but SymPy is not installed here") from None
    except Exception as error:  # SymPy has its own opinions on what may stand where
        raise WireError(f"a bad expression: {type(error).__name__}: {str(error)[:80]}") from None


class _Rebuild:
    """Rebuilds one tree.  Every part comes back with its weight: the bits of a number, the degree of a power."""

    def __init__(self) -> None:
        import sympy

        self.sympy = sympy
        self.named = _tables()[0]
        self.left = MAX_NODES

    def build(self, tree: Any, depth: int) -> tuple[Any, int]:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH or type(tree) is not list:
            raise WireError("a bad expression")
        sympy, tag = self.sympy, tree[0]
        if tag == "o":
            return self.head(tree[1], [self.build(part, depth + 1) for part in tree[2:]])
        if tag == "y" or tag == "Y":
            facts = tree[2]
            if not ASSUMPTIONS.issuperset(facts) or not all(type(v) is bool for v in facts.values()):
                raise WireError("a bad assumption")
            if tag == "y":
                return sympy.Symbol(_name(tree[1]), **facts), 1
            return sympy.Dummy(_name(tree[1]), dummy_index=_small(tree[3], 1 << 63), **facts), 1
        if tag == "i":
            return sympy.Integer(_whole(tree[1])), len(tree[1]) * 4
        if tag == "q":
            return sympy.Rational(_whole(tree[1]), _whole(tree[2])), len(tree[1] + tree[2]) * 4
        if tag == "f":
            return self.float(*tree[1:]), 1
        if tag == "k" and tree[1] in CONSTANTS:
            return self.named[tree[1]], 1
        if tag == "p":
            pairs = [[self.build(part, depth + 1) for part in pair] for pair in tree[1:]]
            weight = sum(w for pair in pairs for _, w in pair)
            return sympy.Piecewise(*[(value, test) for (value, _), (test, _) in pairs], evaluate=False), weight
        if tag == "n" and tree[1] in NESTED:
            body, weight = self.build(tree[2], depth + 1)
            limits = [tuple(self.build(part, depth + 1)[0] for part in limit) for limit in tree[3:]]
            return self.named[tree[1]](body, *limits), weight
        if tag == "m":
            rows, columns = _small(tree[1], MAX_NODES), _small(tree[2], MAX_NODES)
            parts = [self.build(part, depth + 1) for part in tree[3:]]
            if rows * columns != len(parts):
                raise WireError("a matrix of the wrong size")
            weight = max([w for _, w in parts], default=1)
            return sympy.ImmutableDenseMatrix(rows, columns, [p for p, _ in parts]), weight
        if tag == "u":
            parts = [self.build(part, depth + 1) for part in tree[2:]]
            return sympy.Function(_name(tree[1]))(*[p for p, _ in parts], evaluate=False), 1
        if tag == "t":
            return sympy.Tuple(*[self.build(part, depth + 1)[0] for part in tree[1:]]), 1
        raise WireError("an unknown kind of expression")

    def head(self, name: Any, parts: list[tuple[Any, int]]) -> tuple[Any, int]:
        if name not in FUNCTIONS and name not in OTHERS:
            raise WireError("an unknown function")
        weight = max(1, sum(w for _, w in parts))
        if name == "Pow":
            (_, weight), (exponent, extra) = parts
            if exponent.is_Number:
                if not abs(exponent) <= MAX_EXPONENT:
                    raise Unsendable(f"a power with an exponent beyond {MAX_EXPONENT:,}")
                weight = max(1, int(weight * abs(exponent)))
            elif exponent.is_number:  # unevaluated: 10 ** (10 ** 100) is a small tree
                if extra > 60 or not _most(exponent) <= MAX_EXPONENT:
                    raise Unsendable(f"a power with an exponent beyond {MAX_EXPONENT:,}")
            else:
                weight += extra
        if weight > MAX_WEIGHT:
            raise Unsendable("an expression whose numbers or powers are too large")
        return self.named[name](*[p for p, _ in parts], evaluate=False), weight

    def float(self, sign: Any, mantissa: Any, exponent: Any, precision: Any) -> Any:
        from mpmath.libmp import from_man_exp

        precision = _small(precision, _BITS)
        if sign not in (0, 1) or precision < 2:
            raise WireError("a bad float")
        value = _whole(mantissa) * (-1 if sign else 1)
        if type(exponent) is not int or abs(exponent) > 1 << 20:
            raise WireError("a bad float")
        return self.sympy.Float(from_man_exp(value, exponent, precision), precision=precision)


def _most(number: Any) -> float:
    """A bound on the size of a SymPy expression without symbols; infinite where that is not plain.

    SymPy would compute it, and may take for ever: a sum of 10 ** 30 sines is a small tree too.
    """
    import sympy

    if number.is_Number:
        return float(abs(number))
    if number in (sympy.pi, sympy.E, sympy.I, sympy.EulerGamma, sympy.GoldenRatio):
        return 4.0
    sizes = [_most(part) for part in number.args]
    if type(number) is sympy.Add:
        return math.fsum(sizes)
    if type(number) is sympy.Mul:
        return math.prod(sizes)
    if type(number) is sympy.Pow and number.args[1].is_Rational and 0 <= number.args[1] <= 10 and sizes[0] < 1e10:
        return float(max(1.0, sizes[0]) ** sizes[1])
    if type(number) is sympy.exp and sizes[0] < 100:
        return math.exp(sizes[0])
    return math.inf


def _name(text: Any) -> str:
    if type(text) is not str or not 0 < len(text) <= 100:
        raise WireError("a bad name")
    if not text.isprintable():  # SymPy prints it as it is
        raise Unsendable("an expression with a symbol whose name cannot be shown")
    return text


def _small(number: Any, top: int) -> int:
    if type(number) is not int or not 0 <= number <= top:
        raise WireError("a bad count")
    return number


def _whole(digits: Any) -> int:
    if type(digits) is not str or len(digits) > _BITS // 4 + 3:
        raise WireError("a bad integer")
    return int(digits, 16)
