from itertools import pairwise

import numpy as np


def prune_masks(parameters, fraction):
    mags = sorted(abs(float(w)) for k, W in parameters.items() if k[0] == "W" for w in np.nditer(W))
    cut = int(fraction * len(mags))
    if cut == 0:
        return {k: np.ones_like(W, dtype=bool) for k, W in parameters.items() if k[0] == "W"}
    t = mags[cut - 1]
    return {k: abs(W) > t for k, W in parameters.items() if k[0] == "W"}
def rewind(initial, masks):
    ticket = {k: np.array(v) for k, v in initial.items()}
    for k, m in masks.items():
        ticket[k][~m] = 0
    return ticket
def masked_update(parameters, grads, masks, learning_rate):
    for k in parameters:
        parameters[k] = (parameters[k] - learning_rate * grads["d" + k]) * masks.get(k, 1)
    return parameters
def ticket_counts(dims, fraction):
    total = int(np.dot(dims[:-1], dims[1:]))
    kept = total - int(fraction * total)
    return (total, kept, kept + sum(dims) - dims[0])
