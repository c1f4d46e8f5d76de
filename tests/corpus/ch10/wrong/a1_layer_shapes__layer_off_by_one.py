# expect: fail
# diagnosis: input_is_layer_one
def layer_shapes(dims, l, m):
    n, n_prev = dims[l - 1], dims[l - 2]
    return {"W": (n, n_prev), "b": (n, 1), "Z": (n, m), "A": (n, m)}
