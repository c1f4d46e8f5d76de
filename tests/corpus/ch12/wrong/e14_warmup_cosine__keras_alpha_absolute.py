# expect: fail
# diagnosis: alpha_absolute
import math

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    if t < warmup:
        return peak * t / warmup
    if t > total:
        return floor
    p = (t - warmup) / (total - warmup)
    return floor + (peak - floor) * (1 + math.cos(math.pi * p)) / 2

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    if t < warmup:
        return peak * (t + 1) / warmup
    return warmup_cosine(t, peak, warmup, total, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    steps = math.ceil(m / batch_size) * epochs
    w = int(warmup_fraction * steps)
    return [warmup_cosine(t, peak, w, steps) for t in range(steps)]

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    step = min(step, decay_steps)
    c = 0.5 * (1 + math.cos(math.pi * step / decay_steps))
    return (initial_learning_rate - alpha) * c + alpha

def keras_arguments(peak, warmup, total, floor):
    return {"initial_learning_rate": 0.0, "warmup_target": peak, "warmup_steps": warmup,
            "decay_steps": total - warmup, "alpha": floor / peak}
