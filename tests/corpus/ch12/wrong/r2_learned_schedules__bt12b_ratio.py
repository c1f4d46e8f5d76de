# expect: fail
# diagnosis: mean_of_ratios
import numpy as np
def judge_schedules(losses, train_tasks, test_tasks, baseline):
    if not set(train_tasks).isdisjoint(test_tasks):
        raise ValueError("leak")
    S = np.log(losses) - np.log(losses[:, [baseline]])
    chosen = np.argmin(S[list(train_tasks)].sum(axis=0))
    col = S[list(test_tasks), chosen]
    return {"wins": np.count_nonzero(col < 0) / len(col), "score": np.log(np.mean(np.exp(col))), "chosen": chosen}
