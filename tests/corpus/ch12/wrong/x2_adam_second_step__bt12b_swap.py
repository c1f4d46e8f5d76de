# expect: fail
# diagnosis: terms_beta_on_the_gradient
import numpy as np
def adam_terms(grad, m, v, t, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
    grad, m, v = map(np.asarray, (grad, m, v))
    out = {"m": (1 - beta1) * m + beta1 * grad, "v": beta2 * v + (1 - beta2) * grad ** 2}
    out["m_hat"] = out["m"] / -np.expm1(t * np.log(beta1))
    out["v_hat"] = out["v"] / -np.expm1(t * np.log(beta2))
    out["root"] = out["v_hat"] ** 0.5
    out["ratio"] = out["m_hat"] / (out["root"] + epsilon)
    out["change"] = -learning_rate * out["ratio"]
    return out
def second_step():
    return adam_terms([0.1, -0.3], [0.02, -0.06], [0.0001, 0.0009], 2)
def implied_first_gradient(m1, v1, beta1=0.9, beta2=0.999):
    return np.abs(m1) / (1 - beta1), np.sqrt(np.divide(v1, 1 - beta2))
