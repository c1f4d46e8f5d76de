# expect: fail
# diagnosis: drop_one_late
import math

def learning_rate(schedule, initial, epoch, epochs):
    if schedule is None:
        return initial
    if schedule == "step":
        return initial * 0.5 ** ((max(epoch - 1, 0) // 200))
    if schedule == "exponential":
        return initial * math.exp(-0.01 * epoch)
    if schedule == "cosine":
        return 0.5 * initial * (1 + math.cos(math.pi * epoch / epochs))
    if schedule == "warmup_cosine":
        w = epochs // 10
        if epoch < w:
            return initial * (epoch + 1) / w
        return 0.5 * initial * (1 + math.cos(math.pi * (epoch - w) / (epochs - w)))
    raise ValueError("unknown schedule")
