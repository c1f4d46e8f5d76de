import numpy as np
def minibatches(X, Y, batch_size, rng):
    m = X.shape[1]
    p = rng.permutation(m)
    k = -(-m // batch_size)
    for i in range(k):
        sel = p[i * batch_size:min(m, (i + 1) * batch_size)]
        yield X[:, sel], Y[:, sel]
def fit_minibatch(X, Y, step, batch_size, epochs, rng):
    history = []
    for _ in range(epochs):
        total = seen = 0
        for xb, yb in minibatches(X, Y, batch_size, rng):
            total = total + step(xb, yb) * xb.shape[1]
            seen += xb.shape[1]
        history.append(total / seen)
    return history
def fit_softmax(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    for epoch in range(epochs):
        for xb, yb in minibatches(X, Y, batch_size, rng):
            B = xb.shape[1]
            scores = np.dot(W, xb) + b
            e = np.exp(scores - scores.max(axis=0, keepdims=True))
            probs = e / e.sum(axis=0, keepdims=True)
            dZ = probs - yb
            dW = np.dot(dZ, xb.T) / B
            db = np.mean(dZ, axis=1, keepdims=True)
            W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b
