def parity_sizes(n):
    return [n - 1, 1 << (n - 1)]
