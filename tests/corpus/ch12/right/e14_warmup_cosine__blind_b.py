import numpy as np
from functools import partial

def _schedule(t, peak, warmup, total, floor, shift):
    ramp = np.divide(peak * (t + shift), warmup) if warmup else np.inf
    x = np.clip((t - warmup) / (total - warmup), 0.0, 1.0)
    rate = np.where(t < warmup, ramp, floor + (peak - floor) * (1 + np.cos(np.pi * x)) / 2)
    return np.float64(rate)

def warmup_cosine(t, peak, warmup, total, floor=0.0):
    return _schedule(t, peak, warmup, total, floor, 0)

warmup_cosine_no_idle_step = lambda t, peak, warmup, total, floor=0.0: _schedule(t, peak, warmup, total, floor, 1)

def rates_of_run(m, batch_size, epochs, peak, warmup_fraction):
    updates = sum(1 for _ in range(epochs) for _ in range(0, m, batch_size))
    f = partial(warmup_cosine, peak=peak, warmup=int(updates * warmup_fraction), total=updates)
    return np.array(list(map(f, range(updates))))

def keras_cosine(step, initial_learning_rate, decay_steps, alpha=0.0):
    low = alpha * initial_learning_rate
    frac = min(step / decay_steps, 1.0)
    return low + (initial_learning_rate - low) * (1 + np.cos(np.pi * frac)) / 2

def keras_arguments(peak, warmup, total, floor):
    return {"initial_learning_rate": 0, "warmup_target": peak, "warmup_steps": warmup,
            "decay_steps": total - warmup, "alpha": floor / peak}
