"""ch10.t14  What one hidden layer can do, and which network to try first.    Chapter 10, architecture design"""

from dlgrade import exercise


@exercise(
    points=6,
    topics=("architecture", "universal-approximation"),
    hints=(
        "Write the rule of thumb as a table first: rows are the ranges of the number of examples. Which row does "
        "exactly 1000 belong to?",
        "Size alone does not earn depth: above 100000 examples the inputs must also have structure. Latency comes last "
        "and picks from the range that you already have.",
        "Two comparisons give low and high; one `if real_time` narrows the range to its shallow end. For the claims "
        "ask each time: does the theorem speak of existence, or of size, of training, of new data?",
    ),
)
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
    if examples < 1000:
        low, high = 1, 2
    elif examples > 100_000 and structured:
        low, high = 5, None
    else:
        low, high = 2, 5
    return (low, low) if real_time else (low, high)


@first_architecture.part
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
    return {
        "exists": True,
        "size": False,
        "training": False,
        "new data": True,
        "polynomial": False,
        "relu": True,
        "every": False,
    }


@first_architecture.alternative
def by_table(examples, structured, real_time):
    rows = [
        (999, False, [1, 2]),
        (100_000, False, [2, 5]),
        (float("inf"), True, [5, None]),
        (float("inf"), False, [2, 5]),
    ]
    for limit, needs_structure, layers in rows:
        if examples <= limit and (structured or not needs_structure):
            return [layers[0], layers[0]] if real_time else layers


@first_architecture.mistake("More data always earns more layers, tables included.")
def size_alone(examples, structured, real_time):
    return first_architecture(examples, True, real_time)


@first_architecture.mistake("Images need a deep network, however few there are.")
def structure_alone(examples, structured, real_time):
    return first_architecture(examples if not structured else max(examples, 100_001), structured, real_time)


@first_architecture.mistake("Deeper is better, so begin deep and cut back later.")
def deep_first(examples, structured, real_time):
    return first_architecture(1_000_000, True, real_time)


@first_architecture.mistake("Start with one or two hidden layers, whatever the project.")
def always_shallow(examples, structured, real_time):
    return first_architecture(10, structured, real_time)


first_architecture.mistake(
    "Exactly 1000 examples are still few.", name="thousand_is_few", edit=("examples < 1000", "examples <= 1000")
)
first_architecture.mistake(
    "Exactly 100000 examples are already many.", name="hundred_thousand_is_many", edit=("> 100_000", ">= 100_000")
)
first_architecture.mistake(
    "Deep and narrow is faster: for real time take the deep end.",
    name="deep_is_fast",
    edit=("(low, low) if real_time", "(high, high) if real_time"),
)
first_architecture.mistake(
    "Latency is a matter of hardware and does not touch the design.",
    name="latency_ignored",
    edit=("(low, low) if real_time", "(low, high) if real_time"),
)


@first_architecture.mistake("The theorem guarantees that training finds the network.", of="theory")
def theorem_trains():
    return {**theory(), "training": True}


@first_architecture.mistake("The theorem tells how wide the layer has to be.", of="theory")
def theorem_sizes():
    return {**theory(), "size": True}


@first_architecture.mistake("Universal means that it is right on new data too.", of="theory")
def theorem_generalizes():
    return {**theory(), "new data": False}


@first_architecture.mistake("Any nonlinear activation makes one layer universal.", of="theory")
def any_nonlinearity():
    return {**theory(), "polynomial": True}


@first_architecture.mistake("The theorem is about bounded activations only.", of="theory")
def bounded_only():
    return {**theory(), "relu": False}


@first_architecture.mistake("Depth saves exponentially many units for every function.", of="theory")
def depth_always_saves():
    return {**theory(), "every": True}


@first_architecture.mistake(
    "One hidden layer can only do simple functions; hard ones need depth to exist.", of="theory"
)
def one_layer_is_too_weak():
    return {**theory(), "exists": False}


first_architecture.call_case("500 rows of a table", 500, False, False)
first_architecture.call_case("300 photos", 300, True, False)
first_architecture.call_case("exactly 1000", 1000, False, False)
first_architecture.call_case("exactly 100000, structured", 100_000, True, False)
first_architecture.call_case("100001 photos", 100_001, True, False)
first_architecture.call_case("two million rows of a table", 2_000_000, False, False)
first_architecture.call_case("half a million sounds, in real time", 500_000, True, True)


@first_architecture.random_case("any project", n=12, weight=7)
def any_project(implementation, rng):
    examples = int(10 ** rng.uniform(1.5, 7))
    return implementation.first_architecture(examples, bool(rng.integers(2)), bool(rng.integers(2)))


def _probe_of(key):
    return lambda implementation: implementation.theory()[key]


for _key in theory():
    first_architecture.case(f"theory: {_key}", alone=True)(_probe_of(_key))


@first_architecture.mistake("What must be fast has one hidden layer, whatever the data.")
def one_layer_when_fast(examples, structured, real_time):
    return (1, 1) if real_time else first_architecture(examples, structured, real_time)


@first_architecture.mistake("A tight time limit matters only where the range has no upper end.")
def only_open_ranges_cut(examples, structured, real_time):
    low, high = first_architecture(examples, structured, False)
    return (low, low) if real_time and high is None else (low, high)
