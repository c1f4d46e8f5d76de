"""ch12.i9  Learning rates for Adam and SGD, in which form?    Chapter 12, interview question 9"""


def equivalent_rate(rate: float, beta: float, given: str, wanted: str) -> float:
    """The learning rate that makes one form of momentum do in the long run what another does.

    given, wanted : each one of
        "plain"       theta <- theta - rate g, no momentum
        "ema"         v <- beta v + (1 - beta) g, theta <- theta - rate v         (this chapter)
        "heavy ball"  v <- beta v + g,            theta <- theta - rate v         (PyTorch's default)
        "inside"      v <- beta v + rate g,       theta <- theta - v              (Keras, up to the sign of v)
    rate : the learning rate of the given form; 0 <= beta < 1  ->  the rate of the wanted form that moves a parameter
    equally far per step under a constant gradient, once the velocity has settled.

    Example: equivalent_rate(0.3, 0.5, "heavy ball", "plain") is 0.6. Look at the usual advice "SGD with learning rate
    0.1 and momentum 0.9", which is meant for the heavy ball: what is it in this chapter's form?
    In ANSWER, as in an interview (about 120 words): how do you choose between Adam and SGD, and where do you start?
    """
    raise NotImplementedError("ch12.i9")


def displacement(gradients: list[float], rate: float, beta: float, form: str) -> float:
    """theta after all the gradients, from theta = 0 and v = 0, in the given form ("plain", "ema", ... as above).

    gradients : any numbers, one for each step, in order  ->  theta, a number. Convince yourself that "ema", "heavy ball"
    and "inside" with equivalent rates take the same path, step by step, while "plain" agrees in the long run only.
    Example: gradients [1, 1], rate 1, beta 0.5: plain -2, ema -1.25, heavy ball and inside -2.5.
    """
    raise NotImplementedError("ch12.i9")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.i9 --rubric`), no machine does.
ANSWER = """
...
"""
