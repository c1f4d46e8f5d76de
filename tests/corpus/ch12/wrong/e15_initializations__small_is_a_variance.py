# expect: fail
# diagnosis: small_variance
import math
import numpy as np

def weight_std(scheme, fan_in, fan_out):
    if scheme == "he":
        return math.sqrt(2 / fan_in)
    elif scheme == "xavier":
        return 1 / math.sqrt(fan_in)
    elif scheme == "small":
        return math.sqrt(0.01)
    else:
        return math.sqrt(2 / (fan_in + fan_out))

def glorot_uniform_limit(fan_in, fan_out):
    # variance of U(-a, a) is a^2 / 3
    return weight_std("glorot", fan_in, fan_out) * math.sqrt(3)

def draw(scheme, fan_in, fan_out, rng):
    W = np.zeros((fan_out, fan_in))
    sd = weight_std(scheme, fan_in, fan_out)
    for i in range(fan_out):
        W[i, :] = rng.normal(0, sd, fan_in)
    return W

def spread_by_depth(X, weights):
    A = X
    pairs = []
    for W in weights:
        A = np.matmul(W, A)
        A = A * (A > 0)
        values = [float(a) for a in A.flatten()]
        N = len(values)
        mean = sum(values) / N
        pairs.append((sum((a - mean) ** 2 for a in values) / N, sum(a * a for a in values) / N))
    return pairs
