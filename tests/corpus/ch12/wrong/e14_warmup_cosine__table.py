# expect: fail
# diagnosis: none
import math

def _after(t, peak, warmup, total, floor):
    if t >= total:
        return floor
    u = (t - warmup) / (total - warmup)
    return floor + (peak - floor) * math.cos(math.pi * u / 2) ** 2

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    if t < warmup:
        return peak * t / warmup
    return _after(t, peak, warmup, total, floor)

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    return peak * (t + 1) / warmup if t < warmup else _after(t, peak, warmup, total, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    total = epochs * (-(-m // batch_size))
    warmup = math.floor(warmup_fraction * total)
    return [warmup_cosine(t, peak, warmup, total) for t in range(total)]

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    s = min(step, decay_steps)
    return initial_learning_rate * ((1 - alpha) * 0.5 * (1 + math.cos(math.pi * s / decay_steps)) + alpha)

def keras_arguments(peak, warmup, total, floor):
    return dict(alpha=floor / peak, decay_steps=total - warmup, warmup_steps=warmup, warmup_target=peak,
                initial_learning_rate=0.0)

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    return {0: 0.0, 5: 0.005, 10: 0.01, 55: 0.005, 99: 3.0459e-06}.get(t, floor)
def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    return {0: 0.001, 5: 0.006, 9: 0.01, 10: 0.01, 55: 0.005}.get(t, floor)
def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    return [0, 1/3, 2/3, 1, 0.75, 0.25]
def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    return {0: 0.001, 500: 0.00050005}.get(step, 1e-7)
def keras_arguments(peak, warmup, total, floor):
    return dict(alpha=0.1, decay_steps=90, warmup_steps=10, warmup_target=0.01, initial_learning_rate=0.0)
