"""ch12.framework_statements  What PyTorch and Keras mean by the same words.    Chapter 12, the programs in PyTorch and TensorFlow"""

from dlgrade.bank import Question

question = Question(
    topics=("pytorch", "keras", "autograd", "momentum", "batch-norm", "dropout"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="beyond",
    alike="framework-conventions",
    stem={
        "MCQ": "A program is carried over from PyTorch to TensorFlow with Keras, or back. What is not mentioned keeps its default value. "
        "Which one of these statements is TRUE?",
        "MSQ": "A program is carried over from PyTorch to TensorFlow with Keras, or back. What is not mentioned keeps its default value. "
        "Which of these statements is/are TRUE?",
    },
    explanation="The same words have other meanings. PyTorch adds gradients up in `.grad` until `zero_grad()`; a `tf.GradientTape` returns "
    "them and stores nothing. PyTorch's momentum is $v \\leftarrow \\beta v + g$, with the learning rate outside; Keras's has it inside. The "
    "`momentum` of batch normalization is the weight of the new value in PyTorch, of the old one in Keras. Dropout takes the drop rate in "
    "both. PyTorch's `Linear` keeps its weights as (outputs, inputs), Keras's `Dense` as (inputs, units).",
)


@question.draw
def draw(rng):
    inputs, units = rng.sample("sizes", (12, 20, 24, 30, 48, 64, 100), 2)
    new = rng.choice("new", (5, 10, 20))  # the weight of a new batch's mean, in percent
    rate = rng.choice("rate", (1, 2, 3, 4))  # the drop rate, in tenths
    return {
        "inputs": inputs,
        "units": units,
        "new": f"{new / 100:g}",
        "old": f"{1 - new / 100:g}",
        "beta": rng.choice("beta", ("0.8", "0.9", "0.95")),
        "drop": f"0.{rate}",
        "keep": f"0.{10 - rate}",
        "calls": rng.integer("calls", 2, 5),
    }


GRAD = {"belief": "A backward pass replaces the gradients of the one before.", "mistake": "grad_replaced"}
TAPE = {"belief": "Every framework stores gradients in the parameters.", "mistake": "tape_stores", "group": "tape"}
MOMENTUM = {"belief": "Momentum is a moving average everywhere.", "mistake": "always_average", "group": "momentum"}
INSIDE = {
    "belief": "It does not matter where the learning rate stands in momentum.",
    "mistake": "rate_place_ignored",
    "group": "inside",
}
NORM = {
    "belief": "Batch normalization's momentum means the same everywhere.",
    "mistake": "one_momentum",
    "group": "norm",
}
DROP = {"belief": "The argument of dropout is the keep probability.", "mistake": "keep_for_drop", "group": "drop"}
LOGITS = {"belief": "A cross-entropy takes probabilities.", "mistake": "probabilities_given", "group": "logits"}
EVAL = {"belief": "Evaluation mode and no gradients are one switch.", "mistake": "one_switch", "group": "eval"}
LAYOUT = {"belief": "All libraries keep weights in the same layout.", "mistake": "one_layout", "group": "layout"}
DECAY = {"belief": "Adam's weight decay is that of AdamW.", "mistake": "adam_is_adamw", "group": "decay"}
EPSILON = {"belief": "One epsilon is as good as another.", "mistake": "one_epsilon", "group": "epsilon"}

POOL = (
    (
        True,
        "After << calls >> calls of PyTorch's `backward()` without `zero_grad()`, `.grad` holds the sum of << calls >> gradients.",
        "`backward()` adds to what is there; `zero_grad()` empties it.",
        {**GRAD, "group": "grad"},
    ),
    (
        False,
        "After << calls >> calls of PyTorch's `backward()` without `zero_grad()`, `.grad` holds the last of << calls >> gradients.",
        "`backward()` adds to what is there, so it holds the sum of all << calls >>.",
        {**GRAD, "group": "grad"},
    ),
    (
        True,
        "Gradients of `tf.GradientTape.gradient` are returned and stored nowhere, so nothing has to be emptied before the next step.",
        "Each tape computes its gradients anew and hands them back.",
        TAPE,
    ),
    (
        False,
        "Gradients of `tf.GradientTape.gradient` add up in the variables, so they have to be emptied before the next step.",
        "They are returned, not stored; it is PyTorch that adds them up.",
        TAPE,
    ),
    (
        True,
        "Under a constant gradient $g$ the velocity of PyTorch's `SGD(momentum=<< beta >>)` grows beyond $g$ in size.",
        "It is $v \\leftarrow << beta >> v + g$, without the factor $1 - << beta >>$.",
        MOMENTUM,
    ),
    (
        False,
        "Under a constant gradient $g$ the velocity of PyTorch's `SGD(momentum=<< beta >>)` tends to $g$ from below in size.",
        "It is $v \\leftarrow << beta >> v + g$ and tends to $g / (1 - << beta >>)$.",
        MOMENTUM,
    ),
    (
        True,
        "When the learning rate is halved, the velocity that PyTorch's `SGD` has kept is multiplied by the new rate in the next step.",
        "The velocity holds gradients alone, and $\\theta \\leftarrow \\theta - \\alpha v$ uses the rate of the moment.",
        INSIDE,
    ),
    (
        False,
        "When the learning rate is halved, the velocity that Keras's `SGD` has kept is multiplied by the new rate in the next step.",
        "In $v \\leftarrow \\beta v - \\alpha g$ the earlier gradients keep the rate of their time.",
        INSIDE,
    ),
    (
        True,
        "Batch normalization with `momentum=<< new >>` in PyTorch updates its running mean as `momentum=<< old >>` does in Keras.",
        "In PyTorch it is the weight of the new value, in Keras that of the old one.",
        NORM,
    ),
    (
        False,
        "Batch normalization with `momentum=<< old >>` in PyTorch updates its running mean as `momentum=<< old >>` does in Keras.",
        "In PyTorch it is the weight of the new value, so << new >> would be needed.",
        NORM,
    ),
    (
        True,
        "`Dropout(<< drop >>)` drops a unit with probability << drop >> in both, and scales the others while training.",
        "Both take the drop rate, and both are inverted dropout.",
        DROP,
    ),
    (
        False,
        "`Dropout(<< keep >>)` keeps a unit with probability << keep >> in PyTorch, and drops it with this probability in Keras.",
        "Both take the drop rate: a unit is kept with probability << drop >> in both.",
        DROP,
    ),
    (
        True,
        "PyTorch's `CrossEntropyLoss` is given logits; a softmax layer before it would mean that softmax is applied twice.",
        "It computes the logarithm of softmax itself.",
        LOGITS,
    ),
    (
        False,
        "PyTorch's `CrossEntropyLoss` is given probabilities; without a softmax layer before it there would be no softmax at all.",
        "It computes the logarithm of softmax itself, from logits.",
        LOGITS,
    ),
    (
        True,
        "After `model.eval()` PyTorch still records what gradients need; `torch.no_grad()` is what stops that.",
        "`eval()` changes what dropout and batch normalization compute, and nothing else.",
        EVAL,
    ),
    (
        False,
        "Inside `torch.no_grad()` dropout is off and batch normalization uses its running statistics, without `model.eval()`.",
        "That is what `model.eval()` does; `no_grad()` stops the recording for gradients.",
        EVAL,
    ),
    (
        True,
        "A layer from << inputs >> inputs to << units >> units has weights of shape (<< units >>, << inputs >>) in PyTorch's `Linear`.",
        "Outputs first, as in this book; Keras has them the other way round.",
        LAYOUT,
    ),
    (
        False,
        "A layer from << inputs >> inputs to << units >> units has weights of shape (<< units >>, << inputs >>) in Keras's `Dense`.",
        "Its kernel $W$ is (<< inputs >>, << units >>): examples are the rows of $X$, and the layer computes $X W$.",
        LAYOUT,
    ),
    (
        True,
        "In `torch.optim.Adam` the `weight_decay` is an L2 penalty, whose gradient is divided by $\\sqrt{\\hat v}$ as well.",
        "The decoupled decay is that of `torch.optim.AdamW`.",
        DECAY,
    ),
    (
        False,
        "In `torch.optim.Adam` the `weight_decay` is decoupled: it shrinks the weights without being divided by $\\sqrt{\\hat v}$.",
        "That is `torch.optim.AdamW`; in `Adam` the decay enters the gradient.",
        DECAY,
    ),
    (
        True,
        "With the same $\\epsilon$ the first steps of Adam differ where gradients are tiny: Keras adds it to $\\sqrt{v}$.",
        "Keras adds $\\epsilon$ to $\\sqrt{v}$, PyTorch to $\\sqrt{\\hat v}$.",
        EPSILON,
    ),
    (
        False,
        "With the same $\\epsilon$ the first steps of Adam are equal even where gradients are tiny, as both add it to $\\sqrt{\\hat v}$.",
        "PyTorch adds it to $\\sqrt{\\hat v}$, Keras to $\\sqrt{v}$, before the correction.",
        EPSILON,
    ),
)
for holds, text, why, belief in POOL:
    (question.true if holds else question.false)(text, why=why, **belief)
