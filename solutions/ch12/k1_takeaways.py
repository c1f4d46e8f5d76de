"""ch12.k1  The chapter's takeaways, true or false.    Chapter 12, summary"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("summary", "backpropagation", "optimizers", "batch-norm", "dropout"),
    hints=(
        'Look for the words that go too far: "any", "always", "exactly", "means that". Try to break the line with one '
        "small example.",
        "For the lines with numbers put t = 0, or the first step, into the formula. For the lines about test time ask "
        "what is random there, and what was stored during training.",
        'For "K2" try a ReLU output with binary cross-entropy. For "K8" think of a cost that shares its mistake with the '
        'backward pass that is checked. For "K6" put a dropped-out activation through a ReLU.',
    ),
)
def takeaways() -> dict[str, bool]:
    """Nine topics of the chapter's takeaways as statements: True or False?

    Conventions: momentum and Adam in the form v = beta v + (1 - beta) g; Adam with t from 1 and epsilon 1e-8 outside
    the root; inverted dropout (kept activations are divided by keep_prob in training).

    "K1"   Backpropagation gets the derivatives of the loss by all N parameters at the price of a few forward passes,
           not of about N.
    "K2"   dZ[L] = A[L] - Y starts the backward pass correctly in any feedforward network, whatever its output
           activation and loss.
    "K3"   At Adam's first step, t = 1, a parameter with a gradient of 0.1 and one with a gradient of 10 move by almost
           the same distance.
    "K4"   A linear warm-up with rate alpha * t / t_warmup and t = 0 at the first step changes the parameters at that
           step.
    "K5"   With batch normalization in evaluation mode (running statistics) the output for one example depends on the
           other examples in the batch.
    "K6a"  With inverted dropout nothing has to be scaled at test time.
    "K6b"  With inverted dropout the output of a network with ReLU layers equals, in expectation over the masks, its
           output at test time, exactly.
    "K7"   Gradient clipping by norm mends vanishing gradients.
    "K8a"  A relative difference below 1e-7 between the gradients of a backward pass and numerical ones from the same
           program's cost shows that the forward pass, too, computes what was intended.
    "K8b"  A correct backward pass can fail a gradient check if some ReLU sits exactly at 0.
    "K9"   With constant gradients the velocity of momentum in the form above grows to 1 / (1 - beta) times the
           gradient.

    Return a dict from each key to a bool.
    """
    return {
        "K1": True,
        "K2": False,
        "K3": True,
        "K4": False,
        "K5": False,
        "K6a": True,
        "K6b": False,
        "K7": False,
        "K8a": False,
        "K8b": True,
        "K9": False,
    }


takeaways.case_per_key()


@takeaways.mistake("Each parameter needs a pass of its own.")
def pass_for_each():
    return {**takeaways(), "K1": False}


@takeaways.mistake("The five equations hold for any network.")
def equations_for_any_network():
    return {**takeaways(), "K2": True}


@takeaways.mistake("Adam's step is proportional to the gradient, as in plain descent.")
def proportional_step():
    return {**takeaways(), "K3": False}


@takeaways.mistake("A warm-up starts near zero, which is not zero.")
def warm_up_starts_at_once():
    return {**takeaways(), "K4": True}


@takeaways.mistake("Batch normalization always looks at the batch.")
def batch_at_test_time():
    return {**takeaways(), "K5": True}


@takeaways.mistake("At test time outputs are multiplied with keep_prob.")
def scaled_at_test_time():
    return {**takeaways(), "K6a": False}


@takeaways.mistake("Expectations pass through every layer.")
def expectation_through_relu():
    return {**takeaways(), "K6b": True}


@takeaways.mistake("Clipping is good against both kinds of unstable gradients.")
def clipping_lifts():
    return {**takeaways(), "K7": True}


@takeaways.mistake("A passed gradient check proves the program right.")
def check_is_a_proof():
    return {**takeaways(), "K8a": True}


@takeaways.mistake("Right code never fails a gradient check.")
def check_never_errs():
    return {**takeaways(), "K8b": False}


@takeaways.mistake("Consistent gradients make the velocity grow tenfold for beta = 0.9.")
def velocity_grows():
    return {**takeaways(), "K9": True}
