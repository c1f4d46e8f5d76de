# expect: fail
# diagnosis: only_total
def dimension_report(parameters):
    total = 0
    for l in range(1, len(parameters) // 2 + 1):
        total += parameters[f"W{l}"].size + parameters[f"b{l}"].size
    return total
