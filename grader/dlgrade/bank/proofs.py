"""Proving a template in symbols, once: SymPy shows that the formula behind the key equals an independent derivation.

Depends on: exact, question, variant, SymPy.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dlgrade.bank.exact import precise
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
    """True if SymPy shows the two sides to be equal, entry by entry where they are sequences or matrices."""
    import sympy as sp

    left, right = pair.formula, pair.derivation
    if isinstance(left, bool) or isinstance(right, bool):
        return left is True and right is True
    if isinstance(left, sp.MatrixBase) or isinstance(right, sp.MatrixBase):
        left, right = sp.Matrix(left), sp.Matrix(right)
        return left.shape == right.shape and all(_zero(a - b) for a, b in zip(left, right, strict=True))
    if isinstance(left, _SEQUENCES) or isinstance(right, _SEQUENCES):
        left, right = entries(left), entries(right)
        return len(left) == len(right) and all(_zero(a - b) for a, b in zip(left, right, strict=True))
    return _zero(sp.sympify(left) - sp.sympify(right))


_SEQUENCES = (tuple, list)


def entries(expression: Any) -> list[Any]:
    """The expressions in a formula: its entries in order, or itself alone."""
    import sympy as sp

    if isinstance(expression, (sp.MatrixBase, *_SEQUENCES, sp.Tuple)):
        return [e for part in expression for e in entries(part)]
    return [sp.sympify(expression)]


def _zero(difference: Any) -> bool:
    import sympy as sp

    if difference == 0:
        return True
    ways = (sp.simplify, sp.factor, sp.expand, lambda e: sp.simplify(sp.expand(sp.sympify(e).rewrite(sp.exp))))
    return any(simplify(difference) == 0 for simplify in ways)


def agrees(question: Question, pair: Pair, values: Values, key: Any) -> bool | None:
    """Whether the formula, with a variant's values put in, gives its key; None where it does not cover them.

    A tuple as key is compared entry by entry with a formula that is a sequence or a matrix.  Raises ValueError where
    the formula has symbols that nothing gives a value to.
    """
    import sympy as sp

    if pair.where is False or isinstance(key, (str, bool)):
        return None
    formulas = entries(pair.formula)
    keys = _flat(key)
    if len(keys) != len(formulas):
        return False if isinstance(pair.formula, (sp.MatrixBase, *_SEQUENCES)) else None
    symbols = {s.name: s for f in formulas for s in f.free_symbols}
    put = pair.where(**values) if callable(pair.where) else {n: values[n] for n in symbols if n in values}
    if put is None:
        return None
    missing = sorted(symbols.keys() - put.keys())
    if missing:
        raise ValueError(f"the formula has the symbols {', '.join(missing)}, which nothing gives a value to")
    exact = {symbols[n]: precise(v) for n, v in put.items() if n in symbols}
    found = [sp.N(f.subs(exact).doit(), 30) for f in formulas]
    if not all(f.is_real and f.is_finite for f in found):
        return False
    return all(math.isclose(float(k), float(f), rel_tol=1e-9, abs_tol=1e-12) for k, f in zip(keys, found, strict=True))


def _flat(key: Any) -> list[Any]:
    key = number(key)
    return [n for part in key for n in _flat(part)] if isinstance(key, tuple) else [key]
