"""ch12.q8  Where each factor of the backward equations comes from.    Chapter 12, MCQ 8"""

from dlgrade import exercise


@exercise(
    kind="choice",
    points=4,
    topics=("backpropagation", "chain-rule", "shapes"),
    hints=(
        "Write the forward pass of a layer in two lines, Z = W A_prev + b and A = g(Z). Each backward factor is the "
        "derivative of one of these lines by one of its variables, or comes from the cost.",
        "What is the derivative of a sum of products by one of the weights? By one of the inputs? By the bias?",
        "For the two counts: an entry of Z is named by two indices and an entry of W by two more; and how many of the "
        "n entries Z[1, i], ..., Z[n, i] of one example does a single weight appear in?",
    ),
)
def origins() -> dict[str, object]:
    """Match each factor with its reason.

    A layer: Z = W A_prev + b, A = g(Z), examples in columns, W (n, n_prev), cost = mean of the examples' losses.
    Backward: dZ = dA * g'(Z), dW = (1/m) dZ A_prev.T, db = (1/m) (sum of dZ over the examples), dA_prev = W.T dZ.

    Reasons (each may be used several times or not at all):
      "a"  Z is linear in W: the derivative of an entry of Z by a weight is the input that it multiplies
      "b"  Z is linear in A_prev: each input reaches all units of the layer, and the contributions are added
      "c"  the activation works entry by entry
      "d"  the cost is an average over the examples
      "e"  the same parameter is used for every example, so that the examples' contributions are added
      "f"  the weights were stored transposed
      "g"  the loss is a logarithm

    Return a dict:
      "A_prev.T in dW"           : the letter for the factor itself (not for the sum inside the product)
      "W.T in dA_prev"           : the letter
      "* g'(Z) in dZ"            : the letter for its being * and not a matrix product
      "1/m in dW"                : the letter
      "the sum in db"            : the letter
      "axes"                     : how many indices the derivative of the matrix Z by the matrix W has, before the
                                   chain rule sums over some of them
      "entries"                  : in how many of the n * m entries of Z a single weight appears, for n = 3, m = 5
    """
    return {
        "A_prev.T in dW": "a",
        "W.T in dA_prev": "b",
        "* g'(Z) in dZ": "c",
        "1/m in dW": "d",
        "the sum in db": "e",
        "axes": 4,
        "entries": 5,
    }


@origins.mistake("The transpose in dW undoes how the weights were stored.")
def transposes_are_storage():
    return {**origins(), "A_prev.T in dW": "f", "W.T in dA_prev": "f"}


@origins.mistake("What multiplies dZ comes from the loss.")
def all_from_the_loss():
    return {**origins(), "A_prev.T in dW": "g"}


@origins.mistake("W.T is there because Z is linear in W.")
def linear_in_the_wrong_one():
    return {**origins(), "A_prev.T in dW": "b", "W.T in dA_prev": "a"}


@origins.mistake("The slope of the activation is part of the linear map.")
def slope_from_the_linear_map():
    return {**origins(), "* g'(Z) in dZ": "b"}


@origins.mistake("The division by m stems from using a parameter m times.")
def mean_from_sharing():
    return {**origins(), "1/m in dW": "e"}


@origins.mistake("The sum in db is the averaging of the cost.")
def sum_from_the_mean():
    return {**origins(), "the sum in db": "d"}


@origins.mistake("The derivative of Z by W IS the matrix A_prev.T, so it has two indices.")
def derivative_is_a_matrix():
    return {**origins(), "axes": 2}


@origins.mistake("A weight acts on every unit and every example.")
def weight_acts_everywhere():
    return {**origins(), "entries": 15}


@origins.mistake("A weight appears in one entry of Z only.")
def weight_acts_once():
    return {**origins(), "entries": 1}


@origins.mistake("A weight w_jk appears in a whole column of Z, once for each unit.")
def weight_acts_on_every_unit():
    return {**origins(), "entries": 3}


@origins.mistake("Z has two indices, and one more comes from the weights.")
def three_indices():
    return {**origins(), "axes": 3}


@origins.mistake("The transposed input is there to sum over the examples.")
def factor_taken_for_its_sum():
    return {**origins(), "A_prev.T in dW": "e"}


origins.case_per_key()
