import math

def bound(k, w):
    return 0.25 ** k * abs(w) ** k

def chain_gradient(a0, weights, biases):
    product = 1
    for i in range(len(weights)):
        z = weights[i] * a0 + biases[i]
        slope = math.exp(-z) / (1 + math.exp(-z)) ** 2
        product = product * slope * weights[i]
        a0 = 1 / (1 + math.exp(-z))
    return product

def statements():
    return dict([("always", 0), ("up to 1", 1), ("up to 4", 1), ("large", 0), ("slopes", 1)])
