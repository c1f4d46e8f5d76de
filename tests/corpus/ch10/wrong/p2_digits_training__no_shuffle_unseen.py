# expect: fail
# diagnosis: order_kept
import numpy as np
def train(X, Y, dims, epochs, batch_size, learning_rate, rng):
    L = len(dims) - 1
    P = {}
    for l in range(1, L + 1):
        P[f"W{l}"] = rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt((2 if l < L else 1) / dims[l - 1])
        P[f"b{l}"] = np.zeros((dims[l], 1))
    m, costs = X.shape[1], []
    for _ in range(epochs):
        order, total = np.arange(m), 0.0
        for i in range(0, m, batch_size):
            x, y = X[:, order[i:i + batch_size]], Y[:, order[i:i + batch_size]]
            A = [x]
            for l in range(1, L + 1):
                Z = P[f"W{l}"] @ A[-1] + P[f"b{l}"]
                if l < L:
                    A.append(np.maximum(Z, 0))
                else:
                    Z = Z - Z.max(0)
                    A.append(np.exp(Z) / np.exp(Z).sum(0))
            total -= np.sum(y * np.log(A[-1] + 1e-12))
            D = (A[-1] - y) / x.shape[1]
            for l in range(L, 0, -1):
                dW, db = D @ A[l - 1].T, D.sum(1, keepdims=True)
                D = P[f"W{l}"].T @ D * (A[l - 1] > 0)
                P[f"W{l}"] -= learning_rate * dW
                P[f"b{l}"] -= learning_rate * db
        costs.append(total / m)
    return P, costs
def prepare(X, y, split_seed):
    from sklearn.model_selection import train_test_split
    a, b, ya, yb = train_test_split(X, y, test_size=0.2, random_state=split_seed, stratify=y)
    mu, sd = a.mean(0), a.std(0)
    sd[sd == 0] = 1
    I = np.eye(y.max() + 1)
    return {"X_train": ((a - mu) / sd).T, "Y_train": I[ya].T, "y_train": ya, "X_test": ((b - mu) / sd).T, "y_test": yb, "Y_test": I[yb].T}
