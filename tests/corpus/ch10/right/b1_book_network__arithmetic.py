def book_network():
    dims = [784, 512, 256, 128, 64, 10]
    w = sum(dims[i] * dims[i + 1] for i in range(5))
    b = sum(dims) - 784
    return {
        "weights": w,
        "biases": b,
        "total": w + b,
        "Z3": [128, 64],
        "total_m_128": w + b,
        "Z3_last_batch": (128, 50000 % 64),
    }
