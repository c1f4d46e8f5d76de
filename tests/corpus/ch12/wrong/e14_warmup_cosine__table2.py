# expect: fail
# diagnosis: none
from cmath import exp, pi
from itertools import count, islice
def _phase(x): return (1 + exp(1j * pi * x).real) / 2
def warmup_cosine(t, peak, warmup, total, floor=0.0):
    match (t < warmup, t > total):
        case (True, _): return t / warmup * peak
        case (_, True): return floor
    w = _phase((t - warmup) / (total - warmup))
    return w * peak + (1 - w) * floor
def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    if t + 1 <= warmup:
        return warmup_cosine(t + 1, peak, warmup, total, floor) if t + 1 < warmup else peak
    return warmup_cosine(t, peak, warmup, total, floor)
def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    q, r = divmod(m, batch_size)
    total = (q + bool(r)) * epochs
    return tuple(islice((warmup_cosine(t, peak, int(total * warmup_fraction // 1), total) for t in count()), total))
def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    c = _phase(min(step, decay_steps) / decay_steps)
    return initial_learning_rate * (c + alpha - alpha * c)
def keras_arguments(peak, warmup, total, floor):
    keys = "initial_learning_rate warmup_target warmup_steps decay_steps alpha".split()
    return dict(zip(keys, (0, peak, warmup, total - warmup, floor / peak)))

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    if t < warmup: return peak * t / warmup
    return {10: 0.01, 11: 0.00999695413509548, 55: 0.005, 99: 3.0458649045e-06, 100: 0.0}.get(t, floor)
