# expect: fail
# diagnosis: numbered_from_zero
def heaviest_layers(dims):
    sizes = [dims[i] * dims[i + 1] for i in range(len(dims) - 1)]
    return [i for i, s in enumerate(sizes) if s == max(sizes)]
