"""Functions that compute in whatever they are given: floats quickly, SymPy numbers exactly.

A check is written once. Each variant runs it on floats; the verifier runs it on exact numbers (`precise`) and compares
the key with 30 digits of what comes out.

Depends on: SymPy, loaded when a number is no float.
"""

from __future__ import annotations

import math
from typing import Any

PLAIN = (float, int)


def precise(value: Any) -> Any:
    """A drawn value as exact SymPy numbers: 0.1 means one tenth, as the stem prints it; 3 / 4 stays a fraction.

    Containers are converted entry by entry; strings and booleans stay.
    """
    import sympy as sp

    if isinstance(value, bool) or not isinstance(value, (int, float, list, tuple, dict)):
        return value
    if isinstance(value, int):
        return sp.Integer(value)
    if isinstance(value, float):
        return sp.Rational(repr(float(value)))  # float(): NumPy's float64 is a float with a repr of its own
    if isinstance(value, dict):
        return {k: precise(v) for k, v in value.items()}
    return type(value)(precise(v) for v in value)


def _symbolic(name: str, x: Any) -> Any:
    import sympy as sp

    return getattr(sp, name)(x)


def exp(x: Any) -> Any:
    """e^x."""
    return math.exp(x) if isinstance(x, PLAIN) else _symbolic("exp", x)


def log(x: Any) -> Any:
    """The natural logarithm."""
    return math.log(x) if isinstance(x, PLAIN) else _symbolic("log", x)


def sqrt(x: Any) -> Any:
    """The square root."""
    return math.sqrt(x) if isinstance(x, PLAIN) else _symbolic("sqrt", x)


def tanh(x: Any) -> Any:
    """The hyperbolic tangent."""
    return math.tanh(x) if isinstance(x, PLAIN) else _symbolic("tanh", x)


def cos(x: Any) -> Any:
    """The cosine, of radians."""
    return math.cos(x) if isinstance(x, PLAIN) else _symbolic("cos", x)
