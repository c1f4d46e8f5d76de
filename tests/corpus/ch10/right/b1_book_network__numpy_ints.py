import numpy as np
DIMS = np.array([784, 512, 256, 128, 64, 10])
def book_network():
    w = np.dot(DIMS[1:], DIMS[:-1])
    b = DIMS[1:].sum()
    print(w, b)
    return {"weights": w, "biases": b, "total": w + b, "Z3": [128, 64], "total_m_128": w + b,
            "Z3_last_batch": (DIMS[3], 50_000 % 64)}
