# expect: error
# diagnosis: entrywise_product
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for V, c in zip(weights[1:], biases[1:]):
        b = V * b + c
        W = V * W
    return W, b
