import math


def compute_cost(AL, Y):
    n, m = AL.shape
    total = 0.0
    for i in range(m):
        if n == 1:
            a = AL[0, i] if Y[0, i] == 1 else 1 - AL[0, i]
        else:
            a = [AL[k, i] for k in range(n) if Y[k, i] == 1][0]
        total -= math.log(a)
    return total / m
