# expect: fail
# diagnosis: bias_not_handed_on
def skip_parameters(n_from, n_to, bias=False):
    return (n_from != n_to) * n_to * (n_from + bias)
def count_with_skips(dims, skips, bias=False):
    base = sum(n * p + n for p, n in zip(dims, dims[1:]))
    for s, t in skips:
        base += skip_parameters(dims[s], dims[t])
    return base
