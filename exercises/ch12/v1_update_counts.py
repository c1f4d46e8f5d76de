"""ch12.v1  Updates in one epoch, read off a picture and a text.    Chapter 12, diagram 12.8 and section 12.4"""


def update_counts() -> dict[str, int]:
    """How often are the parameters updated in one epoch, and how long is the last mini-batch?

    Small data set: 6 examples, mini-batches of 2. Larger one: 1,000 examples, mini-batches of 32, where a last batch
    that is not full is used as well. Return a dict of integers:

      "small batch", "small sgd", "small mini-batch"    : updates in one epoch of batch gradient descent, stochastic
                                                          gradient descent (single examples) and mini-batches
      "large batch", "large sgd", "large mini-batch"    : the same for the larger data set
      "last batch"                                      : the number of examples in its last mini-batch
      "updates for 5 epochs"                            : mini-batch updates of the larger data set in five epochs,
                                                          where every epoch starts with a fresh full batch

    Example: 10 examples in mini-batches of 5 give 2 updates.
    """
    raise NotImplementedError("ch12.v1")
