"""ch12.overfitting_statements  Training loss falls, validation loss does not.    Chapter 12, interview question 10"""

from dlgrade.bank import Question

SETTING = (
    "A feed-forward network trained on << n >> examples reaches a training accuracy of << train >> % and a validation accuracy of << val >> %. Since epoch << epoch >> the training loss has gone on "
    "falling, while the validation loss has been rising. Both sets are drawn alike. "
)
question = Question(
    topics=("overfitting", "regularization", "debugging"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="evaluate",
    syllabus="da",
    version=2,
    stem={
        "MCQ": SETTING + "Which one of these statements is TRUE?",
        "MSQ": SETTING + "Which of these statements is/are TRUE?",
    },
    explanation="A gap of << train - val >> percentage points and a validation loss that rises while the training loss falls are overfitting. It is treated by more or augmented data, weight decay, "
    "dropout, a smaller network, early stopping. Optimization works: the training loss falls. So whatever only lowers the training loss further does not help.",
)


@question.draw
def draw(rng):
    return {
        "n": rng.integer("n", 2, 30) * 500,
        "train": rng.integer("train", 95, 99),
        "val": rng.integer("val", 68, 84),
        "epoch": rng.integer("epoch", 8, 30),
    }


EPOCHS = {"belief": "More epochs close the gap.", "mistake": "more_epochs", "group": "epochs"}
question.true(
    "Keeping the weights of about epoch << epoch >>, where the validation loss was lowest, is a remedy.",
    why="That is early stopping.",
    **EPOCHS,
)
question.false(
    "Training for many more epochs is a remedy, as the training loss still falls.",
    why="The validation loss rises meanwhile; more of the same makes it worse.",
    **EPOCHS,
)
SIZE = {
    "belief": "A bigger network generalizes better in this situation.",
    "mistake": "bigger_network",
    "group": "size",
}
question.true(
    "A network with fewer units is worth a trial.",
    why="It can fit less of the noise.",
    **SIZE,
)
question.false(
    "The training accuracy means that the network is too small for these data.",
    why="A network that fits << train >> % of its training examples is not too small for them.",
    **SIZE,
)
GRADIENT = {
    "belief": "A flat validation loss shows vanishing gradients.",
    "mistake": "vanishing_gradients",
    "group": "gradient",
}
question.true(
    "Vanishing gradients are excluded by the training loss, which has gone on falling.",
    why="With them the training loss would not fall either.",
    **GRADIENT,
)
question.false(
    "Vanishing gradients explain this, for the validation loss falls no more.",
    why="With them the training loss would not fall either.",
    **GRADIENT,
)
DATA = {
    "belief": "More data make overfitting worse, as there is more to learn by heart.",
    "mistake": "less_data",
    "group": "data",
}
question.true(
    "More training examples, drawn in the same way, would tend to lower the validation loss.",
    why="Chance patterns of a small set average out in a larger one.",
    **DATA,
)
question.false(
    "Leaving out half of the << n >> training examples would reduce the overfitting.",
    why="Fewer examples are easier to learn by heart: the gap would grow.",
    **DATA,
)
DECAY = {"belief": "Weight decay only slows the training down.", "mistake": "decay_slows", "group": "decay"}
question.true(
    "Stronger weight decay can raise the training loss and lower the validation loss.",
    why="It gives up some fit for smaller weights, and so for a smoother function.",
    **DECAY,
)
question.false(
    "Weight decay that raises the training loss must raise the validation loss, too.",
    why="It gives up some fit for smaller weights; just that often helps on new examples.",
    **DECAY,
)
TEST = {
    "belief": "A set on which choices are made still measures them fairly.",
    "mistake": "validation_as_test",
    "group": "test",
}
question.true(
    "Once remedies are chosen by the validation accuracy, a separate test set is needed for a fair figure.",
    why="What was chosen for its value on a set is flattered by it.",
    **TEST,
)
question.false(
    "Once remedies are chosen by the validation accuracy, that accuracy is a fair figure for new examples.",
    why="What was chosen for its value on a set is flattered by it; a test set is needed.",
    **TEST,
)
question.false(
    "Once the validation examples are trained on as well, the accuracy on them shows what a remedy is worth.",
    why="Then they are training examples, and the network can learn them by heart.",
    belief="Validation examples may be trained on.",
    mistake="trained_on_validation",
    group="test",
)
