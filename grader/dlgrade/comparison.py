"""Is what was observed what was expected?  One rule, used for judging and for recognizing a mistake.

`difference` walks both values and stops at the first place where they part; `alike` asks whether there is one.
Shape comes before kind, kind before value, and nothing is ever broadcast.

Two equalities are needed.  When judging, NaN never equals NaN; when recognizing the fingerprint of a mistake it does.

Depends on: numpy; SymPy only for values that are SymPy expressions.
"""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Tolerance:
    """|got - expected| <= atol + rtol |expected| for each number.

    A further 1e-10 of the largest expected magnitude covers the rounding of entries that cancel to zero.
    Single-precision answers get rtol 1e-4 and 1e-5 of the largest magnitude where ``single`` is true.
    """

    rtol: float = 1e-6
    atol: float = 1e-9
    single: bool = True


@dataclass(frozen=True)
class Difference:
    """The first place where two values part.

    kind : "type", "length", "keys", "shape", "dtype", "value", "nonfinite" or "expression".
    path : where, as an index into the value: ``[0]["dW1"]``; "" for the value itself.
    """

    kind: str
    path: str
    expected: Any
    got: Any
    text: str


DEFAULT = Tolerance()
MAX_ENTRIES = 1 << 21  # of a list that is taken for an array


def alike(expected: Any, got: Any, tolerance: Tolerance = DEFAULT, *, nan: bool = False) -> bool:
    """True if ``got`` is what was ``expected``; with ``nan`` a NaN matches a NaN."""
    return difference(expected, got, tolerance, nan=nan) is None


def difference(
    expected: Any, got: Any, tolerance: Tolerance = DEFAULT, *, nan: bool = False, path: str = ""
) -> Difference | None:
    """The first difference between two values, or None.

    Lists, tuples and arrays stand for each other, an array for the list of its rows; so do Python and NumPy scalars
    and arrays without axes; a set may be given as a list or an array.  Text is compared without regard to case and
    outer spaces.
    """

    def differs(kind: str, text: str) -> Difference:
        return Difference(kind, path, expected, got, text)

    if is_symbolic(expected) or (is_symbolic(got) and isinstance(expected, (int, float, complex))):
        from dlgrade.symbolic import same_expression  # SymPy takes 0.4 s to import

        problem = same_expression(expected, got)
        return differs("expression", problem) if problem else None
    if expected is None:
        return None if got is None else differs("type", f"expected None, got {describe(got)}")
    if got is None:
        return differs("type", "got None" if path else "got None: is there a `return`?")
    if isinstance(expected, str):
        if not isinstance(got, str):
            return differs("type", f"expected text, got {describe(got)}")
        same = expected.strip().casefold() == got.strip().casefold()
        return None if same else differs("value", f"expected {expected!r}, got {got!r}")
    if isinstance(expected, (set, frozenset)):
        if isinstance(got, np.ndarray) and got.ndim == 1:  # as np.unique gives it
            got = got[: 2 * len(expected) + 51].tolist()
        if not isinstance(got, (set, frozenset, list, tuple)):
            return differs("type", f"expected a set, got {describe(got)}")
        # counted before it is hashed: members can be made to share one hash, and then cost their square
        same = len(got) <= 2 * len(expected) + 50 and _fold(expected) == _fold(got)
        return None if same else differs("value", f"expected {_set_text(expected)}, got {_set_text(got)}")
    if isinstance(expected, dict):
        return _dict_difference(expected, got, tolerance, nan, path)
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(expected, got, tolerance, nan, path)
    if isinstance(expected, np.ndarray) and expected.ndim:
        return _array_difference(expected, got, tolerance, nan, path)
    if isinstance(expected, (bool, int, float, complex, np.generic, np.ndarray)):
        return _number_difference(expected, got, tolerance, nan, path)
    same = not isinstance(got, np.ndarray) and expected == got
    return None if same else differs("value", f"expected {expected!r}, got {describe(got)}")


