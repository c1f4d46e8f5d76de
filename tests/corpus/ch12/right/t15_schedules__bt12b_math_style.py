import numpy as np
def step_decay(epoch, initial, factor, size):
    while epoch >= size:
        initial, epoch = initial * factor, epoch - size
    return initial
def exponential_decay(t, initial, k):
    return np.exp(np.log(initial) - k * t)
def cosine_annealing(t, peak, floor, total):
    t = min(t, total)
    return floor + (peak - floor) * np.cos(np.pi * t / total / 2) ** 2
def linear_warmup(t, peak, warmup):
    return np.interp(t, [0, warmup], [0, peak]) if warmup else peak
