# expect: fail
# diagnosis: goes_through_the_gradients
def wrong_shapes(parameters, grads):
    bad = set()
    for k in grads:
        p = k[1:]
        if p not in parameters or parameters[p].shape != grads[k].shape:
            bad.add(k)
    return bad
