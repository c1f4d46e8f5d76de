# expect: fail
# diagnosis: start_counted_twice_over
def cost_table(weights, examples, steps, backward_price=2):
    unit = steps * examples
    return {"backprop": unit * (1 + backward_price), "one-sided": unit * (weights + 1), "central": unit * (weights * 2 + 1)}
