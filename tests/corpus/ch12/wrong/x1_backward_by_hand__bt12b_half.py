# expect: fail
# diagnosis: squared_loss
import numpy as np
def training_step():
    x = np.array([1, 0.5, -1, 2]).reshape(-1, 1); y = 1; a = 0.1
    W1 = np.array([[0.2, -0.1, 0.4, 0.1], [0.3, 0.2, -0.3, 0.2], [-0.1, 0.5, 0.1, -0.2]])
    b1 = np.array([[0.1], [-0.1], [0]]); W2 = np.array([[0.5, -0.3, 0.8]]); b2 = 0.1
    def fwd(W1, b1, W2, b2):
        Z1 = W1 @ x + b1
        A1 = np.maximum(0, Z1)
        Z2 = (W2 @ A1).item() + b2
        A2 = 1 / (1 + np.exp(-Z2))
        return Z1, A1, Z2, A2, 0.5 * (1 - A2) ** 2
    Z1, A1, Z2, A2, loss = fwd(W1, b1, W2, b2)
    dZ2 = A2 - y
    dW2 = dZ2 * A1.T
    dA1 = W2.T * dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ x.T
    new = W1 - a * dW1, b1 - a * dZ1, W2 - a * dW2, b2 - a * dZ2
    out = {"Z1": Z1.ravel(), "A1": A1.ravel(), "Z2": Z2, "A2": A2, "loss": loss, "dZ2": dZ2, "dW2": dW2.ravel(), "db2": dZ2,
           "dA1": dA1.ravel(), "dZ1": dZ1.ravel(), "dW1": dW1, "db1": dZ1.ravel(),
           "new W1": new[0], "new b1": new[1].ravel(), "new W2": new[2].ravel(), "new b2": new[3], "new loss": fwd(*new)[-1]}
    return out
