"""ch10.caching_statements  What the forward pass keeps, and why.    Chapter 10, why Z and A are cached"""

from dlgrade.bank import Question

question = Question(
    topics=("caching", "backpropagation", "complexity"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    alike="cache",
    version=2,
    stem={
        kind: "A fully connected network with << L >> layers (the input is layer 0) is trained on batches of << m >> examples. Its "
        "forward pass computes $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and $A^{[l]} = g(Z^{[l]})$ with the same smooth activation in "
        "all layers, and caches arrays for backpropagation. " + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation="Layer $l$ needs $Z^{[l]}$ for the slope $g'(Z^{[l]})$ and $A^{[l-1]}$ for $dW^{[l]} = \\frac{1}{m} dZ^{[l]} "
    "A^{[l-1]\\top}$. The cache holds widths times << m >> numbers, the matrix products cost products of two widths times << m >>. "
    "Without the cache one more forward pass has to be computed; the backward pass is not repeated.",
)


@question.draw
def draw(rng):
    L = rng.integer("L", 4, 9)
    return {"L": L, "l": rng.integer("l", 2, L - 1), "m": rng.choice("m", (16, 32, 64, 128))}


OWN = dict(belief="A layer's gradient needs the layer's own activation.", mistake="own_activation_cached", group="dW")
SLOPE = dict(
    belief="The slope is taken of what comes out of the activation.", mistake="slope_of_the_output", group="slope"
)
DOUBLE = dict(belief="Recomputing doubles the time of training.", mistake="time_doubles", group="time")
ORDER = dict(belief="Work and memory are of one order.", mistake="work_like_memory", group="order")
BATCH = dict(
    belief="What is cached does not depend on the number of examples.", mistake="cache_of_one_example", group="batch"
)
BIAS = dict(belief="Every gradient needs a cached array of its own.", mistake="cache_for_the_bias", group="bias")
PREDICT = dict(belief="A forward pass always has to keep its arrays.", mistake="cache_for_prediction", group="predict")
BACK = dict(belief="The error is handed back through cached activations.", mistake="cache_for_the_error", group="back")

question.true(
    "Once $dZ^{[<< l >>]}$ is known, $dW^{[<< l >>]}$ is computed with the cached $A^{[<< l - 1 >>]}$.",
    why="$dW$ is the error times what the weights were multiplied with.",
    **OWN,
)
question.false(
    "Once $dZ^{[<< l >>]}$ is known, $dW^{[<< l >>]}$ is computed with the cached $A^{[<< l >>]}$.",
    why="The weights of a layer were multiplied with the activations of the layer before.",
    **OWN,
)
question.true(
    "The slope in $dZ^{[<< l >>]} = dA^{[<< l >>]} \\odot g'(\\cdot)$ is taken at $Z^{[<< l >>]}$, as it was before the activation.",
    why="$g$ was applied to $Z$, so its derivative is needed there.",
    **SLOPE,
)
question.false(
    "The slope in $dZ^{[<< l >>]} = dA^{[<< l >>]} \\odot g'(\\cdot)$ is taken at $A^{[<< l >>]}$, which came out of the activation.",
    why="$g$ was applied to $Z$, so its derivative is needed there.",
    **SLOPE,
)
question.false(
    "Computing the whole forward pass again instead of caching doubles the time of a training step, whatever the backward pass takes.",
    why="Only the forward pass is repeated; if the backward pass takes twice as long, a step takes 4/3 of the time.",
    **DOUBLE,
)
question.true(
    "If the backward pass takes twice as long as the forward pass, recomputing the forward pass makes a step a third longer.",
    why="Instead of 1 + 2 units it takes 1 + 1 + 2 units.",
    **DOUBLE,
)
question.true(
    "If all widths, inputs and outputs included, are doubled, the cache doubles and the work of the matrix products becomes four times as large.",
    why="The cache grows with single widths, the work with products of two of them.",
    **ORDER,
)
question.false(
    "If all widths, inputs and outputs included, are doubled, the cache doubles and the work of the matrix products doubles with it.",
    why="The cache grows with single widths, the work with products of two of them.",
    **ORDER,
)
question.true(
    "Batches of << 2 * m >> instead of << m >> examples double the number of cached values.",
    why="Each cached array has a column for each example.",
    **BATCH,
)
question.false(
    "Batches of << 2 * m >> instead of << m >> examples need no larger cache, as the gradients have the same shapes.",
    why="Gradients of parameters keep their shapes, but each cached array has a column for each example.",
    **BATCH,
)
question.true(
    "Once $dZ^{[<< l >>]}$ is known, $db^{[<< l >>]}$ needs no cached array.",
    why="It is the mean of $dZ$ over the examples.",
    **BIAS,
)
question.false(
    "Once $dZ^{[<< l >>]}$ is known, $db^{[<< l >>]}$ still needs the cached $A^{[<< l - 1 >>]}$.",
    why="It is the mean of $dZ$ over the examples; a bias is multiplied by nothing.",
    **BIAS,
)
question.true(
    "For prediction alone each array may be dropped as soon as the next layer is computed.",
    why="Without a backward pass nobody asks for them again.",
    **PREDICT,
)
question.false(
    "For prediction alone the arrays of all << L >> layers have to be kept until the output is computed.",
    why="Layer l needs only what comes from layer l - 1; the rest is kept for a backward pass.",
    **PREDICT,
)
question.true(
    "Once $dZ^{[<< l >>]}$ is known, $dA^{[<< l - 1 >>]}$ takes the weights $W^{[<< l >>]}$ and no cached array.",
    why="$dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$.",
    **BACK,
)
question.false(
    "Once $dZ^{[<< l >>]}$ is known, $dA^{[<< l - 1 >>]}$ takes the cached $Z^{[<< l >>]}$ as well.",
    why="$dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$; $Z^{[l]}$ was used for $dZ^{[l]}$ already.",
    **BACK,
)
