"""The bank's LaTeX as a tree, and what is written from it: text, words, MathML, Typst."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.printed import bank_formulas

from dlgrade.bank.markup import COMMANDS, ENVIRONMENTS, WITH_ARGUMENTS
from dlgrade.bank.maths import parse, plain
from dlgrade.errors import ContentError
from dlgrade.export.mathml import mathml
from dlgrade.export.spoken import spoken
from dlgrade.export.typstmaths import typst_maths

# Each command of the subset, in a formula that it may stand in.
SINGLE = [rf"a \{name} b" for name in sorted(COMMANDS - {*WITH_ARGUMENTS, "left", "right", "begin", "end"})]
WITH = [rf"\{name}{'{a b}' * count} + 1" for name, count in WITH_ARGUMENTS.items()]
GRIDS = [rf"x = \begin{{{name}}} a & b \\ c & -1 \end{{{name}}}^2" for name in ENVIRONMENTS]
FENCES = [r"\left( \frac{1}{2} \right]", r"\left. x \right|_{0}", r"\left\{ a \right.", r"\left\lceil x \right\rceil"]
OTHERS = [
    "g''(x)", "{x^2}^3", "{}^2", r"10{,}000", r"a{:}b", r"\{a\}", r"\|x\|_2^2", r"\%\&\#\_", "x^{}", "", "<>", r"\ ",
    r"\text{a \% of }x", r"W^{[l]\top}", r"\sum_{i=1}^{n} x_i", "x'_1^2", r"\mathrm{ReLU}", r"\boldsymbol{\theta}",
]  # fmt: skip
SUBSET = [*SINGLE, *WITH, *GRIDS, *FENCES, *OTHERS]
PIECES = [*sorted("\\" + c for c in COMMANDS), *"{}^_&[]()|'<>-+=,.;:/!~a1 \"#%$@`é中\u202e", r"\\", r"\,", r"\{", "10"]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{\partial L}{\partial W^{[2]}} = -0.25", "∂L/∂W^[2] = −0.25"),
        (r"10{,}000 - 3", "10,000 − 3"),
        (r"\frac{a+1}{b+2}", "(a + 1)/(b + 2)"),
        (r"\frac{1}{2 a}", "1/(2a)"),
        (r"{x^2}^3", "(x²)³"),
        (r"\sqrt{\hat v} + \sqrt{a b}", "√v̂ + √(ab)"),
        (r"a^{[2](5)} W^{[2]\top}", "a^[2](5)W^[2]ᵀ"),
        (r"\max_x f(x)", "maxₓ f(x)"),
        (r"e^{z_i}", "e^(zᵢ)"),
        (r"x = \begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}", "x = [1, −2; 3, 4]"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d"),
        (r"(-3) - (-2) \cdot -1", "(−3) − (−2)·−1"),
        (r"\operatorname{relu}(z)", "relu(z)"),
    ],
)
def test_a_formula_is_readable_as_text(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"W^{[2]} = -0.25", "capital W superscript 2 in brackets equals minus 0.25"),
        (r"\frac{a+1}{b}", "fraction a plus 1 over b, end fraction"),
        (r"x_{i j}^2", "x sub i j, end sub squared"),
        (r"\sum_{i=1}^{n} x_i", "sum from i equals 1 to n of x sub i"),
        (r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}", "column vector 1, 2, end vector"),
        (r"\begin{bmatrix} 1 & 2 \end{bmatrix}", "1 by 2 matrix, row 1: 1, 2; end matrix"),
        (r"\hat y \le 10{,}000", "y hat is at most 10,000"),
        ("", "an empty formula"),
    ],
)
def test_a_formula_can_be_read_aloud(latex: str, words: str) -> None:
    assert spoken(latex) == words


@pytest.mark.parametrize("latex", SUBSET)
def test_every_construct_of_the_subset_is_written_everywhere(latex: str) -> None:
    ElementTree.fromstring(mathml(latex, namespace=True))
    plain(latex)
    assert spoken(latex)
    assert "\\left" not in typst_maths(latex)


def test_every_formula_of_the_bank_is_written_everywhere() -> None:
    formulas = bank_formulas()
    assert len(formulas) > 100
    for latex in formulas:
        ElementTree.fromstring(mathml(latex, namespace=True))
        assert plain(latex).strip() and spoken(latex) and typst_maths(latex)
        assert "\\" not in plain(latex) + spoken(latex)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nothing_but_a_content_error_comes_out_of_a_broken_formula(latex: str) -> None:
    try:
        parse(latex)
    except ContentError:
        return
    assert isinstance(plain(latex), str)
    assert spoken(latex).strip()
    ElementTree.fromstring(mathml(latex, namespace=True))
    typst_maths(latex)


@given(st.text(max_size=30))
def test_nothing_but_a_content_error_comes_out_of_any_text(latex: str) -> None:
    try:
        parse(latex)
    except ContentError:
        return
    ElementTree.fromstring(mathml(latex, namespace=True))


def test_deep_braces_are_refused_before_the_stack_ends() -> None:
    with pytest.raises(ContentError, match="levels of braces"):
        parse("{" * 5000 + "}" * 5000)


@pytest.mark.parametrize(
    "latex", [r"\frac{1}", r"\left( a", r"a & b", r"x^2^3", r"x_1_2", r"\begin{bmatrix} 1", r"\sqrt[3]{x}", r"\text x"]
)
def test_a_broken_formula_is_named(latex: str) -> None:
    with pytest.raises(ContentError, match=re.escape(repr(latex))):
        parse(latex)


def test_mathml_holds_no_markup_of_the_author() -> None:
    made = mathml(r"\text{<script>alert(1)</script> \& \"} < 3 & 4".replace(" & 4", "").replace('\\"', '"'))
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_a_minus_is_a_sign_at_the_beginning_and_after_a_relation() -> None:
    signs = mathml("-a = -b - c (-d)")
    assert signs.count('form="prefix"') == 3
    assert signs.count("<mo>−</mo>") == 1


@pytest.mark.parametrize(
    ("latex", "char"),
    [
        (r"\mathbf{x}", "𝐱"),
        (r"\mathcal{L}", "ℒ"),
        (r"\mathbb{R}", "ℝ"),
        (r"\boldsymbol{\theta}", "𝜽"),
        (r"\mathbf{1}", "𝟏"),
    ],
)  # fmt: skip
def test_alphabets_are_characters(latex: str, char: str) -> None:
    assert char in mathml(latex)


def test_mathml_says_what_latex2mathml_says() -> None:
    converter = pytest.importorskip("latex2mathml.converter", reason="the oracle latex2mathml is not installed")
    plain_ones = [
        f for f in bank_formulas() if not re.search(r"\\(text|math|bold|begin|operator|[,;:!]|quad)|\{,\}|~", f)
    ]
    assert len(plain_ones) > 100
    for latex in plain_ones:
        theirs = "".join(ElementTree.fromstring(converter.convert(latex)).itertext())
        ours = "".join(ElementTree.fromstring(mathml(latex, namespace=True)).itertext())
        assert _letters(ours) == _letters(theirs), latex


def _letters(text: str) -> str:
    """Without spaces, and with one character for each of what the two write differently."""
    text = re.sub(r"\s", "", text).translate(str.maketrans("ϕφϵεˆ¯∗∥∣·", "φφεε^‾*‖|⋅"))
    return text.replace("′′", "″").replace("~", "˜").replace("∼", "˜")
