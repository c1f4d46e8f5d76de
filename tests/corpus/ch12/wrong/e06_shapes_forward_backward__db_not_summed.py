# expect: fail
# diagnosis: bias_gradient_not_summed
def shapes(dims, m):
    s = {}
    for l in range(1, len(dims)):
        s[f"W{l}"] = s[f"dW{l}"] = (dims[l], dims[l-1])
        s[f"b{l}"] = (dims[l], 1)
        s[f"db{l}"] = (dims[l], m)
        for k in ("Z", "A", "dZ", "dA"):
            s[f"{k}{l}"] = (dims[l], m)
    s["dA0"] = (dims[0], m)
    return s
