import numpy as np
def judge_schedules(losses, train_tasks, test_tasks, baseline):
    if set(train_tasks) & set(test_tasks):
        raise ValueError("shared task")
    L = np.log(losses) - np.log(losses)[:, [baseline]]
    chosen = int(L[list(train_tasks)].mean(0).argmin())
    s = L[list(test_tasks), chosen]
    return {"chosen": chosen, "score": s.mean(), "wins": (s < 0).mean()}
