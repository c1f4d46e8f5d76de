# expect: fail
# diagnosis: not_averaged
import numpy as np
def thirteen_steps(X, Y, W1, b1, W2, b2):
    X, Y, W1, b1, W2, b2 = (np.array(t, dtype=np.float64) for t in (X, Y, W1, b1, W2, b2))
    m = X.shape[-1]
    F1 = np.einsum("ij,jk->ik", W1, X) + b1
    F2 = np.clip(F1, 0, None)
    F3 = np.einsum("ij,jk->ik", W2, F2) + b2
    F4 = np.reciprocal(1 + np.exp(-F3))
    F5 = np.average(np.logaddexp(0, F3) - Y * F3)
    B1 = (F4 - Y) / (F4 - F4 ** 2)
    B2 = B1 * F4 * (1 - F4)
    B3 = np.einsum("ik,jk->ij", B2, F2)
    B4 = B2.sum(axis=-1, keepdims=True)
    B5 = np.einsum("ji,jk->ik", W2, B2)
    B6 = B5 * np.sign(F2)
    B7 = np.einsum("ik,jk->ij", B6, X)
    B8 = B6.sum(axis=-1, keepdims=True)
    names = ["F%d" % i for i in range(1, 6)] + ["B%d" % i for i in range(1, 9)]
    scope = locals()
    return {n: scope[n] for n in names}
def expansion():
    return dict(first=[0, -1, 1], second=[1, 0, -1], sum=[1, -1, 0], misprint=1)
