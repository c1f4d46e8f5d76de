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
