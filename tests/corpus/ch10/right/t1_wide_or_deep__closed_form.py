def wide_and_deep(n_in, neurons, layers, n_out):
    w = neurons // layers
    deep = w * (n_in + 1) + (layers - 1) * w * (w + 1) + n_out * (w + 1)
    return neurons * (n_in + 1) + n_out * (neurons + 1), deep
def break_even(neurons, layers, n_out):
    n = 1
    while True:
        a, b = wide_and_deep(n, neurons, layers, n_out)
        if a > b:
            return n
        n += 1
