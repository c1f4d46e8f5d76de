def skip_parameters(n_from, n_to, bias=False):
    if n_from == n_to:
        return 0
    return n_to * n_from + n_to * int(bias)


def count_with_skips(dims, skips, bias=False):
    total = 0
    for l in range(1, len(dims)):
        total += dims[l] * (dims[l - 1] + 1)
    for s, t in skips:
        total += skip_parameters(dims[s], dims[t], bias)
    return total
