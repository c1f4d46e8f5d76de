import numpy as np

def example():
    z = np.array([2.0, 4.0, 6.0, 8.0])
    root = np.sqrt(np.var(z) + 0.00001)
    zhat = (z - np.mean(z)) / root
    y = np.multiply(1.5, zhat) + 0.3
    return dict(variance=z.var(), root=root, z_hat=zhat, y=y) | {
        "last late": np.round(y[-1], 4), "last early": 1.5 * np.round(zhat[-1], 4) + 0.3}
