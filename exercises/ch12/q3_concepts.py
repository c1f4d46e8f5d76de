"""ch12.q3  Why it is done: six concepts and their reasons.    Chapter 12, MCQs 3, 6, 7, 9, 10 and 11"""


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
    raise NotImplementedError("ch12.q3")
