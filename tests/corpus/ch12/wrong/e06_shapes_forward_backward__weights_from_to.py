# expect: fail
# diagnosis: transposed_weights
def shapes(dims, m):
    out = {"dA0": (dims[0], m)}
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        for prefix in ("", "d"):
            out[prefix + "W" + str(l)] = (p, n)
            out[prefix + "b" + str(l)] = (n, 1)
            out[prefix + "Z" + str(l)] = (n, m)
            out[prefix + "A" + str(l)] = (n, m)
    return out
