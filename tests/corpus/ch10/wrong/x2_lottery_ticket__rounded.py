# expect: fail
# diagnosis: rounds_to_nearest
import numpy as np
def prune_masks(parameters, fraction):
    names = [k for k in parameters if k.startswith("W")]
    flat = np.concatenate([np.abs(parameters[k]).ravel() for k in names])
    keep = np.ones(flat.size, bool)
    keep[np.argsort(flat)[:round(fraction * flat.size)]] = False
    masks, at = {}, 0
    for k in names:
        n = parameters[k].size
        masks[k] = keep[at:at + n].reshape(parameters[k].shape)
        at += n
    return masks
def rewind(initial, masks):
    return {k: v * masks.get(k, 1) for k, v in initial.items()}
def masked_update(parameters, grads, masks, learning_rate):
    return {k: (v - learning_rate * grads["d" + k]) * masks.get(k, 1) for k, v in parameters.items()}
def ticket_counts(dims, fraction):
    w = sum(a * b for a, b in zip(dims, dims[1:]))
    kept = w - int(fraction * w)
    return w, kept, kept + sum(dims[1:])
