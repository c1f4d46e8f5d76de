import numpy as np
class Trainer:
    def __init__(self, peak, warmup, floor_fraction, limit, l2, total):
        self.args = total, warmup, peak, floor_fraction
        self.limit, self.l2 = limit, l2
        self.step = 0
        self.log = {"rate": [], "norm": [], "loss": []}
    def one(self, parameters, batch, gradients, apply):
        loss, grads = gradients(parameters, *batch)
        grads = dict(grads)
        for name in parameters:
            if name.startswith("W"):
                loss = loss + 0.5 * self.l2 * np.einsum("ij,ij", parameters[name], parameters[name])
                grads[name] = grads[name] + self.l2 * parameters[name]
        grads, norm = clip_by_global_norm(grads, self.limit)
        rate = rate_at(self.step, *self.args)
        self.step += 1
        self.log["norm"] += [norm]
        self.log["rate"] += [rate]
        return apply(parameters, grads, rate), loss
def training_loop(parameters, batches, gradients, apply, epochs, peak, warmup, floor_fraction, limit, l2):
    t = Trainer(peak, warmup, floor_fraction, limit, l2, epochs * len(batches))
    widths = [b[0].shape[1] for b in batches]
    for epoch in range(epochs):
        losses = []
        for batch in batches:
            parameters, loss = t.one(parameters, batch, gradients, apply)
            losses.append(loss)
        t.log["loss"].append(np.average(losses, weights=widths))
    return parameters, t.log
def rate_at(step, total, warmup, peak, floor_fraction):
    floor = floor_fraction * peak
    if step < warmup:
        return peak * (step + 1) / warmup
    if step >= total:
        return floor
    p = (step - warmup) / (total - warmup)
    return floor + (peak - floor) * (1 + np.cos(np.pi * p)) / 2
def clip_by_global_norm(grads, limit):
    squares = 0.0
    for g in grads.values():
        for x in np.nditer(g):
            squares += float(x) ** 2
    norm = squares ** 0.5
    if norm <= limit:
        return dict(grads), norm
    return {k: np.asarray(g) * limit / norm for k, g in grads.items()}, norm
def steps_in_training(m, batch_size, epochs):
    full, rest = divmod(m, batch_size)
    return epochs * (full + (1 if rest else 0))
