import numpy as np
def gradient_after_fp16(gradient, scale):
    with np.errstate(over="ignore"):
        return float(np.float16(gradient * scale)) / scale
def limits():
    i = np.finfo(np.float16)
    return {"smallest normal": i.tiny, "smallest subnormal": i.smallest_subnormal, "largest": i.max, "spacing at 1": i.eps}
def step(weights, scaled_gradients, scale, learning_rate):
    if not np.all(np.isfinite(scaled_gradients)):
        return weights, scale / 2
    return weights - learning_rate * scaled_gradients.astype(np.float64) / scale, scale
