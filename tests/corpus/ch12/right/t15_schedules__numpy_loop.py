import numpy as np

def step_decay(epoch, initial, factor, size):
    rate = initial
    for e in range(1, epoch + 1):
        if e % size == 0:
            rate *= factor
    return rate

def exponential_decay(t, initial, k):
    return np.exp(np.log(initial) - k * t)

def cosine_annealing(t, peak, floor, total):
    return floor + (peak - floor) * np.cos(np.pi / 2 * np.minimum(t / total, 1)) ** 2

def linear_warmup(t, peak, warmup):
    return np.interp(t, [0, warmup], [0, peak])
