import statistics as st
from fractions import Fraction
import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    mu, var, zh, y = [], [], [], []
    for row, (g,), (b,) in zip(Z.tolist(), gamma, beta):
        c = st.fmean(row)
        s2 = st.pvariance(row, c)
        h = [(z - c) / (s2 + eps) ** 0.5 for z in row]
        mu.append([c]); var.append([s2]); zh.append(h); y.append([g * q + b for q in h])
    return np.array(y), np.array(zh), np.array(mu), np.array(var)

def answers() -> dict:
    eps = Fraction(1, 100000)
    root = float(5 + eps) ** 0.5
    zh = [k / root for k in (-3, -1, 1, 3)]
    return dict(variance=5, z_hat=tuple(zh), y=tuple(1 + 2 * h for h in zh), deficit=float(eps / (5 + eps)))
