def count_params(dims):
    w = b = 0
    prev = None
    for n in dims:
        if prev is not None:
            w += n * prev
            b += n
        prev = n
    return w, b, w + b
