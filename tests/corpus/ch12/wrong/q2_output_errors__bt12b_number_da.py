# expect: fail
# diagnosis: loss_slope_as_number
def output_errors():
    r = dict.fromkeys(["sigmoid, binary cross-entropy", "softmax, cross-entropy", "linear, half squared error"], "A")
    r |= {"sigmoid, half squared error": "D", "tanh, half squared error": "F", "dA, binary cross-entropy": "E", "sigmoid slope": "C", "number": -1 / 0.8}
    return r