def _dict_difference(expected: dict[Any, Any], got: Any, tol: Tolerance, nan: bool, path: str) -> Difference | None:
    if not isinstance(got, dict):
        return Difference("type", path, expected, got, f"expected a dict, got {describe(got)}")
    absent = [k for k in expected if k not in got]
    extra = [k for k in got if k not in expected]
    if absent or extra:
        parts = []
        if absent:
            parts.append("no key " + ", ".join(map(repr, absent[:4])))
        if extra:
            parts.append("unexpected key " + ", ".join(short(k, 40) for k in extra[:4]))
        return Difference("keys", path, expected, got, "; ".join(parts))
    for key, value in expected.items():
        found = difference(value, got[key], tol, nan=nan, path=f"{path}[{key!r}]")
        if found:
            return found
    return None


def _sequence_difference(
    expected: list[Any] | tuple[Any, ...], got: Any, tol: Tolerance, nan: bool, path: str
) -> Difference | None:
    if isinstance(got, np.ndarray) and got.ndim:
        if len(expected) != len(got):  # before there is an object for each of its entries
            return Difference("length", path, expected, got, f"expected {len(expected)} items, got {len(got)}")
        got = list(got)
    if not isinstance(got, (list, tuple)):
        name = "tuple" if isinstance(expected, tuple) else "list"
        return Difference("type", path, expected, got, f"expected a {name} of {len(expected)}, got {describe(got)}")
    if len(expected) != len(got):
        return Difference("length", path, expected, got, f"expected {len(expected)} items, got {len(got)}")
    if isinstance(expected, list) and _alike_as_arrays(expected, got, tol, nan):
        return None
    for i, (e, g) in enumerate(zip(expected, got, strict=True)):
        found = difference(e, g, tol, nan=nan, path=f"{path}[{i}]")
        if found:
            return found
    return None


def _alike_as_arrays(expected: list[Any], got: Any, tol: Tolerance, nan: bool) -> bool:
    """A list of floats is measured as an array is: by its largest, where an entry cancels to zero.

    Not so a tuple, whose items may be of different kinds.
    """
    if not expected or not all(isinstance(e, (float, np.floating)) for e in expected):
        return False
    numbers = as_numbers(got)
    if numbers is None or numbers.dtype.kind == "c" or numbers.shape != (len(expected),):
        return False
    return not mismatches(np.array(expected), numbers, tol, nan=nan).any()


def as_numbers(value: Any) -> np.ndarray | None:
    """``value`` as a numeric array, or None if it is not plainly one."""
    if isinstance(value, np.ndarray):
        array = value
    elif isinstance(value, (bool, int, float, complex, np.generic)):
        if isinstance(value, int) and abs(value) > 2**62:
            return (
                np.asarray(float(value)) if abs(value) < 2**1023 else np.asarray(math.inf if value > 0 else -math.inf)
            )
        array = np.asarray(value)
    elif isinstance(value, (list, tuple)):
        if _holds_text(value):  # NumPy would make every entry as wide as the longest
            return None
        if _entries(value) > MAX_ENTRIES:  # one complex number among arrays of bytes makes them 16 times as large
            return None
        try:
            array = np.array(value)
        except (ValueError, TypeError, OverflowError):
            return None
    else:
        return None
    return array if array.dtype.kind in "biufc" else None


def _holds_text(value: list[Any] | tuple[Any, ...]) -> bool:
    kinds = set(map(type, value))
    if not kinds.isdisjoint((str, bytes, np.str_, np.bytes_)):
        return True
    nested = not kinds.isdisjoint((list, tuple))
    return nested and any(type(v) in (list, tuple) and _holds_text(v) for v in value)


def _entries(value: list[Any] | tuple[Any, ...]) -> int:
    """How many numbers a list holds, those of its arrays and lists included."""
    if set(map(type, value)).isdisjoint((list, tuple, np.ndarray)):
        return len(value)
    return sum(v.size if type(v) is np.ndarray else _entries(v) if type(v) in (list, tuple) else 1 for v in value)


def _is_ragged(value: list[Any] | tuple[Any, ...]) -> bool:
    sizes = {len(v) if isinstance(v, (list, tuple)) or (isinstance(v, np.ndarray) and v.ndim) else -1 for v in value}
    return len(sizes) > 1


