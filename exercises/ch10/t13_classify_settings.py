"""ch10.t13  Parameter, hyperparameter or state?    Chapter 10, parameters vs hyperparameters"""


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
    raise NotImplementedError("ch10.t13")
