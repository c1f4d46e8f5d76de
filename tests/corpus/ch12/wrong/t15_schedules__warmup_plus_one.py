# expect: fail
# diagnosis: warmup_one_ahead
import math

def step_decay(epoch, initial, factor, size):
    return initial * factor ** (epoch // size)

def exponential_decay(t, initial, k):
    return initial * math.exp(-k * t)

def cosine_annealing(t, peak, floor, total):
    if t >= total:
        return floor
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * t / total))

def linear_warmup(t, peak, warmup):
    return min(1.0, (t + 1) / warmup) * peak
