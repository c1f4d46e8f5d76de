# expect: fail
# diagnosis: epsilon_not_handed_on
import numpy as np
def numerical_gradient(f, theta, epsilon=1e-5):
    shape = np.shape(theta)
    E = np.eye(np.size(theta)) * epsilon
    return np.array([(f(theta + e.reshape(shape)) - f(theta - e.reshape(shape))) / (2 * epsilon) for e in E]).reshape(shape)
def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta).ravel()
    a = np.ravel(grad)
    den = np.linalg.norm(a) + np.linalg.norm(n)
    if not den:
        return 0
    return np.linalg.norm(np.subtract(a, n)) / den
