def all_shapes(dims, m, l=None):
    l = len(dims) - 1 if l is None else l
    if l == 0:
        return {}
    here = {f"A{l}": (dims[l], m), f"Z{l}": (dims[l], m), f"b{l}": (dims[l], 1), f"W{l}": (dims[l], dims[l - 1])}
    return here | all_shapes(dims, m, l - 1)
