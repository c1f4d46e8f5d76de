"""ch12.c2  Which technique for which problem?    Chapter 12, industry table and case studies"""


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
    raise NotImplementedError("ch12.c2")
