# expect: fail
# diagnosis: only_total
def count_params(dims):
    return sum(a * b + b for a, b in zip(dims, dims[1:]))
