r"""The bank's LaTeX as it is read aloud: the alternative text of a formula in a tagged document.

    spoken(r"\frac{\partial L}{\partial W^{[2]}} = -0.25")
    ->  "fraction partial capital L over partial capital W superscript 2 in brackets, end fraction equals minus 0.25"

Depends on: bank.maths.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dlgrade.bank.maths import (
    CHARACTERS,
    SPACING,
    Accent,
    Atom,
    Fenced,
    Font,
    Frac,
    Grid,
    Node,
    Row,
    Script,
    Sqrt,
    Words,
    parse,
)
from dlgrade.export.printable import clean

_COMMANDS = {
    "cdot": "times", "times": "times", "div": "divided by", "pm": "plus or minus", "mp": "minus or plus",
    "le": "is at most", "leq": "is at most", "ge": "is at least", "geq": "is at least", "ne": "is not equal to",
    "neq": "is not equal to", "approx": "is approximately", "equiv": "is equivalent to", "sim": "is distributed as",
    "propto": "is proportional to", "to": "to", "rightarrow": "to", "leftarrow": "from", "mapsto": "maps to",
    "Rightarrow": "implies", "infty": "infinity", "partial": "partial", "nabla": "nabla", "in": "in",
    "notin": "not in", "subset": "is a subset of", "cup": "union", "cap": "intersection", "forall": "for all",
    "exists": "there is", "ldots": "and so on", "cdots": "and so on", "vdots": "and so on", "ddots": "and so on",
    "odot": "element-wise times", "otimes": "tensor times", "oplus": "direct sum", "circ": "composed with",
    "star": "star", "top": "transpose", "mid": "given", "lVert": "norm bar", "rVert": "norm bar", "lvert": "bar",
    "rvert": "bar", "lfloor": "floor of", "rfloor": "end floor", "lceil": "ceiling of", "rceil": "end ceiling",
    "langle": "open angle", "rangle": "close angle", "ell": "ell", "prime": "prime", "ll": "is much less than",
    "gg": "is much greater than", "sum": "sum", "prod": "product", "int": "integral", "log": "log", "ln": "natural log",
    "Pr": "probability", "lim": "limit", "max": "max", "min": "min", "varepsilon": "epsilon", "varphi": "phi",
}  # fmt: skip
_TYPED = {
    "+": "plus", "-": "minus", "=": "equals", "<": "is less than", ">": "is greater than", "/": "over", "*": "times",
    "(": "open paren", ")": "close paren", "[": "open bracket", "]": "close bracket", "{": "open brace",
    "}": "close brace", "|": "bar", "‖": "norm bar", "!": "factorial", ",": ",", ";": ";", ":": "colon", "~": "",
    "%": "percent", "⌊": "floor of", "⌋": "end floor", "⌈": "ceiling of", "⌉": "end ceiling", "⟨": "open angle",
    "⟩": "close angle",
}  # fmt: skip
_FONTS = {"mathbf": "bold ", "boldsymbol": "bold ", "mathcal": "script ", "mathbb": "double-struck ", "mathrm": ""}
_ACCENTS = {"overline": "bar", "vec": "vector"}
_POWERS = {"2": "squared", "3": "cubed", "transpose": "transpose", "prime": "prime", "star": "star"}


@lru_cache(8192)
def spoken(latex: str) -> str:
    """A formula in words, never empty.  Raises ContentError for what is not of the subset."""
    words = re.sub(r"\s+", " ", clean(_said(parse(latex)))).strip()
    return re.sub(r" ([,;])", r"\1", words) or "an empty formula"


def _said(node: Node) -> str:
    match node:
        case Atom():
            return _atom(node)
        case Row():
            return _row(node)
        case Frac():
            return _over(node)
        case Sqrt():
            body = _said(node.body)
            return f"square root of {body}" + ("" if _single(node.body) else " , end root")
        case Accent():
            return f"{_said(node.body)} {_ACCENTS.get(node.name, node.name)}"
        case Font():
            word = _spelled(node.body) if node.name == "mathrm" else ""
            return word or _FONTS[node.name] + _said(node.body)
        case Words():
            return f" {node.text} "
        case Script():
            return _script(node)
        case Fenced():
            sides = ["" if side == "." else _TYPED.get(side, side) for side in (node.left, node.right)]
            return f"{sides[0]} {_said(node.body)} {sides[1]}"
        case Grid():
            return _grid(node)


def _atom(atom: Atom) -> str:
    if atom.command:
        if atom.text in SPACING:
            return " "
        known = _COMMANDS.get(atom.text)
        if known is not None:
            return known
        return f"capital {atom.text}" if atom.text in CHARACTERS and atom.text[0].isupper() else atom.text
    if len(atom.text) == 1 and atom.text.isalpha() and atom.text.isupper():
        return f"capital {atom.text}"
    return _TYPED.get(atom.text, atom.text)


def _row(row: Row) -> str:
    return " ".join(_said(node) for node in row.nodes).strip()


def _single(node: Node) -> bool:
    return isinstance(node, (Atom, Accent, Words)) or (isinstance(node, Row) and len(node.nodes) == 1)


def _over(node: Frac) -> str:
    top, bottom = _said(node.top), _said(node.bottom)
    if _single(node.top) and _single(node.bottom):
        return f"{top} over {bottom}"
    return f"fraction {top} over {bottom}, end fraction"


def _spelled(node: Node) -> str:
    """Letters that make a word: ReLU."""
    if isinstance(node, Row) and all(isinstance(n, Atom) and not n.command and n.text.isalnum() for n in node.nodes):
        return "".join(n.text for n in node.nodes if isinstance(n, Atom))
    return ""


def _enclosed(node: Node) -> str:
    """``l in brackets`` for [l], ``l in brackets transpose`` for [l]^T; nothing for anything else."""
    if isinstance(node, Row) and node.nodes and node.nodes[-1] == Atom("top", True):
        inside = _enclosed(Row(node.nodes[:-1]))
        return f"{inside} transpose" if inside else ""
    if isinstance(node, Row) and len(node.nodes) > 2:
        ends = (node.nodes[0], node.nodes[-1])
        inner = Row(node.nodes[1:-1])
        if ends in ((Atom("["), Atom("]")), (Atom("("), Atom(")"))) and not {Atom("["), Atom("(")} & set(inner.nodes):
            return f"{_said(inner)} in {'brackets' if ends[0] == Atom('[') else 'parentheses'}"
    return ""


def _script(node: Script) -> str:
    base = _said(node.base) + (" , all" if isinstance(node.base, Script) else "")
    if isinstance(node.base, Atom) and node.base.text in ("sum", "prod", "int"):
        low = f" over {_said(node.sub)}" if node.sub is not None else ""
        if node.sub is not None and node.sup is not None:
            low = f" from {_said(node.sub)} to {_said(node.sup)}"
        elif node.sup is not None:
            low = f" to {_said(node.sup)}"
        return f"{base}{low} of"
    if node.sub is not None:
        below = _said(node.sub)
        base += f" sub {below}" + ("" if _single(node.sub) or not below else " , end sub")
    if node.sup is None:
        return base
    above = _said(node.sup)
    if above in _POWERS:
        return f"{base} {_POWERS[above]}"
    if set(above.split()) == {"prime"}:
        return f"{base} {above}"
    if inside := _enclosed(node.sup):
        return f"{base} superscript {inside}"
    if not above:
        return base
    if isinstance(node.sup, Row) and node.sup.nodes[0] in (Atom("prime", True), Atom("("), Atom("[")):
        return f"{base} superscript {above} , end superscript"
    return f"{base} to the power {above}" + ("" if _single(node.sup) else " , end power")


def _grid(node: Grid) -> str:
    between = " " if node.environment == "aligned" else " , "
    rows = [between.join(_said(cell) for cell in row) for row in node.rows]
    if node.environment == "cases":
        return "cases: " + " ; ".join(rows) + " ; end cases"
    if node.environment == "aligned":
        return " ; ".join(rows)
    wide = max(len(row) for row in node.rows)
    if wide == 1:
        return f"column vector {' , '.join(rows)} , end vector"
    told = " ; ".join(f"row {i}: {row}" for i, row in enumerate(rows, start=1))
    return f"{len(rows)} by {wide} matrix, {told} ; end matrix"
