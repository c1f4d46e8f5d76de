import math
import numpy as np

def half_cosine(x, high, low):
    x = np.clip(x, 0.0, 1.0)
    return low + (high - low) * np.cos(np.pi * x / 2) ** 2

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    return peak * (t / warmup) if t < warmup else float(half_cosine((t - warmup) / (total - warmup), peak, floor))

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    return min(peak, peak * (t + 1) / warmup) if t < warmup else half_cosine((t - warmup) / (total - warmup), peak, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    per_epoch = m // batch_size + (1 if m % batch_size else 0)
    total = per_epoch * epochs
    warmup = math.floor(warmup_fraction * total)
    rates, t = [], 0
    for e in range(epochs):
        for b in range(per_epoch):
            rates.append(warmup_cosine(t, peak, warmup, total))
            t += 1
    return rates

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    return half_cosine(step / decay_steps, initial_learning_rate, alpha * initial_learning_rate)

def keras_arguments(peak, warmup, total, floor):
    args = dict(initial_learning_rate=0, warmup_target=peak, warmup_steps=warmup)
    args["decay_steps"] = total - warmup
    args["alpha"] = floor / peak
    return args
