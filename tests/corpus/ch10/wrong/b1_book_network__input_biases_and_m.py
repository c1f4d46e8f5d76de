# expect: fail
# diagnosis: input_biases
# two wrong beliefs at once: input biases, and parameters that grow with m
def book_network():
    dims = [784, 512, 256, 128, 64, 10]
    w = sum(dims[i] * dims[i + 1] for i in range(5))
    b = sum(dims)
    return {"weights": w, "biases": b, "total": w + b, "Z3": (128, 64), "total_m_128": 2 * (w + b), "Z3_last_batch": (128, 16)}
