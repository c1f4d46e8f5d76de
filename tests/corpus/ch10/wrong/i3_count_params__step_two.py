# expect: fail
# diagnosis: steps_of_two
def count_params(layers):
    w = 0
    b = sum(layers[1:])
    for i in range(0, len(layers) - 1, 2):
        w += layers[i] * layers[i + 1]
    return w, b, w + b
