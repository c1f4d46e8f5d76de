"""ch12.takeaway_statements  What is left of the chapter, put to the test.    Chapter 12, key takeaways (K1)"""

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "adam", "batch-norm", "dropout", "gradient-checking"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    version=2,
    stem={
        kind: "A fully connected network has << n >>,000 parameters; its cost is a mean over the examples. Momentum and Adam have the form $v \\leftarrow \\beta v + (1 - \\beta) g$, Adam with bias correction, "
        "$t = 1, 2, \\ldots$ and a negligible $\\epsilon$; dropout is inverted. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="One backward pass gives all derivatives. It starts with $A^{[L]} - Y$ only if output and loss belong together (sigmoid or softmax with cross-entropy). Adam divides out the size of a "
    "gradient in its first step. Inverted dropout and batch normalization in evaluation mode leave nothing random and nothing to scale; but expectations do not pass through a ReLU. Clipping only "
    "shortens. A gradient check compares a program with its own cost. A velocity of this form is an average, so it tends to $g$, not to $<< window >> g$.",
)


@question.draw
def draw(rng):
    beta, rest, window = rng.choice("beta", (("0.8", "0.2", 5), ("0.9", "0.1", 10), ("0.95", "0.05", 20)))
    return {
        "n": rng.choice("n", (20, 50, 80, 200, 500)),
        "beta": beta,
        "rest": rest,
        "window": window,
        "keep": rng.choice("keep", ("0.5", "0.6", "0.7", "0.8")),
        "ratio": rng.choice("ratio", (10, 20, 50, 100)),
        "warm": rng.choice("warm", (100, 200, 400, 500)),
        "small": rng.choice("small", ("0.0001", "0.001", "0.002", "0.005")),
    }


COST = {"belief": "Each parameter needs a pass of its own.", "mistake": "pass_for_each", "group": "cost"}
START = {"belief": "The five equations hold for any network.", "mistake": "any_network", "group": "start"}
FIRST = {"belief": "Adam's step is proportional to the gradient.", "mistake": "proportional_step", "group": "first"}
WARM = {"belief": "A warm-up starts near zero, which is not zero.", "mistake": "starts_at_once", "group": "warm"}
NORM = {"belief": "Batch normalization always looks at the batch.", "mistake": "batch_at_test_time", "group": "norm"}
SCALE = {"belief": "At test time outputs are scaled.", "mistake": "scaled_at_test_time", "group": "scale"}
MEAN = {"belief": "Expectations pass through every layer.", "mistake": "mean_through_relu", "group": "mean"}
CLIP = {"belief": "Clipping is good against vanishing, too.", "mistake": "clipping_lifts", "group": "clip"}
PROOF = {"belief": "A passed gradient check proves the program.", "mistake": "check_is_a_proof", "group": "proof"}
KINK = {"belief": "Right code never fails a gradient check.", "mistake": "check_never_errs", "group": "kink"}
GROWS = {"belief": "The velocity sums up equal gradients.", "mistake": "velocity_grows", "group": "grows"}

