"""ch10.probability_growth_from_loss  What a falling loss says about a probability.    Chapter 10, the cross-entropy cost"""

import sympy as sp

from dlgrade.bank import Question, Reject, exp

question = Question(
    topics=("cross-entropy", "loss"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="understand",
    syllabus="da",
    version=2,
    decimals=2,
    stem=r"""
A softmax classifier is trained with the cross-entropy (natural logarithm). During training the loss of one example falls from
$<< before|num >>$ to $<< after|num >>$.

By what factor has the probability that the network gives to the true class of this example grown?
""",
    explanation=r"""
The loss is $-\ln p$ of the true class's probability, so $p = e^{-\text{loss}}$. The quotient of the two probabilities is
$e^{-<< after|num >>} / e^{-<< before|num >>} = e^{<< before|num >> - << after|num >>} = e^{<< (before - after)|num >>}$, which is << key >>.
""",
    feedback={"quotient_of_losses": "The loss is a logarithm: differences of losses are quotients of probabilities."},
)


@question.draw
def draw(rng):
    before, after = rng.integer("before", 8, 35) / 10, rng.integer("after", 1, 12) / 10
    if before - after < 0.4:
        raise Reject("the loss hardly falls")
    return {"before": before, "after": after}


@question.answer
def answer(implementation, before, after):
    return exp(before - after)


@question.check
def check(r, before, after):
    """Both probabilities, then their quotient."""
    return r(r(100 * exp(-after)) / r(100 * exp(-before)))


@question.proof
def proof():
    """The losses of two probabilities, solved for them."""
    p, before, after = sp.symbols("p before after", positive=True)
    first, second = (sp.solve(-sp.log(p) - loss, p)[0] for loss in (before, after))
    return sp.exp(before - after), second / first


@question.mistake("The probability grows as the loss falls: by the quotient of the losses.")
def quotient_of_losses(before, after):
    return before / after


@question.mistake("The difference of the losses is the factor.")
def difference_of_losses(before, after):
    return before - after


@question.mistake("The logarithm of the cross-entropy has base 2.")
def base_two(before, after):
    return 2.0 ** (before - after)


@question.mistake("The logarithm of the cross-entropy has base 10.")
def base_ten(before, after):
    return 10.0 ** (before - after)


@question.mistake("The growth asked for is the difference of the two probabilities.")
def difference_of_probabilities(before, after):
    return exp(-after) - exp(-before)


@question.mistake("The factor counts the growth only, without what was there before.")
def growth_without_the_start(before, after):
    return exp(before - after) - 1


@question.mistake("The exponent is the sum of the two losses, one for each probability.")
def sum_of_losses(before, after):
    return exp(before + after)


@question.mistake("The loss is half of the negative logarithm, like half of a squared error.")
def twice_the_exponent(before, after):
    return exp(2 * (before - after))
