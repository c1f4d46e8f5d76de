def params(dims):
    total = 0
    for i in range(1, len(dims)):
        total += (dims[i - 1] + 1) * dims[i]
    return total


def wide_and_deep(n_in, neurons, layers, n_out):
    h = int(neurons / layers)
    return [params([n_in, neurons, n_out]), params([n_in] + [h] * layers + [n_out])]


def break_even(neurons, layers, n_out):
    n = 1
    while True:
        w, d = wide_and_deep(n, neurons, layers, n_out)
        if w > d:
            return n
        n += 1
