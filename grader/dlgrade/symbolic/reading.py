"""What was handed in where SymPy objects are wanted: plain numbers, lists, arrays.  Nothing is parsed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import sympy as sp


def as_expression(value: Any) -> Any:
    """A scalar as a SymPy object, or None if it is none; NaN and infinite floats are ``nan``."""
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


def is_truth(expression: Any) -> bool:
    """True for relations, `And`, `true` and the like; a symbol may stand for a number."""
    return isinstance(expression, sp.logic.boolalg.Boolean) and not isinstance(expression, sp.Symbol)


def rows_of(value: Any, columns: int) -> list[list[Any]] | None:
    """A matrix as rows of entries, or None if it is none.

    columns : how many are wanted; a flat list is a column, as it is for sympy.Matrix, where one is.
    """
    if isinstance(value, sp.MatrixBase):
        flat = list(value.flat())
        return [flat[i * value.cols : (i + 1) * value.cols] for i in range(value.rows)]
    if isinstance(value, np.ndarray):
        return value.tolist() if value.ndim == 2 else None
    if isinstance(value, (list, tuple)) and value:
        if all(isinstance(row, (list, tuple)) for row in value):
            return [list(row) for row in value] if len({len(row) for row in value}) == 1 else None
        if columns == 1 and all(as_expression(entry) is not None for entry in value):
            return [[entry] for entry in value]
    return None


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape of a matrix, an array or a list of rows; () of anything else."""
    if isinstance(value, (sp.MatrixBase, np.ndarray)):
        return tuple(int(n) for n in value.shape)
    rows = rows_of(value, 0)
    return (len(rows), len(rows[0])) if rows else ()


def kind_of(value: Any) -> str:
    """A few words for what was handed in."""
    shape = shape_of(value)
    if len(shape) == 2:
        return f"a matrix of shape {shape}"
    if shape:
        return f"an array of shape {shape}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    return "None" if value is None else "one expression" if as_expression(value) is not None else "something else"
