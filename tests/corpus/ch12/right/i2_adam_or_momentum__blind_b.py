import numpy as np
def adam_or_momentum():
    g = np.array([1.0, 1000.0])
    step = g / np.sqrt(g * g)
    return dict(vision=np.True_, flat=np.False_, always=np.False_, state=(1.0, 2.0), **{
        "adam entries": step[1] / step[0], "adam x100": np.float64(1), "momentum x100": 1e2, "sgd x100": 1e2})
