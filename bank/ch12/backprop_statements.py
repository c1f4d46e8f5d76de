"""ch12.backprop_statements  How backpropagation works and what it costs.    Chapter 12, sections 12.2 to 12.6"""

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "computation-graph", "cost"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=2,
    stem={
        "MCQ": "A feed-forward network has << layers >> layers, $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and $A^{[l]} = g(Z^{[l]})$, and is "
        "trained by gradient descent. Which one of these statements on backpropagation is TRUE?",
        "MSQ": "A feed-forward network has << layers >> layers, $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ and $A^{[l]} = g(Z^{[l]})$, and is "
        "trained by gradient descent. Which of these statements on backpropagation is/are TRUE?",
    },
    explanation="Backpropagation applies the chain rule from the loss to the inputs of the graph and shares what the paths have in common: "
    "$dZ^{[l]} = dA^{[l]} \\odot g'(Z^{[l]})$, $dW^{[l]} = dZ^{[l]} A^{[l-1]\\top} / m$, $dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$. So it needs "
    "the activations and pre-activations of the forward pass, and one sweep gives all gradients at the price of a few forward passes.",
)


@question.draw
def draw(rng):
    layers = rng.integer("layers", 3, 9)
    return {"layers": layers, "l": rng.integer("l", 2, layers - 1)}


CACHE = {
    "belief": "The parameters are all that the backward pass needs.",
    "mistake": "nothing_cached",
    "group": "cache",
}
question.true(
    "The gradient of $W^{[<< l >>]}$ needs $A^{[<< l - 1 >>]}$ from the forward pass.",
    why="$dW^{[l]} = dZ^{[l]} A^{[l-1]\\top} / m$.",
    **CACHE,
)
question.false(
    "The gradient of $W^{[<< l >>]}$ needs no values of the forward pass except the loss.",
    why="$dW^{[l]} = dZ^{[l]} A^{[l-1]\\top} / m$ needs the activations below.",
    **CACHE,
)
question.false(
    "Once $dZ^{[<< l >>]}$ is known, the gradient of $W^{[<< l >>]}$ needs the value of $W^{[<< l >>]}$, too.",
    why="$dW^{[l]} = dZ^{[l]} A^{[l-1]\\top} / m$; $W^{[l]}$ is needed for the layer below only.",
    belief="A weight's gradient depends directly on the weight.",
    mistake="own_weight_needed",
    group="cache",
)
DOWN = {"belief": "Errors go down without the weights.", "mistake": "weights_not_needed", "group": "down"}
question.true(
    "The error reaches layer $<< l - 1 >>$ through the transpose of $W^{[<< l >>]}$.",
    why="$dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$.",
    **DOWN,
)
question.false(
    "The error reaches layer $<< l - 1 >>$ through the inverse of $W^{[<< l >>]}$.",
    why="It is the transpose, $dA^{[l-1]} = W^{[l]\\top} dZ^{[l]}$; an inverse need not even exist.",
    belief="Going back means inverting the weights.",
    mistake="inverse",
    group="down",
)
SLOPE = {
    "belief": "The slope belongs to the layer that the error comes from.",
    "mistake": "slope_of_the_layer_above",
    "group": "slope",
}
question.true(
    "For $dZ^{[<< l >>]}$ the slope of $g$ is taken at $Z^{[<< l >>]}$.",
    why="$dZ^{[l]} = dA^{[l]} \\odot g'(Z^{[l]})$.",
    **SLOPE,
)
question.false(
    "For $dZ^{[<< l >>]}$ the slope of $g$ is taken at $Z^{[<< l + 1 >>]}$.",
    why="$dZ^{[l]} = dA^{[l]} \\odot g'(Z^{[l]})$: the slope is that of the layer itself.",
    **SLOPE,
)
COST = {
    "belief": "Each parameter costs a backward pass of its own.",
    "mistake": "pass_for_each_parameter",
    "group": "cost",
}
question.true(
    "One backward pass gives the gradients of all parameters of all << layers >> layers.",
    why="The errors $dZ^{[l]}$ are shared by all parameters of a layer and of those below.",
    **COST,
)
question.false(
    "Each of the << layers >> layers needs a backward pass of its own, starting at the loss.",
    why="One sweep passes all layers and uses the error of each for the next.",
    **COST,
)
question.true(
    "The time of a backward pass is of the order of a forward pass, however many parameters there are.",
    why="Each matrix product of the forward pass has at most two of the same size in the backward pass.",
    **COST,
)
EXACT = {"belief": "Backpropagation approximates the gradient.", "mistake": "approximation", "group": "exact"}
question.true(
    "But for rounding errors, backpropagation computes the exact gradient of the loss.",
    why="It is the chain rule; difference quotients approximate.",
    **EXACT,
)
question.false(
    "Backpropagation approximates the gradient by small differences of the loss.",
    why="It applies the chain rule; that is what a gradient check does.",
    **EXACT,
)
PATHS = {
    "belief": "Along several paths the derivatives are multiplied.",
    "mistake": "paths_multiplied",
    "group": "paths",
}
question.true(
    "Where an activation feeds several units, the contributions of all paths to its gradient are added.",
    why="That is the chain rule for several variables, and the sum in $W^{[l]\\top} dZ^{[l]}$.",
    **PATHS,
)
question.false(
    "Where an activation feeds several units, the contributions of all paths to its gradient are multiplied.",
    why="Along a path derivatives are multiplied; contributions of different paths are added.",
    **PATHS,
)
question.true(
    "Backpropagation computes gradients; how the parameters change is up to the optimizer.",
    why="Gradient descent, momentum or Adam use the same gradients in different ways.",
    belief="Backpropagation and gradient descent are the same.",
    mistake="backprop_is_descent",
    group="optimizer",
)
question.false(
    "Backpropagation changes the parameters layer by layer while it goes back.",
    why="It computes gradients at fixed parameters; the update comes afterwards.",
    belief="Backpropagation and gradient descent are the same.",
    mistake="backprop_is_descent",
    group="optimizer",
)
