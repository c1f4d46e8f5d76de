from math import log
def compute_cost(AL, Y):
    total = 0
    rows, cols = len(AL), len(AL[0])
    for i in range(cols):
        if rows == 1:
            total += log(AL[0][i]) if Y[0][i] else log(1 - AL[0][i])
        else:
            total += sum(Y[k][i] * log(AL[k][i]) for k in range(rows))
    return -total / cols
