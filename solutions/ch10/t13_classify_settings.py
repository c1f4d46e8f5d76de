"""ch10.t13  Parameter, hyperparameter or state?    Chapter 10, parameters vs hyperparameters"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("hyperparameters", "batch-normalization"),
    hints=(
        "Go through the list three times: what has a gradient of the loss? what must be known before the first step? "
        "what is left over?",
        "Left over are the running notes that the training loop keeps: averages and counters. No loss gradient is ever "
        "taken for them, and nobody chooses their values.",
        "Two things are called beta: a learned shift in batch normalization, and decay rates in momentum and Adam. "
        "The decay rate of a running average is chosen; the running average itself is not.",
    ),
)
def classify() -> dict[str, str]:
    """Sort nineteen quantities into three classes.

    "parameter"      changed by gradient descent along its own gradient of the loss
    "hyperparameter" chosen by a person or an outer search; known before training starts
    "state"          kept up to date by the training loop through a bookkeeping rule (a running average, a moment),
                     neither chosen nor moved along a gradient of its own

    The keys, and what they stand for:
        "alpha"      learning rate                      "W"          weight matrices
        "bn mean"    batch norm's running mean          "epochs"     number of passes over the data
        "L"          number of layers                   "bn beta"    batch norm's shift, added after scaling
        "lambda"     strength of the L2 penalty         "adam m"     Adam's running average of gradients
        "b"          biases                             "n[l]"       units of a layer
        "beta1"      Adam's first decay rate            "bn var"     batch norm's running variance
        "keep_prob"  dropout's keep probability         "bn gamma"   batch norm's scale
        "g[l]"       which activation function          "velocity"   momentum's running step
        "init"       the initialization scheme          "bn decay"   decay rate of batch norm's running mean
        "batch size" examples in a mini-batch

    Return a dict from each of the nineteen keys to one of the three words, such as {"alpha": "state", ...}
    (the form, not the answer). Parameters and state weigh twice in the points, as there are few of them.
    """
    return {
        "alpha": "hyperparameter",
        "W": "parameter",
        "bn mean": "state",
        "epochs": "hyperparameter",
        "L": "hyperparameter",
        "bn beta": "parameter",
        "lambda": "hyperparameter",
        "adam m": "state",
        "b": "parameter",
        "n[l]": "hyperparameter",
        "beta1": "hyperparameter",
        "bn var": "state",
        "keep_prob": "hyperparameter",
        "bn gamma": "parameter",
        "g[l]": "hyperparameter",
        "velocity": "state",
        "init": "hyperparameter",
        "bn decay": "hyperparameter",
        "batch size": "hyperparameter",
    }


def _probe_of(key):
    return lambda implementation: implementation.classify()[key]


for _key, _class in classify().items():
    classify.case(_key, alone=True, weight=1 if _class == "hyperparameter" else 2)(_probe_of(_key))


def _believing(word, *keys):
    return {**classify(), **dict.fromkeys(keys, word)}


@classify.mistake("Batch norm's running statistics are stored with the model, so they are parameters.")
def running_statistics_learned():
    return _believing("parameter", "bn mean", "bn var")


@classify.mistake("Beta is a decay rate wherever it appears, and gamma goes with it.")
def betas_confused():
    return _believing("hyperparameter", "bn beta", "bn gamma")


@classify.mistake("Training also finds out how long and in which portions to train.")
def training_plan_learned():
    return _believing("parameter", "epochs", "batch size")


@classify.mistake("What makes up the network (layers, units, activations) are its parameters.")
def architecture_is_parameter():
    return _believing("parameter", "L", "n[l]", "g[l]")


@classify.mistake("An optimizer such as Adam learns its own rates.")
def optimizer_learns_rates():
    return _believing("parameter", "alpha", "beta1")


@classify.mistake("State is what changes during training, so weights and biases are state.")
def weights_are_state():
    return _believing("state", "W", "b")


@classify.mistake("Moments and velocity belong to the optimizer's settings.")
def moments_are_settings():
    return _believing("hyperparameter", "adam m", "velocity")


@classify.mistake("The network learns how strongly to regularize itself.")
def regularization_learned():
    return _believing("parameter", "lambda", "keep_prob")


@classify.mistake("How weights begin is part of the weights, so the scheme is a parameter.")
def scheme_is_parameter():
    return _believing("parameter", "init")


@classify.mistake("The decay rate of a running mean is as much state as the mean.")
def decay_is_state():
    return _believing("state", "bn decay")


@classify.mistake("What Adam keeps is moved at every step like a weight, so its averages are parameters.")
def moments_are_parameters():
    return _believing("parameter", "adam m", "velocity")


@classify.mistake("All numbers of batch norm belong to its state, scale and shift too.")
def scale_and_shift_are_state():
    return _believing("state", "bn gamma", "bn beta")


@classify.mistake("A decay rate belongs to the averages that it makes, so it is state.")
def decay_rates_are_state():
    return _believing("state", "beta1", "bn decay")


@classify.mistake("Adam's decay rate belongs to its moments, so it is state.")
def beta1_is_state():
    return _believing("state", "beta1")
