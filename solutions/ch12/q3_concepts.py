"""ch12.q3  Why it is done: six concepts and their reasons.    Chapter 12, MCQs 3, 6, 7, 9, 10 and 11"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=6,
    topics=("bias-correction", "dropout", "activations", "gradient-checking", "batch-size"),
    hints=(
        "Try small numbers before you choose: Adam's m after one step with gradient 1; the mean of a unit that is kept "
        "with probability 0.8; a hundred sigmoid slopes multiplied.",
        'A reason has to explain the effect alone. "It prevents a division by zero" would be said of a small number that is '
        "added, not of a factor; what is the divisor 1 - beta^t at t = 1, and what does it undo?",
        "For the numbers: at t = 1 the correction multiplies by 1 / (1 - beta). For the expectation: E[mask] = keep_prob. For "
        "ReLU(x1 - x2): write down the four masks and average the four outputs, then compare with nothing dropped.",
    ),
)
def concepts() -> dict[str, object]:
    """Six questions with reasons, and numbers that prove them. Letters in quotes, numbers as numbers (a formula is fine).

    "correction"      Adam divides its moments by 1 - beta^t because
        "a" the divisor must not become zero   "b" the learning rate should decay   "c" averages that start at zero are too
        small at first   "d" the biases b[l] need their own treatment
    "factors"         By what are m and v multiplied by the correction at t = 1, with 0.9 and 0.999? A list of two numbers.
    "after correction"  What is true of v_hat in the first steps? "a" it is still too small on average   "b" right on
        average, but noisy, for it rests on few gradients   "c" exact
    "dropout"         Inverted dropout divides by keep_prob so that
        "a" the activations stay sparse   "b" this activation's expected value stays what it is without dropout   "c" the
        gradients get norm 1   "d" the test pass can divide by it as well
    "through relu"    A unit ReLU(x1 - x2) has inputs x1 = 1 and x2 = 1.5, each kept with probability 0.5 (inverted, masks
        independent). A list of two numbers: its output without dropout, and its exact mean with dropout.
    "relu"            ReLU in place of the sigmoid is a remedy for
        "a" exploding gradients   "b" overfitting   "c" vanishing gradients   "d" units that are inactive for every input
    "check"           A gradient check in double precision with a central difference, on a smooth network, is passed when the
        relative difference is below   "a" 0.1   "b" 0.01   "c" 0.001   "d" 1e-7
    "check bug"       ... and a relative difference of 0.01 means
        "a" passed   "b" probably a bug (or a kink)   "c" rounding
    "gpt-3"           A very large language model of 2020 was trained with
        "a" SGD at a constant rate   "b" Adam with betas 0.9 and 0.95, linear warm-up, then a cosine down to 10 % of the peak
        "c" Adam with 0.9 and 0.999 at a constant rate   "d" RMSprop with halving steps
    "windows"         About how many gradients does a second moment average (1 / (1 - beta2)) with beta2 = 0.95, and with
        0.999? A list of two numbers.
    "batch"           A customary mini-batch for training on one device has
        "a" 1 example   "b" 32 to 512 examples   "c" all examples   "d" 100000 examples
    "batch reason"    because   "a" smaller batches give no gradient   "b" it uses the device's parallel units and averages
        some noise away, and still makes many updates per epoch   "c" larger ones have a wrong gradient

    Return a dict with these 12 keys.
    """
    return {
        "correction": "c",
        "factors": [1 / (1 - 0.9), 1 / (1 - 0.999)],
        "after correction": "b",
        "dropout": "b",
        "through relu": [0, 0.5],
        "relu": "c",
        "check": "d",
        "check bug": "b",
        "gpt-3": "b",
        "windows": [20, 1000],
        "batch": "b",
        "batch reason": "b",
    }


concepts.case_per_key(rtol=1e-4)


@concepts.mistake("The correction keeps Adam from dividing by zero.")
def against_division_by_zero():
    return {**concepts(), "correction": "a"}


@concepts.mistake("The correction is a decay of the learning rate.")
def correction_as_decay():
    return {**concepts(), "correction": "b"}


@concepts.mistake("The bias in bias correction is the parameter b.")
def bias_is_b():
    return {**concepts(), "correction": "d"}


@concepts.mistake("At t = 1 both moments are corrected by the factor 10.")
def same_factor():
    return {**concepts(), "factors": [10, 10]}


@concepts.mistake("The factors are 1 - beta, as in the update.")
def factors_upside_down():
    return {**concepts(), "factors": [0.1, 0.001]}


@concepts.mistake("Early second moments are too small, even when corrected: that is why one warms up.")
def still_biased():
    return {**concepts(), "after correction": "a"}


@concepts.mistake("After the correction the moments are accurate from the first step.")
def exact_at_once():
    return {**concepts(), "after correction": "c"}


@concepts.mistake("The scaling of inverted dropout is needed at test time.")
def scaled_at_test():
    return {**concepts(), "dropout": "d"}


@concepts.mistake("Scaled by 1/keep_prob, every output keeps its mean, through nonlinearities too.")
def mean_through_relu():
    return {**concepts(), "through relu": [0, 0]}


@concepts.mistake("The kept input is not scaled, so the mean is 1/4 of 1.")
def relu_mean_unscaled():
    return {**concepts(), "through relu": [0, 0.25]}


@concepts.mistake("ReLU is against exploding gradients.")
def relu_against_explosion():
    return {**concepts(), "relu": "a"}


@concepts.mistake("ReLU removes dead units.")
def relu_against_dead_units():
    return {**concepts(), "relu": "d"}


@concepts.mistake("Agreement to three digits proves a gradient right.")
def three_digits_will_do():
    return {**concepts(), "check": "c"}


@concepts.mistake("A relative difference of one percent is rounding.")
def one_percent_is_rounding():
    return {**concepts(), "check bug": "c"}


@concepts.mistake("Large models are trained with Adam's default betas at a constant rate.")
def default_adam():
    return {**concepts(), "gpt-3": "c"}


@concepts.mistake("A beta2 of 0.95 averages over more gradients than 0.999.")
def windows_swapped():
    return {**concepts(), "windows": [1000, 20]}


@concepts.mistake("The larger the batch the better; only all examples give the true gradient.")
def whole_set():
    return {**concepts(), "batch": "c"}


@concepts.mistake("Large batches are avoided because their gradient is wrong.")
def large_is_wrong():
    return {**concepts(), "batch reason": "c"}


@concepts.mistake("Without dropout the unit gives out x1 - x2.")
def relu_left_out():
    return {**concepts(), "through relu": [-0.5, 0.5]}


@concepts.mistake("Two numbers that agree to a percent agree.")
def one_percent_passes():
    return {**concepts(), "check": "b", "check bug": "a"}
