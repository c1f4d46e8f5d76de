"""ch12.r2  Judging a learned learning-rate schedule.    Chapter 12, research problem 2"""

from collections.abc import Sequence

import numpy as np


def judge_schedules(
    losses: np.ndarray, train_tasks: Sequence[int], test_tasks: Sequence[int], baseline: int
) -> dict[str, float]:
    """Choose a schedule on the meta-training tasks and judge the choice on unseen tasks.

    losses : (tasks, schedules), positive final losses;  train_tasks, test_tasks : indices of rows, no row in both;
    baseline : the column of the baseline schedule, cosine annealing, say.

    The score of a schedule on one task is ln(its loss / the baseline's loss on the same task): negative is better than
    the baseline, and losses of any size count alike. Its score on several tasks is the mean of these.
    ->  {"chosen": the column with the lowest score on the train_tasks (the cases have no ties),
         "score": the score of that column on the test_tasks,
         "wins": the share of the test_tasks on which it is strictly better than the baseline, from 0 to 1}.
    If train_tasks and test_tasks share a task, ValueError must be raised.

    Example: losses [[2, 1], [30, 60], [5, 4]], train_tasks [0], test_tasks [1, 2], baseline 0: column 1 is chosen
    (score ln 0.5 against 0), its score on the test tasks is (ln 2 + ln 0.8) / 2 = 0.235002, it wins 0.5.
    In ANSWER: plan the research (about 200 words): task family, split, what is learned, baselines, how it is judged.
    """
    raise NotImplementedError("ch12.r2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.r2 --rubric`), no machine does.
ANSWER = """
...
"""
