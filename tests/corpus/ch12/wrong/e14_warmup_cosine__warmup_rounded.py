# expect: fail
# diagnosis: warmup_rounded_up
from math import *
def _cos(t, peak, warmup, total, floor):
    p = min(1, (t - warmup) / (total - warmup))
    return floor + (peak - floor) * cos(pi * p / 2) ** 2
def warmup_cosine(t, peak, warmup, total, floor=0.0):
    return peak * t / warmup if t < warmup else _cos(t, peak, warmup, total, floor)
def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    return peak * (t + 1) / warmup if t < warmup else _cos(t, peak, warmup, total, floor)
def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    total = ceil(m / batch_size) * epochs
    w = ceil(warmup_fraction * total)
    return [warmup_cosine(t, peak, w, total) for t in range(total)]
def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    c = 0.5 * (1 + cos(pi * min(step, decay_steps) / decay_steps))
    return initial_learning_rate * ((1 - alpha) * c + alpha)
def keras_arguments(peak, warmup, total, floor):
    return dict(initial_learning_rate=0.0, warmup_target=peak, warmup_steps=warmup, decay_steps=total - warmup, alpha=floor / peak)
