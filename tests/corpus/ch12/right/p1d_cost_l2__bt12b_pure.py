import math
def cost(AL, Y, parameters, l2):
    pairs = list(zip(AL.tolist()[0], Y.tolist()[0]))
    total = 0.0
    for a, y in pairs:
        total -= y * math.log(a + 1e-8) + (1 - y) * math.log(1 - a + 1e-8)
    l, squares = 1, 0.0
    while f"W{l}" in parameters:
        squares += math.fsum(w ** 2 for row in parameters[f"W{l}"].tolist() for w in row)
        l += 1
    return (total + l2 * squares / 2) / len(pairs)
