"""ch10.x2  Lottery tickets: prune, rewind, train again.    Chapter 10, starred question 2; Frankle and Carbin"""

from itertools import pairwise

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("pruning", "lottery-ticket"),
    hints=(
        "Three separate moments: after training choose what stays, before the second training put values back, and in "
        "the second training keep the removed weights at 0. Which arrays does each of them need?",
        "One ranking for all layers together: a layer whose weights are small may lose far more than its share. The "
        "sign of a weight says nothing about its importance.",
        "Put all |W[l]| into one long vector, find the int(fraction * total) smallest by sorting, and cut the vector "
        "of answers back into the shapes of the layers, in the same order.",
        "A pruned weight is 0 but its gradient is not, so a plain update moves it again. Which multiplication after "
        "the update (or on the gradient) prevents that?",
    ),
    rubric=(
        "Compares at least: full network, ticket with original values, same mask with fresh random values, random "
        "mask; several seeds.",
        "Says that rewinding to the ORIGINAL values is the point of the hypothesis, and that fresh values are the "
        "control.",
        "Chooses the mask with training data only; reports test accuracy with its uncertainty (one test image is 0.28 "
        "points on the digits).",
        "Discusses limits: pruning at once against in rounds, small data set, unstructured zeros save no time by "
        "themselves.",
    ),
    rubric_points=6,
)
def prune_masks(parameters: dict[str, np.ndarray], fraction: float) -> dict[str, np.ndarray]:
    """Choose the weights that stay: those of largest magnitude, over the whole network.

    parameters : "W1", "b1", ..., "WL", "bL" after training; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    fraction   : share of the weights to remove, from 0 up to but not including 1
    ->  {"W1": mask, ..., "WL": mask}: boolean arrays of the weights' shapes, True where a weight stays.

    total is the number of all weights, biases not counted; exactly int(fraction * total) weights are removed, rounded
    down, and these are the ones with the smallest |w| of all layers together (no two are equal in size here). Biases
    are never removed and have no mask.
    Example: W1 = [[0.1, -3.0]], W2 = [[0.5], [-0.2]] and fraction 0.6 remove int(2.4) = 2 weights, 0.1 and -0.2:
    {"W1": [[False, True]], "W2": [[True], [False]]}.

    The functions below do the rest of the experiment. In ANSWER (about 200 words) design it for the digits: which
    networks do you compare, and what would speak for the hypothesis, what against it?
    """
    names = [name for name in parameters if name.startswith("W")]
    sizes = np.concatenate([np.abs(parameters[name]).ravel() for name in names])
    keep = np.ones(sizes.size, dtype=bool)
    keep[np.argsort(sizes)[: int(fraction * sizes.size)]] = False
    masks, start = {}, 0
    for name in names:
        shape, size = parameters[name].shape, parameters[name].size
        masks[name] = keep[start : start + size].reshape(shape)
        start += size
    return masks


