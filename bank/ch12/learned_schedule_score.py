"""ch12.learned_schedule_score  A learned schedule on tasks that it has not seen.    Chapter 12, research problem 2"""

import numpy as np
import sympy as sp

from dlgrade.bank import Question, Reject, log

question = Question(
    about="ch12.r2",
    topics=("learning-rate-schedules", "meta-learning", "experiments"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    mistakes=("chosen_on_test_tasks", "raw_mean_of_losses", "no_logarithm", "oracle", "scored_on_training_tasks"),
    stem=r"""
Three learning-rate schedules are compared by their final losses; schedule 1 is the baseline. Rows are tasks, columns are schedules:

$$<< table|mat >>$$

The score of a schedule on one task is $\ln(\text{its loss} / \text{the baseline's loss})$, its score on several tasks is the mean. The schedule with the lowest score on the meta-training tasks (rows 1 and 2) is chosen.
What is the score of this choice on the meta-test tasks (rows 3 and 4)?
""",
    explanation=r"""
On the training tasks schedule 2 scores $\frac{1}{2} \ln(<< train2 >>) = << s2|num(3) >>$, schedule 3 scores $\frac{1}{2} \ln(<< train3 >>) = << s3|num(3) >>$, the baseline 0: schedule << chosen >> is chosen, and its numbers on rows 3 and 4 play no part in
that. There it scores $\frac{1}{2} \ln(<< test >>)$, which is << key >>. A score below 0 is better than the baseline.
""",
    feedback={
        "chosen_on_test_tasks": "The choice must not see the tasks that it is judged on, or the score is too good.",
        "raw_mean_of_losses": "The mean of the losses looks at the tasks with large losses only; ratios count all tasks alike.",
        "oracle": "Taking the better schedule for each test task uses what is known only after the test.",
    },
)


@question.draw
def draw(rng):
    base = [
        rng.choice("small", (1, 2)),
        rng.choice("large", (20, 40, 60)),
        rng.choice("third", (2, 4, 5, 8, 10)),
        rng.choice("fourth", (2, 4, 5, 8, 10)),
    ]
    # one schedule wins the training tasks by its ratios, the other has the smaller losses and does better later on
    wins = [rng.choice("wins", (0.4, 0.5, 0.6)), rng.choice("loses", (1.05, 1.1, 1.2))]
    wins += [rng.choice("test", (0.7, 0.75, 0.8, 0.9, 1.1, 1.2, 1.25, 1.3)) for _ in range(2)]
    if 0.85 < wins[2] * wins[3] < 1.15:
        raise Reject("a score near 0 has no digits to tell it by")
    other = [rng.choice("other small", (1.1, 1.2, 1.25)), rng.choice("other large", (0.8, 0.85, 0.9))]
    other += [rng.choice("other test", (0.4, 0.5, 0.6)), rng.choice("last", (0.85, 0.95, 1.05, 1.15, 1.35, 1.4))]
    columns = [wins, other] if rng.below("place", 2) else [other, wins]
    return {"table": [[loss, *(round(loss * c[i], 4) for c in columns)] for i, loss in enumerate(base)]}


@question.answer
def answer(implementation, table):
    return float(implementation.judge_schedules(np.array(table, dtype=float), [0, 1], [2, 3], 0)["score"])


def product(table, column, rows):
    """The product of a column's ratios to the baseline."""
    found = 1
    for row in rows:
        found = found * table[row][column] / table[row][0]
    return found


def chosen(table):
    """The column with the smallest product of ratios on the training tasks: the logarithm keeps the order."""
    return min(range(3), key=lambda column: product(table, column, (0, 1)))


@question.check
def check(r, table):
    """Chosen by products of ratios, judged by differences of logarithms."""
    column = chosen(table)
    scores = [r(log(table[row][column]) - log(table[row][0])) for row in (2, 3)]
    return sum(scores) / len(scores)


@question.work
def work(table):
    def ratios(column, rows):
        return r" \cdot ".join(rf"\frac{{{table[i][column]:g}}}{{{table[i][0]:g}}}" for i in rows)

    return {
        "chosen": chosen(table) + 1,
        "train2": ratios(1, (0, 1)),
        "train3": ratios(2, (0, 1)),
        "s2": log(product(table, 1, (0, 1))) / 2,
        "s3": log(product(table, 2, (0, 1))) / 2,
        "test": ratios(chosen(table), (2, 3)),
    }


@question.proof
def proof():
    """The mean of two logarithms and the logarithm of a geometric mean; the unit of a task's loss cancels."""
    a, b, c, d, k = sp.symbols("a b c d k", positive=True)

    def where(table):
        column = chosen(table)
        return {"a": table[2][column], "b": table[2][0], "c": table[3][column], "d": table[3][0]}

    mean = (sp.log(a / b) + sp.log(c / d)) / 2
    return [
        (mean, sp.log(sp.sqrt(a * c / (b * d))), where),
        (sp.diff(sp.log(k * a / (k * b)), k), sp.Integer(0), False),
    ]


@question.mistake("The score of several tasks is the sum of theirs.")
def summed(table):
    return log(product(table, chosen(table), (2, 3)))


@question.mistake("Better than the baseline is positive: the baseline's loss is divided by the schedule's.")
def upside_down(table):
    return -log(product(table, chosen(table), (2, 3))) / 2


@question.mistake("The losses of all tasks are added up before they are compared.")
def ratio_of_sums(table):
    column = chosen(table)
    return log((table[2][column] + table[3][column]) / (table[2][0] + table[3][0]))


@question.mistake("The logarithm is to the base 10.")
def base_ten(table):
    return log(product(table, chosen(table), (2, 3))) / 2 / log(10)