def _array_difference(expected: np.ndarray, got: Any, tol: Tolerance, nan: bool, path: str) -> Difference | None:
    def differs(kind: str, text: str) -> Difference:
        return Difference(kind, path, expected, got, text)

    array = as_numbers(got)
    if array is None:
        ragged = ", whose items differ in length" if isinstance(got, (list, tuple)) and _is_ragged(got) else ""
        return differs("type", f"expected an array of shape {expected.shape}, got {describe(got)}{ragged}")
    if array.shape != expected.shape:
        return differs("shape", f"expected {shape_text(expected)}, got {shape_text(array)}")
    return _value_difference(expected, array, tol, nan, path, got)


def _number_difference(expected: Any, got: Any, tol: Tolerance, nan: bool, path: str) -> Difference | None:
    if isinstance(got, (list, tuple, set, dict, str, bytes)):
        return Difference("type", path, expected, got, f"expected a number, got {describe(got)}")
    if isinstance(expected, int) and isinstance(got, int) and not isinstance(expected, bool):
        text = f"expected {short(expected)}, got {short(got)}"
        return None if expected == got else Difference("value", path, expected, got, text)
    array = as_numbers(got)
    if array is None:
        return Difference("type", path, expected, got, f"expected a number, got {describe(got)}")
    if array.shape != ():
        return Difference("shape", path, expected, got, f"expected a number, got {shape_text(array)}")
    wanted = as_numbers(expected)
    assert wanted is not None, "the right code gives a number that NumPy cannot hold"
    return _value_difference(wanted, array, tol, nan, path, got)


def _value_difference(
    expected: np.ndarray, array: np.ndarray, tol: Tolerance, nan: bool, path: str, got: Any
) -> Difference | None:
    if expected.dtype.kind != "c" and array.dtype.kind == "c":
        real = "; their imaginary parts are zero: take .real" if not array.imag.any() else ""
        return Difference("dtype", path, expected, got, "expected real numbers, got complex ones" + real)
    bad = mismatches(expected, array, tol, nan=nan)
    if not bad.any():
        return None
    finite = np.isfinite(array)
    kind = "nonfinite" if np.isfinite(expected).all() and not finite.all() else "value"
    text = f"expected {short(expected)}, got {short(array)}"
    return Difference(kind, path, expected, got, text)


def mismatches(expected: np.ndarray, got: np.ndarray, tol: Tolerance, *, nan: bool = False) -> np.ndarray:
    """Where two arrays of one shape differ, as booleans."""
    if expected.dtype.kind in "biu" and got.dtype.kind in "biu":
        return np.asarray(expected != got)
    same = np.asarray(expected == got)
    if same.all():  # bit for bit, as right code often is
        return ~same
    rtol, floor = tol.rtol, 1e-10
    if tol.single and got.dtype == np.float32:
        rtol, floor = max(rtol, 1e-4), 1e-5
    wide = np.complex128 if got.dtype.kind == "c" or expected.dtype.kind == "c" else np.float64
    e, g = expected.astype(wide), got.astype(wide)  # in floating point: abs() of the smallest int64 is negative
    with np.errstate(all="ignore"):
        size = np.abs(e)
        finite = size[np.isfinite(size)]
        scale = float(finite.max()) if finite.size else 0.0
        close = np.abs(g - e) <= tol.atol + rtol * size + floor * scale
        close &= np.isfinite(e) & np.isfinite(g)
        close |= g == e  # infinities of one sign
        if nan:
            close |= np.isnan(g) & np.isnan(e)
    return np.asarray(~close)


def is_symbolic(value: Any) -> bool:
    """True for SymPy objects; an applied undefined function has a class without a module, hence all bases."""
    kind = type(value)
    if kind is np.ndarray or kind is float or kind is int or kind is str or "sympy" not in sys.modules:
        return False
    return any((getattr(c, "__module__", None) or "").startswith("sympy.") for c in kind.__mro__)


