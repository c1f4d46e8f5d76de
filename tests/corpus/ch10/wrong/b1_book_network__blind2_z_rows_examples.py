# expect: fail
# diagnosis: examples_in_rows
def book_network():
    d = (784, 512, 256, 128, 64, 10)
    w = b = 0
    for i in range(5):
        w += d[i] * d[i + 1]
        b += d[i + 1]
    return {"Z3_last_batch": (50000 % 64, 128), "total_m_128": w + b, "Z3": (64, d[3]), "total": w + b, "biases": b, "weights": w}
