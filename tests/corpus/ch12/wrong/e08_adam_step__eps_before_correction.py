# expect: fail
# diagnosis: epsilon_before_correction
import numpy as np
import math

def adam_step(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m = m - (1 - beta1) * (m - grad)
    v = v - (1 - beta2) * (v - grad * grad)
    root = math.sqrt(1 - beta2 ** t)
    lr_t = learning_rate * root / (1 - beta1 ** t)
    return theta - lr_t * m / (np.sqrt(v) + epsilon), m, v

def first_step():
    return dict(m_hat=[0.2, -0.5], v_hat=[0.04, 0.25], move=[-1e-3, 1e-3], uncorrected=(-0.00316227766, 0.00316227766))
