"""ch12.history_statements  Who did what, and in which order.    Chapter 12, section 12.3; the original papers"""

from dlgrade.bank import Question

EVENTS = (
    (1970, "Linnainmaa's reverse mode of automatic differentiation"),
    (1974, "Werbos's thesis on gradients for neural networks"),
    (1986, "the backpropagation paper of Rumelhart, Hinton and Williams"),
    (1994, "the analysis of vanishing gradients in recurrent networks by Bengio, Simard and Frasconi"),
    (2012, "AlexNet's victory on ImageNet"),
    (2014, "the optimizer Adam"),
    (2015, "batch normalization"),
    (2017, "the Transformer"),
    (2020, "GPT-3"),
)

# events near enough to each other that their order is no gift, and far enough that preprints and proceedings agree on it
PAIRS = [[a, b] for i, a in enumerate(EVENTS) for k, b in enumerate(EVENTS) if 1 <= k - i <= 3 and b[0] - a[0] >= 2]

question = Question(
    topics=("history", "backpropagation"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="remember",
    syllabus="beyond",
    version=2,
    stem={
        "MCQ": "Which one of these statements on the history of training neural networks is TRUE?",
        "MSQ": "Which of these statements on the history of training neural networks is/are TRUE?",
    },
    explanation="The years: reverse-mode differentiation 1970, Werbos 1974, Rumelhart, Hinton and Williams 1986, vanishing "
    "gradients in recurrent networks 1994, AlexNet 2012 (trained by stochastic gradient descent with momentum, ReLU and "
    "dropout), Adam 2014, batch normalization 2015, the Transformer 2017, GPT-3 2020 (trained by Adam).",
)


@question.draw
def draw(rng):
    pair, other = rng.choice("pair", PAIRS), rng.choice("other pair", PAIRS)
    turned = rng.shuffled("order", pair), rng.shuffled("other order", other)
    return {name: [*first, *second] for name, (first, second) in zip(("pair", "other"), turned)}


@question.statement(
    "<< pair[1][0]|upper >><< pair[1][1:] >> came before << pair[3] >>.",
    why="The years are << pair[0] >> and << pair[2] >>.",
    belief="Remembers the order of the two events the other way round.",
    mistake="order_reversed",
    group="order",
)
def pair_in_order(pair, other):
    return pair[0] < pair[2]


@question.statement(
    "<< other[1][0]|upper >><< other[1][1:] >> came after << other[3] >>.",
    why="The years are << other[0] >> and << other[2] >>.",
    belief="Remembers the order of the two events the other way round.",
    mistake="order_reversed",
    group="order",
)
def other_in_order(pair, other):
    return other[0] > other[2]


INVENTED = {"belief": "Backpropagation was invented in 1986.", "mistake": "invented_1986", "group": "invention"}
question.true(
    "The algorithm behind backpropagation was published before 1980, without neural networks in mind.",
    why="Linnainmaa published reverse-mode differentiation in 1970, to follow rounding errors through a program.",
    **INVENTED,
)
question.false(
    "Rumelhart, Hinton and Williams were the first to compute gradients in reverse, from the output to the inputs.",
    why="Linnainmaa did so in 1970; the paper of 1986 made it popular for neural networks.",
    **INVENTED,
)
question.true(
    "Rumelhart, Hinton and Williams showed in 1986 that hidden units can learn useful representations by backpropagation.",
    why="Their paper is called 'Learning representations by back-propagating errors'.",
    **INVENTED,
)
OPTIMIZER = {"belief": "AlexNet was trained by Adam.", "mistake": "adam_for_alexnet", "group": "alexnet"}
question.true(
    "AlexNet was trained by stochastic gradient descent with momentum.",
    why="Adam appeared two years later.",
    **OPTIMIZER,
)
question.false(
    "AlexNet owed its speed of training in 2012 to the optimizer Adam.",
    why="It was trained by gradient descent with momentum; Adam appeared in 2014.",
    **OPTIMIZER,
)
question.false(
    "AlexNet normalized the activations of its layers by batch normalization.",
    why="Batch normalization was published in 2015, three years after AlexNet.",
    belief="Batch normalization belongs to the breakthrough of 2012.",
    mistake="batch_norm_2012",
    group="alexnet",
)
question.true(
    "AlexNet combined ReLU units with dropout, and did without batch normalization.",
    why="Batch normalization was published in 2015, three years after AlexNet.",
    belief="Batch normalization belongs to the breakthrough of 2012.",
    mistake="batch_norm_2012",
    group="alexnet",
)
VANISHING = {"belief": "Vanishing gradients are a discovery of the deep learning era.", "mistake": "vanishing_is_new"}
question.true(
    "That gradients vanish in recurrent networks was analysed in the 1990s.",
    why="Hochreiter described it in 1991; Bengio, Simard and Frasconi in 1994.",
    group="vanishing",
    **VANISHING,
)
question.false(
    "Vanishing gradients were first described when the networks after 2012 became deep.",
    why="Bengio, Simard and Frasconi analysed them for recurrent networks in 1994, Hochreiter in 1991.",
    group="vanishing",
    **VANISHING,
)
question.true(
    "GPT-3 was trained by Adam, an optimizer that is older than the Transformer.",
    why="Adam is of 2014, the Transformer of 2017, GPT-3 of 2020.",
    belief="The largest models are trained by plain gradient descent.",
    mistake="gpt_by_sgd",
    group="gpt",
)
question.false(
    "GPT-3 was trained by gradient descent without adaptive step sizes.",
    why="It was trained by Adam, which scales the step of every parameter.",
    belief="The largest models are trained by plain gradient descent.",
    mistake="gpt_by_sgd",
    group="gpt",
)
