# expect: fail
# diagnosis: penalty_not_in_the_loss
import math
import numpy as np
def training_loop(parameters, batches, gradients, apply, epochs, peak, warmup, floor_fraction, limit, l2):
    total = epochs * len(batches)
    log = {"rate": [], "norm": [], "loss": []}
    step = 0
    for _ in range(epochs):
        acc = n = 0
        for X, Y in batches:
            loss, g = gradients(parameters, X, Y)
            W = [k for k in parameters if k[0] == "W"]
            g = {k: v + l2 * parameters[k] if k in W else v for k, v in g.items()}
            g, norm = clip_by_global_norm(g, limit)
            r = rate_at(step, total, warmup, peak, floor_fraction)
            parameters = apply(parameters, g, r)
            log["rate"].append(r); log["norm"].append(norm)
            acc += loss * X.shape[1]; n += X.shape[1]; step += 1
        log["loss"].append(acc / n)
    return parameters, log
def rate_at(step, total, warmup, peak, floor_fraction):
    if step < warmup:
        return peak * (step + 1) / warmup
    low = floor_fraction * peak
    p = min(1.0, (step - warmup) / (total - warmup))
    return low + (peak - low) * (1 + math.cos(math.pi * p)) / 2
def clip_by_global_norm(grads, limit):
    norm = math.sqrt(sum(float(np.sum(v ** 2)) for v in grads.values()))
    f = limit / norm if norm > limit else 1.0
    return {k: v * f for k, v in grads.items()}, norm
def steps_in_training(m, batch_size, epochs):
    return epochs * math.ceil(m / batch_size)
