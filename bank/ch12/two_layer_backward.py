"""ch12.two_layer_backward  A whole backward pass with small integers.    Chapter 12, section 12.6"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("backpropagation", "relu", "chain-rule"),
    kinds="MSQ",
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    stem=r"""
A network computes $z^{[1]} = W^{[1]} x + b^{[1]}$, $a^{[1]} = \mathrm{ReLU}(z^{[1]})$ and $\hat y = w^{[2]} a^{[1]} + b^{[2]}$, where $w^{[2]}$ is a
row. Its parameters are

$$W^{[1]} = << W1|mat >>, \quad b^{[1]} = << b1|vec >>, \quad w^{[2]} = << [w2]|mat >>, \quad b^{[2]} = << b2 >>.$$

The loss for one example is $L = \frac{1}{2} (\hat y - y)^2$. For $x = << x|vec >>$ and $y = << y >>$, which of these statements is/are right?
""",
    explanation=r"""
Forward: $z^{[1]} = << z|vec >>$, $a^{[1]} = << a|vec >>$, $\hat y = << out >>$. Backward, with the error $e = \hat y - y = << e >>$:
$\partial L / \partial w^{[2]} = e \, a^{[1]\top} = << [[e * a[0], e * a[1]]]|mat >>$ and $\partial L / \partial b^{[2]} = e$;
$\partial L / \partial a^{[1]} = w^{[2]\top} e = << [w2[0] * e, w2[1] * e]|vec >>$. The ReLU passes this on where $z^{[1]}$ is positive:
$\partial L / \partial z^{[1]} = << d|vec >>$, which is also $\partial L / \partial b^{[1]}$; and
$\partial L / \partial W^{[1]} = \partial L / \partial z^{[1]} \cdot x^\top = << [[d[0] * x[0], d[0] * x[1]], [d[1] * x[0], d[1] * x[1]]]|mat >>$.
""",
)


@question.draw
def draw(rng):
    W1 = [[rng.choice("W1", (-2, -1, 1, 2, 3)) for _ in range(2)] for _ in range(2)]
    b1, w2 = rng.integers("b1", 2, -2, 2), [rng.choice("w2", (-3, -2, 2, 3, 4)) for _ in range(2)]
    x = [rng.choice("x", (-2, -1, 1, 2, 3)) for _ in range(2)]
    z = [row[0] * x[0] + row[1] * x[1] + b for row, b in zip(W1, b1)]
    on = rng.integer("unit that is on", 0, 1)
    for unit, sign in ((on, 1), (1 - on, -1)):  # a bias makes one unit active and the other not
        shift = rng.integer("activity", 1, 4) * sign - z[unit]
        b1[unit], z[unit] = b1[unit] + shift, z[unit] + shift
    b2, error = rng.integer("b2", -2, 2), rng.choice("error", (-4, -3, -2, 2, 3, 4))
    if max(map(abs, b1)) > 12:
        raise Reject("a large bias")
    return {"W1": W1, "b1": b1, "w2": w2, "b2": b2, "x": x, "y": w2[on] * z[on] + b2 - error}


def forward(W1, b1, w2, b2, x, y):
    z = [row[0] * x[0] + row[1] * x[1] + b for row, b in zip(W1, b1)]
    a = [max(0, v) for v in z]
    return z, a, w2[0] * a[0] + w2[1] * a[1] + b2


@question.work
def work(**v):
    z, a, out = forward(**v)
    e = out - v["y"]
    return {"z": z, "a": a, "out": out, "e": e, "d": [w * e if s > 0 else 0 for w, s in zip(v["w2"], z)]}


def error(v):
    return forward(**v)[2] - v["y"]


def on(v):
    return 0 if forward(**v)[0][0] > 0 else 1


def slope(v, change):
    """The slope of L by what ``change`` adds k to: a secant over so small a piece that no unit switches (units: 1/16)."""

    def loss(k):
        moved = {n: [r[:] if isinstance(r, list) else r for r in u] if isinstance(u, list) else u for n, u in v.items()}
        change(moved, k)
        return (forward(**moved)[2] - moved["y"]) ** 2

    return round((loss(1 / 16) - loss(-1 / 16)) * 4)


def add(name, i=None, j=None):
    def change(v, k):
        if i is None:
            v[name] += k
        elif j is None:
            v[name][i] += k
        else:
            v[name][i][j] += k

    return change


@question.claim(
    r"$\partial L / \partial \hat y$ is << value >>.",
    check=lambda **v: slope(v, lambda u, k: u.update(y=u["y"] - k)),
    why=r"It is $\hat y - y$, << right >>.",
    wrong={
        "target_minus_output": ("The error is the target minus the output.", lambda **v: -error(v)),
        "relu_forgotten": (
            "All units count, whatever ReLU does.",
            lambda **v: sum(w * z for w, z in zip(v["w2"], forward(**v)[0])) + v["b2"] - v["y"],
        ),
    },
)
def by_output(implementation, **v):
    return error(v)


@question.claim(
    r"$\partial L / \partial w^{[2]}$ has the entry << value >> for the hidden unit that is on.",
    check=lambda **v: slope(v, add("w2", on(v))),
    why="It is the error times the unit's activation, << right >>.",
    wrong={
        "weight_for_activation": ("The error is multiplied by the weight.", lambda **v: error(v) * v["w2"][on(v)]),
        "target_minus_output": (
            "The error is the target minus the output.",
            lambda **v: -error(v) * max(forward(**v)[1]),
        ),
    },
)
def by_second_weight(implementation, **v):
    return error(v) * max(forward(**v)[1])


@question.claim(
    r"$\partial L / \partial b^{[1]}$ has the entry << value >> for the hidden unit that is on.",
    check=lambda **v: slope(v, add("b1", on(v))),
    why=r"It is $\partial L / \partial z^{[1]}$ of this unit, error times weight: << right >>.",
    wrong={
        "bias_sees_error": ("Every bias gets the output's error.", lambda **v: error(v)),
        "times_activation": (
            "The unit's activation is a factor.",
            lambda **v: error(v) * v["w2"][on(v)] * max(forward(**v)[1]),
        ),
    },
)
def by_first_bias(implementation, **v):
    return error(v) * v["w2"][on(v)]


@question.claim(
    r"$\partial L / \partial b^{[1]}$ has the entry << value >> for the hidden unit that is off.",
    check=lambda **v: slope(v, add("b1", 1 - on(v))),
    why="A unit that is off passes nothing on.",
    wrong={"no_mask": ("A unit that is off still passes its error on.", lambda **v: error(v) * v["w2"][1 - on(v)])},
)
def by_bias_of_dead_unit(implementation, **v):
    return 0 * error(v)


@question.claim(
    r"$\partial L / \partial W^{[1]}_{1,2}$ is << value >>.",
    check=lambda **v: slope(v, add("W1", 0, 1)),
    why=r"It is $\partial L / \partial z^{[1]}_1 \cdot x_2$, << right >>.",
    wrong={
        "no_mask": (
            "A unit that is off still passes its error on.",
            lambda **v: error(v) * v["w2"][0] * v["x"][1] if on(v) else None,
        ),
        "other_input": (
            "Row and column of W are exchanged.",
            lambda **v: error(v) * v["w2"][0] * v["x"][0] if not on(v) else error(v) * v["w2"][1] * v["x"][0],
        ),
    },
)
def by_first_weight(implementation, **v):
    return error(v) * v["w2"][0] * v["x"][1] * (1 - on(v))


@question.proof
def proof():
    """For a unit that is on: the loss as a polynomial in the parameters, differentiated."""
    u, x, b, v, c, y = sp.symbols("u x b v c y")
    z = u * x + b
    e = v * z + c - y
    loss = sp.expand(e**2 / 2)
    return [(e * v * x, sp.diff(loss, u), False), (e * v, sp.diff(loss, b), False), (e * z, sp.diff(loss, v), False)]
