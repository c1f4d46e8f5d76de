"""ch12.q2  Which output error belongs to which pair?    Chapter 12, MCQ 2"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=4,
    topics=("cross-entropy", "backpropagation", "activations"),
    hints=(
        "dZ is always dA times the slope of the output's activation. Which slopes cancel something?",
        "Binary cross-entropy has A (1 - A) in its denominator, just what the sigmoid's slope brings. The squared loss "
        "has no denominator.",
        "Write dA for both losses, the slope for each activation, and multiply; then look for the letter. The last two "
        "keys ask for a single factor and for a number.",
    ),
)
def output_errors() -> dict[str, object]:
    """Match each output with the expression for it, element by element, without 1/m.

    Losses of one example: binary cross-entropy -[Y log A + (1 - Y) log(1 - A)], cross-entropy -sum of Y log A with
    one-hot Y, half squared error (A - Y)**2 / 2. Letters (a letter may be used several times or not at all):

      "a"  A - Y                        "d"  (A - Y) A (1 - A)
      "b"  Y - A                        "e"  -Y/A + (1 - Y)/(1 - A)
      "c"  A (1 - A)                    "f"  (A - Y) (1 - A**2)

    Return a dict:
      "sigmoid, binary cross-entropy"   : the letter of dZ[L]
      "softmax, cross-entropy"          : the letter of dZ[L]
      "linear, half squared error"      : the letter of dZ[L]
      "sigmoid, half squared error"     : the letter of dZ[L]
      "tanh, half squared error"        : the letter of dZ[L]
      "dA, binary cross-entropy"        : the letter of dA[L]
      "sigmoid slope"                   : the letter of the sigmoid's slope at the output
      "number"                          : dZ[L] for a sigmoid unit with binary cross-entropy, A = 0.8 and Y = 1
    """
    return {
        "sigmoid, binary cross-entropy": "a",
        "softmax, cross-entropy": "a",
        "linear, half squared error": "a",
        "sigmoid, half squared error": "d",
        "tanh, half squared error": "f",
        "dA, binary cross-entropy": "e",
        "sigmoid slope": "c",
        "number": -0.2,
    }


@output_errors.mistake("The error is the target minus the output, in every pair.")
def target_minus_output():
    keys = ("sigmoid, binary cross-entropy", "softmax, cross-entropy", "linear, half squared error")
    return {**output_errors(), **dict.fromkeys(keys, "b"), "number": 0.2}


@output_errors.mistake("A sigmoid always leaves its slope A (1 - A) behind.")
def slope_always_left():
    return {**output_errors(), "sigmoid, binary cross-entropy": "d", "number": -0.032}


@output_errors.mistake("dZ[L] is A - Y, whatever the loss.")
def difference_always():
    return {**output_errors(), "sigmoid, half squared error": "a", "tanh, half squared error": "a"}


@output_errors.mistake("Softmax is a sigmoid for several classes and keeps p (1 - p).")
def softmax_keeps_slope():
    return {**output_errors(), "softmax, cross-entropy": "d"}


@output_errors.mistake("The slope of tanh is A (1 - A), like the sigmoid's.")
def one_slope_for_both():
    return {**output_errors(), "tanh, half squared error": "d"}


@output_errors.mistake("dA and dZ are two names for A - Y.")
def dA_is_the_difference():
    return {**output_errors(), "dA, binary cross-entropy": "a"}


@output_errors.mistake("Regression has no activation, so its error carries the slope A (1 - A) of the default output.")
def linear_with_slope():
    return {**output_errors(), "linear, half squared error": "d"}


@output_errors.mistake("The slope of the sigmoid is 1 - A**2 times the error.")
def slope_with_error():
    return {**output_errors(), "sigmoid slope": "f"}


@output_errors.mistake("For a sigmoid unit, dA is what goes back to the layer.")
def loss_slope_as_number():
    return {**output_errors(), "number": -1.25}


output_errors.case_per_key()
