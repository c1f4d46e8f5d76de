# expect: fail
# diagnosis: total_of_weights
def count_by_layer(dims):
    w = [dims[i] * dims[i + 1] for i in range(len(dims) - 1)]
    return {"weights": w, "biases": dims[1:], "total": sum(w)}
