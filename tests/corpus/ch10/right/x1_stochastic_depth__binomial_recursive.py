def forward(x, blocks, survival, rng=None):
    if len(blocks) == 0:
        return x
    if rng is None:
        factor = survival[0]
    else:
        factor = int(rng.binomial(1, survival[0]))
    if rng is None or factor:
        add = blocks[0](x)
        if add.shape != x.shape:
            raise ValueError("shape")
        x = x + factor * add
    return forward(x, blocks[1:], survival[1:], rng)
def survival_probabilities(L, p_last):
    return [1 - l / L * (1 - p_last) for l in range(1, L + 1)]
def expected_depth(survival):
    return float(sum(survival))
