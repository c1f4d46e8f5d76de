"""What a wrong value looks like, where no named belief explains it: the most telling relation comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlgrade.comparison import Difference, Tolerance, alike, as_numbers, difference, mismatches, number, short

MAX_SIZE = 1 << 18  # entries that are looked through for a missing sum; of more, the shape says enough


@dataclass(frozen=True)
class Explanation:
    """insight: one sentence, or "".  expected, got: the slice that differs, as text.  place: where it is."""

    insight: str
    expected: str
    got: str
    place: str = ""


def explain(expected: Any, got: Any, tolerance: Tolerance) -> Explanation:
    """Say what separates ``got`` from ``expected``, which are not alike."""
    found = difference(expected, got, tolerance)
    if found is None:
        return Explanation("", short(expected), short(got))
    insight = _whole(expected, got, tolerance) or _leaf(found, tolerance)
    if found.kind in ("type", "keys", "length", "expression") and not insight:
        insight = found.text
    shown_expected, shown_got, place = _slice(found, tolerance)
    return Explanation(insight, shown_expected, shown_got, found.path + place)


def _whole(expected: Any, got: Any, tol: Tolerance) -> str:
    """Relations between containers: one key wrong and the rest right, items swapped."""
    if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys() and len(expected) > 1:
        wrong = [k for k in expected if not alike(expected[k], got[k], tol)]
        if len(wrong) == 1:
            inner = difference(expected[wrong[0]], got[wrong[0]], tol)
            more = _leaf(inner, tol) if inner else ""
            return f"only {wrong[0]!r} is wrong, the rest is right" + (f"; {more}" if more else "")
        if len(wrong) < len(expected):
            return f"{', '.join(map(repr, wrong[:6]))} are wrong, the rest is right"
    if isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)) and len(expected) == len(got) > 1:
        wrong = [i for i in range(len(expected)) if not alike(expected[i], got[i], tol)]
        if wrong and all(alike(e, g, tol) for e, g in zip(expected, reversed(got), strict=True)):
            return "the right items in reversed order"
        if len(wrong) == 1:
            inner = difference(expected[wrong[0]], got[wrong[0]], tol)
            more = _leaf(inner, tol) if inner else ""
            return f"only item {wrong[0]} is wrong, the rest is right" + (f"; {more}" if more else "")
    return ""


def _leaf(found: Difference, tol: Tolerance) -> str:
    e, g = as_numbers(found.expected), as_numbers(found.got)
    if e is None or g is None or not g.size:
        return ""
    return next((text for text in _relations(e, g, tol) if text), "")


def _relations(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> Iterator[str]:
    if e.shape != g.shape:
        if g.size == e.size and not mismatches(e.reshape(-1), g.reshape(-1), tol).any():
            yield f"right values, wrong shape: expected {e.shape or 'a number'}, got {g.shape}"
        if e.ndim == 2 and g.shape == e.shape[::-1] and not mismatches(e.T, g, tol).any():
            yield f"the transpose of what is wanted: expected shape {e.shape}, got {g.shape}"
        yield from _wrong_axis(e, g, tol)
        yield f"expected shape {e.shape or '() (a number)'}, got {g.shape}"
        return
    with np.errstate(all="ignore"):
        bad = mismatches(e, g, tol)
        if g.dtype.kind == "f" and not np.isfinite(g).all() and np.isfinite(e).all():
            what = "NaN" if np.isnan(g).any() else "infinity"
            where = tuple(int(i) for i in np.argwhere(~np.isfinite(g))[0])
            rest = "everywhere" if not np.isfinite(g).any() else f"at index {list(where)}" if where else ""
            yield f"{what} {rest}".strip()
        if e.ndim == 2 and e.shape[0] == e.shape[1] and e.shape[0] > 1 and not mismatches(e.T, g, tol).any():
            yield "the transpose of what is wanted"
        yield _factor(e, g, tol)
        yield _offset(e, g, tol)
        if e.dtype.kind == "f" and g.dtype.kind in "iu" and not mismatches(np.trunc(e), g.astype(float), tol).any():
            yield f"cut to whole numbers: the result has dtype {g.dtype}"
        if g.dtype in (np.float16, np.float32) and np.allclose(e, g.astype(float), rtol=1e-2, atol=1e-3):
            yield f"nearly right, but only to {g.dtype} precision: compute in float64"
        if e.ndim == 2 and e.shape[1] > 1 and not bad[:, 0].any() and bad[:, 1:].any(axis=0).all():
            yield "right for the first example only"
        if e.ndim == 2 and e.shape[1] > 1 and (~bad).all(axis=0).sum() == 1 and g.shape[1] > 1:
            yield "right for one example only"
        if e.ndim >= 1 and not mismatches(e[::-1], g, tol).any():
            yield "the right values in reversed order"
        if bad.size > 1 and bad.sum() * 4 <= bad.size:
            yield f"{int(bad.sum())} of {bad.size} entries are wrong, the rest is right"


def _factor(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> str:
    if e.dtype.kind not in "iuf" or g.dtype.kind not in "iuf":
        return ""
    e, g = e.astype(float).reshape(-1), g.astype(float).reshape(-1)
    usable = np.isfinite(e) & np.isfinite(g) & (np.abs(e) > 1e-12)
    if not usable.any() or (e.size == 1 and e.dtype.kind == "i"):
        return ""
    top = int(np.argmax(np.where(usable, np.abs(e), -1)))
    factor = g[top] / e[top]
    if not np.isfinite(factor) or abs(factor) < 1e-9 or mismatches(e * factor, g, tol).any():
        return ""
    if e.size == 1 and not _is_round(factor):
        return ""
    if abs(factor + 1) < 1e-6:
        return "right size, wrong sign"
    for whole in range(2, 2001):
        if abs(factor - whole) < 1e-6 * whole:
            return f"{whole} times too large" + (" everywhere" if e.size > 1 else "")
        if abs(factor * whole - 1) < 1e-6:
            return f"{whole} times too small" + (" everywhere" if e.size > 1 else "")
    return f"every number is {number(round(factor, 9))} times what is wanted" if e.size > 1 else ""


def _is_round(factor: float) -> bool:
    size = abs(factor) if abs(factor) >= 1 else 1 / abs(factor)
    return abs(size - round(size)) < 1e-6 * size and round(size) in (1, 2, 3, 4, 5, 10, 100, 1000)


def _offset(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> str:
    if e.dtype.kind not in "iuf" or g.dtype.kind not in "iuf" or e.size < 2:
        return ""
    shift = (g.astype(float) - e.astype(float)).reshape(-1)
    if not np.isfinite(shift).all() or abs(shift[0]) < 1e-9:
        return ""
    if mismatches(np.full(shift.shape, shift[0]), shift, Tolerance(1e-6, 1e-9)).any():
        return ""
    return f"every number is off by the same {number(round(float(shift[0]), 9))}"


def _wrong_axis(e: np.ndarray, g: np.ndarray, tol: Tolerance) -> Iterator[str]:
    if g.ndim < e.ndim and g.size < e.size:
        yield f"an axis is summed away or lost: expected shape {e.shape}, got {g.shape} (keepdims?)"
    if e.size < g.size <= MAX_SIZE and g.ndim >= 1:
        for axis in range(g.ndim):
            for keep in (True, False):
                for how, name in ((np.sum, "sum"), (np.mean, "mean")):
                    reduced = how(g.astype(float), axis=axis, keepdims=keep) if g.dtype.kind in "biuf" else None
                    if reduced is not None and reduced.shape == e.shape and not mismatches(e, reduced, tol).any():
                        yield f"the {name} over axis {axis} is missing: expected shape {e.shape}, got {g.shape}"
    if e.ndim == 2 and g.ndim == 2 and 1 in e.shape and 1 in g.shape and e.size != g.size:
        yield f"reduced over the wrong axis: expected shape {e.shape}, got {g.shape}"


def _slice(found: Difference, tol: Tolerance) -> tuple[str, str, str]:
    e, g = as_numbers(found.expected), as_numbers(found.got)
    if e is not None and g is not None and e.shape == g.shape and e.size > 12:
        bad = mismatches(e, g, tol)
        where = tuple(int(i) for i in np.argwhere(bad)[0])
        count = f" (first of {int(bad.sum())} of {bad.size})" if bad.sum() > 1 else ""
        return number(e[where]), number(g[where]), f"[{', '.join(map(str, where))}]{count}"
    return short(found.expected), short(found.got), ""
