# expect: fail
# diagnosis: none
import numpy as np

def flatten(values, prefix=""):
    L = len(values) // 2
    parts = []
    for l in range(1, L + 1):
        parts.append(values[prefix + "W" + str(l)].reshape(-1))
        parts.append(values[prefix + "b" + str(l)].reshape(-1))
    return np.concatenate(parts)

def unflatten(vector, dims, prefix=""):
    need = sum(dims[l] * dims[l - 1] + dims[l] for l in range(1, len(dims)))
    if len(vector) != need:
        raise ValueError("length does not fit")
    out, pos = {}, 0
    for l in range(1, len(dims)):
        k = dims[l] * dims[l - 1]
        out[f"{prefix}W{l}"] = np.reshape(vector[pos:pos + k], (dims[l], dims[l - 1]))
        pos += k
        out[f"{prefix}b{l}"] = np.reshape(vector[pos:pos + dims[l]], (dims[l], 1))
    return out
