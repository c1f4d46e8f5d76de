class Row(dict):
    pass


def dimension_table(dims, m):
    table = []
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        row = {}
        row["layer"] = l
        row["W"], row["b"], row["Z"] = (n, p), (n, 1), (n, m)
        row["parameters"] = n * p + n
        row["cached"] = m * (n + p)
        table.append(row)
    return tuple(table)
