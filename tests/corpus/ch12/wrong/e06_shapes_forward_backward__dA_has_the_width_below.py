# expect: fail
# diagnosis: dA_of_the_layer_below
def shapes(dims, m):
    out = {"dA0": (dims[0], m)}
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        for prefix in ("", "d"):
            out[prefix + "W" + str(l)] = (n, p)
            out[prefix + "b" + str(l)] = (n, 1)
            out[prefix + "Z" + str(l)] = (n, m)
            out[prefix + "A" + str(l)] = (n, m) if prefix == "" else (p, m)
    return out
