r"""The bank's LaTeX as Typst maths.

    typst_maths(r"\frac{\partial L}{\partial W^{[2]}} = -0.25")   ->  "frac(∂L,∂W^(\[2\]))\=−0.25"

Every character that is typed by an author is a letter, a digit, a known symbol, or escaped; nothing that Typst could
take for code gets through.

Depends on: bank.maths.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dlgrade.bank.markup import FUNCTIONS
from dlgrade.bank.maths import (
    CHARACTERS,
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

_SPACES = {"\\,": "thin", "\\:": "med", "\\;": "thick", "\\ ": "space", "\\!": "#h(-0.1667em)"}
_SPACES |= {"\\quad": "quad", "\\qquad": "wide"}
_ACCENTS = {"hat": "hat", "bar": "macron", "tilde": "tilde", "vec": "arrow", "dot": "dot", "overline": "overline"}
_FONTS = {"mathbf": "upright(bold(", "mathrm": "upright(", "mathcal": "cal(", "mathbb": "bb(", "boldsymbol": "bold("}
# Typst's own names where its Unicode character means something else, and signs that Unicode has better ones for.
_NAMED = {"cdots": "⋯", "ldots": "…", "top": "⊤", "sum": "sum", "prod": "product", "int": "integral", "star": "⋆"}
_NAMED |= {"mid": "∣", "lvert": "\\|", "rvert": "\\|", "sim": "∼", "epsilon": "ϵ", "varepsilon": "ε", "cdot": "⋅"}
_NAMED |= {"phi": "ϕ", "varphi": "φ", "lfloor": "\\⌊", "rfloor": "\\⌋", "lceil": "\\⌈", "rceil": "\\⌉"}
_NAMED |= {"langle": "\\⟨", "rangle": "\\⟩", "lVert": "\\‖", "rVert": "\\‖"}
_TYPED = {"-": "−", "*": "∗", "~": "space"}


def string(text: str) -> str:
    """A Typst string literal."""
    quoted = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + quoted.replace("\n", "\\n").replace("\t", "\\t") + '"'


@lru_cache(8192)
def typst_maths(latex: str) -> str:
    """A formula as the inside of ``$...$``.  Raises ContentError for what is not of the subset."""
    tree = parse(latex)
    if len(tree.nodes) == 1 and isinstance(tree.nodes[0], Grid) and tree.nodes[0].environment == "aligned":
        return "\\ ".join("&".join(_written(cell) for cell in row) for row in tree.nodes[0].rows)
    return _written(tree)


def _joined(pieces: list[str]) -> str:
    """The pieces side by side; a space only where two would run into one word (a space beside text would show)."""
    made = ""
    for piece in pieces:
        if made and piece and _wordlike(made[-1]) and _wordlike(piece[0]):
            made += " "
        made += piece
    return made


def _wordlike(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M" or char in "_.#"


def _written(node: Node) -> str:
    match node:
        case Atom():
            return _atom(node)
        case Row():
            return _joined([_written(n) for n in node.nodes])
        case Frac():
            return f"frac({_argument(node.top)},{_argument(node.bottom)})"
        case Sqrt():
            return f"sqrt({_argument(node.body)})"
        case Accent():
            return f"{_ACCENTS[node.name]}({_argument(node.body)})"
        case Font():
            opened = _FONTS[node.name]
            return opened + (_word(node) or _argument(node.body)) + ")" * opened.count("(")
        case Words():
            text = string(node.text)
            return f"op({text})" if node.operator else text
        case Script():
            return _script(node)
        case Fenced():
            return f"lr({_fence(node.left)}{_written(node.body)}{_fence(node.right)})"
        case Grid():
            return _grid(node)


def _argument(node: Node) -> str:
    """Something between the parentheses of a function, never empty."""
    return _written(node) or '""'


def _word(node: Font) -> str:
    """Letters that stand together upright, as in ``\\mathrm{ReLU}``, as one string."""
    if node.name == "mathrm" and isinstance(node.body, Row):
        letters = [n.text for n in node.body.nodes if isinstance(n, Atom) and not n.command and n.text.isalnum()]
        if len(letters) == len(node.body.nodes):
            return string("".join(letters))
    return ""


def _atom(atom: Atom) -> str:
    text = atom.text
    if atom.command:
        if text in _SPACES or "\\" + text in _SPACES:
            return _SPACES.get(text) or _SPACES["\\" + text]
        if text in FUNCTIONS:
            return text
        return _NAMED.get(text) or CHARACTERS[text]
    if text in _TYPED:
        return _TYPED[text]
    if text.isascii() and (text.isalpha() or text[0].isdigit()):
        return string(text) if "," in text else text
    if text in CHARACTERS.values():
        return "\\" + text
    return "\\" + text if text.isascii() and text.isprintable() else string(text)


def _fence(char: str) -> str:
    return "" if char == "." else "\\" + char


def _script(node: Script) -> str:
    base = _argument(node.base)
    if isinstance(node.base, Row) and len(node.base.nodes) == 1:
        base = f'class("normal",{base})'
    simple = isinstance(node.base, (Atom, Accent, Sqrt, Frac, Words, Fenced, Font))
    sub = "" if node.sub is None else _written(node.sub)
    sup = "" if node.sup is None else _written(node.sup)
    if simple:
        return base + (f"_({sub})" if sub else "") + (f"^({sup})" if sup else "")
    return f"attach({base}" + (f",b:{sub}" if sub else "") + (f",t:{sup}" if sup else "") + ")"


def _grid(node: Grid) -> str:
    wide = max(len(row) for row in node.rows)
    rows = [[_argument(cell) for cell in row] + ['""'] * (wide - len(row)) for row in node.rows]
    if node.environment == "cases":
        return "display(cases(" + ",".join(" quad& ".join(row) for row in rows) + "))"
    body = ";".join(",".join(row) for row in rows)
    if node.environment == "aligned":
        return f"display(mat(delim:#none,align:#left,{body}))"
    return f'display(mat(delim:"{"[" if node.environment == "bmatrix" else "("}",{body}))'


def tallest(node: Node) -> int:
    """Rows of the tallest matrix in a formula; 0 if there is none."""
    match node:
        case Grid():
            inside = max((tallest(cell) for row in node.rows for cell in row), default=0)
            return max(len(node.rows), inside)
        case Row():
            return max((tallest(n) for n in node.nodes), default=0)
        case Frac():
            return max(tallest(node.top), tallest(node.bottom))
        case Sqrt() | Accent() | Font() | Fenced():
            return tallest(node.body)
        case Script():
            return max(tallest(n) for n in (node.base, node.sub, node.sup) if n is not None)
        case _:
            return 0
