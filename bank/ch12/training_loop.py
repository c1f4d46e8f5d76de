"""ch12.training_loop  What happens when, and how often, in a training loop.    Chapter 12, the training-loop flowchart"""

from dlgrade.bank import Question

question = Question(
    topics=("training-loop", "mini-batches"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    stem={
        "MCQ": r"""
A feed-forward network is trained by the usual loop of mini-batch gradient descent, << epochs >> epochs on << m >> examples in batches of << batch >>, a
last short batch included, with validation and a stop test in every epoch. No stop occurs. Which one of these statements is TRUE?
""",
        "MSQ": r"""
A feed-forward network is trained by the usual loop of mini-batch gradient descent, << epochs >> epochs on << m >> examples in batches of << batch >>, a
last short batch included, with validation and a stop test in every epoch. No stop occurs. Which of these statements is/are TRUE?
""",
    },
    explanation=r"""
Once: initialize. In every epoch: shuffle and cut into $\lceil << m >> / << batch >> \rceil = << per >>$ batches; in every batch forward
pass, loss, backward pass, update, in this order; after the batches validate, then decide whether to stop. At the end save. So there
are << epochs >> shuffles and validations and $<< epochs >> \cdot << per >> = << epochs * per >>$ updates.
""",
)


@question.draw
def draw(rng):
    batch, full = rng.choice("batch", (16, 32, 50, 64, 100)), rng.integer("full", 4, 14)
    return {
        "epochs": rng.integer("epochs", 3, 15),
        "batch": batch,
        "per": full + 1,
        "m": full * batch + rng.integer("rest", 2, batch - 2),
    }


SHORT = {"belief": "A batch that is not full makes no update.", "mistake": "short_batch_dropped", "group": "updates"}
EPOCHWISE = {
    "belief": "Gradients are collected over an epoch, and one update follows.",
    "mistake": "update_per_epoch",
    "group": "updates",
}
question.true(
    "The parameters are updated $<< epochs * per >>$ times.",
    why="<< per >> batches in each of << epochs >> epochs, the short one included.",
    **SHORT,
)
question.false(
    "The parameters are updated $<< epochs * (per - 1) >>$ times.",
    why="The short batch makes an update as well: << per >> in each epoch.",
    **SHORT,
)
question.false(
    "The parameters are updated << epochs >> times.",
    why="Every batch makes an update: << per >> in each epoch.",
    **EPOCHWISE,
)
SHUFFLE = {"belief": "Data are shuffled once, before training.", "mistake": "shuffled_once", "group": "shuffle"}
question.true(
    "The examples are shuffled << epochs >> times, at the start of each epoch.",
    why="Otherwise the same examples would share a batch in every epoch.",
    **SHUFFLE,
)
question.false(
    "The examples are shuffled once, so that all epochs have the same << per >> batches.",
    why="They are shuffled in each epoch, so that the batches differ.",
    **SHUFFLE,
)
question.false(
    "The examples are shuffled before each of the $<< epochs * per >>$ updates.",
    why="One shuffle for an epoch; shuffling within it would use some examples twice and others never.",
    belief="Every batch is drawn from freshly shuffled data.",
    mistake="shuffled_for_each_batch",
    group="shuffle",
)
ORDER = {
    "belief": "The update comes before the gradients that it needs.",
    "mistake": "update_before_backward",
    "group": "order",
}
question.true(
    "In each batch the backward pass comes after the forward pass and before the update.",
    why="It needs the activations, and the update needs its gradients.",
    **ORDER,
)
question.false(
    "In each batch the update comes before the backward pass, which then uses the new parameters.",
    why="The update needs the gradients of the backward pass, taken at the old parameters.",
    **ORDER,
)
question.false(
    "In each batch layer 1 is updated first, and then the gradients of layer 2 are computed with the new weights.",
    why="All gradients are taken at the same, old parameters.",
    belief="The layers are updated one by one during the backward pass.",
    mistake="layer_by_layer",
    group="order",
)
VALIDATE = {
    "belief": "The model is validated after every batch.",
    "mistake": "validated_per_batch",
    "group": "validate",
}
question.true(
    "The model is evaluated on the validation set << epochs >> times, after the batches of each epoch.",
    why="Validation belongs to the end of an epoch here, and feeds the stop test.",
    **VALIDATE,
)
question.false(
    "The model is evaluated on the validation set $<< epochs * per >>$ times, after each update.",
    why="It is evaluated once in each of the << epochs >> epochs.",
    **VALIDATE,
)
question.false(
    "The validation examples give gradients, too, so their errors enter the updates.",
    why="They are only evaluated; no gradient of theirs enters an update.",
    belief="Validation data are training data of a second kind.",
    mistake="validation_trains",
    group="validate",
)
START = {"belief": "Each epoch begins with fresh parameters.", "mistake": "initialized_every_epoch", "group": "start"}
question.true(
    "The parameters are initialized once; epoch 2 starts from what epoch 1 has learned.",
    why="Initialization comes before the first epoch.",
    **START,
)
question.false(
    "The parameters are initialized << epochs >> times, so that the epochs can be compared.",
    why="They are initialized once, before the first epoch.",
    **START,
)
question.true(
    "Every training example enters exactly << epochs >> of the updates.",
    why="Each epoch uses each example in exactly one batch.",
    belief="Every update uses every example.",
    mistake="every_update_every_example",
    group="examples",
)
question.false(
    "Every training example enters each of the $<< epochs * per >>$ updates.",
    why="An update uses the examples of its batch; each example is in one batch of each epoch.",
    belief="Every update uses every example.",
    mistake="every_update_every_example",
    group="examples",
)
