def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v *= beta
    v += (1 - beta) * grad
    theta -= learning_rate * v
    return theta, v
def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    v = [0.0] * len(gradients[0])
    for row in gradients:
        v = [beta * a + (1 - beta) * g for a, g in zip(v, row)]
    return v, [-learning_rate * a for a in v]
