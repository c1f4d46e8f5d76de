import numpy as np
import statistics as st
def undoing_parameters(Z, eps):
    rows = Z.tolist()
    gamma = [[(st.pvariance(r) + eps) ** 0.5] for r in rows]
    beta = [[st.fmean(r)] for r in rows]
    return np.array(gamma), np.array(beta)
def printed_rule(Z, eps):
    mu, sd = Z.mean(axis=1)[:, None], Z.std(axis=1)[:, None]
    return mu + (Z - mu) * sd / np.hypot(sd, np.sqrt(eps))
def statements():
    return dict(zip(
        ["bias in training", "bias gradient", "bias at inference", "beta replaces b", "stretch", "constant feature", "book rule"],
        map(np.bool_, [0, 1, 1, 1, 0, 1, 0])))
