def shapes(dims, m):
    out = {"dA0": [dims[0], m]}
    for l in range(1, len(dims)):
        for d in ("", "d"):
            out |= {f"{d}W{l}": (dims[l], dims[l - 1]), f"{d}b{l}": (dims[l], 1), f"{d}Z{l}": (dims[l], m), f"{d}A{l}": (dims[l], m)}
    return out
