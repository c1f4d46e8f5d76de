"""ch10.c2  A dimension debugger.    Chapter 10, Exercise C2"""

import numpy as np

Warnings = list[tuple[int, str, tuple[int, ...], tuple[int, ...]]]


def dimension_debug(dims: list[int], parameters: dict[str, np.ndarray], X: np.ndarray) -> Warnings:
    """Every shape with which a forward pass starts that is not what the layer widths demand.

    dims       : the layer widths [n[0], n[1], ..., n[L]], the input first.  dims is right; the arrays may be wrong.
    parameters : "W1", "b1", ..., "WL", "bL"; all keys are there, every value is an array.
    X          : the input, with two axes; examples are columns, any number of them.
    ->           a list of tuples (layer, quantity, got shape, expected shape), one for each mismatch, [] if all fit.

    What is compared, and in which order:
      layer 0           "X"  with (n[0], m), where m is the number of columns that X has;
      layer l = 1..L    "W"  with (n[l], n[l-1]), then "b" with (n[l], 1).

    Shapes are compared axis by axis: (4,) is not (4, 1), even where NumPy would broadcast it silently.  All layers are
    looked at, whatever was found before.  Expected shapes come from dims only, never from neighbouring arrays: one
    transposed matrix is one warning.  Nothing is printed or raised.

    Example: dims [5, 4, 3, 2], every shape right but W2, which is transposed: [(2, "W", (4, 3), (3, 4))].
    """
    raise NotImplementedError("ch10.c2")
