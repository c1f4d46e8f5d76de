"""ch10.takeaway_statements  What is left of the chapter, put to the test.    Chapter 10, key takeaways (K2)"""

from dlgrade.bank import Question

question = Question(
    topics=("mlp", "backpropagation", "depth", "vanishing-gradients"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="understand",
    syllabus="da",
    alike="cache",
    version=3,
    stem={
        kind: "A fully connected network has << L >> layers (the input is layer 0 and is not counted). With $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and "
        "$A^{[l]} = g(Z^{[l]})$, a batch of $m = << m >>$ examples stands in columns; layer $l$ has $n^{[l]}$ units. "
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="Shapes: $W^{[l]}$ is $n^{[l]} \\times n^{[l-1]}$, $Z^{[l]}$ and $A^{[l]}$ are $n^{[l]} \\times m$. The backward pass needs $Z^{[l]}$ for the "
    "slopes and $A^{[l-1]}$ for the weights' gradients. Without nonlinearities all layers collapse to one. A gradient on its way back meets a weight "
    "matrix and the slopes of each layer, so ReLU alone settles nothing, and eigenvalues do not bound what a product of matrices does.",
)


@question.draw
def draw(rng):
    return {
        "L": rng.integer("L", 4, 12),
        "m": rng.choice("m", (32, 48, 64, 100, 128, 200)),
        "other": rng.choice("other", (16, 20, 40, 50, 80, 256)),
        "norm": rng.choice("norm", ("0.6", "0.7", "0.8", "0.9")),
    }


PYRAMID = dict(
    belief="Layers have to become narrower from one to the next.", mistake="pyramid_required", group="pyramid"
)
CACHE = dict(belief="Keeping Z is enough for the backward pass.", mistake="cache_only_z", group="cache")
RELU = dict(belief="ReLU ends the vanishing of gradients.", mistake="relu_ends_it", group="relu")
EIGEN = dict(belief="Eigenvalues of size 1 make backpropagation stable.", mistake="eigenvalues_decide", group="eigen")
LINEAR = dict(belief="More linear layers represent more.", mistake="linear_depth_helps", group="linear")
BATCH = dict(belief="The shapes of weights depend on the batch.", mistake="weights_know_the_batch", group="batch")
BIAS = dict(belief="There is a bias for each example.", mistake="bias_for_each_example", group="bias")
NORM = dict(
    belief="A bound on the gradient from above also holds from below.", mistake="bound_is_equality", group="norm"
)

for right, text, why, wrong in (
    (
        False,
        "For backpropagation to work, $n^{[1]} \\ge n^{[2]} \\ge \\ldots \\ge n^{[<< L >>]}$ must hold.",
        "Any widths do; narrowing is a custom.",
        PYRAMID,
    ),
    (
        True,
        "Backpropagation works for any widths $n^{[l]}$, also if $n^{[2]} > n^{[1]}$.",
        "Any widths do; narrowing is a custom.",
        PYRAMID,
    ),
    (
        False,
        "All gradients of weights can be computed from $Z^{[1]}, \\ldots, Z^{[<< L >>]}$ and the labels, without the input $A^{[0]}$.",
        "$dW^{[1]} = \\frac{1}{m} dZ^{[1]} A^{[0]T}$ needs the input.",
        CACHE,
    ),
    (
        True,
        "The gradient of $W^{[l]}$ needs the activations $A^{[l-1]}$ of the layer before it.",
        "$dW^{[l]} = \\frac{1}{m} dZ^{[l]} A^{[l-1]T}$.",
        CACHE,
    ),
    (
        False,
        "ReLU in all hidden layers keeps gradients from vanishing, however many layers there are.",
        "Inactive units pass nothing, and weights multiply too.",
        RELU,
    ),
    (
        True,
        "ReLU in all hidden layers does not keep gradients from vanishing if there are many layers.",
        "Inactive units pass nothing, and weights multiply too.",
        RELU,
    ),
    (
        False,
        "If every $W^{[l]}$ has only eigenvalues of size 1, the length of a gradient stays bounded for any depth.",
        "$\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$ to the power $k$ has the entry $k$.",
        EIGEN,
    ),
    (
        True,
        "That every $W^{[l]}$ has only eigenvalues of size 1 does not bound the length of a gradient, whatever the depth.",
        "$\\begin{bmatrix} 1 & 1 \\\\ 0 & 1 \\end{bmatrix}$ to the power $k$ has the entry $k$.",
        EIGEN,
    ),
    (
        False,
        "If $g(z) = z$ in all layers, << L >> layers represent functions that no single layer represents.",
        "The product of the matrices is one matrix, and the biases become one bias.",
        LINEAR,
    ),
    (
        True,
        "If $g(z) = z$ in all layers, a single layer can compute the same function as the << L >> layers.",
        "The product of the matrices is one matrix, and the biases become one bias.",
        LINEAR,
    ),
    (
        False,
        "For a batch of << other >> examples instead of << m >>, the matrices $W^{[l]}$ need other shapes.",
        "$W^{[l]}$ is $n^{[l]} \\times n^{[l-1]}$; only $Z^{[l]}$ and $A^{[l]}$ have a column for each example.",
        BATCH,
    ),
    (
        True,
        "For a batch of << other >> examples instead of << m >>, $Z^{[l]}$ and $A^{[l]}$ change their shapes, $W^{[l]}$ and $b^{[l]}$ do not.",
        "$W^{[l]}$ is $n^{[l]} \\times n^{[l-1]}$; $Z^{[l]}$ and $A^{[l]}$ have a column for each example.",
        BATCH,
    ),
    (
        False,
        "Layer $l$ has $n^{[l]} \\cdot << m >>$ different biases, one for each entry of $Z^{[l]}$.",
        "It has $n^{[l]}$ biases, used for all examples.",
        BIAS,
    ),
    (
        True,
        "Layer $l$ has $n^{[l]}$ biases, each added to all << m >> entries of a row of $Z^{[l]}$.",
        "One bias for each unit, used for all examples.",
        BIAS,
    ),
    (
        False,
        "If the norms of all matrices and slopes on its way have the product << norm >>, a gradient keeps exactly << norm >> of its length.",
        "Norms bound a product from above; it can shrink more.",
        NORM,
    ),
    (
        True,
        "If the norms of all matrices and slopes on its way have the product << norm >>, a gradient keeps at most << norm >> of its length.",
        "Norms bound a product from above; it can shrink more.",
        NORM,
    ),
):
    say = question.true if right else question.false
    say(text, why=why, **wrong)
