def caching_balance(layer_dims, m, backward):
    flops = 0
    for a, b in zip(layer_dims, layer_dims[1:]):
        flops += 2 * a * b * m
    hidden = sum(layer_dims[1:-1])
    return {"flops": flops, "numbers": m * (2 * hidden + layer_dims[-1]), "factor": (2 + backward) / (1 + backward)}
