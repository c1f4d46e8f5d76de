def output_errors():
    r = dict.fromkeys(["sigmoid, binary cross-entropy", "softmax, cross-entropy", "linear, half squared error"], "A")
    r |= {"sigmoid, half squared error": "D", "tanh, half squared error": "F", "dA, binary cross-entropy": "E", "sigmoid slope": "C", "number": 0.8 - 1}
    return r
