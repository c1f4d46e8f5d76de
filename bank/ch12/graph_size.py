"""ch12.graph_size  Nodes and edges of a network's computation graph.    Chapter 12, exercise 12.2 and section 12.4.2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e02",
    topics=("computation-graph", "backpropagation"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="understand",
    syllabus="da",
    mistakes=("biases_not_counted",),
    version=2,
    stem=r"""
A feed-forward network has $<< layers >>$ layers with parameters. For $l = 1, \ldots, << layers >>$

$$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}, \qquad A^{[l]} = g(Z^{[l]}),$$

where $A^{[0]}$ is $X$ itself, and the loss is computed from $A^{[<< layers >>]}$ and the labels $Y$. In the computation graph $X$, $Y$, every $W^{[l]}$, $b^{[l]}$,
$Z^{[l]}$ and $A^{[l]}$, and the loss are one node each, and an edge leads from $u$ to $v$ if $u$ stands on the right-hand
side of the equation that computes $v$.

How many << what >> does the graph have?
""",
    explanation=r"""
<% if what == "nodes" %>
Each layer has four nodes, $W$, $b$, $Z$ and $A$; to the $4 \cdot << layers >>$ of them come $X$, $Y$ and the loss: << key >>.
<% else %>
Each layer has three edges into its $Z$ (from $W$, $b$ and the activation below) and one from $Z$ to $A$; to the
$4 \cdot << layers >>$ of them come the two edges into the loss, from the last activation and from $Y$: << key >>.
<% endif %>
""",
)


@question.draw
def draw(rng):
    return {"layers": rng.integer("layers", 3, 16), "what": rng.choice("what", ("nodes", "edges"))}


@question.answer
def answer(implementation, layers, what):
    return implementation.graph_size(layers)[0 if what == "nodes" else 1]


@question.check
def check(layers, what):
    """An equation is a node, its right-hand side so many edges; what no equation computes is a node as well."""
    inputs = [inputs for _ in range(layers) for inputs in (3, 1)] + [2]
    given = 2 + 2 * layers
    return len(inputs) + given if what == "nodes" else sum(inputs)


@question.proof
def proof():
    """The edges are the sum of the numbers of inputs; without Y the graph is a tree that flows into the loss."""
    n, i = sp.symbols("layers i", positive=True, integer=True)
    edges = sp.summation(3 + 1, (i, 1, n)) + 2

    def only(wanted):
        return lambda layers, what: {"layers": layers} if what == wanted else None

    return [(4 * n + 2, edges, only("edges")), (4 * n + 3, edges + 1, only("nodes"))]


@question.mistake("The labels are no part of the graph.")
def labels_missing(layers, what):
    return 4 * layers + (2 if what == "nodes" else 1)


@question.mistake("A graph has as many edges as nodes.")
def edges_like_nodes(layers, what):
    return 4 * layers + (2 if what == "nodes" else 3)


@question.mistake("The input is a layer with four nodes, as the others are.")
def input_is_a_layer(layers, what):
    return 4 * (layers + 1) + (3 if what == "nodes" else 2)


@question.mistake("X and Y are data and not nodes, and no edges start from them.")
def data_not_counted(layers, what):
    return 4 * layers + (1 if what == "nodes" else 0)


@question.mistake("The product of weights and activations is a node of its own.")
def product_is_a_node(layers, what):
    return 5 * layers + (3 if what == "nodes" else 2)


@question.mistake("Each layer has a loss of its own.")
def loss_in_each_layer(layers, what):
    return 5 * layers + 2 if what == "nodes" else 6 * layers
