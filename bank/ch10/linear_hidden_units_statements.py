"""ch10.linear_hidden_units_statements  A network without activation functions.    Chapter 10, GATE corner, MCQ 3"""

from dlgrade.bank import Question

question = Question(
    topics=("linear-collapse", "rank", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
The hidden layers of a fully connected network with << n >> inputs have the identity as activation function, $g(z) = z$. There are
<< hidden >> hidden layers with << h >> units each; every layer has biases. The output layer is linear, too, unless a statement says otherwise.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
A composition of affine maps is an affine map, $x \mapsto W x + b$ with $W = W^{[L]} \cdots W^{[1]}$, however many layers there are. Biases make it
affine instead of linear, the narrowest layer limits the rank of $W$, and an activation function at the output alone bends the value
but not the set where it is constant.
""",
)


@question.draw
def draw(rng):
    return {"n": rng.integer("n", 4, 12), "hidden": rng.integer("hidden", 2, 6), "h": rng.integer("h", 13, 60)}


POWER = ("More layers mean more power, with or without activation functions.", "layers_are_power")
DEGREE = ("Each layer raises the degree, as in polynomial regression.", "polynomial")
CURVED = ("With a sigmoid at the end the boundary is curved.", "curved_boundary")
RANK = ("A linear network can stand for any linear map, whatever its widths.", "no_bottleneck")
AFFINE = ("Linear means that 0 goes to 0; biases change nothing about that.", "affine_is_linear")
XOR = ("Any hidden layer makes XOR possible.", "hidden_layer_solves_xor")
GRADIENT = ("Linear networks have gradients that are linear, each weight for itself.", "independent_gradients")
RELU = ("One nonlinear layer among linear ones is absorbed by them.", "one_relu_absorbed")
BIAS = ("Biases are what makes a network nonlinear.", "biases_are_nonlinear")

for right, text, why, (belief, mistake), group in (
    (
        True,
        "The network computes a function of the form $Wx + b$.",
        "An affine map of an affine map is affine.",
        POWER,
        "form",
    ),
    (
        False,
        "The network computes a polynomial of degree << hidden + 1 >> in the inputs, in general.",
        "No product of two inputs ever arises; the degree is 1 at most.",
        DEGREE,
        "form",
    ),
    (
        False,
        "With one more hidden layer the network can compute functions that it cannot compute now.",
        "With << h >> units in each layer, every affine map of the << n >> inputs is possible already.",
        POWER,
        "more",
    ),
    (
        True,
        "One layer, straight from the inputs to the outputs, can compute everything that the network can.",
        "It takes $W = W^{[L]} \\cdots W^{[1]}$ and the collected biases.",
        POWER,
        "more",
    ),
    (
        True,
        "With one sigmoid output, the inputs with output 0.5 form a hyperplane, unless no input or every input is such.",
        "The output is 0.5 where $w^T x + b = 0$.",
        CURVED,
        "boundary",
    ),
    (
        False,
        "With one sigmoid output, the inputs with output 0.5 can form a closed curve or surface.",
        "The output is 0.5 where $w^T x + b = 0$: a hyperplane, nothing, or everything.",
        CURVED,
        "boundary",
    ),
    (
        True,
        "If one hidden layer had a single unit, the matrix of the whole map would have rank 1 at most.",
        "The rank of a product is at most that of each factor.",
        RANK,
        "rank",
    ),
    (
        False,
        "If one hidden layer had a single unit, the wide layers around it could still give the whole map a rank of 2.",
        "The rank of a product is at most that of each factor.",
        RANK,
        "rank",
    ),
    (
        True,
        "The input $x = 0$ can be mapped to an output other than 0.",
        "It is mapped to $b$, which the layers' biases make up.",
        AFFINE,
        "zero",
    ),
    (
        False,
        "The input $x = 0$ is mapped to the output 0, whatever the parameters are.",
        "It is mapped to $b$, which the layers' biases make up.",
        AFFINE,
        "zero",
    ),
    (
        True,
        "Even with a sigmoid output the network cannot compute the XOR of two of its inputs, if they are binary.",
        "Its boundary is a hyperplane, and no hyperplane separates the classes of XOR.",
        XOR,
        "xor",
    ),
    (
        False,
        "With a sigmoid output the network can compute the XOR of two of its inputs, if they are binary, thanks to its hidden units.",
        "Its boundary is a hyperplane, and no hyperplane separates the classes of XOR.",
        XOR,
        "xor",
    ),
    (
        True,
        "The gradient of a squared loss with respect to $W^{[1]}$ depends on the weights of the later layers.",
        "The error comes back through $W^{[2]T}, W^{[3]T}, \\ldots$",
        GRADIENT,
        "gradient",
    ),
    (
        False,
        "A squared loss is a quadratic function of all the network's weights taken together.",
        "The output contains products of weights of different layers, so the loss has a higher degree in them.",
        GRADIENT,
        "gradient",
    ),
    (
        True,
        "ReLU in one of the hidden layers would already allow functions that are not affine.",
        "For example $|x_1| = \\max(0, x_1) + \\max(0, -x_1)$.",
        RELU,
        "relu",
    ),
    (
        False,
        "ReLU in one hidden layer only would be absorbed: the network would still be affine.",
        "For example $|x_1| = \\max(0, x_1) + \\max(0, -x_1)$ becomes possible.",
        RELU,
        "relu",
    ),
    (
        False,
        "The biases of the hidden layers allow the network to approximate curved functions.",
        "They only shift the result of an affine map.",
        BIAS,
        "biases",
    ),
):
    say = question.true if right else question.false
    say(text, why=why, belief=belief, mistake=mistake, group=group)
