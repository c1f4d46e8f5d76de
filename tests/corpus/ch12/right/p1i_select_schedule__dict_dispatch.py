import numpy as np

def cos_part(a, e, n):
    return a / 2 * (1 + np.cos(np.pi * e / n))

def warm(a, e, n):
    w = int(n / 10)
    return a * (e + 1) / w if e < w else cos_part(a, e - w, n - w)

TABLE = {
    None: lambda a, e, n: a,
    "step": lambda a, e, n: a / 2 ** (e // 200),
    "exponential": lambda a, e, n: a * np.exp(-0.01 * e),
    "cosine": cos_part,
    "warmup_cosine": warm,
}

def learning_rate(schedule, initial, epoch, epochs):
    if schedule not in TABLE:
        raise ValueError(f"{schedule!r} is no schedule")
    return TABLE[schedule](initial, epoch, epochs)
