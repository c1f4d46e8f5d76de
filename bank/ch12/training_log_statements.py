"""ch12.training_log_statements  What a log of a training run must hold.    Chapter 12, exercise 12.22"""

from dlgrade.bank import Question

SETTING = (
    "A network with layers of << n0 >>, << n1 >> and 1 units learns from << m >> training examples by gradient descent on the whole training set, << steps >> steps long; << val >> validation examples are kept "
    "apart. In each step the program computes the training loss and the gradients, logs, and only then updates the parameters. "
)
question = Question(
    topics=("logging", "training-loop", "validation"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="analyse",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="All series get one entry in each of << steps >> steps, and all numbers of a step describe the parameters before its update. The counts of a histogram of the weights add up to "
    "$<< n0 >> \\cdot << n1 >> + << n1 >> = << weights >>$ if what lies outside is counted in the outermost bins. The validation loss comes from a forward pass alone, with nothing random in it; it moves "
    "no parameter. One run with one seed tells little about the next.",
)


@question.draw
def draw(rng):
    n0, n1 = rng.integer("n0", 2, 6), rng.integer("n1", 5, 12)
    return {
        "n0": n0,
        "n1": n1,
        "weights": n0 * n1 + n1,
        "m": rng.choice("m", (200, 300, 400, 600)),
        "val": rng.choice("val", (50, 80, 100, 120)),
        "steps": rng.choice("steps", (100, 150, 200, 500)),
        "step": rng.integer("step", 10, 60),
        "keep": rng.choice("keep", ("0.5", "0.6", "0.8")),
    }


COUNT = {"belief": "A full pass makes an entry for each example.", "mistake": "entry_per_example", "group": "count"}
MOMENT = {"belief": "A step's loss is that after its update.", "mistake": "after_the_update", "group": "moment"}
BINS = {"belief": "A histogram leaves out what lies outside.", "mistake": "outliers_left_out", "group": "bins"}
BIAS = {"belief": "Biases are weights.", "mistake": "biases_are_weights", "group": "bins"}
LEARN = {"belief": "Validation examples train the network, too.", "mistake": "validation_trains", "group": "learn"}
RANDOM = {"belief": "Dropout stays on for the validation loss.", "mistake": "dropout_in_validation", "group": "random"}
MEAN = {"belief": "Losses are sums over the examples.", "mistake": "sums_of_losses", "group": "mean"}
NORM = {"belief": "A gradient's norm depends on the rate.", "mistake": "norm_of_the_step", "group": "norm"}
STOP = {"belief": "The last parameters are the best.", "mistake": "last_is_best", "group": "stop"}
GAP = {"belief": "A growing gap calls for more steps.", "mistake": "gap_needs_steps", "group": "gap"}

for right, text, why, wrong in (
    (
        True,
        "The series of training losses has << steps >> entries after the run, one for each step.",
        "Each step goes through all << m >> examples and gives one mean.",
        COUNT,
    ),
    (
        False,
        "The series of training losses has << m >> entries after the run, one for each example.",
        "Each step gives one mean over all << m >> examples; there are << steps >> steps.",
        COUNT,
    ),
    (
        True,
        "The loss logged in step << step >> belongs to the parameters before the update of that step.",
        "The program logs first and updates then.",
        MOMENT,
    ),
    (
        False,
        "The loss logged in step << step >> is what the update of that very step << step >> has led to.",
        "It was computed before that update; the next entry shows what the update achieved.",
        MOMENT,
    ),
    (
        True,
        "If weights outside the outermost edges count in the outermost bins, each histogram of the weights adds up to << weights >>.",
        "$<< n0 >> \\cdot << n1 >> + << n1 >> = << weights >>$ weights, each in one bin.",
        BINS,
    ),
    (
        False,
        "A histogram of the weights with fixed edges adds up to << weights >> even if weights outside the edges are in no bin.",
        "Those weights would be missing; they have to be counted in the outermost bins.",
        BINS,
    ),
    (
        False,
        "A histogram of the weights, without the biases, adds up to << weights + n1 + 1 >> in each step.",
        "$<< n0 >> \\cdot << n1 >> + << n1 >> = << weights >>$; the $<< n1 >> + 1$ biases are not in it.",
        BIAS,
    ),
    (
        True,
        "Computing the validation loss in each step takes a forward pass through << val >> examples and changes no parameter.",
        "No gradient is taken from it.",
        LEARN,
    ),
    (
        False,
        "Computing the validation loss in each step makes the parameters learn from << val >> further examples.",
        "No gradient is taken from it, so nothing is learned from these examples.",
        LEARN,
    ),
    (
        True,
        "If the hidden layer had dropout with the keep probability << keep >>, it would be off for the validation loss.",
        "The validation loss judges the network as it is used later, without dropout.",
        RANDOM,
    ),
    (
        False,
        "If the hidden layer had dropout with the keep probability << keep >>, its masks would be drawn for the validation loss as well.",
        "The validation loss judges the network as it is used later, without dropout.",
        RANDOM,
    ),
    (
        True,
        "Training and validation loss can be compared although << m >> is not << val >>, as both are means.",
        "A mean does not grow with the number of examples.",
        MEAN,
    ),
    (
        False,
        "To be compared with the training loss, the validation loss must be multiplied by $<< m >>/<< val >>$.",
        "Both are means over their examples.",
        MEAN,
    ),
    (
        True,
        "Halving the learning rate in step << step >> leaves the gradient norm logged in that step as it is.",
        "The gradient is taken at the same parameters; the rate enters afterwards.",
        NORM,
    ),
    (
        False,
        "Halving the learning rate in step << step >> halves the gradient norm logged in that step.",
        "The gradient is taken at the same parameters; only the update is halved.",
        NORM,
    ),
    (
        True,
        "If the validation loss is lowest in step << step >> and rises from there on, the parameters of that step are worth keeping.",
        "Later ones fit the training examples better and new ones worse.",
        STOP,
    ),
    (
        False,
        "If the validation loss is lowest in step << step >> and rises from there on, the parameters after step << steps >> are the best.",
        "Later ones fit the training examples better and new ones worse.",
        STOP,
    ),
    (
        True,
        "A training loss that falls while the validation loss rises is a sign of overfitting.",
        "What is learned then no longer holds for new examples.",
        GAP,
    ),
    (
        False,
        "A training loss that falls while the validation loss rises calls for more steps, with the same data.",
        "What is learned then no longer holds for new examples: stop earlier, or regularize.",
        GAP,
    ),
):
    say = question.true if right else question.false
    say(text, why=why, **wrong)
