# expect: fail
# diagnosis: output_without_biases
def book_network():
    d = (784, 512, 256, 128, 64, 10)
    w = b = 0
    for i in range(5):
        w += d[i] * d[i + 1]
        b += d[i + 1] * (i < 4)
    return {"Z3_last_batch": (128, 50000 % 64), "total_m_128": w + b, "Z3": (d[3], 64), "total": w + b, "biases": b, "weights": w}
