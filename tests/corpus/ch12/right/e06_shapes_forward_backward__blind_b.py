import numpy as np

def shapes(dims, m):
    """Do it, with ones, and look."""
    rng = np.random.default_rng(1)
    val = {"A0": np.zeros((dims[0], m))}
    L = len(dims) - 1
    for l in range(1, L + 1):
        val[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1]))
        val[f"b{l}"] = np.zeros((dims[l], 1))
        val[f"Z{l}"] = val[f"W{l}"] @ val[f"A{l-1}"] + val[f"b{l}"]
        val[f"A{l}"] = np.tanh(val[f"Z{l}"])
    val[f"dA{L}"] = np.ones_like(val[f"A{L}"])
    for l in range(L, 0, -1):
        val[f"dZ{l}"] = val[f"dA{l}"] * (1 - val[f"A{l}"] ** 2)
        val[f"dW{l}"] = val[f"dZ{l}"] @ val[f"A{l-1}"].T / m
        val[f"db{l}"] = val[f"dZ{l}"].mean(axis=1, keepdims=True)
        val[f"dA{l-1}"] = val[f"W{l}"].T @ val[f"dZ{l}"]
    del val["A0"]
    return {k: list(v.shape) for k, v in val.items()}
