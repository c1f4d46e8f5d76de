import numpy as np

def _cos_part(t, peak, warmup, total, floor):
    if t > total:
        t = total
    if total == warmup:
        return floor
    c = (np.cos(np.pi * (t - warmup) / float(total - warmup)) + 1) / 2
    return c * peak + (1 - c) * floor

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    return peak * (t / warmup) if t < warmup else _cos_part(t, peak, warmup, total, floor)

def warmup_cosine_no_idle_step(t, peak, warmup, total, floor=0.0):
    return peak * ((t + 1) / warmup) if t < warmup else _cos_part(t, peak, warmup, total, floor)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    updates = 0
    for e in range(epochs):
        for start in range(0, m, batch_size):
            updates += 1
    warm = int(np.floor(warmup_fraction * updates))
    lrs = []
    for t in range(updates):
        lrs.append(warmup_cosine(t, peak, warm, updates))
    return np.array(lrs)

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    low = alpha * initial_learning_rate
    return low + (initial_learning_rate - low) * (1 + np.cos(np.pi * np.minimum(step, decay_steps) / decay_steps)) / 2

def keras_arguments(peak, warmup, total, floor):
    return dict(initial_learning_rate=0, warmup_target=peak, warmup_steps=warmup, decay_steps=total - warmup, alpha=floor / peak)
