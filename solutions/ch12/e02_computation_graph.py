"""ch12.e02  The computation graph of a network with L layers.    Chapter 12, exercise 12.2"""

from dlgrade import exercise


@exercise(
    points=7,
    topics=("computation-graph", "backpropagation"),
    hints=(
        "Draw the network with two layers first, one arrow for each variable on the right of an equation. What is the "
        "same in both layers?",
        "Each layer adds four nodes (W, b, Z, A) and the arrows that end in its Z and its A. What does layer 1 take in "
        "place of an activation below it, and what does the loss take?",
        'For l = 1..L add the edges into f"Z{l}" (from f"A{l - 1}", or "X" for l = 1, from W and from b) and the one '
        "into A; after the loop add the two edges into the loss.",
        "Going back, each node must wait for the node that its arrow points to. Write the loop over l from L to 1.",
    ),
)
def graph_edges(L: int) -> set[str]:
    """All edges of the computation graph of a network with L layers.

    For l = 1..L: Zl = Wl A(l-1) + bl and Al = g(Zl), where A0 is called X; then L = loss(AL, Y).  L >= 1.
    The nodes are X, Y, W1, b1, Z1, A1, ..., and the loss, which is called "L". An edge "u>v" says that v is computed
    from u directly, u on the right of v's equation.
    ->  a set (or list) of strings.

    Example: graph_edges(1) is {"X>Z1", "W1>Z1", "b1>Z1", "Z1>A1", "A1>L", "Y>L"}: 7 nodes, 6 edges.

    The second function gives an order for the way back.
    """
    edges = {f"A{L}>L", "Y>L"}
    for l in range(1, L + 1):
        below = f"A{l - 1}" if l > 1 else "X"
        edges |= {f"{below}>Z{l}", f"W{l}>Z{l}", f"b{l}>Z{l}", f"Z{l}>A{l}"}
    return edges


@graph_edges.part
def graph_size(L: int) -> tuple[int, int]:
    """(number of nodes, number of edges) of this graph; X, Y, the parameters and the loss are nodes too.

    Example: graph_size(1) is (7, 6).
    """
    return 4 * L + 3, 4 * L + 2


@graph_edges.part
def backward_order(L: int) -> list[str]:
    """All nodes except X and Y, in an order in which their gradients can be computed.

    The loss ("L", with derivative 1) is known at the start; the gradient of any other node is computed from the
    gradient of the node that it flows into, which must stand further to the left. Each node appears once; several
    orders are right. Example: for L = 1, ["L", "A1", "Z1", "W1", "b1"] and ["L", "A1", "Z1", "b1", "W1"].
    """
    order = ["L"]
    for l in range(L, 0, -1):
        order += [f"A{l}", f"Z{l}", f"W{l}", f"b{l}"]
    return order


@graph_edges.alternative
def equations_as_data(L):
    inputs = {"L": [f"A{L}", "Y"]}
    for l in range(1, L + 1):
        inputs[f"Z{l}"] = ["X" if l == 1 else f"A{l - 1}", f"W{l}", f"b{l}"]
        inputs[f"A{l}"] = [f"Z{l}"]
    return [f"{u}>{v}" for v, sources in inputs.items() for u in sources]


@graph_edges.alternative(of="graph_size")
def counted(L):
    edges = [edge.split(">") for edge in graph_edges(L)]
    return [len({node for edge in edges for node in edge}), len(edges)]


@graph_edges.alternative(of="backward_order")
def sums_first(L):
    spine = [f"{kind}{l}" for l in range(L, 0, -1) for kind in "AZ"]
    return ["L", *spine, *(f"{kind}{l}" for l in range(1, L + 1) for kind in "bW")]