for right, text, why, wrong in (
    (
        True,
        "Backpropagation finds the derivatives of the cost by all << n >>,000 parameters at the price of a few forward passes.",
        "One pass back reuses what layers have in common; it costs about two forward passes.",
        COST,
    ),
    (
        False,
        "Backpropagation goes back through the network once for each of the << n >>,000 parameters.",
        "One pass back gives all derivatives; numerical gradients need passes for each parameter.",
        COST,
    ),
    (
        True,
        "$dZ^{[L]} = A^{[L]} - Y$ is right for a sigmoid output with binary cross-entropy and wrong for a ReLU output with it.",
        "The slope of the sigmoid cancels the denominator of the loss; that of ReLU does not.",
        START,
    ),
    (
        False,
        "$dZ^{[L]} = A^{[L]} - Y$ starts the backward pass of any network, whatever its output activation and loss.",
        "A ReLU output of 0.6 with binary cross-entropy and $y = 1$ has $-1/0.6$, not $-0.4$.",
        START,
    ),
    (
        True,
        "In Adam's first step a parameter with a << ratio >> times larger gradient than another moves practically as far as the other.",
        "At $t = 1$, $\\hat m = g$ and $\\sqrt{\\hat v} = \\lvert g \\rvert$: both steps are as long as the learning rate.",
        FIRST,
    ),
    (
        False,
        "In Adam's first step a parameter with a << ratio >> times larger gradient than another moves << ratio >> times as far.",
        "At $t = 1$, $\\hat m = g$ and $\\sqrt{\\hat v} = \\lvert g \\rvert$: both steps are as long as the learning rate.",
        FIRST,
    ),
    (
        True,
        "A warm-up with the rate $\\alpha s / << warm >>$ in steps $s = 0, 1, 2, \\ldots$ moves no parameter in step $s = 0$.",
        "The rate of step 0 is 0: that step is lost. With $s + 1$ it would not be.",
        WARM,
    ),
    (
        False,
        "A warm-up with the rate $\\alpha s / << warm >>$ in steps $s = 0, 1, 2, \\ldots$ moves all parameters a little in step $s = 0$.",
        "The rate of step 0 is 0: that step is lost. With $s + 1$ it would not be.",
        WARM,
    ),
    (
        True,
        "With batch normalization in evaluation mode the output for one example is the same in any batch.",
        "Running statistics take the place of those of the batch.",
        NORM,
    ),
    (
        False,
        "With batch normalization in evaluation mode the output for one example depends on the rest of its batch.",
        "Running statistics take the place of those of the batch.",
        NORM,
    ),
    (
        True,
        "With dropout at the keep probability << keep >> nothing has to be scaled at test time.",
        "Kept activations were divided by << keep >> in training already.",
        SCALE,
    ),
    (
        False,
        "With dropout at the keep probability << keep >> activations are multiplied by << keep >> at test time.",
        "Inverted dropout divides by << keep >> in training instead.",
        SCALE,
    ),
    (
        True,
        "Dropout keeps the mean of the activations it acts on, but the mean behind a later ReLU can differ from that at test time.",
        "ReLU is not linear: the mean of its outputs is not its output at the mean.",
        MEAN,
    ),
    (
        False,
        "Dropout keeps the mean of the activations it acts on, and so the mean behind a later ReLU always equals that at test time.",
        "ReLU is not linear: the mean of its outputs is not its output at the mean.",
        MEAN,
    ),
    (
        True,
        "Clipping the norm of gradients at 1 has no effect on a vanishing gradient of norm << small >>.",
        "Clipping shortens what is longer than the threshold, and nothing else.",
        CLIP,
    ),
    (
        False,
        "Clipping the norm of gradients at 1 lifts a vanishing gradient of norm << small >> to the norm 1.",
        "Clipping shortens what is longer than the threshold, and nothing else.",
        CLIP,
    ),
    (
        True,
        "A backward pass can pass a gradient check although the cost that the program computes is not the intended one.",
        "Numerical gradients come from the program's own cost; a mistake in it is on both sides.",
        PROOF,
    ),
    (
        False,
        "A backward pass that passes a gradient check shows that the cost that the program computes is the intended one.",
        "Numerical gradients come from the program's own cost; a mistake in it is on both sides.",
        PROOF,
    ),
    (
        True,
        "A right backward pass can fail a gradient check if the input of some ReLU is exactly 0.",
        "A central difference sees half of the kink, the backward pass one side of it.",
        KINK,
    ),
    (
        False,
        "A right backward pass passes any gradient check, even if the input of some ReLU is exactly 0.",
        "A central difference sees half of the kink, the backward pass one side of it.",
        KINK,
    ),
    (
        True,
        "Under a constant gradient $g$ the velocity with $\\beta = << beta >>$ tends to $g$.",
        "$v = << beta >> v + << rest >> g$ has the solution $v = g$.",
        GROWS,
    ),
    (
        False,
        "Under a constant gradient $g$ the velocity with $\\beta = << beta >>$ tends to $<< window >> g$.",
        "$v = << beta >> v + << rest >> g$ has the solution $v = g$; $<< window >> g$ is the limit of $v \\leftarrow << beta >> v + g$.",
        GROWS,
    ),
):
    say = question.true if right else question.false
    say(text, why=why, **wrong)
