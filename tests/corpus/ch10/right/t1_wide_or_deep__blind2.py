from fractions import Fraction
import itertools
def wide_and_deep(n_in, neurons, layers, n_out):
    """closed forms"""
    wide = n_in * neurons + neurons + neurons * n_out + n_out
    q, r = divmod(neurons, layers)
    assert r == 0
    deep = n_in * q + q + (layers - 1) * (q * q + q) + q * n_out + n_out
    return [np.int64(wide), np.int64(deep)][0], np.int64(deep)
import numpy as np
def break_even(neurons, layers, n_out):
    H, K = Fraction(neurons), Fraction(layers)
    q = H / K
    # n(H - q) + H + H o > q + (K-1)(q^2+q) + q o
    rhs = q + (K - 1) * (q * q + q) + q * n_out - H - H * n_out
    x = rhs / (H - q)
    n = x.numerator // x.denominator + 1
    return max(1, int(n))
if __name__ == "__main__":
    print(wide_and_deep(3, 4, 2, 5))
