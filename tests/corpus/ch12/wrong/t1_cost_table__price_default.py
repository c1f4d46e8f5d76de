# expect: fail
# diagnosis: price_is_always_two
def cost_table(weights, examples, steps, backward_price=2):
    unit = steps * examples
    return {"backprop": unit * 3, "one-sided": unit * (weights + 1), "central": unit * weights * 2}
