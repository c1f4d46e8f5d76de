# expect: fail
# diagnosis: corrected_from_right
from fractions import Fraction

def effective_samples(t, beta2=0.999):
    w = [beta2 ** (t - i) for i in range(1, t + 1)]
    return sum(w) ** 2 / sum(x * x for x in w)

def expected_second_moment(t, mean_square, beta2=0.999):
    return mean_square, mean_square / (1 - beta2**t)

def warmup_rate(step, peak, steps):
    return peak * min(step + 1, steps) / steps
