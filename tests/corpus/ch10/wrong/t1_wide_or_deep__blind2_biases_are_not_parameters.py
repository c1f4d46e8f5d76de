# expect: fail
# diagnosis: weights_only
def P(w):
    return sum(a * b for a, b in zip(w, w[1:]))
def wide_and_deep(n_in, neurons, layers, n_out):
    h = neurons // layers
    return tuple(map(P, ([n_in, neurons, n_out], [n_in] + layers * [h] + [n_out])))
def break_even(neurons, layers, n_out):
    n = 1
    while True:
        w, d = wide_and_deep(n, neurons, layers, n_out)
        if w > d:
            return n
        n += 1
