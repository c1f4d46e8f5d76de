"""ch10.e3  What a worse deeper network proves.    Chapter 10, Worked Example 3"""


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
    raise NotImplementedError("ch10.e3")
