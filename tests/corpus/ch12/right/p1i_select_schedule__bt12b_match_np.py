import numpy as np
def learning_rate(schedule, initial, epoch, epochs):
    factor: float
    match schedule:
        case None:
            factor = 1.0
        case "step":
            factor = 0.5 ** np.floor(epoch / 200)
        case "exponential":
            factor = np.exp(-0.01 * epoch)
        case "cosine":
            factor = np.cos(np.pi * epoch / epochs / 2) ** 2
        case "warmup_cosine" if epoch < (w := epochs // 10):
            factor = np.linspace(1 / w, 1, w)[epoch]
        case "warmup_cosine":
            w = epochs // 10
            factor = 0.5 + 0.5 * np.cos(np.pi * (epoch - w) / (epochs - w))
        case _:
            raise ValueError("no such schedule")
    return initial * factor
