"""Matrices, tuples, equations and relations: shapes come first, then each entry is compared by itself."""

from __future__ import annotations

from itertools import product
from typing import Any

import sympy as sp

from dlgrade.symbolic.limits import Budget
from dlgrade.symbolic.reading import as_expression, is_truth, kind_of, rows_of, shape_of
from dlgrade.symbolic.scalars import same_scalar
from dlgrade.symbolic.wording import Verdict


def same_expression(expected: Any, got: Any) -> str:
    """ "" if ``got`` equals the SymPy object ``expected``, else one sentence that says what is wrong with it.

    expected may be a plain number as well.
    got : a SymPy object, a number, a list of lists (or an array) for a matrix; anything else is wrong.
    """
    try:
        return _same(expected, got, Budget())
    except RecursionError:
        return "the expression is nested too deeply to be compared"


def _same(expected: Any, got: Any, budget: Budget) -> str:
    if got is None:
        return "got None: is there a `return`?"
    if isinstance(got, str):
        return "expected a SymPy expression, got text: write it with symbols, without quotes"
    if not isinstance(expected, (sp.Basic, sp.MatrixBase)):  # a plain number was wanted, SymPy's was given
        expected = as_expression(expected)
    if isinstance(expected, sp.MatrixBase):
        return _same_matrix(expected, got, budget)
    if isinstance(expected, sp.Tuple):
        return _same_tuple(expected, got, budget)
    entry = as_expression(got)
    if entry is None:
        what = f"a matrix of shape {shape_of(got)}" if shape_of(got) else f"a {type(got).__name__}"
        return f"expected one expression, got {what}"
    if is_truth(expected):
        return _same_truth(expected, entry, budget)
    if is_truth(entry):
        return "expected an expression, got a relation or a truth value"
    return same_scalar(expected, entry, budget).text


def _same_matrix(expected: Any, got: Any, budget: Budget) -> str:
    shape = (int(expected.rows), int(expected.cols))
    rows = rows_of(got, shape[1])
    if rows is None:
        return f"expected a matrix of shape {shape}, got {kind_of(got)}"
    theirs = (len(rows), len(rows[0]) if rows else 0)
    entries = {(i, j): as_expression(rows[i][j]) for i, j in product(*map(range, theirs))}
    transposed = theirs == shape[::-1] and None not in entries.values()
    if theirs != shape:
        text = f"expected a matrix of shape {shape}, got {theirs}"
        transposed = transposed and not _wrong_entries(expected.T, entries, budget)
        return text + ("; it is the transpose of the right one" if transposed else "")
    for (i, j), entry in entries.items():
        if entry is None:
            return f"entry [{i}, {j}] is {kind_of(rows[i][j])}, expected an expression"
    wrong = _wrong_entries(expected, entries, budget)
    if not wrong:
        return ""
    relations = {v.relation for v in wrong.values()}
    nonzero = sum(entry != 0 for entry in expected.flat())
    if len(relations) == 1 and "" not in relations and 1 < len(wrong) >= nonzero:
        same = relations.pop()
        return "each entry is wrong " + (f"in the same way: {same}" if expected.free_symbols else "by the same factor")
    if transposed and shape[0] > 1 and not _wrong_entries(expected.T, entries, budget):
        return "right entries, but transposed"
    (i, j), verdict = next(iter(wrong.items()))
    return f"entry [{i}, {j}] is wrong: {verdict.text}"


def _wrong_entries(
    expected: Any, entries: dict[tuple[int, int], Any], budget: Budget
) -> dict[tuple[int, int], Verdict]:
    """The verdicts on entries that are wrong, up to the first whose relation to the right one is not simple."""
    wrong = {}
    for where, entry in entries.items():
        verdict = same_scalar(expected[where], entry, budget)
        if verdict.text:
            wrong[where] = verdict
            if not verdict.relation:
                break
    return wrong


def _same_tuple(expected: Any, got: Any, budget: Budget) -> str:
    if not isinstance(got, (sp.Tuple, list, tuple)):
        return f"expected {len(expected)} expressions, got {kind_of(got)}"
    if len(got) != len(expected):
        return f"expected {len(expected)} expressions, got {len(got)}"
    for i, (e, g) in enumerate(zip(expected, got, strict=True)):
        problem = _same(e, g, budget)
        if problem:
            return f"expression {i} is wrong: {problem}"
    return ""


def _same_truth(expected: Any, got: Any, budget: Budget) -> str:
    """Relations hold at the same points; two equations have equal sides, in either order."""
    if expected == got:
        return ""
    if isinstance(expected, sp.Eq):
        if not isinstance(got, sp.Eq):
            return "expected an equation, sympy.Eq(left, right)"
        for left, right in ((got.lhs, got.rhs), (got.rhs, got.lhs)):
            if not same_scalar(expected.lhs, left, budget).text and not same_scalar(expected.rhs, right, budget).text:
                return ""
        return "it is another equation"
    if not is_truth(got):
        return "expected a relation or a truth value"
    return same_scalar(expected, got, budget).text
