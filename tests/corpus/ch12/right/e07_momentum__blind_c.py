class _State:
    def __init__(self, n):
        self.v = [0.0] * n
    def feed(self, g, beta):
        self.v = [beta * a + (1 - beta) * b for a, b in zip(self.v, g)]
        return self
def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    import numpy as np
    v = beta * np.array(v) + (1 - beta) * np.array(grad)
    return [np.array(theta) - learning_rate * v, v]
def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    s = _State(len(gradients[0]))
    for g in gradients:
        s.feed(g, beta)
    return s.v, [-learning_rate * x for x in s.v]
