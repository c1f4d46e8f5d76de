import math
from math import cos, pi

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    if warmup > 0 and t < warmup:
        return t * (peak / warmup)
    elif t <= total and total > warmup:
        return floor + (peak - floor) * cos(pi / 2 * (t - warmup) / (total - warmup)) ** 2
    else:
        return floor

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    if t + 1 <= warmup:
        return (t + 1) * (peak / warmup)
    return warmup_cosine(t, peak, warmup, total, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    nb = m // batch_size + (1 if m % batch_size else 0)
    T = nb * epochs
    W = math.floor(warmup_fraction * T)
    return list(map(lambda t: warmup_cosine(t, peak, W, T, 0), range(T)))

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    return warmup_cosine(step, initial_learning_rate, 0, decay_steps, alpha * initial_learning_rate)

def keras_arguments(peak, warmup, total, floor):
    return {
        "initial_learning_rate": 0.0,
        "warmup_target": peak,
        "warmup_steps": float(warmup),
        "decay_steps": float(total - warmup),
        "alpha": floor / peak,
    }
