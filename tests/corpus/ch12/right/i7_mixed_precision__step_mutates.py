import struct
import numpy as np

def gradient_after_fp16(gradient, scale):
    with np.errstate(over="ignore"):
        return float(np.float16(gradient * scale)) / scale

def limits():
    f = np.finfo(np.float16)
    return {"smallest normal": f.tiny, "smallest subnormal": f.smallest_subnormal, "largest": f.max, "spacing at 1": f.eps}

def step(weights, scaled_gradients, scale, learning_rate):
    if np.isfinite(scaled_gradients).all():
        weights -= learning_rate * (scaled_gradients.astype(float) / scale)
        return weights, scale
    return weights.copy(), scale / 2
