# expect: error
# diagnosis: order_reversed
def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for V, c in zip(weights[1:], biases[1:]):
        W = W @ V
        b = V @ b + c
    return W, b
