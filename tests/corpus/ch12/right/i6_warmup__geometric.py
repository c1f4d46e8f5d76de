def effective_samples(t, beta2=0.999):
    return (1 - beta2 ** t) / (1 + beta2 ** t) * (1 + beta2) / (1 - beta2)
def expected_second_moment(t, mean_square, beta2=0.999):
    v = 0
    for _ in range(t):
        v = beta2 * v + (1 - beta2) * mean_square
    return [v, v / (1 - beta2 ** t)]
def warmup_rate(step, peak, steps):
    if step >= steps:
        return peak
    return peak * (step + 1) / steps
