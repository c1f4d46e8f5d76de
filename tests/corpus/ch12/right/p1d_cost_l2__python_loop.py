from math import log

def cost(AL, Y, parameters, l2):
    a, y = AL[0], Y[0]
    m = len(a)
    J = 0.0
    for i in range(m):
        J -= y[i] * log(a[i] + 1e-8) + (1 - y[i]) * log(1 - a[i] + 1e-8)
    S = 0.0
    for name in parameters:
        if name[0] != "b":
            for row in parameters[name]:
                for w in row:
                    S += w * w
    return (J + l2 * S / 2) / m
