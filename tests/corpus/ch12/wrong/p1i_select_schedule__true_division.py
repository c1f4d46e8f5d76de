# expect: fail
# diagnosis: tenth_not_whole
import numpy as np
def learning_rate(schedule, initial, epoch, epochs):
    half_cos = lambda p: initial * np.cos(np.pi * p / 2) ** 2
    if schedule is None: return initial
    if schedule == "step": return initial * .5 ** (epoch // 200)
    if schedule == "exponential": return initial * np.exp(-epoch / 100)
    if schedule == "cosine": return half_cos(epoch / epochs)
    if schedule != "warmup_cosine": raise ValueError(schedule)
    w = epochs / 10
    return initial * (epoch + 1) / w if epoch < w else half_cos((epoch - w) / (epochs - w))
