"""ch12.q2  Which output error belongs to which pair?    Chapter 12, MCQ 2"""


def output_errors() -> dict[str, object]:
    """Match each output with the expression for it, element by element, without 1/m.

    Losses of one example: binary cross-entropy -[Y log A + (1 - Y) log(1 - A)], cross-entropy -sum of Y log A with
    one-hot Y, half squared error (A - Y)**2 / 2. Letters (a letter may be used several times or not at all):

      "a"  A - Y                        "d"  (A - Y) A (1 - A)
      "b"  Y - A                        "e"  -Y/A + (1 - Y)/(1 - A)
      "c"  A (1 - A)                    "f"  (A - Y) (1 - A**2)

    Return a dict:
      "sigmoid, binary cross-entropy"   : the letter of dZ[L]
      "softmax, cross-entropy"          : the letter of dZ[L]
      "linear, half squared error"      : the letter of dZ[L]
      "sigmoid, half squared error"     : the letter of dZ[L]
      "tanh, half squared error"        : the letter of dZ[L]
      "dA, binary cross-entropy"        : the letter of dA[L]
      "sigmoid slope"                   : the letter of the sigmoid's slope at the output
      "number"                          : dZ[L] for a sigmoid unit with binary cross-entropy, A = 0.8 and Y = 1
    """
    raise NotImplementedError("ch12.q2")