def _fold(values: Any) -> set[Any] | None:
    """The members as they are compared; None where one of them cannot be a member."""
    folded = set()
    for v in values:
        try:
            folded.add(v.strip().casefold() if isinstance(v, str) else tuple(v) if isinstance(v, list) else v)
        except TypeError:
            return None
    return folded


def _set_text(values: Any) -> str:
    members = list(values)
    return "{" + ", ".join(sorted(short(v, 60) for v in members[:20]) + (["..."] if len(members) > 20 else [])) + "}"


def shape_text(array: np.ndarray) -> str:
    """An array's shape in words: "shape (2, 3)", or "a number"."""
    return f"shape {array.shape}" if array.ndim else "a number"


def describe(value: Any) -> str:
    """A few words for what kind of thing a value is."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with {len(value)} keys"
    if isinstance(value, (FunctionType, BuiltinFunctionType)):
        return f"the function {short(value, 40)}"
    if isinstance(value, (bool, int, float, complex, str, bytes)):
        return f"{type(value).__name__} {short(value)}"
    if isinstance(value, np.generic):
        return f"{value.dtype} {short(value.item())}"
    if hasattr(type(value), "_label"):  # a handle: the object itself has stayed where it was made
        return f"`{value._label}`, which is an object and not data"
    return f"a {type(value).__name__}"


def number(value: Any) -> str:
    """A number as people write it: ten significant digits at most."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        text = str(int(value)) if abs(int(value)) < 10**40 else f"an integer near 10^{int(math.log10(abs(int(value))))}"
        return text
    if isinstance(value, (complex, np.complexfloating)):
        return f"{complex(value):.6g}"
    return f"{float(value):.10g}"


def _expression_text(value: Any) -> str:
    """A SymPy object as SymPy prints it.

    To put terms in order, SymPy computes those without symbols, which need not end (a sum of 10 ** 30 sines).  Where
    there is more than plain arithmetic to compute, the terms stay as they stand.
    """
    from sympy import sstr

    return str(sstr(value, order=None if _arithmetic(value)[0] else "none"))


def _arithmetic(node: Any) -> tuple[bool, bool]:
    """(whether the parts without symbols are plain arithmetic, whether there is a symbol)."""
    parts = [_arithmetic(part) for part in getattr(node, "args", ())]
    if not parts:
        return True, bool(getattr(node, "is_Symbol", False))
    name, symbol = type(node).__name__, any(s for _, s in parts)
    plain = name not in ("Sum", "Product") if symbol else name in ("Add", "Mul", "Pow")
    return plain and all(p for p, _ in parts), symbol


def short(value: Any, limit: int = 120) -> str:
    """A value in at most about ``limit`` characters; long arrays keep their corners."""
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return number(value[()]) if value.dtype.kind in "biufc" else short(value.item(), limit)
        few = np.array2string(value, precision=6, separator=", ", threshold=12, edgeitems=2, max_line_width=10**6)
        text = re.sub(r"(?<=\[) | (?=[,\]])", "", " ".join(few.split()))
    elif isinstance(value, (bool, int, float, complex, np.generic)) and not isinstance(value, (np.str_, np.bytes_)):
        text = number(value)
    elif isinstance(value, (list, tuple)):
        ends = "[]" if isinstance(value, list) else "()"
        shown = [short(v, 40) for v in value[:8]] + (["..."] if len(value) > 8 else [])
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        text = ends[0] + ", ".join(shown) + comma + ends[1]
    elif isinstance(value, dict):
        items = [f"{short(k, 30)}: {short(v, 40)}" for k, v in list(value.items())[:6]]
        text = "{" + ", ".join(items + (["..."] if len(value) > 6 else [])) + "}"
    elif isinstance(value, (set, frozenset)):
        text = _set_text(list(value)[:8])
    elif hasattr(type(value), "_label"):
        text = f"<{value._label}>"
    elif callable(value):
        text = getattr(value, "__name__", "a function")
    elif isinstance(value, np.random.Generator):
        text = "rng"
    else:
        plain = isinstance(value, (str, bytes, type(None)))
        text = repr(value) if plain else _expression_text(value) if is_symbolic(value) else str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
