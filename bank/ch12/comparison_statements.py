"""ch12.comparison_statements  What a fair comparison of optimizers needs.    Chapter 12, exercise 12.18 and mini project 2"""

from dlgrade.bank import Question

ASK = """
Somebody compares SGD with momentum and Adam on one network and data set (training, validation and test part), with a budget of << epochs >> epochs for each
run. """
question = Question(
    topics=("optimizers", "experiment-design", "evaluation"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    version=3,
    stem={
        "MCQ": ASK + "Which one of these statements is TRUE?",
        "MSQ": ASK + "Which of these statements is/are TRUE?",
    },
    explanation="A fair comparison gives every optimizer the same budget and the same effort of tuning, chooses learning rates on the validation part, repeats each "
    "run with several seeds (the same ones for both), and reports spread as well as means. Training loss measures optimization, test accuracy generalization: they may rank "
    "the optimizers differently. A learning rate means something only together with the form of the update.",
)


@question.draw
def draw(rng):
    return {
        "epochs": rng.choice("epochs", (30, 50, 60, 100, 200)),
        "seeds": rng.integer("seeds", 5, 10),
        "rate": rng.choice("rate", (0.001, 0.003, 0.01)),
        "gap": rng.choice("gap", (0.2, 0.3, 0.4)),
        "spread": rng.choice("spread", (0.8, 0.9, 1.1, 1.2)),
    }


RATE = {"belief": "Equal learning rates make a comparison fair.", "mistake": "equal_rates_fair", "group": "rate"}
question.false(
    "The comparison is fair only if both use the same learning rate, such as $<< rate|num >>$.",
    why="A rate means different step lengths in different update rules; each needs its own, tuned one.",
    **RATE,
)
question.true(
    "To be fair, each optimizer gets a learning rate that was tuned for it with the same effort.",
    why="A rate means different step lengths in different update rules, so each needs its own.",
    **RATE,
)
question.false(
    "If only Adam's rate is tuned and SGD runs at its default, the comparison shows what SGD can reach.",
    why="It shows what an untuned SGD reaches; the effort of tuning must be the same for both.",
    **RATE,
)
SEEDS = {"belief": "One run of each is enough if the data are the same.", "mistake": "one_seed", "group": "seeds"}
question.true(
    "One seed for each optimizer does not tell a better optimizer from a luckier start.",
    why="Results vary with the seed; only several runs of each show how much.",
    **SEEDS,
)
question.false(
    "One seed for each optimizer is enough, provided that it is the same seed for both.",
    why="That one start may favour one of them; several seeds show the spread.",
    **SEEDS,
)
question.false(
    "Of << seeds >> seeds for each optimizer, the best run of each is what should be compared.",
    why="The best of << seeds >> rewards large spread; mean and spread over all seeds are compared.",
    belief="The best run shows what an optimizer can do.",
    mistake="best_run_reported",
    group="seeds",
)
SPREAD = {
    "belief": "Any difference of means is a difference of optimizers.",
    "mistake": "spread_ignored",
    "group": "spread",
}
question.false(
    "Means over << seeds >> independent runs each that differ by << gap|num >> points show a winner if single runs have a standard deviation of << spread|num >> points.",
    why="The difference is about as large as its standard error or smaller: $<< spread|num >> \\sqrt{2 / << seeds >>}$ points.",
    **SPREAD,
)
question.true(
    "Means over << seeds >> independent runs each that differ by << gap|num >> points show no winner if single runs have a standard deviation of << spread|num >> points.",
    why="The difference is about as large as its standard error or smaller: $<< spread|num >> \\sqrt{2 / << seeds >>}$ points.",
    **SPREAD,
)
TEST = {"belief": "Hyperparameters may be chosen by test accuracy.", "mistake": "tuned_on_test", "group": "test"}
question.false(
    "The learning rate of each optimizer should be the one with the best accuracy on the test part.",
    why="Then the test accuracy is optimistic; rates are chosen on the validation part.",
    **TEST,
)
question.true(
    "Learning rates are chosen on the validation part; the test part is used once, at the end.",
    why="A test part that took part in a choice no longer estimates what comes.",
    **TEST,
)
LOSS = {"belief": "Who optimizes better generalizes better.", "mistake": "training_is_test", "group": "loss"}
question.true(
    "A lower final training loss is compatible with a lower test accuracy.",
    why="Training loss measures optimization; solutions of equal loss can generalize differently.",
    **LOSS,
)
question.false(
    "The optimizer with the lower final training loss is the one that generalizes better.",
    why="Training loss measures optimization; solutions of equal loss can generalize differently.",
    **LOSS,
)
BUDGET = {"belief": "Only the last value of a curve counts.", "mistake": "budget_free", "group": "budget"}
question.true(
    "A ranking after << epochs >> epochs leaves the ranking after << 3 * epochs >> epochs open.",
    why="One may be faster at first and the other better in the end; the budget belongs to the result.",
    **BUDGET,
)
question.false(
    "Whoever is ahead after << epochs >> epochs stays ahead with any larger budget.",
    why="One may be faster at first and the other better in the end; the budget belongs to the result.",
    **BUDGET,
)
FORM = {"belief": "All libraries mean the same by momentum 0.9.", "mistake": "momentum_form", "group": "form"}
question.true(
    "A rate tuned for the heavy ball $v \\leftarrow 0.9 v + g$ is too small for $v \\leftarrow 0.9 v + 0.1 g$.",
    why="The averaged form moves ten times less at the same rate.",
    **FORM,
)
question.false(
    "A rate tuned for the heavy ball $v \\leftarrow 0.9 v + g$ is just as good for $v \\leftarrow 0.9 v + 0.1 g$.",
    why="The averaged form moves ten times less at the same rate.",
    **FORM,
)
