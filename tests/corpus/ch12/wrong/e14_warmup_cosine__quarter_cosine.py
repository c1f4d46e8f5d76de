# expect: fail
# diagnosis: quarter_wave
import math

def _after(t, peak, warmup, total, floor):
    if t >= total:
        return floor
    u = (t - warmup) / (total - warmup)
    return floor + (peak - floor) * math.cos(math.pi * u / 2)

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
