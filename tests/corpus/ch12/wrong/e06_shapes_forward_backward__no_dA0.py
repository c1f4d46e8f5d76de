# expect: fail
# diagnosis: no_gradient_for_the_input
def shapes(dims, m):
    out = {}
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        for prefix in ("", "d"):
            out[prefix + "W" + str(l)] = (n, p)
            out[prefix + "b" + str(l)] = (n, 1)
            out[prefix + "Z" + str(l)] = (n, m)
            out[prefix + "A" + str(l)] = (n, m)
    return out
