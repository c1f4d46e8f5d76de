# expect: fail
# diagnosis: only_the_last_cost_counts
import math
def dashboard(data_sets, rates, train, accuracy, clock, target):
    rows = []
    for d, (X, Y) in data_sets.items():
        for o, r in rates.items():
            t0 = clock(); model, costs = train(o, r, X, Y); t1 = clock()
            hit = [i for i, c in enumerate(costs, 1) if c <= target]
            rows.append(dict(data=d, optimizer=o, rate=r, costs=costs, reached=hit[0] if hit else None, accuracy=accuracy(model, X, Y), seconds=t1 - t0,
                             failed=not math.isfinite(costs[-1]) or not costs[-1] < costs[0]))
    return rows
def winners(rows):
    out = {}
    for d in {r["data"] for r in rows}:
        ok = [r for r in rows if r["data"] == d and not r["failed"]]
        out[d] = max(ok, key=lambda r: (r["accuracy"], -r["costs"][-1]))["optimizer"] if ok else "none"
    return out
def fair_rates(alpha, beta):
    return {"heavy ball": alpha * (1 - beta), "ema": alpha, "sgd": alpha}
