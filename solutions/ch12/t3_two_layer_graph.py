"""ch12.t3  The computation graph of a network with two layers.    Chapter 12, section 12.4.2"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=5,
    topics=("computation-graph", "backpropagation"),
    hints=(
        "Go through the equations one by one. What stands on the right of each is needed for what stands on the left.",
        "The loss compares two things. Which of them does the network not compute?",
        "A node's derivative needs the derivatives of everything that the node flows into. So in the backward order a "
        "node comes after all nodes that its arrows point to: the loss first, and W2 once Z2 is done.",
    ),
)
def two_layer_graph() -> dict[str, object]:
    """The graph behind Z1 = W1 X + b1, A1 = g(Z1), Z2 = W2 A1 + b2, A2 = sigmoid(Z2), L = loss(A2, Y), as data.

    The nodes are X, Y, W1, b1, Z1, A1, W2, b2, Z2, A2, L. An edge from u to v, written "u>v", says that v is computed
    from u directly. (Example: of Q = P + R the edges are "P>Q" and "R>Q".)  Return a dict:

      "edges"     : the set of all edges
      "given"     : the set of nodes that no edge leads to (they are handed in, not computed)
      "needs"     : the set of nodes whose values of the forward pass are used in dL/dW1 = dL/dZ2 * ..., that is, in
                    dZ2 = A2 - Y, dA1 = W2.T dZ2, dZ1 = dA1 * g'(Z1) and dW1 = dZ1 X.T / m, if g' is computed from Z1
      "backward"  : a list of the nine nodes other than X and Y in an order in which their gradients can be computed,
                    step by step, each from gradients that are known already (dL/dL = 1 is the start). Take dA2 and
                    dZ2 as two steps. Several orders are right.
    """
    return {
        "edges": {"X>Z1", "W1>Z1", "b1>Z1", "Z1>A1", "A1>Z2", "W2>Z2", "b2>Z2", "Z2>A2", "A2>L", "Y>L"},
        "given": {"X", "Y", "W1", "b1", "W2", "b2"},
        "needs": {"A2", "Y", "W2", "Z1", "X"},
        "backward": ["L", "A2", "Z2", "W2", "b2", "A1", "Z1", "W1", "b1"],
    }


def _name(value):
    return "".join(str(value).split()).replace("->", ">").casefold()


def _edge(value):
    return ">".join(_name(v) for v in value) if isinstance(value, (tuple, list)) else _name(value)


def _edges(implementation):
    return {_edge(e) for e in implementation.two_layer_graph()["edges"]}


def _before(*pairs):
    """A probe: is the list complete, and does the first node of each pair stand before the second?"""

    def probe(implementation):
        order = [_name(v) for v in implementation.two_layer_graph()["backward"]]
        complete = sorted(order) == sorted(["l", "a2", "z2", "w2", "b2", "a1", "z1", "w1", "b1"])
        return complete and all(order.index(u) < order.index(v) for u, v in pairs)

    return probe


@two_layer_graph.case("edges: layer 1", alone=True)
def layer_1(implementation):
    return {e for e in _edges(implementation) if e.endswith((">z1", ">a1"))}


@two_layer_graph.case("edges: layer 2", alone=True)
def layer_2(implementation):
    return {e for e in _edges(implementation) if e.endswith((">z2", ">a2"))}


@two_layer_graph.case("edges: the loss, and no further ones", alone=True)
def loss_and_rest(implementation):
    return {e for e in _edges(implementation) if not e.endswith((">z1", ">a1", ">z2", ">a2"))}


@two_layer_graph.case("the nodes that are given", alone=True)
def given(implementation):
    return {_name(v) for v in implementation.two_layer_graph()["given"]}


@two_layer_graph.case("what dW1 needs", alone=True)
def needs(implementation):
    return {_name(v) for v in implementation.two_layer_graph()["needs"]}


two_layer_graph.case("backward: from the loss down to layer 1", alone=True)(
    _before(("l", "a2"), ("a2", "z2"), ("z2", "a1"), ("a1", "z1"))
)
two_layer_graph.case("backward: parameters after the sum they stand in", alone=True)(
    _before(("z2", "w2"), ("z2", "b2"), ("z1", "w1"), ("z1", "b1"))
)


@two_layer_graph.alternative
def reversed_forward_order():
    pairs = [("Y", "L"), ("A2", "L"), ("Z2", "A2"), ("b2", "Z2"), ("W2", "Z2"), ("A1", "Z2"), ("Z1", "A1")]
    return {
        "edges": [*pairs, "b1 -> Z1", "W1 -> Z1", "X -> Z1"],
        "given": ["b2", "b1", "W2", "W1", "Y", "X"],
        "needs": ["X", "Z1", "W2", "A2", "Y"],
        "backward": ("L", "A2", "Z2", "A1", "Z1", "b1", "W1", "b2", "W2"),
    }


@two_layer_graph.mistake("The labels are no part of the graph.")
def labels_missing():
    right = two_layer_graph()
    return {**right, "edges": right["edges"] - {"Y>L"}}


@two_layer_graph.mistake("The second layer's weights act on A2.")
def weights_on_the_activation():
    right = two_layer_graph()
    return {**right, "edges": right["edges"] - {"W2>Z2"} | {"W2>A2"}}


@two_layer_graph.mistake("The input meets the weights first, so there is an edge from X to W1.")
def input_to_weights():
    right = two_layer_graph()
    return {**right, "edges": right["edges"] - {"X>Z1"} | {"X>W1"}}


@two_layer_graph.mistake("Given are only the data; parameters are computed by the training.")
def only_data_given():
    return {**two_layer_graph(), "given": {"X", "Y"}}


@two_layer_graph.mistake("The gradient of W1 needs W1 itself.")
def own_weight_needed():
    right = two_layer_graph()
    return {**right, "needs": right["needs"] | {"W1"}}


@two_layer_graph.mistake("The gradient of W1 needs its own input only; the layer above is done.")
def only_own_layer():
    return {**two_layer_graph(), "needs": {"X", "Z1"}}


@two_layer_graph.mistake("The gradients are computed in the order of the forward pass.")
def forward_order():
    return {**two_layer_graph(), "backward": ["W1", "b1", "Z1", "A1", "W2", "b2", "Z2", "A2", "L"]}


@two_layer_graph.mistake("Parameters come before the sums that they stand in, going back as well.")
def parameters_first():
    return {**two_layer_graph(), "backward": ["L", "A2", "W2", "b2", "Z2", "A1", "W1", "b1", "Z1"]}


@two_layer_graph.mistake("Edges show which way the gradients go.")
def backward_edges():
    right = two_layer_graph()
    return {**right, "edges": {">".join(reversed(edge.split(">"))) for edge in right["edges"]}}


@two_layer_graph.mistake("The prediction is compared with the label, so the label leads to A2.")
def labels_into_the_output():
    right = two_layer_graph()
    return {**right, "edges": right["edges"] - {"Y>L"} | {"Y>A2"}}


@two_layer_graph.mistake("The slope of layer 1 is taken from its output, even if g' is computed from Z1.")
def hidden_output_needed():
    right = two_layer_graph()
    return {**right, "needs": right["needs"] | {"A1"}}


@two_layer_graph.mistake("Every pre-activation is needed on the way back, the output's too.")
def output_sum_needed():
    right = two_layer_graph()
    return {**right, "needs": right["needs"] | {"Z2"}}


@two_layer_graph.mistake("The labels are part of the loss; the gradients of the weights do without them.")
def labels_not_needed():
    right = two_layer_graph()
    return {**right, "needs": right["needs"] - {"Y"}}


@two_layer_graph.mistake("Each layer's gradient needs its own values; the weights above do not matter.")
def weights_above_not_needed():
    right = two_layer_graph()
    return {**right, "needs": right["needs"] - {"W2"}}


@two_layer_graph.mistake("First come all activations, then the sums that they stand on.")
def activations_first():
    return {**two_layer_graph(), "backward": ["L", "A2", "A1", "Z2", "W2", "b2", "Z1", "W1", "b1"]}
