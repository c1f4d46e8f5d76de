import numpy as np
SLOW = ("plain", "ema")
def equivalent_rate(rate, beta, given, wanted):
    k = (wanted in SLOW) - (given in SLOW)
    return rate * (1 - beta) ** float(-k)

def displacement(gradients, rate, beta, form):
    """Each gradient moves theta by rate * g * (1 + beta + ... ) over the remaining steps."""
    T = len(gradients)
    g = np.array(gradients, dtype=float)
    left = np.arange(T, 0, -1)
    if form == "plain":
        k = np.ones(T)
    else:
        k = (1 - beta**left) / (1 - beta)
        k = k * (1 - beta) if form == "ema" else k
    return -rate * np.dot(k, g)
