# expect: fail
# diagnosis: input_biases
def count_by_layer(dims):
    w = [dims[i] * dims[i + 1] for i in range(len(dims) - 1)]
    b = list(dims)
    return {"weights": w, "biases": b, "total": sum(w) + sum(b)}
