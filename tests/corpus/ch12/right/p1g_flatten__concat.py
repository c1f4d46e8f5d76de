import numpy as np
def flatten(values, prefix=""):
    L = len(values) // 2
    return np.concatenate([np.asarray(values[f"{prefix}{k}{l}"]).reshape(-1) for l in range(1, L + 1) for k in "Wb"])
def unflatten(vector, dims, prefix=""):
    need = sum((a + 1) * b for a, b in zip(dims, dims[1:]))
    if len(vector) != need:
        raise ValueError(f"{len(vector)} numbers for {need}")
    out, rest = {}, np.array(vector)
    for l, (a, b) in enumerate(zip(dims, dims[1:]), start=1):
        w, bias, rest = np.split(rest, [a * b, a * b + b])
        out[prefix + "W" + str(l)], out[prefix + "b" + str(l)] = w.reshape(b, a), bias[:, None]
    return out
