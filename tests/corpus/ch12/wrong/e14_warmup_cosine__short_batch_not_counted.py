# expect: fail
# diagnosis: short_batch_ignored
import math

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    if t < warmup:
        return peak * t / warmup
    if t >= total:
        return floor
    progress = (t - warmup) / (total - warmup)
    return floor + 0.5 * (peak - floor) * (1 + math.cos(math.pi * progress))

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    if t < warmup:
        return peak * (t + 1) / warmup
    return warmup_cosine(t, peak, warmup, total, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    per_epoch = (m // batch_size)
    total = per_epoch * epochs
    warmup = int(warmup_fraction * total)
    return [warmup_cosine(t, peak, warmup, total) for t in range(total)]

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    step = min(step, decay_steps)
    cosine_decay = 0.5 * (1 + math.cos(math.pi * step / decay_steps))
    decayed = (1 - alpha) * cosine_decay + alpha
    return initial_learning_rate * decayed

def keras_arguments(peak, warmup, total, floor):
    return {"initial_learning_rate": 0.0, "warmup_target": peak, "warmup_steps": warmup,
            "decay_steps": total - warmup, "alpha": floor / peak}
