import numpy as np
def training_step():
    x = np.array([1, .5, -1, 2.]); W1 = np.array([[.2, -.1, .4, .1], [.3, .2, -.3, .2], [-.1, .5, .1, -.2]])
    b1 = np.array([.1, -.1, 0]); W2 = np.array([.5, -.3, .8]); b2 = .1
    def run(W1, b1, W2, b2):
        z = W1 @ x + b1; a = np.maximum(z, 0); z2 = W2 @ a + b2; a2 = 1 / (1 + np.exp(-z2))
        return z, a, z2, a2, -np.log(a2)
    z1, a1, z2, a2, J = run(W1, b1, W2, b2)
    d2 = a2 - 1; dA1 = W2 * d2; d1 = dA1 * (z1 > 0)
    n = (W1 - .1 * np.outer(d1, x), b1 - .1 * d1, W2 - .1 * d2 * a1, b2 - .1 * d2)
    return {"Z1": z1, "A1": a1, "Z2": z2, "A2": a2, "loss": J, "dZ2": d2, "dW2": d2 * a1, "db2": d2, "dA1": dA1, "dZ1": d1, "dW1": np.outer(d1, x), "db1": d1,
            "new W1": n[0], "new b1": n[1], "new W2": n[2], "new b2": n[3], "new loss": run(*n)[4]}
