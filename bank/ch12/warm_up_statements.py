"""ch12.warm_up_statements  What learning-rate warm-up does.    Chapter 12, interview question 6"""

from dlgrade.bank import Question

SETTING = (
    "A network is trained by Adam ($\\beta_1 = 0.9$, $\\beta_2 = 0.999$, bias correction, negligible $\\epsilon$) with a warm-up over << w >> steps: in step $t = 1, 2, \\ldots, << w >>$ the learning rate is "
    "$\\alpha \\, t / << w >>$ with the peak $\\alpha = << alpha|num >>$. "
)
question = Question(
    topics=("warm-up", "learning-rate-schedules", "adam"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="beyond",
    version=3,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="Warm-up keeps the first steps short, while the second moments rest on few gradients and the activations still change quickly. Bias correction makes the moments right on "
    "average, but not less noisy. At $t = 1$, $\\lvert \\hat m \\rvert / \\sqrt{\\hat v} = 1$ whatever the gradient, so the first step has the length of the "
    "learning rate, $<< (alpha / w * 1000000)|num >> \\cdot 10^{-6}$ here.",
)


@question.draw
def draw(rng):
    return {
        "w": rng.choice("w", (200, 400, 500, 800, 1000)),
        "alpha": rng.choice("alpha", (0.001, 0.002, 0.004)),
        "q": rng.integer("q", 2, 9),
    }


BIAS = {
    "belief": "After bias correction the second moment is still too small.",
    "mistake": "still_biased",
    "group": "bias",
}
question.true(
    "In the first steps $\\hat v$ is right on average and noisy, as it rests on few gradients.",
    why="Bias correction removes the bias and leaves the noise.",
    **BIAS,
)
question.false(
    "In the first steps $\\hat v$ is still biased towards zero, and warm-up corrects this bias.",
    why="The division by $1 - \\beta_2^t$ removes the bias; what remains is noise.",
    **BIAS,
)
question.false(
    "In the first steps $\\hat v$ is exact, thanks to bias correction, so that warm-up has no use with Adam.",
    why="It is right on average but noisy; warm-up keeps steps short meanwhile.",
    belief="Bias correction makes the first estimates exact.",
    mistake="exact_at_once",
    group="bias",
)
FIRST = {
    "belief": "Adam's first step is proportional to the gradient.",
    "mistake": "proportional_first_step",
    "group": "first",
}
question.true(
    "With a gradient << q >> times as large the first step would be just as long.",
    why="At $t = 1$ it is the learning rate times the sign of the gradient.",
    **FIRST,
)
question.false(
    "With a gradient << q >> times as large the first step would be << q >> times as long.",
    why="At $t = 1$ it is the learning rate times the sign of the gradient.",
    **FIRST,
)
SHORT = {"belief": "Warm-up changes the moments, not the steps.", "mistake": "moments_slowed", "group": "moments"}
question.true(
    "Given the same gradients, the moments $m$ and $v$ are the same with warm-up as without.",
    why="The learning rate does not enter the moments.",
    **SHORT,
)
question.false(
    "Given the same gradients, warm-up makes the moments $m$ and $v$ grow more slowly.",
    why="The learning rate does not enter the moments, only the steps.",
    **SHORT,
)
ZERO = {"belief": "A schedule that starts at 0 trains from its first step.", "mistake": "zero_start", "group": "zero"}
question.true(
    "Were $t$ counted from 0 in the schedule, the first step would change no parameter.",
    why="The rate $\\alpha \\cdot 0 / << w >>$ is 0.",
    **ZERO,
)
question.false(
    "Were $t$ counted from 0 in the schedule, the first step would have the peak learning rate.",
    why="The rate would be $\\alpha \\cdot 0 / << w >> = 0$: a step that changes nothing.",
    **ZERO,
)
TOTAL = {
    "belief": "Warm-up sums up to as much as the same steps at the peak.",
    "mistake": "as_much_as_peak",
    "group": "total",
}
question.true(
    "The learning rates of the << w >> warm-up steps add up to about half of what << w >> steps at the peak would give.",
    why="They rise in a straight line from nearly 0 to the peak: the sum is $\\alpha (<< w >> + 1) / 2$.",
    **TOTAL,
)
question.false(
    "The learning rates of the << w >> warm-up steps add up to about all of what << w >> steps at the peak would give.",
    why="They rise in a straight line from nearly 0 to the peak: the sum is $\\alpha (<< w >> + 1) / 2$.",
    **TOTAL,
)
SGD = {"belief": "Warm-up belongs to Adam alone.", "mistake": "adam_only", "group": "sgd"}
question.true(
    "Warm-up is used with SGD as well, for very large batches with their large learning rates.",
    why="Goyal et al. (2017) trained ImageNet in this way with batches of 8192.",
    **SGD,
)
question.false(
    "Warm-up is of use with Adam only, because SGD has no second moments that need to settle.",
    why="SGD with large batches and rates diverges at the start without it as well.",
    **SGD,
)
