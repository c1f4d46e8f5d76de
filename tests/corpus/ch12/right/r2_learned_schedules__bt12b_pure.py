import math
import statistics
def judge_schedules(losses, train_tasks, test_tasks, baseline):
    if any(int(a) == int(b) for a in train_tasks for b in test_tasks):
        raise ValueError("train and test tasks overlap")
    table = losses.tolist()
    def score(c, tasks):
        prod = statistics.geometric_mean([table[t][c] / table[t][baseline] for t in tasks])
        return math.log(prod)
    best, chosen = math.inf, None
    for c in range(len(table[0])):
        if (s := score(c, train_tasks)) < best:
            best, chosen = s, c
    won = [table[t][chosen] < table[t][baseline] for t in test_tasks]
    return {"chosen": chosen, "score": score(chosen, test_tasks), "wins": sum(won) / len(won)}
