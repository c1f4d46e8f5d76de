"""ch12.t1  The price of gradients without backpropagation.    Chapter 12, section 12.2"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=3,
    topics=("cost", "gradient-checking", "backpropagation"),
    hints=(
        "What is counted here: a pass of the whole training set, or a pass of a single example?",
        "One step needs the loss of every example at every moved point. How many moved points are there for central "
        "differences, how many points in all for one-sided ones?",
        "Multiply (points for one gradient) * (examples) * (steps). Backpropagation needs, for each example and step, "
        "one forward pass and one backward pass at its price.",
    ),
)
def cost_table(weights: int, examples: int, steps: int, backward_price: float = 2) -> dict[str, float]:
    """Single-example forward passes that full-batch gradient descent takes, for three ways to get the gradient.

    weights, examples, steps : the numbers of parameters, training examples and gradient steps
    backward_price           : the price of a backward pass, in forward passes
    ->  {"central": ..., "one-sided": ..., "backprop": ...}

    Unit: one forward pass of ONE example is 1, so a pass of the whole training set costs `examples`. Central
    differences evaluate the loss at two moved points for each weight; one-sided differences at one moved point for
    each weight and once at the unmoved point. Backpropagation makes one forward and one backward pass.

    Example: 3 weights, 10 examples, 2 steps, price 2 give 120, 80 and 60.
    """
    unit = examples * steps
    return {
        "central": 2 * weights * unit,
        "one-sided": (weights + 1) * unit,
        "backprop": (1 + backward_price) * unit,
    }


@cost_table.alternative
def step_by_step(weights, examples, steps, backward_price=2):
    per_step = np.array([weights * 2.0, weights + 1.0, 1.0 + backward_price]) * examples
    return dict(zip(("central", "one-sided", "backprop"), per_step * steps, strict=True))


cost_table.mistake(
    "A pass is a pass of the whole training set.",
    name="full_batch_passes",
    edit=("unit = examples * steps", "unit = steps"),
)
cost_table.mistake(
    "The price of one step is the whole price.", name="steps_forgotten", edit=("examples * steps", "examples")
)
cost_table.mistake(
    "Central differences need one evaluation for each weight.", name="one_side_for_two", edit=("2 * weights", "weights")
)
cost_table.mistake(
    "The unmoved point need not be evaluated.", name="start_forgotten", edit=("(weights + 1) * unit", "weights * unit")
)
cost_table.mistake(
    "The backward pass is all that backpropagation costs.",
    name="forward_forgotten",
    edit=("(1 + backward_price)", "backward_price"),
)
cost_table.mistake(
    "Backpropagation goes back once for every weight.",
    name="backward_for_each_weight",
    edit=("(1 + backward_price)", "(1 + backward_price * weights)"),
)

cost_table.call_case("a million weights, a million examples, a thousand steps", 10**6, 10**6, 1000)
cost_table.call_case("another price", 25, 6, 7, 1.5)


cost_table.mistake(
    "Central differences need the loss at the unmoved point as well.",
    name="start_counted_twice_over",
    edit=("2 * weights * unit", "(2 * weights + 1) * unit"),
)

cost_table.mistake(
    "A backward pass costs two forward passes, whatever the price is.",
    name="price_is_always_two",
    edit=("(1 + backward_price)", "3"),
)


@cost_table.random_case("other sizes", n=4, required=True)
def other_sizes(implementation, rng):
    weights, examples, steps, price = (int(v) for v in rng.permutation(np.arange(3, 60))[:4])
    return implementation.cost_table(weights, examples, steps, price)
