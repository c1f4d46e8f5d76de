"""Proving a template in symbols, once: SymPy shows that the formula behind the key equals an independent derivation.

Depends on: question, variant, SymPy.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dlgrade.bank.question import Question, Values
from dlgrade.bank.variant import number


@dataclass(frozen=True)
class Pair:
    """Two ways to one expression.

    where : function of the drawn values -> what the symbols are (None: not covered); None for symbols named like drawn
            scalars; False for a lemma.
    """

    formula: Any
    derivation: Any
    where: Callable[..., Values | None] | bool | None = None


def pairs(question: Question) -> list[Pair]:
    """What the author's proof returns.  Raises TypeError where it is no pair of expressions."""
    if question.proof_function is None:
        return []
    given = question.proof_function()
    given = given if isinstance(given, list) else [given]
    return [Pair(*g) for g in given]


def proven(pair: Pair) -> bool:
    """True if SymPy shows the two sides to be equal."""
    import sympy as sp

    left, right = pair.formula, pair.derivation
    if isinstance(left, bool) or isinstance(right, bool):
        return left is True and right is True
    if isinstance(left, sp.MatrixBase) or isinstance(right, sp.MatrixBase):
        left, right = sp.Matrix(left), sp.Matrix(right)
        return left.shape == right.shape and all(_zero(a - b) for a, b in zip(left, right, strict=True))
    return _zero(sp.sympify(left) - sp.sympify(right))


def _zero(difference: Any) -> bool:
    import sympy as sp

    if difference == 0:
        return True
    ways = (sp.simplify, sp.factor, sp.expand, lambda e: sp.simplify(sp.expand(sp.sympify(e).rewrite(sp.exp))))
    return any(simplify(difference) == 0 for simplify in ways)


def agrees(question: Question, pair: Pair, values: Values, key: Any) -> bool | None:
    """Whether the formula, with a variant's values put in, gives its key; None where it does not cover them."""
    import sympy as sp

    if pair.where is False:
        return None
    if callable(pair.where):
        put = pair.where(**values)
    else:
        names = {s.name for s in sp.sympify(pair.formula).free_symbols}
        missing = sorted(names - values.keys())
        if missing:
            raise ValueError(f"the formula has the symbols {', '.join(missing)}, which are no drawn values")
        put = {n: values[n] for n in names}
    if put is None:
        return None
    symbols = {s.name: s for s in sp.sympify(pair.formula).free_symbols}
    found = sp.sympify(pair.formula).subs(
        {symbols[n]: sp.Rational(repr(v)) if isinstance(v, float) else v for n, v in put.items() if n in symbols}
    )
    found = sp.N(found.doit(), 30)
    if isinstance(key, tuple) and not isinstance(found, sp.MatrixBase):
        return None
    return math.isclose(float(number(key)), float(found), rel_tol=1e-9, abs_tol=1e-12)
