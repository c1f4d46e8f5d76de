# expect: fail
# diagnosis: signed_size
from itertools import pairwise

import numpy as np


def prune_masks(parameters, fraction):
    names = [k for k in parameters if k.startswith("W")]
    flat = np.concatenate([parameters[k].ravel() for k in names])
    r = int(fraction * flat.size)
    keep = np.ones(flat.size, dtype=bool)
    keep[np.argsort(flat)[:r]] = False
    out, pos = {}, 0
    for k in names:
        size = parameters[k].size
        out[k] = keep[pos:pos + size].reshape(parameters[k].shape)
        pos += size
    return out
def rewind(initial, masks):
    return {k: v * masks[k] if k in masks else v.copy() for k, v in initial.items()}
def masked_update(parameters, grads, masks, learning_rate):
    new = {}
    for k, p in parameters.items():
        step = grads["d" + k]
        if k in masks:
            step = np.where(masks[k], step, 0)
        new[k] = p - learning_rate * step
    return new
def ticket_counts(dims, fraction):
    w = sum(a * b for a, b in zip(dims, dims[1:]))
    kept = w - int(fraction * w)
    return w, kept, kept + sum(dims[1:])
