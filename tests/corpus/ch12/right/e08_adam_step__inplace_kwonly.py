import numpy as np
def _corrected(x, *, beta, t):
    return x / (1 - pow(beta, t))
def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m *= beta1; m += (1 - beta1) * grad
    v *= beta2; v += (1 - beta2) * np.square(grad)
    theta -= learning_rate * _corrected(m, beta=beta1, t=t) / (_corrected(v, beta=beta2, t=t) ** 0.5 + epsilon)
    print("step", t)
    return theta, m, v
def first_step():
    return {"m_hat": [.2, -.5], "v_hat": [.04, .25], "move": (-.001, .001), "uncorrected": [-0.1 / 0.001 ** .5 * .001, 0.1 / 0.001 ** .5 * .001]}
if __name__ == "__main__":
    print(first_step())
