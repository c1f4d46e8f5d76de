# expect: fail
# diagnosis: difference_always
def output_errors():
    return {
        "sigmoid, binary cross-entropy": "a", "softmax, cross-entropy": "a", "linear, half squared error": "a",
        "sigmoid, half squared error": "a", "tanh, half squared error": "a", "dA, binary cross-entropy": "e",
        "sigmoid slope": "c", "number": 0.8 - 1,
    }
