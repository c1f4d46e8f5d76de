# expect: fail
# diagnosis: none
import numpy as np


def _softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
def train(X, Y, dims, epochs, batch_size, learning_rate, rng):
    L = len(dims) - 1
    p = {}
    for l in range(1, L + 1):
        p[f"W{l}"] = rng.normal(0, np.sqrt((2 if l < L else 1) / dims[l - 1]), (dims[l], dims[l - 1]))
        p[f"b{l}"] = np.zeros((dims[l], 1))
    m = X.shape[1]
    costs = []
    for _ in range(epochs):
        order = np.random.permutation(m)
        total = 0.0
        for start in range(0, m, batch_size):
            cols = order[start:start + batch_size]
            A, Zs = [X[:, cols]], [None]
            y = Y[:, cols]
            B = y.shape[1]
            for l in range(1, L + 1):
                Z = p[f"W{l}"] @ A[-1] + p[f"b{l}"]
                Zs.append(Z)
                A.append(np.maximum(Z, 0) if l < L else _softmax(Z))
            total += -np.sum(y * np.log(A[-1] + 1e-12))
            dZ = A[-1] - y
            for l in range(L, 0, -1):
                dW = dZ @ A[l - 1].T / B
                db = dZ.sum(axis=1, keepdims=True) / B
                if l > 1:
                    dZ = (p[f"W{l}"].T @ dZ) * (Zs[l - 1] > 0)
                p[f"W{l}"] -= learning_rate * dW
                p[f"b{l}"] -= learning_rate * db
        costs.append(total / m)
    return p, costs
def prepare(X, y, split_seed):
    rng = np.random.default_rng(split_seed)
    m = len(y)
    m2 = -(-m // 5) if isinstance(m, int) else 0
    m2 = int(np.ceil(0.2 * m))
    k = int(y.max()) + 1
    counts = np.bincount(y, minlength=k)
    share = 0.2 * counts
    take = np.floor(share).astype(int)
    rest = m2 - take.sum()
    for c in np.argsort(take - share)[:rest]:
        take[c] += 1
    test = np.concatenate([rng.permutation(np.flatnonzero(y == c))[:take[c]] for c in range(k)])
    mask = np.zeros(m, dtype=bool); mask[test] = True
    tr, te = np.flatnonzero(~mask), np.flatnonzero(mask)
    mu = X[tr].mean(axis=0); sd = X[tr].std(axis=0)
    sd[sd == 0] = 1
    S = (X - mu) / sd
    return {"X_train": S[tr].T, "Y_train": np.eye(k)[y[tr]].T, "y_train": y[tr], "X_test": S[te].T, "y_test": y[te]}
