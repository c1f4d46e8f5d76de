"""SymPy expressions cross as trees, and only as trees of what is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.errors import Unusable
from dlgrade.sandbox import Limits, Sandbox, wire
from dlgrade.sandbox.expr import Unsendable, WireError, decode, encode

x, y = sp.symbols("x y")
n = sp.Symbol("n", integer=True, positive=True)
f = sp.Function("f")

EXPRESSIONS = [
    x, n, sp.Dummy("d") + 1, x + y, sp.sqrt(x), x**2 * y / 3, sp.Float("1.25", 30), sp.Float(0.1), sp.Integer(-7),
    sp.Rational(3, 7), sp.pi * sp.E * sp.I, sp.oo, -sp.oo, sp.zoo, sp.exp(x) / (1 + sp.exp(x)), sp.Max(0, x),
    sp.Min(x, y), sp.Piecewise((0, x < 0), (x, True)), sp.Heaviside(x), sp.Heaviside(x, 1), sp.KroneckerDelta(n, 2),
    sp.Sum(x**n, (n, 1, sp.oo)), sp.Product(n, (n, 1, y)), sp.ImmutableMatrix([[x, 1], [2, y]]), f(x, y), sp.Abs(x),
    sp.sign(x), sp.tanh(x), sp.sinh(x), sp.cosh(x), sp.erf(x), sp.tan(x), sp.log(x, 2), sp.Eq(x, y), x >= 1,
    sp.And(x > 0, y > 0), sp.true, sp.Tuple(x, y), sp.Symbol("k", real=True), sp.Mul(2, 3, evaluate=False),
]  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_every_kind_of_expression_comes_back(expression: Any) -> None:
    back = decode(json.loads(json.dumps(encode(expression))))
    assert back == expression and back.args == expression.args


def test_matrices_arrive_immutable() -> None:
    back = decode(encode(sp.Matrix([[x, 1]])))
    assert back == sp.Matrix([[x, 1]]) and isinstance(back, sp.ImmutableDenseMatrix)


LEAVES = st.sampled_from([x, y, n, sp.pi, sp.Integer(2), sp.Rational(1, 3), sp.Float(0.5)])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from([sp.Add, sp.Mul, sp.Max]), inner, inner).map(lambda t: t[0](t[1], t[2])),
        st.tuples(st.sampled_from([sp.exp, sp.sin, sp.tanh, sp.Abs]), inner).map(lambda t: t[0](t[1])),
    ),
    max_leaves=8,
)


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_random_expressions_come_back(expression: Any) -> None:
    assert decode(encode(expression)) == expression


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (sp.Derivative(f(x), x), "holds a Derivative; return it evaluated: call .doit()"),
        (sp.Integral(f(x), x), "holds a Integral"),
        (1 + sp.Limit(f(x), x, 0), "holds a Limit"),
        (sp.MatrixSymbol("A", 2, 2), "holds a MatrixSymbol"),
        (1 + sp.gamma(x), "holds a gamma; write it with exp, log, trigonometric or hyperbolic functions"),
        (sp.Integer(10) ** 300, "more than 200 digits"),
        (sp.Add(*sp.symbols("x:6000")), "more than 5,000 parts"),
    ],
    ids=["derivative", "integral", "limit", "matrix symbol", "gamma", "large number", "long sum"],
)
def test_other_expressions_are_named(expression: Any, said: str) -> None:
    with pytest.raises(Unsendable) as caught:
        encode(expression)
    assert said in str(caught.value)


def power(base: Any, exponent: Any) -> list[Any]:
    return ["o", "Pow", base, exponent]


TEN, HUGE = ["i", "a"], ["i", "f" * 40]


@pytest.mark.parametrize(
    "tree",
    [
        power(TEN, HUGE),
        power(["y", "x", {}], HUGE),
        power(TEN, power(TEN, ["i", "64"])),
        power(power(power(TEN, ["i", "3e8"]), ["i", "3e8"]), ["i", "3e8"]),
        power(power(power(["y", "x", {}], ["i", "3e8"]), ["i", "3e8"]), ["i", "3e8"]),
        power(TEN, ["q", "f" * 40, "3"]),
        ["i", "f" * 1000],
        ["o", "system", ["y", "x", {}]],
        ["o", "Lambda", ["y", "x", {}]],
        ["o", "exp"],
        ["o", "sin", ["y", "x", {}], ["y", "x", {}]],
        ["y", "x", {"nonsense": True}],
        ["y", "x", {"real": "yes"}],
        ["y", "x", {"positive": True, "negative": True}],
        ["y", "x" * 1000, {}],
        ["y", 3, {}],
        ["k", "__import__"],
        ["u", "", ["y", "x", {}]],
        ["f", 2, "1", 0, 53],
        ["f", 0, "1", 1 << 60, 53],
        ["f", 0, "1", 0, 1 << 60],
        ["m", 1000, 1000],
        ["q", "1"],
        ["n", "Sum", ["y", "x", {}], [["i", "1"]]],
        ["n", "Integral", ["y", "x", {}]],
        ["p", [["y", "x", {}], ["y", "x", {}], ["y", "x", {}]]],
        [],
        "x",
        None,
        {"a": 1},
    ],
    ids=lambda tree: str(tree)[:40],
)
def test_hostile_trees_are_refused(tree: Any) -> None:
    with pytest.raises(WireError):
        decode(tree)


def test_a_division_by_zero_stays_unevaluated() -> None:
    assert decode(power(["i", "0"], ["i", "-1"])) is not None


def test_deep_trees_are_refused() -> None:
    tree: Any = ["y", "x", {}]
    for _ in range(500):
        tree = ["o", "sin", tree]
    with pytest.raises(WireError):
        decode(tree)


def test_an_expression_inside_a_message_is_decoded() -> None:
    value = {"loss": x**2, "all": [x, (y,)]}
    assert wire.decode(bytearray(b"".join(wire.encode(value)))) == value


@pytest.fixture(scope="module")
def remote(fast: Sandbox) -> Iterator[Any]:
    source = b"""
import sympy as sp
x = sp.Symbol("x")
def gradient(e, s): return sp.diff(e, s)
def gaussian(): return sp.integrate(sp.exp(-x**2), (x, -sp.oo, sp.oo))
def number(): return sp.lambdify(x, sp.Max(0, x) + sp.log(x))(1.0)
def roots(): return sp.solve(x**2 - 2, x)
def unevaluated(): return sp.Derivative(sp.sin(x), x)
def objects():
    import numpy as np
    return np.array([x, x])
"""
    with fast.open({"work.py": source}, "work", uses=("sympy",), limits=Limits(call=10)) as opened:
        yield opened


def test_a_worker_with_sympy_calculates(remote: Any) -> None:
    implementation = remote.implementation
    assert implementation.gradient(x**3, x) == 3 * x**2
    assert implementation.gaussian() == sp.sqrt(sp.pi)
    assert implementation.number() == 1.0
    assert implementation.roots() == [-sp.sqrt(2), sp.sqrt(2)]
    assert implementation.x == x


def test_an_unevaluated_derivative_is_unusable(remote: Any) -> None:
    with pytest.raises(Unusable, match=r"unevaluated\(\) returned .* Derivative; return it evaluated"):
        remote.implementation.unevaluated()
    with pytest.raises(Unusable, match="dtype object"):
        remote.implementation.objects()
