# expect: fail
# diagnosis: exponent_over_the_run
import math
def _half(x):
    return (1 + math.cos(math.pi * x)) / 2
def _warm(i, e, n):
    w = n // 10
    return i * (e + 1) / w if e < w else i * _half((e - w) / (n - w))
SCHEDULES = {
    None: lambda i, e, n: i,
    "step": lambda i, e, n: math.ldexp(i, -(e // 200)),
    "exponential": lambda i, e, n: i * math.exp(-e / n),
    "cosine": lambda i, e, n: i * _half(e / n),
    "warmup_cosine": _warm,
}
def learning_rate(schedule, initial, epoch, epochs):
    if schedule in SCHEDULES:
        return SCHEDULES[schedule](initial, epoch, epochs)
    raise ValueError(f"schedule {schedule!r}")
