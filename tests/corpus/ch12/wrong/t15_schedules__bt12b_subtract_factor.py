# expect: fail
# diagnosis: same_amount_each_block
import math
from fractions import Fraction
from functools import cache
@cache
def step_decay(epoch, initial, factor, size):
    return initial * (1 - (1 - factor) * (epoch // size))
def exponential_decay(t, initial, k):
    return initial / math.e ** (k * t)
def cosine_annealing(t, peak, floor, total):
    if t >= total:
        return floor
    share = (1 + math.cos(math.radians(180 * t / total))) / 2
    return peak * share + floor * (1 - share)
def linear_warmup(t, peak, warmup):
    if t >= warmup:
        return peak
    return float(Fraction(t) / Fraction(warmup)) * peak
if __name__ == "__main__":
    print(step_decay(25, 0.1, 0.5, 10))
