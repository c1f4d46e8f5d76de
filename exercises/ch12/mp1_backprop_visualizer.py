"""ch12.mp1  The backprop visualizer: data first, picture second.    Chapter 12, mini project 1"""

from collections.abc import Callable
from typing import Any

import numpy as np


def backprop_report(parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> dict[str, Any]:
    """What the picture of one backward pass shows, as data.

    parameters : {"W1", "b1", ..., "WL", "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1);  X : (n[0], m), Y : (n[L], m).
    Hidden layers are ReLU (derivative 0 at 0), the output is a sigmoid, the cost the mean binary cross-entropy:
    dZ[L] = A[L] - Y without 1/m, dW[l] = dZ[l] A[l-1]^T / m with it.
    ->  {"norms": [Frobenius norm of dW[1], ..., of dW[L]]: the root of the sum of the squares of its entries,
         "units": [(n[1],), ..., (n[L],)], for each unit of layers 1..L the mean over the examples of |dZ|,
         "edges": a list of (l, sender, receiver, sign, width), one for each weight, in any order}
    An edge runs from unit ``sender`` of layer l-1 to unit ``receiver`` of layer l (units counted from 0, l from 1); sign is
    1 for a positive weight and -1 for a negative one, width is 2 |weight|.
    Example: W2 = [[3, -0.5]] has the edges (2, 0, 0, 1, 6) and (2, 1, 0, -1, 1).
    The book's network [4, 6, 4, 1] (RandomState(42), weights times 0.5, one example) has norms 0.96647, 0.86192, 0.57001.
    """
    raise NotImplementedError("ch12.mp1")


def draw(report: dict[str, Any], plot: Callable[..., Any], bar: Callable[..., Any]) -> None:
    """The picture, from the report alone; nothing is returned.

    plot and bar behave like the methods of that name of a matplotlib Axes; they are handed in, so that the drawing can be
    tested without matplotlib. (To see it: fig, axes = plt.subplots(1, 2); draw(report, axes[0].plot, axes[1].bar).)
    Call, for each edge,  plot([l - 1, l], [sender, receiver], color=..., linewidth=width), "blue" for a positive weight and
    "red" for a negative one: layers stand side by side, the sender on the left. Call once  bar(labels, norms)  with the
    labels ["dW1", ..., "dWL"].
    Example: the edge (2, 1, 0, -1, 1) is plot([1, 2], [1, 0], color="red", linewidth=1).
    """
    raise NotImplementedError("ch12.mp1")
