"""ch12.r2  Judging a learned learning-rate schedule.    Chapter 12, research problem 2"""

from collections.abc import Sequence

import numpy as np

from dlgrade import exercise, raised_name


@exercise(
    points=6,
    topics=("learning-rate-schedules", "meta-learning", "experiments"),
    hints=(
        "Learning a schedule is training, too. What are its training data, what its test data?",
        "Tasks have losses of different sizes: 200 against 100 on one, 0.02 against 0.03 on another. What would a plain "
        "mean of losses look at?",
        "Divide by the baseline's loss on the same task, take the logarithm, average over tasks. The choice may see "
        "meta-training tasks only; one schedule is then applied to all test tasks.",
        "Plan: ratios = log(losses / baseline column); mean over the training rows; argmin; then the mean over the test "
        "rows of that one column, and the share of negative entries in it.",
    ),
    rubric=(
        "A family of tasks, cut into meta-training, meta-validation and meta-test TASKS (not examples).",
        "What the meta-learner sees (early loss curve, gradient statistics) and what it puts out (a schedule, its "
        "parameters, the next rate).",
        "Baselines with tuned peak rates and the same budget: cosine, warm-up with linear decay, constant.",
        "Several seeds; results on unseen tasks, also on a task outside the family.",
        "Counts the cost of meta-training, and says when it would pay.",
    ),
    rubric_points=5,
)
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
    if set(train_tasks) & set(test_tasks):
        raise ValueError("a task is used for the choice and for the judgement")
    scores = np.log(losses / losses[:, [baseline]])
    chosen = int(np.argmin(scores[list(train_tasks)].mean(axis=0)))
    found = scores[list(test_tasks), chosen]
    return {"chosen": chosen, "score": float(found.mean()), "wins": float((found < 0).mean())}


@judge_schedules.alternative
def with_loops(losses, train_tasks, test_tasks, baseline):
    for task in train_tasks:
        if task in test_tasks:
            raise ValueError(task)

    def score(column, tasks):
        product = 1.0
        for task in tasks:
            product *= losses[task][column] / losses[task][baseline]
        return np.log(product) / len(tasks)

    chosen = min(range(losses.shape[1]), key=lambda column: score(column, train_tasks))
    wins = sum(1 for task in test_tasks if losses[task][chosen] < losses[task][baseline])
    return {"wins": wins / len(test_tasks), "score": score(chosen, test_tasks), "chosen": chosen}


judge_schedules.mistake(
    "The best schedule is the one that does best on the tasks it is judged on.",
    name="chosen_on_test_tasks",
    edit=("scores[list(train_tasks)]", "scores[list(test_tasks)]"),
)
judge_schedules.mistake(
    "The more tasks the better: choose on all of them.",
    name="chosen_on_all_tasks",
    edit=("scores[list(train_tasks)]", "scores"),
)
judge_schedules.mistake(
    "One task is enough to learn a schedule.",
    name="single_task",
    edit=("scores[list(train_tasks)]", "scores[list(train_tasks)[:1]]"),
)
judge_schedules.mistake(
    "The schedule with the smallest mean loss is the best.",
    name="raw_mean_of_losses",
    edit=("scores[list(train_tasks)]", "losses[list(train_tasks)]"),
)
judge_schedules.mistake(
    "The score is the loss divided by the baseline's, no logarithm.",
    name="no_logarithm",
    edit=("np.log(losses / losses[:, [baseline]])", "losses / losses[:, [baseline]] - 1"),
)


@judge_schedules.mistake("Each test task gets the schedule that suits it best.")
def oracle(losses, train_tasks, test_tasks, baseline):
    chosen = judge_schedules(losses, train_tasks, test_tasks, baseline)["chosen"]
    best = np.log(losses / losses[:, [baseline]])[list(test_tasks)].min(axis=1)
    return {"chosen": chosen, "score": float(best.mean()), "wins": float((best < 0).mean())}


judge_schedules.mistake(
    "Tasks in both lists do no harm.",
    name="overlap_allowed",
    edit=("if set(train_tasks) & set(test_tasks):", "if False:"),
)
judge_schedules.mistake("Equal to the baseline is a win.", name="ties_are_wins", edit=("(found < 0)", "(found <= 0)"))

_LOSSES = np.array(
    [
        [200.0, 150.0, 210.0, 320.0],
        [0.02, 0.03, 0.015, 0.008],
        [1.5, 1.8, 1.3, 1.2],
        [0.7, 0.5, 0.66, 0.9],
        [12.0, 9.0, 11.0, 12.0],
        [0.3, 0.2, 0.31, 0.3],
    ]
)


judge_schedules.mistake(
    "The score of the choice is its score on the tasks that it was chosen on.",
    name="scored_on_training_tasks",
    edit=("found = scores[list(test_tasks), chosen]", "found = scores[list(train_tasks), chosen]"),
)

judge_schedules.mistake(
    "The wins are counted, not divided by the number of tasks.",
    name="wins_counted",
    edit=("(found < 0).mean()", "(found < 0).sum()"),
)


judge_schedules.mistake(
    "The score is the difference of the losses.",
    name="differences",
    edit=("np.log(losses / losses[:, [baseline]])", "losses - losses[:, [baseline]]"),
)


judge_schedules.mistake("The highest score is the best.", name="highest_score", edit=("np.argmin(", "np.argmax("))


judge_schedules.mistake(
    "Wins are a percentage.", name="percent", edit=("(found < 0).mean()", "100 * (found < 0).mean()")
)


judge_schedules.mistake("log is the logarithm to base 10.", name="base_ten", edit=("np.log(losses", "np.log10(losses"))


judge_schedules.mistake(
    "Several tasks are judged by the mean of their ratios.",
    name="mean_of_ratios",
    edit=('"score": float(found.mean())', '"score": float(np.log(np.exp(found).mean()))'),
)


judge_schedules.mistake(
    "The baseline is for comparison; it cannot be chosen.",
    name="baseline_excluded",
    edit=(
        "    chosen = int(np.argmin(scores[list(train_tasks)].mean(axis=0)))",
        "    means = scores[list(train_tasks)].mean(axis=0)\n    means[baseline] = np.inf\n    chosen = int(np.argmin(means))",
    ),
)


@judge_schedules.case("six tasks, four schedules", weight=2, required=True)
def six_tasks(implementation):
    return implementation.judge_schedules(_LOSSES, [0, 1, 2], [3, 4, 5], 0)


@judge_schedules.case("another split, another baseline")
def other_split(implementation):
    return implementation.judge_schedules(_LOSSES, [5, 1, 3, 0], [2, 4], 2)


@judge_schedules.random_case("other families of tasks", n=10, weight=3, required=True)
def other_families(implementation, rng):
    losses = np.exp(rng.normal(size=(9, 1)) * 2 + rng.normal(size=(9, 5)))
    order = [int(i) for i in rng.permutation(9)]
    baseline = int(rng.integers(5))
    found = implementation.judge_schedules(losses, order[:5], order[5:], baseline)
    losses[:, baseline] *= 0.02  # now the baseline is the best
    return found, implementation.judge_schedules(losses, order[:5], order[5:], baseline)


@judge_schedules.case("a task in both lists is refused")
def overlap(implementation):
    return raised_name(lambda: implementation.judge_schedules(_LOSSES, [0, 1, 2], [2, 3, 4], 0))
