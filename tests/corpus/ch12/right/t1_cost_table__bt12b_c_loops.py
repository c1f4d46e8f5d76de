def cost_table(weights, examples, steps, backward_price=2):
    total_central = 0
    total_one = 0
    total_bp = 0
    per_step_c = 0
    per_step_o = examples
    for w in range(weights):
        per_step_c += 2 * examples
        per_step_o += examples
    for s in range(steps):
        total_central += per_step_c
        total_one += per_step_o
        total_bp += examples + backward_price * examples
    return {"backprop": total_bp, "one-sided": total_one, "central": total_central}
