# expect: fail
# diagnosis: ten_epochs_of_warmup
import math

def learning_rate(schedule, initial, epoch, epochs):
    if schedule is None:
        return initial
    elif schedule == "step":
        return initial * 0.5 ** (epoch // 200)
    elif schedule == "exponential":
        return initial * math.exp(-0.01 * epoch)
    elif schedule == "cosine":
        return 0.5 * initial * (1 + math.cos(math.pi * epoch / epochs))
    elif schedule == "warmup_cosine":
        w = 10
        if epoch < w:
            return initial * (epoch + 1) / w
        return 0.5 * initial * (1 + math.cos(math.pi * (epoch - w) / (epochs - w)))
    else:
        raise ValueError("unknown schedule: " + str(schedule))
