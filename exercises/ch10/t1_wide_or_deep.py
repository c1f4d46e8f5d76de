"""ch10.t1  The same neurons, wide or deep.    Chapter 10, the "Aha" question"""


def wide_and_deep(n_in: int, neurons: int, layers: int, n_out: int) -> tuple[int, int]:
    """Parameters of two fully connected networks with the same number of hidden units.

    The wide one has a single hidden layer of ``neurons`` units; the deep one has ``layers`` hidden layers of
    neurons / layers units each (it divides evenly). Both end in n_out output units.
    n_in, neurons, layers >= 2, n_out : integers  ->  (parameters of the wide one, parameters of the deep one).

    Parameters are weights and biases; hidden and output units have one bias each, inputs have none.
    Example: wide_and_deep(3, 4, 2, 5) is (41, 29): [3, 4, 5] has 16 + 25, [3, 2, 2, 5] has 8 + 6 + 15.
    The book's pair is 1,000 hidden units, as one layer or as five.
    """
    raise NotImplementedError("ch10.t1")


def break_even(neurons: int, layers: int, n_out: int) -> int:
    """The smallest number of inputs, at least 1, for which the wide network has MORE parameters than the deep one.

    Which network is larger depends on the number of inputs. neurons, layers >= 2, n_out as in `wide_and_deep`
    ->  n_in, an integer >= 1. Equal counts are not yet more.
    Example: with 12 hidden units in 2 layers and 2 outputs, n_in = 4 gives 86 for both, n_in = 5 gives 98 and 92:
    break_even(12, 2, 2) is 5.
    """
    raise NotImplementedError("ch10.t1")
