"""What a wrong value looks like, where no named belief explains it: the most telling relation comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlgrade.comparison import Difference, Tolerance, alike, as_numbers, difference, mismatches, number, short

MAX_SIZE = 1 << 18  # entries that are looked through for a missing sum; of more, the shape says enough
MAX_ITEMS = 12  # of lists that are tried in another order
_REDUCTIONS = ((np.sum, "sum"), (np.mean, "mean"), (np.max, "maximum"), (np.argmax, "argmax"))


@dataclass(frozen=True)
class Explanation:
    """insight: one sentence, or "".  expected, got: the slice that differs, as text.  place: where it is."""

    insight: str
    expected: str
    got: str
    place: str = ""


def explain(expected: Any, got: Any, tolerance: Tolerance, *, factors: bool = True) -> Explanation:
    """Say what separates ``got`` from ``expected``, which are not alike.

    factors : whether a constant factor or offset may be told in numbers; the right value follows from it.
    """
    found = difference(expected, got, tolerance)
    if found is None:
        return Explanation("", short(expected), short(got))
    insight = _whole(expected, got, tolerance, factors) or _leaf(found, tolerance, factors)
    shown_expected, shown_got, place = _slice(found, tolerance)
    return Explanation(insight, shown_expected, shown_got, found.path + place)


def _whole(expected: Any, got: Any, tol: Tolerance, factors: bool) -> str:
    """Relations between containers: one key wrong and the rest right, items in another order."""
    if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys() and len(expected) > 1:
        wrong = [k for k in expected if not alike(expected[k], got[k], tol)]
        if len(wrong) == 1:
            return _only(repr(wrong[0]), expected[wrong[0]], got[wrong[0]], tol, factors)
        if len(wrong) < len(expected):
            return f"{', '.join(map(repr, wrong[:6]))} are wrong, the rest is right"
    if isinstance(expected, (list, tuple)) and isinstance(got, np.ndarray) and got.ndim and len(got) == len(expected):
        got = list(got)
    if isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)) and len(expected) == len(got) > 1:
        wrong_items = [i for i in range(len(expected)) if not alike(expected[i], got[i], tol)]
        if len(wrong_items) == 1:
            i = wrong_items[0]
            return _only(f"item {i}", expected[i], got[i], tol, factors)
        return _item_order(expected, got, tol)
    return ""


def _only(name: str, expected: Any, got: Any, tol: Tolerance, factors: bool) -> str:
    inner = difference(expected, got, tol)
    more = inner and _leaf(inner, tol, factors)
    return f"only {name} is wrong, the rest is right" + (f"; {more}" if more else "")


def _item_order(expected: Sequence[Any], got: Sequence[Any], tol: Tolerance) -> str:
    """Of truth values or repeated labels it would say nothing: any wrong ones are some order of the right ones."""
    plain = (str, int, float, np.number, np.ndarray)  # expressions cost too much to be tried in pairs
    if len(expected) > MAX_ITEMS or not all(isinstance(e, plain) and not isinstance(e, bool) for e in expected):
        return ""
    if any(alike(e, f, tol) for i, e in enumerate(expected) for f in expected[:i]):
        return ""
    if all(alike(e, g, tol) for e, g in zip(expected, reversed(got), strict=True)):
        return "the right items in reversed order" if len(got) > 2 else "the right items, but swapped"
    if all(any(alike(e, g, tol) for g in got) for e in expected):
        return "the right items in another order"
    return ""


def _leaf(found: Difference, tol: Tolerance, factors: bool) -> str:
    """What the two values at the place where they part have to do with one another, or ""."""
    relation = _relation(found, tol, factors)
    shows_values = found.kind in ("value", "nonfinite")  # in its text; they are shown beside it, where they may be
    return relation or ("" if shows_values else found.text)


def _relation(found: Difference, tol: Tolerance, factors: bool) -> str:
    e, g = as_numbers(found.expected), as_numbers(found.got)
    if e is None or g is None or not g.size or found.kind in ("dtype", "length"):
        return ""
    with np.errstate(all="ignore"):
        if e.shape != g.shape:
            return next(_other_shape(e, g, tol), "")
        if not mismatches(e, g, tol).any():  # integers too large for an array
            return ""
        return next((text for text in _same_shape(e, g, tol, factors) if text), "")


# ---- arrays of two shapes ------------------------------------------------------------------------------------------


def _other_shape(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> Iterator[str]:
    shapes = f"expected {e.shape or 'a number'}, got {g.shape or 'a number'}"
    if g.size == e.size and not mismatches(e.reshape(-1), g.reshape(-1), tol).any():
        yield f"right values, wrong shape: {shapes}"
    if e.ndim == 2 and g.shape == e.shape[::-1] and not mismatches(e.T, g, tol).any():
        yield f"the transpose of what is wanted: {shapes}"
    if g.ndim < e.ndim and 1 < g.size < e.size:
        yield f"an axis is summed away or lost: {shapes}" + (" (keepdims?)" if 1 in e.shape else "")
    if e.size < g.size <= MAX_SIZE and g.dtype.kind in "biuf":
        yield from _reductions(e, g, tol, shapes)
    n = e.size
    if n > 1 and g.shape == (n, n) and e.shape in ((n,), (n, 1), (1, n)):
        yield f"{shapes}, as a column and a row give when they are broadcast against each other"
    if e.ndim == 2 and g.ndim == 2 and 1 in e.shape and 1 in g.shape and e.size != g.size:
        yield f"reduced over the wrong axis: {shapes}"


def _reductions(e: np.ndarray, g: np.ndarray, tol: Tolerance, shapes: str) -> Iterator[str]:
    """The sum, mean, maximum or argmax that makes the right value of theirs."""
    numbers = g.astype(float)
    for how, name in _REDUCTIONS if e.size > 1 else _REDUCTIONS[:2]:  # one maximum may be right by chance
        for axis in range(g.ndim):
            for keep in (True, False):
                reduced = np.asarray(how(numbers, axis=axis, keepdims=keep))
                if reduced.shape == e.shape and not mismatches(e, reduced, tol).any():
                    yield f"the {name} over axis {axis} is missing: {shapes}"
        if e.size == 1 and g.ndim > 1 and not mismatches(e, np.full(e.shape, how(numbers)), tol).any():
            yield f"the {name} over all entries is missing: {shapes}"


# ---- arrays of one shape -------------------------------------------------------------------------------------------


def _same_shape(e: np.ndarray, g: np.ndarray, tol: Tolerance, factors: bool) -> Iterator[str]:
    yield _nonfinite(e, g, factors)
    if e.ndim == 2 and e.shape[0] == e.shape[1] and e.shape[0] > 1 and not mismatches(e.T, g, tol).any():
        yield "the transpose of what is wanted"
    if g.size > 1 and not g.any():
        yield "every number is zero"
    yield _precision(e, g, tol)
    yield _factor(e, g, tol, factors)
    yield _offset(e, g, factors)
    yield _order(e, g, tol)
    bad = mismatches(e, g, tol)
    wrong = int(bad.sum())
    if e.size > 1 and wrong * 4 <= e.size:
        yield f"{wrong} of {e.size} entries {'is' if wrong == 1 else 'are'} wrong, the rest is right"
    yield _lines(e, bad)


def _nonfinite(e: np.ndarray, g: np.ndarray, factors: bool) -> str:
    odd = ~np.isfinite(g) & np.isfinite(e)
    if odd.any():
        what = "NaN" if np.isnan(g[odd]).any() else "infinity"
        if odd.all():
            return f"{what} everywhere" if g.ndim else what
        where = np.argwhere(np.isnan(g) & odd if what == "NaN" else odd)[0]
        return f"{what} at index {where.tolist()}"
    missed = np.isinf(e) & (g != e)
    if factors and e.ndim and missed.any():
        return f"the right value at index {np.argwhere(missed)[0].tolist()} is infinite"
    return ""


def _precision(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> str:
    """Digits cut off, rounded off or lost."""
    if e.dtype.kind != "f" or g.dtype.kind not in "iuf":
        return ""
    if g.dtype.kind in "iu":
        return f"cut to whole numbers: the result has dtype {g.dtype}" if _same(np.trunc(e), g) else ""
    digits = {2: 1e-2, 4: 1e-5}.get(g.dtype.itemsize, 0.0)
    if digits and np.allclose(e, g.astype(float), rtol=digits, atol=digits * float(np.abs(e).max())):
        return f"nearly right, but only to {g.dtype} precision: compute in float64"
    for places in range(0 if e.size > 1 else 2, 8):  # of one number, that its first digits agree may be chance
        if _same(np.round(e, places), g):
            whole = "whole numbers" if places == 0 else f"{places} decimal{'s' if places > 1 else ''}"
            return f"rounded to {whole}: keep all digits"
    if np.allclose(g, e, rtol=1e-4, atol=tol.atol):
        return "nearly right: the first digits agree (a rounded constant, or an epsilon in another place?)"
    return ""


def _same(e: np.ndarray, g: np.ndarray) -> bool:
    """Whether two arrays are equal but for the rounding of floats."""
    return bool(np.allclose(e, g, rtol=1e-12, atol=1e-15))


def _factor(e: np.ndarray, g: np.ndarray, tol: Tolerance, factors: bool) -> str:
    if e.dtype.kind not in "iuf" or g.dtype.kind not in "iuf":
        return ""
    if e.size == 1 and e.dtype.kind in "iu" and abs(int(e.flat[0])) < 10:
        return ""  # small numbers are multiples of one another by chance
    e, g = e.astype(float).reshape(-1), g.astype(float).reshape(-1)
    usable = np.isfinite(e) & np.isfinite(g) & (np.abs(e) > 1e-12)
    if not usable.any():
        return ""
    top = int(np.argmax(np.where(usable, np.abs(e), -1)))
    factor = g[top] / e[top]
    if np.isfinite(factor) and abs(factor) >= 1e-9 and not mismatches(e * factor, g, tol).any():
        if abs(factor + 1) < 1e-6:
            return "right size, wrong sign"
        if e.size > 1 or _is_round(factor):
            return _factor_text(factor, e.size > 1) if factors else "wrong by a constant factor" * (e.size > 1)
    if factors and not mismatches(1 / e, g, tol).any() and (np.abs(np.abs(e) - 1) > 1e-3).any():
        return "the reciprocal of what is wanted, 1 over it"
    return ""


def _factor_text(factor: float, several: bool) -> str:
    everywhere = " everywhere" if several else ""
    for whole in range(2, 2001):
        if abs(factor - whole) < 1e-6 * whole:
            return f"{whole} times too large{everywhere}"
        if abs(factor * whole - 1) < 1e-6:
            return f"{whole} times too small{everywhere}"
    return f"every number is {factor:.6g} times what is wanted" if several else ""


def _is_round(factor: float) -> bool:
    size = abs(factor) if abs(factor) >= 1 else 1 / abs(factor)
    return abs(size - round(size)) < 1e-6 * size and round(size) in (1, 2, 3, 4, 5, 10, 100, 1000)


def _offset(e: np.ndarray, g: np.ndarray, factors: bool) -> str:
    if e.dtype.kind not in "iuf" or g.dtype.kind not in "iuf" or e.size < 2:
        return ""
    shift = (g.astype(float) - e.astype(float)).reshape(-1)
    if not np.isfinite(shift).all() or abs(shift[0]) < 1e-9:
        return ""
    if mismatches(np.full(shift.shape, shift[0]), shift, Tolerance(1e-6, 1e-9)).any():
        return ""
    return "every number is off by the same " + (f"{shift[0]:.6g}" if factors else "amount")


def _lines(e: np.ndarray, bad: np.ndarray) -> str:
    """The one column or row of several that is right: one example, say, or the start of a path."""
    if e.ndim != 2:
        return ""
    for name, wrong in (("column", bad.any(axis=0)), ("row", bad.any(axis=1))):
        right = np.flatnonzero(~wrong)
        if right.size == 1 and wrong.size > 2:
            which = f"the first {name}" if right[0] == 0 else f"{name} {right[0]}"
            return f"only {which} is right, the other {wrong.size - 1} differ"
    return ""


def _order(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> str:
    if e.ndim >= 1 and not mismatches(e[::-1], g, tol).any():
        return "the right values in reversed order"
    if e.ndim == 1 and e.dtype.kind == "f" and not mismatches(np.sort(e), np.sort(g), tol).any():
        return "the right values in another order"
    return ""


def _slice(found: Difference, tol: Tolerance) -> tuple[str, str, str]:
    e, g = as_numbers(found.expected), as_numbers(found.got)
    bad = mismatches(e, g, tol) if e is not None and g is not None and e.shape == g.shape else np.array(False)
    if e is not None and g is not None and e.size > 12 and bad.any():
        where = tuple(int(i) for i in np.argwhere(bad)[0])
        count = f" (first of {int(bad.sum())} of {bad.size})" if bad.sum() > 1 else ""
        return number(e[where]), number(g[where]), f"[{', '.join(map(str, where))}]{count}"
    return short(found.expected), short(found.got), ""
