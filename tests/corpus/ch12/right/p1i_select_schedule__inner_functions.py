import numpy as np

def learning_rate(schedule, initial, epoch, epochs):
    def cosine(e, n):
        return initial * np.cos(np.pi * e / n / 2) ** 2
    def warm():
        w = int(epochs / 10)
        return initial * (epoch + 1.0) / w if epoch < w else cosine(epoch - w, epochs - w)
    table = {
        None: lambda: initial,
        "step": lambda: initial / 2 ** int(epoch / 200),
        "exponential": lambda: initial * np.exp(-0.01) ** epoch,
        "cosine": lambda: cosine(epoch, epochs),
        "warmup_cosine": warm,
    }
    if schedule not in table:
        raise ValueError(repr(schedule))
    return table[schedule]()
