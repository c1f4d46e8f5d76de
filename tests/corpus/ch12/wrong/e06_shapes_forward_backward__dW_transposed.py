# expect: fail
# diagnosis: transposed_gradient
def shapes(dims, m):
    s = {"dA0": (dims[0], m)}
    for l in range(1, len(dims)):
        s[f"W{l}"] = (dims[l], dims[l-1])
        s[f"dW{l}"] = (dims[l-1], dims[l])
        s[f"b{l}"] = s[f"db{l}"] = (dims[l], 1)
        for k in ("Z", "A", "dZ", "dA"):
            s[f"{k}{l}"] = (dims[l], m)
    return s
