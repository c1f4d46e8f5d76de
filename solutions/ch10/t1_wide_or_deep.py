"""ch10.t1  The same neurons, wide or deep.    Chapter 10, the "Aha" question"""

from dlgrade import exercise


@exercise(
    points=5,
    topics=("parameter-counting", "architecture"),
    hints=(
        "Parameters sit on connections, not in units. How many connections has one hidden layer of 1,000 units, how "
        "many have five of 200?",
        "The wide network has two matrices, the deep one layers + 1 of them; both have one bias for each hidden and "
        "each output unit. The input touches 1,000 units in one network and only 200 in the other.",
        "For the break-even write both counts with w = neurons / layers, subtract, and divide by what is common: a "
        "very short condition on n_in, n_out and w remains. Or try n_in = 1, 2, 3, ... with your first function.",
    ),
)
def wide_and_deep(n_in: int, neurons: int, layers: int, n_out: int) -> tuple[int, int]:
    """Parameters of two fully connected networks with the same number of hidden units.

    The wide one has a single hidden layer of ``neurons`` units; the deep one has ``layers`` hidden layers of
    neurons / layers units each (it divides evenly). Both end in n_out output units.
    n_in, neurons, layers >= 2, n_out : integers  ->  (parameters of the wide one, parameters of the deep one).

    Parameters are weights and biases; hidden and output units have one bias each, inputs have none.
    Example: wide_and_deep(3, 4, 2, 5) is (41, 29): [3, 4, 5] has 16 + 25, [3, 2, 2, 5] has 8 + 6 + 15.
    The book's pair is 1,000 hidden units, as one layer or as five.
    """
    width = neurons // layers
    wide = (n_in + 1) * neurons + (neurons + 1) * n_out
    deep = (n_in + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * n_out
    return wide, deep


@wide_and_deep.part
def break_even(neurons: int, layers: int, n_out: int) -> int:
    """The smallest number of inputs, at least 1, for which the wide network has MORE parameters than the deep one.

    Which network is larger depends on the number of inputs. neurons, layers >= 2, n_out as in `wide_and_deep`
    ->  n_in, an integer >= 1. Equal counts are not yet more.
    Example: with 12 hidden units in 2 layers and 2 outputs, n_in = 4 gives 86 for both, n_in = 5 gives 98 and 92:
    break_even(12, 2, 2) is 5.
    """
    return max(1, neurons // layers - n_out + 1)


@wide_and_deep.alternative
def by_lists(n_in, neurons, layers, n_out):
    def count(dims):
        total = 0
        for i in range(1, len(dims)):
            total += dims[i - 1] * dims[i]
            total += dims[i]
        return total

    return [count([n_in, neurons, n_out]), count([n_in] + [neurons // layers] * layers + [n_out])]


@wide_and_deep.alternative(of="break_even")
def by_trying(neurons, layers, n_out):
    n_in = 1
    while True:
        wide, deep = wide_and_deep(n_in, neurons, layers, n_out)
        if wide > deep:
            return n_in
        n_in += 1


@wide_and_deep.mistake("The same neurons are the same parameters, however they are arranged.")
def same_neurons_same_parameters(n_in, neurons, layers, n_out):
    wide, _ = wide_and_deep(n_in, neurons, layers, n_out)
    return wide, wide


@wide_and_deep.mistake("Only the connections between hidden layers count.")
def hidden_blocks_only(n_in, neurons, layers, n_out):
    width = neurons // layers
    return 0, (layers - 1) * width * width


@wide_and_deep.mistake("The output units have no biases.")
def output_biases_forgotten(n_in, neurons, layers, n_out):
    wide, deep = wide_and_deep(n_in, neurons, layers, n_out)
    return wide - n_out, deep - n_out


@wide_and_deep.mistake("Only weights are parameters.")
def weights_only(n_in, neurons, layers, n_out):
    wide, deep = wide_and_deep(n_in, neurons, layers, n_out)
    return wide - neurons - n_out, deep - neurons - n_out


wide_and_deep.mistake(
    "Five hidden layers have five matrices between them.", name="a_block_too_many", edit=("(layers - 1)", "layers")
)
wide_and_deep.mistake(
    "Every hidden layer has all the units.", name="full_width_everywhere", edit=("neurons // layers", "neurons")
)


@wide_and_deep.mistake("A wide layer always has more parameters than a tower of small ones.", of="break_even")
def wide_is_always_larger(neurons, layers, n_out):
    return 1


wide_and_deep.mistake(
    "Equal is enough.",
    name="equal_counts_as_more",
    of="break_even",
    edit=("neurons // layers - n_out + 1", "neurons // layers - n_out"),
)
wide_and_deep.mistake(
    "The outputs are the same in both networks, so they cancel.",
    name="outputs_cancel",
    of="break_even",
    edit=("neurons // layers - n_out + 1", "neurons // layers + 1"),
)


wide_and_deep.call_case("784 inputs, 1,000 units, 10 outputs", 784, 1000, 5, 10)
wide_and_deep.call_case("64 inputs, 1,000 units, 10 outputs", 64, 1000, 5, 10)


@wide_and_deep.random_case("other networks", n=5, weight=2)
def other_networks(implementation, rng):
    layers, width = (int(n) for n in rng.integers((2, 3), (8, 60)))
    return implementation.wide_and_deep(int(rng.integers(2, 300)), layers * width, layers, int(rng.integers(2, 30)))


@wide_and_deep.case("where the book's pair changes places")
def book_break_even(implementation):
    return implementation.break_even(1000, 5, 10)


@wide_and_deep.case("break-even, more outputs than units in a layer")
def many_outputs(implementation):
    return implementation.break_even(24, 4, 15)


@wide_and_deep.random_case("other break-evens", n=4, weight=2)
def other_break_evens(implementation, rng):
    layers, n_out = (int(n) for n in rng.integers(2, 8, size=2))
    return implementation.break_even(layers * int(rng.integers(12, 60)), layers, n_out)
