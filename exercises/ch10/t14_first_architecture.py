"""ch10.t14  What one hidden layer can do, and which network to try first.    Chapter 10, architecture design"""


def first_architecture(examples: int, structured: bool, real_time: bool) -> tuple[int, int | None]:
    """The range of hidden layers to try first, by the rule of thumb below (a starting point, not a law).

    examples   : number of training examples, positive.
    structured : True for images, sound, text (parts made of parts); False for rows of a table.
    real_time  : True if each answer must come within a tight time limit.
    ->  (low, high): the fewest and the most hidden layers to try; high is None where there is no upper limit.

    fewer than 1000 examples                         (1, 2)
    1000 to 100000, both ends included               (2, 5)
    more than 100000, structured                     (5, None)
    more than 100000, not structured                 (2, 5)

    Layers run one after the other and units side by side: with real_time, only the shallow end of the range is tried
    (and made wider), so high becomes low. Example: first_architecture(50000, False, True) is (2, 2).

    The second function of this exercise asks what the theory says.
    """
    raise NotImplementedError("ch10.t14")


def theory() -> dict[str, bool]:
    """True or false?  Return a dict from each key to a bool.

    Take networks with one hidden layer of as many units as one likes and a linear output, unless a line says otherwise.

    "exists"      For a continuous f on a closed bounded box and any tolerance above 0 there is such a network with
                  sigmoid units that stays within the tolerance of f on the whole box.
    "size"        The universal approximation theorem says how many units a given tolerance takes.
    "training"    It guarantees that gradient descent from random weights reaches such a network.
    "new data"    A network that fits all training examples to any tolerance may still be far off on new examples.
    "polynomial"  The theorem also holds with the hidden activation g(z) = z**2, because that is not linear.
    "relu"        The theorem also holds with ReLU, although ReLU is not bounded.
    "every"       For every function, taking away one layer makes the number of units needed grow exponentially.
    """
    raise NotImplementedError("ch10.t14")
