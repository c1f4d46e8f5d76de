# expect: fail
# diagnosis: evaluation_timed
import math

def dashboard(data_sets, rates, train, accuracy, clock, target):
    out = []
    for d in data_sets:
        for o in rates:
            X, Y = data_sets[d]
            before = clock()
            model, costs = train(o, rates[o], X, Y)
            acc = accuracy(model, X, Y)
            after = clock()
            reached = None
            for i, c in enumerate(costs):
                if c <= target:
                    reached = i + 1
                    break
            bad = any(math.isinf(c) or math.isnan(c) for c in costs)
            out.append(dict(data=d, optimizer=o, rate=rates[o], costs=costs, reached=reached,
                            accuracy=acc, seconds=after - before, failed=bad or not costs[-1] < costs[0]))
    return out

def winners(rows):
    result = {}
    for d in [r["data"] for r in rows]:
        good = [r for r in rows if r["data"] == d and not r["failed"]]
        result[d] = max(good, key=lambda r: (r["accuracy"], -r["costs"][-1]))["optimizer"] if good else "none"
    return result

def fair_rates(alpha, beta):
    return {"sgd": alpha, "ema": alpha, "heavy ball": alpha - alpha * beta}