graph_edges.mistake(
    "The labels are no part of the graph.", name="labels_missing", edit=('{f"A{L}>L", "Y>L"}', '{f"A{L}>L"}')
)
graph_edges.mistake(
    "The bias is added to the activation.", name="bias_on_activation", edit=('f"b{l}>Z{l}"', 'f"b{l}>A{l}"')
)
graph_edges.mistake("Every layer takes in X.", name="input_everywhere", edit=('f"A{l - 1}" if l > 1 else "X"', '"X"'))
graph_edges.mistake(
    "The next layer is fed with Z, the activation is only for the output.",
    name="activation_bypassed",
    edit=('f"A{l - 1}" if l > 1', 'f"Z{l - 1}" if l > 1'),
)
graph_edges.mistake(
    "range(1, L) visits all L layers.", name="last_layer_missed", edit=("range(1, L + 1)", "range(1, L)")
)
graph_edges.mistake(
    "Arrows show where gradients go: from the loss to the input.",
    name="arrows_backwards",
    edit=("return edges", 'return {">".join(reversed(edge.split(">"))) for edge in edges}'),
)
graph_edges.mistake(
    "Y and X are data and not nodes.", name="data_not_counted", of="graph_size", edit=("4 * L + 3", "4 * L + 1")
)
graph_edges.mistake(
    "A layer has three nodes; the bias belongs to W.",
    name="biases_not_counted",
    of="graph_size",
    edit=("4 * L + 3, 4 * L + 2", "3 * L + 3, 3 * L + 2"),
)
graph_edges.mistake(
    "Gradients are computed layer by layer from the first to the last.",
    name="first_layer_first",
    of="backward_order",
    edit=("range(L, 0, -1)", "range(1, L + 1)"),
)
graph_edges.mistake(
    "A layer's weights come before its sum, as on the way forward.",
    name="weights_before_sum",
    of="backward_order",
    edit=('f"Z{l}", f"W{l}", f"b{l}"', 'f"W{l}", f"b{l}", f"Z{l}"'),
)
graph_edges.mistake(
    "Only parameters have gradients.",
    name="parameters_only",
    of="backward_order",
    edit=('f"A{l}", f"Z{l}", ', ""),
)


def _edges(implementation, L):
    """The edges in one spelling: spaces, arrows and case do not matter."""
    pairs = implementation.graph_edges(L)
    return sorted(
        "".join((">".join(map(str, p)) if isinstance(p, (tuple, list)) else str(p)).split())
        .replace("->", ">")
        .casefold()
        for p in pairs
    )


graph_edges.mistake(
    "The input of the first layer is the node A0.",
    name="input_called_A0",
    edit=('f"A{l - 1}" if l > 1 else "X"', 'f"A{l - 1}"'),
)


graph_edges.mistake(
    "The loss is a number and not a node.", name="loss_not_counted", of="graph_size", edit=("4 * L + 3", "4 * L + 2")
)


graph_edges.mistake(
    "The labels are given from outside: no node and no edge.",
    name="labels_not_counted",
    of="graph_size",
    edit=("4 * L + 3, 4 * L + 2", "4 * L + 2, 4 * L + 1"),
)


graph_edges.mistake(
    "Gradients are computed in the order of the forward pass.",
    name="forward_order",
    of="backward_order",
    edit=("return order", "return order[::-1]"),
)


@graph_edges.case("edges: three layers", weight=2, alone=True)
def three_layers(implementation):
    return _edges(implementation, 3)


@graph_edges.case("edges: one layer and twelve", alone=True)
def one_and_twelve(implementation):
    return [_edges(implementation, 1), _edges(implementation, 12)]


@graph_edges.case("sizes", alone=True)
def sizes(implementation):
    return [implementation.graph_size(L) for L in (1, 2, 3, 10)]


def _faults(implementation, L):
    """The number of edges u>v, Y and X aside, in which v does not stand before u; -1 if the list is not complete."""
    edges = [edge.split(">") for edge in graph_edges(L) if edge[0] not in "XY"]
    order = [str(v).strip().casefold() for v in implementation.backward_order(L)]
    if sorted(order) != sorted({node.casefold() for edge in edges for node in edge}):
        return -1
    return sum(order.index(v.casefold()) > order.index(u.casefold()) for u, v in edges)


@graph_edges.case("a backward order for three layers", weight=2, alone=True)
def order_of_three(implementation):
    return _faults(implementation, 3)


@graph_edges.case("a backward order for one layer and for eleven", alone=True)
def order_of_others(implementation):
    return [_faults(implementation, 1), _faults(implementation, 11)]
