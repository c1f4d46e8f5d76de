import numpy as np
import math

def effective_samples(t, beta2=0.999):
    # ((1-b^t)/(1-b))^2 * (1-b^2)/(1-b^(2t)) = (1+b)/(1-b) * (1-b^t)/(1+b^t)
    q = -math.expm1(t * math.log(beta2))
    return (1 + beta2) / (1 - beta2) * q / (2 - q)

def expected_second_moment(t, mean_square, beta2=0.999):
    v = np.zeros(())
    for _ in range(t):
        v = beta2 * v + (1 - beta2) * mean_square
    return [v, v / (1 - beta2**t)]

def warmup_rate(step, peak, steps):
    return np.linspace(peak / steps, peak, steps)[step] if step < steps else peak
