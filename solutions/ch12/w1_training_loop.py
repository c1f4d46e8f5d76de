"""ch12.w1  The training loop, step by step.    Chapter 12, the training-loop flowchart"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("training-loop", "mini-batches"),
    hints=(
        "Ask of every step: how often does it happen in a run, once, once for each epoch, or once for each batch? That "
        "alone sorts nine steps into four places.",
        "Within a batch each step needs something that another one has made. What does the loss need, what does the "
        "way back need, what does the update need?",
        "Batches that are the same in every epoch show the optimizer the same groups again and again. And a decision "
        "about stopping needs fresh validation numbers to decide on.",
        "The counts follow from the places: multiply the epochs by one, or by the number of batches, where a short last "
        "batch is a batch.",
    ),
)
def training_loop() -> dict:
    """Sort the steps of mini-batch training into the loop, and count them.

    The steps, in no order:
        "update"      change the parameters with the gradients        "backward"  gradients of the batch's loss
        "initialize"  draw the first parameters                       "forward"   predictions for the batch
        "shuffle"     a new random order, cut into mini-batches       "loss"      cost of the batch's predictions
        "validate"    log the epoch, evaluate on the development set  "save"      keep the model, report
        "stop test"   decide from the validation log whether to go on

    Return a dict with these keys; the first five are lists of step names in the order in which they happen (a list may
    have one entry), and together they use each of the nine names once:
        "before"         once, before the first epoch
        "epoch start"    in every epoch, before its batches
        "batch"          in every batch (the loss is logged, and computed before the way back)
        "epoch end"      in every epoch, after its batches
        "after"          once, when training has ended
    and, for a run of exactly 5 epochs (no early stop) on 400 training examples in batches of 64, short last batch
    used, how often these steps happen:
        "n shuffle"  "n update"  "n validate"
    Form of the answer: {"before": ["update"], ..., "n shuffle": 1, ...}.
    """
    return {
        "before": ["initialize"],
        "epoch start": ["shuffle"],
        "batch": ["forward", "loss", "backward", "update"],
        "epoch end": ["validate", "stop test"],
        "after": ["save"],
        "n shuffle": 5,
        "n update": 35,
        "n validate": 5,
    }


training_loop.case_per_key()


def _changed(**changes):
    return {**training_loop(), **{key.replace("_", " "): value for key, value in changes.items()}}


@training_loop.mistake("The parameters are changed before the gradients of the new loss are known; backward tidies up.")
def update_before_backward():
    return _changed(batch=["forward", "loss", "update", "backward"])


@training_loop.mistake("Backward comes first in its name: propagate the error back, then compute the loss.")
def loss_after_backward():
    return _changed(batch=["forward", "backward", "loss", "update"])


@training_loop.mistake("Data are shuffled once, before training.")
def shuffled_once():
    return _changed(before=["initialize", "shuffle"], epoch_start=[], n_shuffle=1)


@training_loop.mistake("Each epoch begins with fresh parameters.")
def initialized_every_epoch():
    return _changed(before=[], epoch_start=["initialize", "shuffle"])


@training_loop.mistake("The model is validated after every batch.")
def validated_per_batch():
    return _changed(batch=["forward", "loss", "backward", "update", "validate"], epoch_end=["stop test"], n_validate=35)


@training_loop.mistake("Gradients are collected over the epoch, and one update follows.")
def update_per_epoch():
    return _changed(batch=["forward", "loss", "backward"], epoch_end=["update", "validate", "stop test"], n_update=5)


@training_loop.mistake("400 examples make 6 batches of 64.")
def short_batch_dropped():
    return _changed(n_update=30)


@training_loop.mistake("First decide whether to stop, then look at the validation numbers.")
def stop_before_validation():
    return _changed(epoch_end=["stop test", "validate"])


@training_loop.mistake("The development set is for the end: validate once, before saving.")
def validated_at_the_end():
    return _changed(epoch_end=["stop test"], after=["validate", "save"], n_validate=1)


@training_loop.mistake("Every batch is drawn anew: the examples are shuffled before each one.")
def shuffled_every_batch():
    return _changed(epoch_start=[], batch=["shuffle", "forward", "loss", "backward", "update"], n_shuffle=35)


@training_loop.mistake("The model is saved after every epoch.")
def saved_every_epoch():
    return _changed(epoch_end=["validate", "stop test", "save"], after=[])


@training_loop.mistake("Every example makes an update.")
def update_per_example():
    return _changed(n_update=2000)


@training_loop.mistake("Batches run on over the end of an epoch: 2,000 examples in batches of 64.")
def batches_run_on():
    return _changed(n_update=32)
