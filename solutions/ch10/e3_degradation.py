"""ch10.e3  What a worse deeper network proves.    Chapter 10, Worked Example 3"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("degradation", "residual-networks"),
    hints=(
        "Over-fitting has a signature: which of the two errors, on training or on test data, goes down?",
        "Could the deeper network in run 1 copy the shallower one, if training only found the right weights? What "
        "would its further layers have to compute?",
        "Name for each run what is known and what is not: a test error alone leaves two explanations open, and a high "
        "training error says that training failed, not why. For the skip: the sum is made before the activation, from "
        "the activations of an earlier layer.",
    ),
)
def evidence() -> dict[str, object]:
    """Read three experiments, then say what a skip connection computes.

    The same data and the same training procedure, plain ReLU networks without skips; the 40-layer network is the
    20-layer network with 20 layers of the same width put in.

        run 1   20 layers: training error  5 %, test error  9 %      40 layers: training error 8 %, test error 12 %
        run 2   20 layers: training error  5 %, test error  9 %      40 layers: training error 1 %, test error 13 %
        run 3   20 layers: test error  9 %                           40 layers: test error    12 %    (no more known)

    "run 1", "run 2", "run 3" : what follows about the 40-layer network in this run?
        "a"  It over-fits: it fits the training data better and new data worse.
        "b"  Its gradients have vanished.
        "c"  Training did not find weights that exist: an optimization problem.
        "d"  It has too little capacity.
        "e"  Neither over-fitting nor an optimization problem can be told from this.
    "copy"      : True or False: with the right weights the 40-layer network computes exactly what the 20-layer one does
                  (activations after a ReLU are not negative, so a layer with W = I and b = 0 hands them on unchanged).
    "gradients" : True or False: a training error that grows with depth proves that the gradients have vanished.
    "skip"      : A[l+2] of a skip connection over two layers, in the book's form:
        "a"  g(Z[l+2]) + A[l]      "b"  g(Z[l+2] + Z[l])      "c"  g(Z[l+2]) * A[l]      "d"  g(Z[l+2] + A[l])
    "shapes"    : True or False: this sum works for n[l] = 256, n[l+2] = 128 without any further matrix.

    Return a dict with these seven keys.
    """
    return {
        "run 1": "c",
        "run 2": "a",
        "run 3": "e",
        "copy": True,
        "gradients": False,
        "skip": "d",
        "shapes": False,
    }


evidence.case_per_key()


@evidence.mistake("A larger network that is worse over-fits.")
def always_overfitting():
    return {**evidence(), "run 1": "a", "run 3": "a"}


@evidence.mistake("A deep plain network that trains badly has vanished gradients.")
def proves_vanishing():
    return {**evidence(), "run 1": "b", "gradients": True}


@evidence.mistake("A worse test error shows that training did not work.")
def test_error_proves():
    return {**evidence(), "run 2": "c", "run 3": "c"}


@evidence.mistake("More layers change the function, so the deep network cannot do what the shallow one does.")
def cannot_copy():
    return {**evidence(), "copy": False}


@evidence.mistake("The skip is added after the activation.")
def added_after_activation():
    return {**evidence(), "skip": "a"}


@evidence.mistake("The skip adds Z of the earlier layer to Z of the later one.")
def adds_z():
    return {**evidence(), "skip": "b"}


@evidence.mistake("NumPy fits the shapes of the two summands to each other.")
def shapes_do_not_matter():
    return {**evidence(), "shapes": True}
