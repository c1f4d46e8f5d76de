import numpy as np
def effective_samples(t, beta2=0.999):
    w = beta2 ** np.arange(t)
    return w.sum() ** 2 / (w ** 2).sum()
def expected_second_moment(t, mean_square, beta2=0.999):
    return (1 - beta2 ** t) * mean_square, mean_square
def warmup_rate(step, peak, steps):
    return peak * min(step + 1, steps) / steps
