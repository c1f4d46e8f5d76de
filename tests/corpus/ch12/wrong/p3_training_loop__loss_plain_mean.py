# expect: fail
# diagnosis: batches_count_alike
import numpy as np

def rate_at(step, total, warmup, peak, floor_fraction):
    low = floor_fraction * peak
    if step < warmup:
        return peak * (step + 1) / warmup
    if step >= total:
        return low
    angle = np.pi * (step - warmup) / (total - warmup)
    return low + (peak - low) / 2 * (1 + np.cos(angle))

def clip_by_global_norm(grads, limit):
    norm = np.sqrt(sum([np.linalg.norm(g) ** 2 for g in grads.values()]))
    return {k: g * min(1, limit / (norm + 1e-300)) for k, g in grads.items()}, norm

def steps_in_training(m, batch_size, epochs):
    return int(np.ceil(m / batch_size)) * epochs

def training_loop(parameters, batches, gradients, apply, epochs, peak, warmup, floor_fraction, limit, l2):
    log = {"rate": [], "norm": [], "loss": []}
    for epoch in range(epochs):
        losses, sizes = [], []
        for X, Y in batches:
            loss, g = gradients(parameters, X, Y)
            for name in parameters:
                if name.startswith("W"):
                    loss = loss + l2 / 2 * np.sum(parameters[name] ** 2)
                    g[name] = g[name] + l2 * parameters[name]
            g, norm = clip_by_global_norm(g, limit)
            lr = rate_at(len(log["rate"]), epochs * len(batches), warmup, peak, floor_fraction)
            log["rate"].append(lr)
            log["norm"].append(norm)
            losses.append(loss)
            sizes.append(X.shape[1])
            parameters = apply(parameters, g, lr)
        log["loss"].append(np.mean(losses))
    return parameters, log
