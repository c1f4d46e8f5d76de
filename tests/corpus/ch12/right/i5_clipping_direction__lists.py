import numpy as np
def clipping_report(g, threshold):
    g = np.array(g, dtype=float)
    size = np.sqrt(g @ g)
    v = np.clip(g, -threshold, threshold)
    return {"norm": [1, min(size, threshold)], "value": [v @ g / (size * np.sqrt(v @ v)), np.sqrt(v @ v)]}
def fine_print():
    return {"value keeps direction": False, "value bounds length": False, "short ones grow": False, "tensor by tensor": False, "vanishing": False, "before the step": True}
