import numpy as np
from collections import defaultdict

def relu_gap(w, x, keep_prob):
    """Convolve: the distribution of the sum, input by input."""
    dist = {0.0: 1.0}
    for c in (np.asarray(w, float) * np.asarray(x, float)).tolist():
        new = defaultdict(float)
        for s, p in dist.items():
            new[s] += p * (1 - keep_prob)
            new[s + c / keep_prob] += p * keep_prob
        dist = new
    return np.maximum(0.0, np.dot(w, x)), sum(p * max(s, 0.0) for s, p in dist.items())

def fine_print():
    return dict(factor=False, variance=False, above=True, output=False, linear=True, activation=True)
