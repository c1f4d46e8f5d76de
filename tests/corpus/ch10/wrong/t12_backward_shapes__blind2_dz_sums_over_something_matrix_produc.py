# expect: fail
# diagnosis: hadamard_as_matrix_product
Line = tuple[tuple[int, ...] | int, ...]


def backward_shapes():
    return {
        "Z": ((5, 8), (8, 6), 8, (5, 6)),
        "dZ": ((5, 6), (6, 5), 6, (5, 5)),
        "dW": ((5, 6), (6, 8), 6, (5, 8)),
        "db": ((5, 6), 6, (5, 1)),
        "dA_prev": ((8, 5), (5, 6), 5, (8, 6)),
    }
