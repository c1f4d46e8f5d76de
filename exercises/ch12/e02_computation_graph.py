"""ch12.e02  The computation graph of a network with L layers.    Chapter 12, exercise 12.2"""


def graph_edges(L: int) -> set[str]:
    """All edges of the computation graph of a network with L layers.

    For l = 1..L: Zl = Wl A(l-1) + bl and Al = g(Zl), where A0 is called X; then L = loss(AL, Y).  L >= 1.
    The nodes are X, Y, W1, b1, Z1, A1, ..., and the loss, which is called "L". An edge "u>v" says that v is computed
    from u directly, u on the right of v's equation.
    ->  a set (or list) of strings.

    Example: graph_edges(1) is {"X>Z1", "W1>Z1", "b1>Z1", "Z1>A1", "A1>L", "Y>L"}: 7 nodes, 6 edges.

    The second function gives an order for the way back.
    """
    raise NotImplementedError("ch12.e02")


def graph_size(L: int) -> tuple[int, int]:
    """(number of nodes, number of edges) of this graph; X, Y, the parameters and the loss are nodes too.

    Example: graph_size(1) is (7, 6).
    """
    raise NotImplementedError("ch12.e02")


def backward_order(L: int) -> list[str]:
    """All nodes except X and Y, in an order in which their gradients can be computed.

    The loss ("L", with derivative 1) is known at the start; the gradient of any other node is computed from the
    gradient of the node that it flows into, which must stand further to the left. Each node appears once; several
    orders are right. Example: for L = 1, ["L", "A1", "Z1", "W1", "b1"] and ["L", "A1", "Z1", "b1", "W1"].
    """
    raise NotImplementedError("ch12.e02")
