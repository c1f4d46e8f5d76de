import numpy as np
def products(dims, m):
    n = np.asarray(dims)
    macs = np.array([np.prod([n[l], n[l - 1], m]) for l in range(1, len(n))])
    forward = macs.sum()
    backward = macs.sum() + macs[1:].sum()
    return dict(forward=np.int64(forward), backward=np.float64(backward), ratio=np.true_divide(backward, forward))
def best_description():
    return "c"
