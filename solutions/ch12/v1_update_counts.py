"""ch12.v1  Updates in one epoch, read off a picture and a text.    Chapter 12, diagram 12.8 and section 12.4"""

from dlgrade import exercise


@exercise(
    kind="numeric",
    points=3,
    topics=("mini-batch", "gradient-descent", "sgd"),
    hints=(
        "When is an epoch over? When every example has been used once, however they are grouped.",
        "Each group of examples gives one gradient and one update. How large is a group in each method?",
        "Divide the number of examples by the size of the group (all, one, or the batch); a remainder forms one more, "
        "smaller group.",
    ),
)
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
    return {
        "small batch": 1,
        "small sgd": 6,
        "small mini-batch": 3,
        "large batch": 1,
        "large sgd": 1000,
        "large mini-batch": 32,
        "last batch": 8,
        "updates for 5 epochs": 160,
    }


@update_counts.alternative
def computed():
    answer = {"last batch": 1000 % 32, "updates for 5 epochs": 5 * -(-1000 // 32)}
    for name, m, batch in (("small", 6, 2), ("large", 1000, 32)):
        for method, size in (("batch", m), ("sgd", 1), ("mini-batch", batch)):
            answer[f"{name} {method}"] = len(range(0, m, size))
    return answer


@update_counts.mistake("Batch descent works example by example, stochastic descent makes one random update.")
def batch_and_sgd_exchanged():
    return {**update_counts(), "small batch": 6, "small sgd": 1, "large batch": 1000, "large sgd": 1}


@update_counts.mistake("The batch size is the number of updates.")
def batch_size_is_the_count():
    return {**update_counts(), "small mini-batch": 2}


@update_counts.mistake("A batch that is not full is no update.")
def rounded_down():
    return {**update_counts(), "large mini-batch": 31, "last batch": 32, "updates for 5 epochs": 155}


@update_counts.mistake("The last batch is filled up like all others.")
def last_batch_filled():
    return {**update_counts(), "last batch": 32}


@update_counts.mistake("Batches run on over the end of an epoch, so five epochs are 5,000 / 32 updates.")
def epochs_run_on():
    return {**update_counts(), "updates for 5 epochs": 157}


@update_counts.mistake("Stochastic descent takes one random example, and that is its epoch.")
def one_update_by_sgd():
    return {**update_counts(), "small sgd": 1, "large sgd": 1}


@update_counts.mistake("1,000 / 32 is 31.25 updates.")
def fraction_of_an_update():
    return {**update_counts(), "large mini-batch": 31.25}


update_counts.case_per_key()
