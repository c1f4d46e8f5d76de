import numpy as np
def dashboard(data_sets, rates, train, accuracy, clock, target):
    table = []
    for data_name in data_sets:
        X, Y = data_sets[data_name]
        for opt in rates:
            row = {"data": data_name, "optimizer": opt, "rate": rates[opt]}
            start = clock()
            model, costs = train(opt, rates[opt], X, Y)
            row["seconds"] = clock() - start
            row["costs"] = list(costs)
            c = np.asarray(costs, dtype=float)
            with np.errstate(all="ignore"):
                below = np.flatnonzero(c <= target)
            row["reached"] = int(below[0]) + 1 if below.size else None
            row["accuracy"] = accuracy(model, X, Y)
            bad = np.any(~np.isfinite(c)) or not (c[-1] < c[0])
            row["failed"] = bool(bad)
            table.append(row)
    return table
def winners(rows):
    result, champion = {}, {}
    for row in rows:
        result.setdefault(row["data"], "none")
        if row["failed"]:
            continue
        old = champion.get(row["data"])
        if old is None or row["accuracy"] > old["accuracy"] or (row["accuracy"] == old["accuracy"] and row["costs"][-1] < old["costs"][-1]):
            champion[row["data"]] = row
            result[row["data"]] = row["optimizer"]
    return result
def fair_rates(alpha, beta):
    return dict(sgd=alpha, ema=alpha, **{"heavy ball": (1 - beta) * alpha})
