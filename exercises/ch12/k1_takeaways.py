"""ch12.k1  The chapter's takeaways, true or false.    Chapter 12, summary"""


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
    raise NotImplementedError("ch12.k1")