@prune_masks.part
def rewind(initial: dict[str, np.ndarray], masks: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The ticket before its second training.

    initial : all parameters as they were before the FIRST training ("W1", "b1", ...)
    masks   : what prune_masks returned for the trained parameters
    ->  a dict of all parameters: weights that stay have their initial values, the others are 0, biases have their
        initial values.
    """
    return {name: value * masks[name] if name in masks else value.copy() for name, value in initial.items()}


@prune_masks.part
def masked_update(
    parameters: dict[str, np.ndarray],
    grads: dict[str, np.ndarray],
    masks: dict[str, np.ndarray],
    learning_rate: float,
) -> dict[str, np.ndarray]:
    """One gradient step of the ticket.

    parameters : "W1", "b1", ...; the weights are 0 wherever their mask is False
    grads      : "dW1", "db1", ..., of the loss of the network with these parameters; not 0 at removed weights
    ->  a dict of all parameters after p = p - learning_rate * dp, with removed weights still exactly 0. Biases take
        part in training as usual. The arguments may be changed.
    """
    updated = {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}
    return {name: value * masks[name] if name in masks else value for name, value in updated.items()}


@prune_masks.part
def ticket_counts(dims: list[int], fraction: float) -> tuple[int, int, int]:
    """Sizes of a fully connected network and of its ticket.

    dims : widths [n[0], ..., n[L]], the input first; fraction as above
    ->  (weights, weights kept, kept weights and all biases together), integers.
    Example: ticket_counts([4, 3, 2], 0.5) is (18, 9, 14).
    """
    weights = sum(n_prev * n for n_prev, n in pairwise(dims))
    kept = weights - int(fraction * weights)
    return weights, kept, kept + sum(dims[1:])


@prune_masks.alternative
def by_threshold(parameters, fraction):
    names = sorted(name for name in parameters if name[0] == "W")
    ranked = sorted(abs(w) for name in names for row in parameters[name] for w in row)
    smallest_kept = ranked[int(fraction * len(ranked))]
    return {name: (np.abs(parameters[name]) >= smallest_kept).astype(float) for name in names}


@prune_masks.alternative(of="rewind")
def in_place(initial, masks):
    for name, mask in masks.items():
        initial[name][~mask] = 0
    return initial


@prune_masks.alternative(of="masked_update")
def masked_gradient(parameters, grads, masks, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name] * masks.get(name, 1)
    return parameters


@prune_masks.alternative(of="ticket_counts")
def with_dot(dims, fraction):
    weights = np.dot(dims[1:], dims[:-1])
    removed = np.floor(fraction * weights)
    return [weights, weights - removed, weights - removed + np.sum(dims) - dims[0]]


prune_masks.mistake(
    "Large weights are the ones that over-fit, so they go.",
    name="removes_largest",
    edit=("np.argsort(sizes)", "np.argsort(-sizes)"),
)
prune_masks.mistake(
    "The smallest weights are the most negative ones.",
    name="signed_size",
    edit=("np.abs(parameters[name]).ravel()", "parameters[name].ravel()"),
)
prune_masks.mistake(
    "The number to remove is rounded up.",
    name="rounds_up",
    edit=("int(fraction * sizes.size)", "int(np.ceil(fraction * sizes.size))"),
)
prune_masks.mistake(
    "The fraction says how many stay.",
    name="fraction_kept",
    edit=("fraction * sizes.size", "(1 - fraction) * sizes.size"),
)


@prune_masks.mistake("Each layer gives up the same share of its weights.")
def layer_by_layer(parameters, fraction):
    masks = {}
    for name in (n for n in parameters if n.startswith("W")):
        masks.update(prune_masks({name: parameters[name]}, fraction))
    return masks


@prune_masks.mistake("Biases are ranked and removed together with the weights.")
def prunes_biases(parameters, fraction):
    sizes = np.sort(np.concatenate([np.abs(v).ravel() for v in parameters.values()]))
    smallest_kept = sizes[int(fraction * sizes.size)]
    return {name: np.abs(value) >= smallest_kept for name, value in parameters.items()}


@prune_masks.mistake("A weight below the fraction itself is small.")
def fraction_as_threshold(parameters, fraction):
    return {name: np.abs(value) >= fraction for name, value in parameters.items() if name.startswith("W")}


@prune_masks.mistake("Re-initializing means new random values for the survivors.", of="rewind")
def fresh_values(initial, masks):
    rng = np.random.default_rng(0)
    fresh = {name: rng.normal(size=value.shape) * np.sqrt(2 / value.shape[1]) for name, value in initial.items()}
    return {name: fresh[name] * masks[name] if name in masks else initial[name] for name in initial}


@prune_masks.mistake(
    "The ticket starts from initial values everywhere; the mask comes in with the updates.", of="rewind"
)
def mask_comes_later(initial, masks):
    return dict(initial)


@prune_masks.mistake("Biases start again from zero.", of="rewind")
def biases_from_zero(initial, masks):
    return {name: value * masks[name] if name in masks else 0 * value for name, value in initial.items()}


prune_masks.mistake(
    "The masks mark what is removed.",
    name="masks_mark_removed",
    of="rewind",
    edit=("value * masks[name] if", "value * ~masks[name] if"),
)


@prune_masks.mistake("Removed weights are 0, so they stay 0 by themselves.", of="masked_update")
def grows_back(parameters, grads, masks, learning_rate):
    return {name: value - learning_rate * grads["d" + name] for name, value in parameters.items()}


@prune_masks.mistake("Only weights are trained in a ticket; biases keep their values.", of="masked_update")
def biases_frozen(parameters, grads, masks, learning_rate):
    updated = masked_update(parameters, grads, masks, learning_rate)
    return {name: updated[name] if name in masks else value for name, value in parameters.items()}


prune_masks.mistake(
    "The step goes along the gradient.",
    name="ascends",
    of="masked_update",
    edit=("value - learning_rate", "value + learning_rate"),
)


@prune_masks.mistake("Biases are pruned as well.", of="ticket_counts")
def biases_in_the_count(dims, fraction):
    weights, _, _ = ticket_counts(dims, fraction)
    everything = weights + sum(dims[1:])
    kept = everything - int(fraction * everything)
    return weights, kept, kept


@prune_masks.mistake("A ticket consists of weights only.", of="ticket_counts")
def biases_left_out(dims, fraction):
    weights, kept, _ = ticket_counts(dims, fraction)
    return weights, kept, kept


prune_masks.mistake(
    "What is kept is rounded down.",
    name="kept_rounded_down",
    of="ticket_counts",
    edit=("weights - int(fraction * weights)", "int((1 - fraction) * weights)"),
)


def _network(rng, dims):
    """Parameters whose layers differ in scale, so that a ranking by layers and one over all layers differ."""
    parameters = {}
    for i, (n_prev, n) in enumerate(pairwise(dims), start=1):
        parameters[f"W{i}"] = rng.normal(size=(n, n_prev)) * (0.4 + 0.5 * i)
        parameters[f"b{i}"] = rng.normal(size=(n, 1))
    return parameters


def _random_masks(rng, parameters):
    return {name: rng.random(size=value.shape) < 0.5 for name, value in parameters.items() if name.startswith("W")}


def _gradients(rng, parameters):
    return {"d" + name: rng.normal(size=value.shape) for name, value in parameters.items()}


prune_masks.mistake(
    "The number to remove is rounded to the nearest whole number.",
    name="rounds_to_nearest",
    edit=("int(fraction * sizes.size)", "round(fraction * sizes.size)"),
)


@prune_masks.case("masks: the example of the statement")
def example(implementation):
    parameters = {"W1": np.array([[0.1, -3.0]]), "b1": np.array([[0.05]])}
    parameters |= {"W2": np.array([[0.5], [-0.2]]), "b2": np.array([[0.3], [-4.0]])}
    return implementation.prune_masks(parameters, 0.6)


@prune_masks.random_case("masks of other networks", n=4, weight=3)
def other_masks(implementation, rng):
    return implementation.prune_masks(_network(rng, [5, 7, 4, 3]), float(rng.uniform(0.55, 0.9)))


@prune_masks.random_case("masks: nothing removed", n=1)
def nothing_removed(implementation, rng):
    return implementation.prune_masks(_network(rng, [4, 3, 2]), 0.0)


@prune_masks.random_case("rewinding", n=2, weight=2, alone=True)
def rewinding(implementation, rng):
    initial = _network(rng, [5, 6, 4, 3])
    return implementation.rewind(initial, _random_masks(rng, initial))


@prune_masks.random_case("one update", n=2, weight=2, alone=True)
def one_update(implementation, rng):
    parameters = _network(rng, [5, 6, 4, 3])
    masks = _random_masks(rng, parameters)
    for name, mask in masks.items():
        parameters[name] = parameters[name] * mask
    return implementation.masked_update(parameters, _gradients(rng, parameters), masks, 0.3)


@prune_masks.random_case("prune, rewind, three updates", n=1)
def whole_experiment(implementation, rng):
    initial, trained = _network(rng, [6, 5, 3]), _network(rng, [6, 5, 3])
    masks = {k: np.asarray(v).astype(bool) for k, v in implementation.prune_masks(trained, 0.77).items()}
    parameters = implementation.rewind(initial, masks)
    for _ in range(3):
        parameters = implementation.masked_update(parameters, _gradients(rng, trained), masks, 0.1)
    return parameters


@prune_masks.case("counts: the digits network, 80 %", alone=True)
def digits_counts(implementation):
    return implementation.ticket_counts([64, 128, 64, 32, 10], 0.8)


@prune_masks.random_case("counts of other networks", n=3, alone=True)
def other_counts(implementation, rng):
    dims = [int(n) for n in rng.integers(3, 60, size=rng.integers(3, 6))]
    return implementation.ticket_counts(dims, float(rng.uniform(0.3, 0.9)))


@prune_masks.mistake("The fraction is the share that stays.", of="ticket_counts")
def fraction_stays(dims, fraction):
    weights, kept, whole = ticket_counts(dims, fraction)
    stays = int(fraction * weights)
    return weights, stays, stays + whole - kept


@prune_masks.mistake("Biases are pruned in the same share as the weights.", of="ticket_counts")
def biases_pruned_too(dims, fraction):
    weights, kept, whole = ticket_counts(dims, fraction)
    return weights, kept, whole - int(fraction * (whole - kept))


@prune_masks.mistake("The input units have biases too.", of="ticket_counts")
def input_biases(dims, fraction):
    weights, kept, whole = ticket_counts(dims, fraction)
    return weights, kept, whole + dims[0]
