import math
def step_decay(epoch, initial, factor, size):
    return initial * math.pow(factor, math.floor(epoch / size))
def exponential_decay(t, initial, k):
    return initial / math.e ** (k * t)
def cosine_annealing(t, peak, floor, total):
    t = min(t, total)
    return (peak + floor) / 2 + (peak - floor) / 2 * math.cos(math.pi * t / total)
def linear_warmup(t, peak, warmup):
    return peak * min(1.0, t / warmup)
