import numpy as np

def dropout_forward(A, D, keep_prob):
    return np.where(D == 1, A / keep_prob, 0.0)

dropout_backward = lambda dA, D, keep_prob: np.where(D, dA, 0) * (1.0 / keep_prob)

def factor_and_variance(drop_rate):
    return (1.0 / (1.0 - drop_rate), drop_rate / (1.0 - drop_rate))

def apply_random_dropout(A, keep_prob, rng, training=True):
    return dropout_forward(A, rng.binomial(1, keep_prob, size=A.shape), keep_prob) if training else A

def network_forward(X, parameters, masks, keep_prob):
    n_layers = max(int(k[1:]) for k in parameters)
    out = X
    for i in range(n_layers):
        out = parameters[f"W{i + 1}"] @ out + parameters[f"b{i + 1}"]
        if i == n_layers - 1:
            return np.exp(out) / (1 + np.exp(out))
        out[out < 0] = 0
        if masks:
            out = dropout_forward(out, masks[i], keep_prob)
