"""ch10.parameter_or_hyperparameter  Learned, chosen, or kept?    Chapter 10, parameters and hyperparameters"""

from dlgrade.bank import Question

question = Question(
    topics=("hyperparameters", "batch-norm", "optimizers"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="remember",
    syllabus="beyond",
    version=2,
    stem={
        kind: "A network is trained for << epochs >> epochs with Adam, L2 penalty, dropout and batch normalization. A "
        "**parameter** is changed by gradient descent along its own gradient of the loss, a **hyperparameter** is chosen before "
        "training, and **state** is kept up to date by a bookkeeping rule, without a gradient of its own and without being "
        "chosen. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="Parameters here are weights, biases, and batch normalization's scale $\\gamma$ and shift $\\beta$. Running means "
    "and variances and Adam's moments are state: rules update them. All the rest is settled before the first of the "
    "<< epochs >> epochs: rates, decay rates, sizes, the penalty, the architecture, the initialization.",
)


@question.draw
def draw(rng):
    return {"epochs": rng.integer("epochs", 5, 80)}


STATISTICS = ("Running statistics are stored with the model, so they are parameters.", "running_statistics_learned")
BETAS = ("Beta is a decay rate wherever it appears, and gamma goes with it.", "betas_confused")
PLAN = ("Training also finds out how long and in which portions to train.", "training_plan_learned")
DESIGN = ("What makes up the network (layers, units, activations) are its parameters.", "architecture_is_parameter")
RATES = ("An optimizer such as Adam learns its own rates.", "optimizer_learns_rates")
WEIGHTS = ("State is what changes during training, so weights and biases are state.", "weights_are_state")
MOMENTS = ("Moments belong to the optimizer's settings.", "moments_are_settings")
PENALTY = ("The network learns how strongly to regularize itself.", "regularization_learned")
SCHEME = ("How weights begin is part of the weights, so the scheme is a parameter.", "scheme_is_parameter")
DECAY = ("The decay rate of a running mean is as much state as the mean.", "decay_is_state")

GRADIENT, CHOSEN, RULE = (
    "It has a gradient of the loss, and gradient descent follows it.",
    "It is chosen before training and never moved along a gradient.",
    "A bookkeeping rule updates it; no gradient of the loss is taken for it, and nobody chooses its value.",
)
for name, right, wrong, (belief, mistake) in (
    ("The bias vector of a hidden layer", "parameter", "state", WEIGHTS),
    ("A weight matrix", "parameter", "state", WEIGHTS),
    ("The shift $\\beta$ of batch normalization", "parameter", "hyperparameter", BETAS),
    ("The scale $\\gamma$ of batch normalization", "parameter", "hyperparameter", BETAS),
    ("The running mean of batch normalization", "state", "parameter", STATISTICS),
    ("The running variance of batch normalization", "state", "parameter", STATISTICS),
    ("Adam's first moment $m$ of a weight", "state", "hyperparameter", MOMENTS),
    ("Adam's second moment $v$ of a weight", "state", "hyperparameter", MOMENTS),
    ("The learning rate $\\alpha$", "hyperparameter", "parameter", RATES),
    ("Adam's decay rate $\\beta_1$", "hyperparameter", "parameter", RATES),
    ("The number of layers", "hyperparameter", "parameter", DESIGN),
    ("The number of units in a hidden layer", "hyperparameter", "parameter", DESIGN),
    ("The choice between ReLU and tanh", "hyperparameter", "parameter", DESIGN),
    ("The number of epochs, here << epochs >>,", "hyperparameter", "parameter", PLAN),
    ("The size of a mini-batch", "hyperparameter", "parameter", PLAN),
    ("The strength $\\lambda$ of the L2 penalty", "hyperparameter", "parameter", PENALTY),
    ("The keep probability of dropout", "hyperparameter", "parameter", PENALTY),
    ("The initialization scheme", "hyperparameter", "parameter", SCHEME),
    ("The decay rate of batch normalization's running mean", "hyperparameter", "state", DECAY),
):
    why = {"parameter": GRADIENT, "hyperparameter": CHOSEN, "state": RULE}[right]
    article = {"parameter": "a parameter", "hyperparameter": "a hyperparameter", "state": "state"}
    question.true(f"{name} is {article[right]}.", why=why, belief=belief, mistake=mistake, group=name)
    question.false(f"{name} is {article[wrong]}.", why=why, belief=belief, mistake=mistake, group=name)
