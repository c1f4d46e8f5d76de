import math

import numpy as np


def actual_factor(lam, z):
    z = np.atleast_1d(np.asarray(z, dtype=np.float64))
    slope = 1 / (2 + np.exp(z) + np.exp(-z))
    return np.exp(np.sum(np.log(np.abs(lam)) + np.log(slope))) if lam != 0 else (0.0 if z.size else 1.0)
sigmoid_bound = lambda lam, L: np.float64(abs(lam) * 0.25) ** (L - 1)
neutral_weight = lambda slope: np.reciprocal(float(slope))
