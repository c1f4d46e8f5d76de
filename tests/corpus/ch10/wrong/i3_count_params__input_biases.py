# expect: fail
# diagnosis: input_biases
def count_params(dims):
    weights = 0
    for i in range(len(dims) - 1):
        weights += dims[i] * dims[i + 1]
    biases = sum(dims)
    return weights, biases, weights + biases
