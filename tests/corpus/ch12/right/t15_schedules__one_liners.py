import math

step_decay = lambda epoch, initial, factor, size: initial * factor ** (epoch // size)
exponential_decay = lambda t, initial, k: initial * math.exp(-k * t)
cosine_annealing = lambda t, peak, floor, total: floor + (peak - floor) / 2 * (1 + math.cos(math.pi * min(t, total) / total))
linear_warmup = lambda t, peak, warmup: peak * min(1, t / warmup)
