import numpy as np
def prune_masks(parameters, fraction):
    every = sorted(abs(w) for k, W in parameters.items() if k[0] == "W" for w in W.flat)
    cut = int(fraction * len(every))
    t = every[cut]
    return {k: np.abs(W) >= t for k, W in parameters.items() if k[0] == "W"}
def rewind(initial, masks):
    out = {}
    for k in initial:
        out[k] = initial[k].copy()
        if k in masks:
            out[k][np.logical_not(masks[k])] = 0
    return out
def masked_update(parameters, grads, masks, learning_rate):
    for k in parameters:
        g = grads[f"d{k}"]
        if k in masks:
            g = np.where(masks[k], g, 0)
        parameters[k] = parameters[k] - learning_rate * g
    return parameters
def ticket_counts(dims, fraction):
    w = int(np.dot(dims[1:], dims[:-1]))
    gone = int(fraction * w)
    return [w, w - gone, w - gone + sum(dims) - dims[0]]
