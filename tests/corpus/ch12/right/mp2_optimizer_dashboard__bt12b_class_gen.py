import math
from dataclasses import dataclass, asdict
from itertools import product, groupby

def _rows(data_sets, rates, train, accuracy, clock, target):
    for (d, (X, Y)), (o, rate) in product(data_sets.items(), rates.items()):
        t0 = clock()
        model, costs = train(o, rate, X, Y)
        t1 = clock()
        hits = (i for i, c in enumerate(costs, start=1) if c <= target)
        yield dict(seconds=t1 - t0, accuracy=accuracy(model, X, Y), data=d, optimizer=o, rate=rate, costs=costs,
                   reached=next(hits, None),
                   failed=not (all(map(math.isfinite, costs)) and costs[-1] < costs[0]))

def dashboard(data_sets, rates, train, accuracy, clock, target):
    return list(_rows(data_sets, rates, train, accuracy, clock, target))

def winners(rows):
    best = {}
    for name in dict.fromkeys(r["data"] for r in rows):
        ok = sorted((r for r in rows if r["data"] == name and not r["failed"]), key=lambda r: (-r["accuracy"], r["costs"][-1]))
        best[name] = ok[0]["optimizer"] if ok else "none"
    return best

def fair_rates(alpha, beta):
    return {"heavy ball": alpha - alpha * beta, "ema": alpha, "sgd": alpha}
