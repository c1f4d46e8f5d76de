# expect: fail
# diagnosis: full_turn
import math

def step_decay(epoch, initial, factor, size):
    return initial * math.pow(factor, math.floor(epoch / size))

def exponential_decay(t, initial, k):
    return initial * math.e ** (-k * t)

def cosine_annealing(t, peak, floor, total):
    if t > total:
        t = total
    cos_out = 1 + math.cos((2 * math.pi * t) / total)
    return floor + 0.5 * (peak - floor) * cos_out

def linear_warmup(t, peak, warmup):
    return min(peak, t * peak / warmup)
