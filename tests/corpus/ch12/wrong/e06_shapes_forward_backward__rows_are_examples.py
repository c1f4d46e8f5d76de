# expect: fail
# diagnosis: examples_in_rows
def shapes(dims, m):
    res = {}
    for l, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:]), 1):
        res.update({f"W{l}": [n_out, n_in], f"b{l}": [n_out, 1]})
        res.update(dict.fromkeys([f"Z{l}", f"A{l}"], [m, n_out]))
    grads = {"d" + key: val for key, val in res.items()}
    res.update(grads)
    res["dA0"] = [m, dims[0]]
    return res
