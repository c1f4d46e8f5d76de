import math

def cost(AL, Y, parameters, l2):
    m = len(Y[0])
    total = 0.0
    for a, y in zip(AL[0], Y[0]):
        total -= y * math.log(a + 1e-8) + (1 - y) * math.log(1 - a + 1e-8)
    squares = 0.0
    for name in parameters:
        if name[0] == "W":
            for row in parameters[name]:
                for w in row:
                    squares += w * w
    return (total + l2 * squares / 2) / m
