# expect: fail
# diagnosis: identity_has_weights
def skip_parameters(n_from, n_to, bias=False):
    return n_to * n_from + (n_to if bias else 0)


def count_with_skips(dims, skips, bias=False):
    total = sum(dims[l] * (dims[l - 1] + 1) for l in range(1, len(dims)))
    return total + sum(skip_parameters(dims[s], dims[t], bias) for s, t in skips)
