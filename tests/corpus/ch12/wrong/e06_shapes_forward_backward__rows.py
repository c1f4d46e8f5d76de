# expect: fail
# diagnosis: keras_layout
def shapes(dims, m):
    out = {}
    out["dA0"] = (dims[0], m)
    for l in range(1, len(dims)):
        n, k = dims[l], dims[l - 1]
        for pre in ("", "d"):
            out[pre + "W%d" % l] = (n, k)
            out[pre + "b%d" % l] = (n, 1)
            out[pre + "Z%d" % l] = (n, m)
            out[pre + "A%d" % l] = (n, m)
    return out

def shapes(dims, m):
    out = {"dA0": (m, dims[0])}
    for l in range(1, len(dims)):
        for pre in ("", "d"):
            out[f"{pre}W{l}"] = (dims[l - 1], dims[l])
            out[f"{pre}b{l}"] = (1, dims[l])
            out[f"{pre}Z{l}"] = out[f"{pre}A{l}"] = (m, dims[l])
    return out
