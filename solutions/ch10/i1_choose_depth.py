"""ch10.i1  How to choose the depth for a new problem.    Chapter 10, interview, first question"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("architecture", "model-selection"),
    hints=(
        "Which of the steps need nothing but the task's description? Which may be taken only once?",
        "Compare the two errors before you change anything: a high training error and a large gap call for opposite "
        "remedies.",
        "Facts about the task, smallest sensible network, measure, then the two remedies, and last the sealed test "
        "set. A tight latency limit speaks against layers in sequence; millions of photos speak for depth with skips.",
    ),
    rubric=(
        "Begins with one or two hidden layers (or a simpler model still) as a baseline and stops if that is enough.",
        "Number of examples against parameters: little data, little depth.",
        "Structure of the input: images, sound and text reward depth, tables rarely do.",
        "Limits in use: memory, latency, hardware.",
        "The loop: high training error, add capacity; large gap, regularize or get data before anything is added.",
        "An extra: transfer learning from a trained model, or random search over architectures on validation data.",
    ),
    rubric_points=6,
)
def choose_depth() -> dict[str, object]:
    """Put the steps in order, then decide in five situations.

    Steps:
        "P"  open the test set and report the error
        "Q"  train it; compare training and validation error
        "R"  note the number of examples, the structure of the inputs and the latency limit
        "S"  while the validation error is far above a low training error: regularize, or get more data
        "T"  set up a network with one or two hidden layers
        "U"  while the training error is too high: add units or layers

    Return a dict:
        "order"             : a list of the six letters in the order of a sound plan. A remedy comes after the
                              measurement that calls for it; the two remedies may stand either way round.
    and for each situation the letter of the best next move:
        "gap"               : training error 2 %, validation error 15 %
        "both high"         : training error 14 %, validation error 15 %, people manage 3 %
        "800 rows"          : 800 rows with 12 columns, no model yet
        "2 million photos"  : two million labelled photos of 300 kinds, a large machine, no model yet
        "5 milliseconds"    : a network with 12 narrow layers is accurate enough but answers in 9 ms on parallel
                              hardware, where 5 ms are allowed
    The moves:
        "a"  a deep network with residual connections, or a trained one of this kind to start from
        "b"  add layers or units
        "c"  fewer and wider layers
        "d"  one or two hidden layers, or a linear model
        "e"  regularize or collect more data; no capacity for now

    In ANSWER, reply as in an interview (about 150 words): how do you choose the depth for a new problem?
    """
    return {
        "order": ["R", "T", "Q", "U", "S", "P"],
        "gap": "e",
        "both high": "b",
        "800 rows": "d",
        "2 million photos": "a",
        "5 milliseconds": "c",
    }


def _before(*pairs):
    """A probe: does each pair of steps stand in this order in the learner's list of all six?"""

    def probe(implementation):
        order = [str(step).strip().upper() for step in implementation.choose_depth()["order"]]
        return sorted(order) == ["P", "Q", "R", "S", "T", "U"] and all(
            order.index(a) < order.index(b) for a, b in pairs
        )

    return probe


choose_depth.case("order: facts before the network", alone=True)(_before("RT"))
choose_depth.case("order: a small network is measured first", alone=True)(_before("TQ"))
choose_depth.case("order: remedies after the measurement", alone=True)(_before("QU", "QS", "TU", "TS"))
choose_depth.case("order: the test set last", alone=True)(_before("RP", "TP", "QP", "UP", "SP"))


def _probe_of(key):
    return lambda implementation: implementation.choose_depth()[key]


for _key in ("gap", "both high", "800 rows", "2 million photos", "5 milliseconds"):
    choose_depth.case(_key, alone=True)(_probe_of(_key))


@choose_depth.alternative
def gap_first():
    return {**choose_depth(), "order": tuple("RTQSUP")}


@choose_depth.mistake("Build something first; the facts about the data come up along the way.")
def builds_first():
    return {**choose_depth(), "order": ["T", "R", "Q", "U", "S", "P"]}


@choose_depth.mistake("Start deep: add the layers before the first training and cut back later.")
def depth_first():
    return {**choose_depth(), "order": ["R", "T", "U", "Q", "S", "P"], "800 rows": "a"}


@choose_depth.mistake("Measure the data's difficulty first, then set the network up.")
def measures_before_network():
    return {**choose_depth(), "order": ["R", "Q", "T", "U", "S", "P"]}


@choose_depth.mistake("The test set shows when to stop changing the network.")
def test_set_in_the_loop():
    return {**choose_depth(), "order": ["R", "T", "Q", "P", "U", "S"]}


@choose_depth.mistake("A bad validation error calls for a larger network.")
def capacity_against_gap():
    return {**choose_depth(), "gap": "b"}


@choose_depth.mistake("High errors are over-fitting, so regularize.")
def regularizes_underfitting():
    return {**choose_depth(), "both high": "e"}


@choose_depth.mistake("Keep it simple everywhere: two hidden layers do for photos as well.")
def structure_ignored():
    return {**choose_depth(), "2 million photos": "d"}


@choose_depth.mistake("Too slow means too large, so go back to the smallest model.")
def latency_is_size():
    return {**choose_depth(), "5 milliseconds": "d"}
