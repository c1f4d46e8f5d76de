import math
import numpy as np
from itertools import chain, repeat
def rate_at(step, total, warmup, peak, floor_fraction):
    if step < warmup:
        return peak * (step + 1) / warmup
    p = min(1.0, (step - warmup) / (total - warmup)) if total > warmup else 1.0
    return peak * (floor_fraction + (1 - floor_fraction) * math.cos(math.pi * p / 2) ** 2)
def clip_by_global_norm(grads, limit):
    norm = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads.values()]))
    factor = limit / max(norm, limit)
    return {k: factor * g for k, g in grads.items()}, norm
def steps_in_training(m, batch_size, epochs):
    return ((m + batch_size - 1) // batch_size) * epochs
def training_loop(parameters, batches, gradients, apply, epochs, peak, warmup, floor_fraction, limit, l2):
    total = len(batches) * epochs
    log = {k: [] for k in ("loss", "norm", "rate")}
    step = 0
    for _ in range(epochs):
        s = n = 0.0
        for X, Y in batches:
            loss, grads = gradients(parameters, X, Y)
            W = {k: p for k, p in parameters.items() if k[0] == "W"}
            loss += l2 / 2 * sum(float(np.sum(p * p)) for p in W.values())
            full = {k: g + (l2 * W[k] if k in W else 0.0) for k, g in grads.items()}
            clipped, norm = clip_by_global_norm(full, limit)
            rate = rate_at(step, total, warmup, peak, floor_fraction)
            parameters = apply(parameters, clipped, rate)
            log["rate"].append(rate); log["norm"].append(norm)
            s, n, step = s + loss * X.shape[1], n + X.shape[1], step + 1
        log["loss"].append(s / n)
    return parameters, log
