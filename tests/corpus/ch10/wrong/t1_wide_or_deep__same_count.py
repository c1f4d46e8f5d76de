# expect: fail
# diagnosis: none
def wide_and_deep(n_in, neurons, layers, n_out):
    wide = n_in * neurons + neurons + neurons * n_out + n_out
    return wide, wide


def break_even(neurons, layers, n_out):
    return 1
