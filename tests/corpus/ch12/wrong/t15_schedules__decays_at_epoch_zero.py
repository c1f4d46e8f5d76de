# expect: fail
# diagnosis: drop_at_start
import numpy as np

def step_decay(epoch, initial, factor, size):
    lr = initial
    for e in range(0, epoch + 1):
        if e % size == 0:
            lr *= factor
    return lr

def exponential_decay(t, initial, k):
    return initial / np.exp(k * t)

def cosine_annealing(t, peak, floor, total):
    if t >= total:
        return floor
    w = np.cos(np.pi * t / total / 2) ** 2
    return peak * w + floor * (1 - w)

def linear_warmup(t, peak, warmup):
    if t < warmup:
        return peak * float(t) / warmup
    return peak
