def slope_bound(n):
    p = 1
    while n:
        p /= 4
        n -= 1
    return p
def bounds_per_layer(L):
    out = []
    for l in range(1, L + 1):
        out.append(slope_bound(L - l))
    return tuple(out)
def layers_until(threshold):
    n = 0
    while not slope_bound(n) < threshold:
        n += 1
    return n
