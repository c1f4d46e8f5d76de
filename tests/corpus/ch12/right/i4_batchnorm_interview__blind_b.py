import numpy as np

def fold(W, b, gamma, beta, running_mean, running_var, eps=1e-5):
    """Probe the affine map with the zero vector and the unit vectors."""
    n_prev = W.shape[1]
    f = lambda X: gamma * (W @ X + b - running_mean) / np.sqrt(running_var + eps) + beta
    b2 = f(np.zeros((n_prev, 1)))
    return f(np.eye(n_prev)) - b2, b2

def fine_print():
    yes, no = np.array([True, False])
    return {"batch of one": no, "one example": yes, "running by gradient": no, "gamma is sigma": no,
            "neighbours at inference": no, "neighbours in training": yes}
