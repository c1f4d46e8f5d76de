def heaviest_layers(dims):
    best, out = 0, []
    for l in range(1, len(dims)):
        k = dims[l] * dims[l - 1]
        if k > best:
            best, out = k, [l]
        elif k == best:
            out += [l]
    return out
