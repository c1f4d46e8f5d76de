import numpy as np
from functools import reduce
from dataclasses import dataclass

@dataclass(frozen=True)
class Dual:
    """Forward-mode: value and derivative by a0."""
    x: float
    dx: float
    def unit(self, w, b):
        t = np.tanh(0.5 * (w * self.x + b))
        return Dual(0.5 * (1 + t), 0.25 * (1 - t * t) * w * self.dx)

def chain_gradient(a0, weights, biases):
    return reduce(lambda d, wb: d.unit(*wb), zip(weights, biases), Dual(a0, 1.0)).dx

def bound(k, w):
    return float(np.prod(np.full(k, abs(w) * 0.25)))

def statements():
    true_ones = {"up to 1", "up to 4", "slopes"}
    return {s: np.bool_(s in true_ones) for s in ("slopes", "large", "up to 4", "up to 1", "always")}
