"""ch12.c2  Which technique for which problem?    Chapter 12, industry table and case studies"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=6,
    topics=("case-studies", "clipping", "mixed-precision", "batch-normalization", "optimizers"),
    hints=(
        "For every problem ask what it is that goes wrong: the size of a gradient, the noise of an average, the number "
        "format, the amount of data, or the balance of several losses?",
        "Some techniques act on the finished gradient, one on the loss before the backward pass, one on the statistics of a "
        "batch, one on the weights that are not trained at all. Ask at which place the problem can be met.",
        "Two letters are left over. For the true/false part look for the word that claims too much: any batch size, any "
        "length of sequence, all in 16 bits.",
    ),
)
def techniques() -> dict[str, object]:
    """Eight problems that teams report, ten techniques: give the letter of the technique that meets the problem directly.

    "few images"       A hospital has 900 labelled scans; a network trained from nothing memorizes them.
    "rare rows"        A shop's embedding table has a row for each product; most rows get no gradient in most steps.
    "bursts"           A recurrent network on traffic logs is fine for hours; then one batch has a gradient 400 times larger.
    "small numbers"    With 16-bit floats many gradients are so small that they are stored as 0.
    "early chaos"      In its first 200 steps a large model with Adam diverges; started gently, it trains well.
    "one task wins"    A car's network learns lanes and signs; the gradient of one loss is 30 times that of the other.
    "huge batches"     On 2000 accelerators a batch has 65536 examples, and with plain SGD the layers want very different steps.
    "memory"           A batch of 256 is wanted, only 32 examples fit into the memory at once.

    "a" linear warm-up of the learning rate             "b" loss scaling: multiply the loss, divide the gradients again
    "c" a step per layer, scaled by weight norm over update norm (LAMB)
    "d" gradient accumulation over several mini-batches before one update
    "e" gradient clipping by the global norm            "f" optimizers that update only the rows that had a gradient
    "g" start from a network trained on other data, fine-tune with a low learning rate
    "h" balance the gradients of the tasks (GradNorm, PCGrad)
    "i" batch normalization with statistics of one example    "j" a sigmoid in every hidden layer

    And True or False:
    "bn in sequences"  Batch normalization is the natural choice for sequences of different lengths.
    "lamb is for small"  LAMB is made for small batches.
    "fp16 master"      In mixed precision the weights that the optimizer updates (the master copy) are kept in 16 bits.
    "scaling after"    Scaling the gradients after the backward pass does the same as scaling the loss before it.
    "clipping vanish"  Clipping by norm also helps where gradients vanish.

    Return a dict with these 13 keys: a letter for each of the eight problems, True or False for the five claims.
    """
    return {
        "few images": "g",
        "rare rows": "f",
        "bursts": "e",
        "small numbers": "b",
        "early chaos": "a",
        "one task wins": "h",
        "huge batches": "c",
        "memory": "d",
        "bn in sequences": False,
        "lamb is for small": False,
        "fp16 master": False,
        "scaling after": False,
        "clipping vanish": False,
    }


techniques.case_per_key()


@techniques.mistake("Batch normalization suits sequences of any length.")
def batchnorm_for_sequences():
    return {**techniques(), "bn in sequences": True}


@techniques.mistake("LAMB is for small batches; large ones are easy for SGD and only need more memory.")
def lamb_for_small():
    return {**techniques(), "lamb is for small": True, "huge batches": "d"}


@techniques.mistake("Mixed precision keeps everything in 16 bits.")
def master_in_16_bits():
    return {**techniques(), "fp16 master": True}


@techniques.mistake("Small gradients may be scaled up once they are there; zeros come back by multiplying.")
def scaled_after_the_fact():
    return {**techniques(), "scaling after": True}


@techniques.mistake("Clipping is good for all gradients that have the wrong size, small ones too.")
def clipping_for_small():
    return {**techniques(), "clipping vanish": True, "small numbers": "e"}


@techniques.mistake("Gradients that burst come from the first steps; a warm-up prevents them for good.")
def warmup_against_bursts():
    return {**techniques(), "bursts": "a", "early chaos": "e"}


@techniques.mistake("Small data call for accumulated batches, so that each step sees more of them.")
def accumulation_for_small_data():
    return {**techniques(), "few images": "d"}


@techniques.mistake(
    "Rows that seldom get a gradient need their gradients collected over many batches before an update."
)
def accumulation_for_rare_rows():
    return {**techniques(), "rare rows": "d"}


@techniques.mistake("If the memory is short, statistics of a single example must do.")
def one_example_at_a_time():
    return {**techniques(), "memory": "i"}


@techniques.mistake("Losses of different size are a matter of clipping.")
def clipping_balances_tasks():
    return {**techniques(), "one task wins": "e"}
