from math import comb
def parity_sizes(n: int):
    odd_rows = sum(comb(n, k) for k in range(1, n + 1, 2))
    gates = len(range(1, n))
    return gates, odd_rows
