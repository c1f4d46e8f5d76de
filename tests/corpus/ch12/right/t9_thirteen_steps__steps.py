import numpy as np
def thirteen_steps(X, Y, W1, b1, W2, b2):
    m = X.shape[1]
    F1 = W1 @ X + b1; F2 = F1 * (F1 > 0); F3 = W2 @ F2 + b2; F4 = 1 / (1 + np.exp(-F3))
    F5 = -np.log(np.where(Y > 0, F4, 1 - F4)).mean()
    B1 = (F4 - Y) / (F4 * (1 - F4)); B2 = F4 - Y
    B5 = W2.T @ B2; B6 = B5 * np.sign(F2)
    return {"F1": F1, "F2": F2, "F3": F3, "F4": F4, "F5": F5, "B1": B1, "B2": B2, "B3": B2 @ F2.T / m, "B4": [[B2.mean()]],
            "B5": B5, "B6": B6, "B7": B6 @ X.T / m, "B8": B6.mean(1).reshape(-1, 1)}
def expansion():
    return {"first": [0, -1, 1], "second": [1, 0, -1], "sum": (1, -1, 0), "misprint": 1}
