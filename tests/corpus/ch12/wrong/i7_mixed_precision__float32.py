# expect: fail
# diagnosis: single_precision
import struct
import numpy as np

def gradient_after_fp16(gradient, scale):
    with np.errstate(over="ignore"):
        return float(np.float32(gradient * scale)) / scale

def limits():
    f = np.finfo(np.float16)
    return {"smallest normal": f.tiny, "smallest subnormal": f.smallest_subnormal, "largest": f.max, "spacing at 1": f.eps}

def step(weights, scaled_gradients, scale, learning_rate):
    if np.isfinite(scaled_gradients).all():
        return weights - learning_rate * (scaled_gradients.astype(float) / scale), scale
    return weights.copy(), scale / 2
