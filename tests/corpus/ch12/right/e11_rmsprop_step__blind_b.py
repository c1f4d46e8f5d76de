import numpy as np

class RMSprop:
    def __init__(self, rate, rho, eps):
        self.rate, self.rho, self.eps, self.s = rate, rho, eps, None
    def __call__(self, theta, grad):
        if self.s is None:
            self.s = np.zeros_like(grad, dtype=float)
        self.s = self.rho * self.s + (1 - self.rho) * grad * grad
        return theta - self.rate / (self.s ** 0.5 + self.eps) * grad

def rmsprop_step(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    opt = RMSprop(learning_rate, beta2, epsilon)
    opt.s = s
    theta = opt(theta, grad)
    return theta, opt.s

def rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    opt = RMSprop(learning_rate, beta2, epsilon)
    path = np.empty((steps + 1, np.size(theta)))
    path[0, :] = theta
    for k in range(1, steps + 1):
        path[k, :] = opt(path[k - 1, :], np.asarray(gradient(path[k - 1, :].copy())))
    return path
