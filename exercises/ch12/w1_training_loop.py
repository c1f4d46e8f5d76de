"""ch12.w1  The training loop, step by step.    Chapter 12, the training-loop flowchart"""


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
    raise NotImplementedError("ch12.w1")
