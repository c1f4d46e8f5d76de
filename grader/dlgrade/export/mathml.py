r"""The bank's LaTeX as MathML Core, escaped throughout.

Written here and not by latex2mathml, because that one unescapes what it has written (``\text{<script>}`` comes out as
an element), has no ``aligned`` and asks for alphabets by an attribute that browsers dropped.

Depends on: bank.maths.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from html import escape

from dlgrade.bank.markup import FUNCTIONS
from dlgrade.bank.maths import (
    CHARACTERS,
    SPACED,
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
    plain,
)
from dlgrade.export.printable import clean

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_SPACES = {"\\,": "0.167em", "\\:": "0.222em", "\\;": "0.278em", "\\ ": "0.25em", "~": "0.25em", "\\!": "-0.167em"}
_SPACES |= {"quad": "1em", "qquad": "2em"}
_MARKS = {"hat": "^", "bar": "¯", "tilde": "~", "vec": "→", "dot": "˙", "overline": "¯"}
_NAMED = {"cdots": "⋯", "ldots": "…", "top": "⊤", "sum": "∑", "prod": "∏", "star": "⋆", "sim": "∼", "mid": "∣"}
_NAMED |= {"epsilon": "ϵ", "varepsilon": "ε", "phi": "ϕ", "varphi": "φ", "cdot": "⋅"}
_OPEN = frozenset([*"([{=<>+-,;:/*", "cdot", "lVert", "sum", "prod", "lfloor", "lceil"])
_CLOSE = frozenset("()],")
_LIMITS = frozenset(("sum", "prod", "max", "min", "lim", "det", "Pr"))
_LETTERLIKE = frozenset(("infty", "partial", "nabla", "ell", "top", "ldots", "cdots", "vdots", "ddots"))
_TIGHT = '<mo lspace="0" rspace="0" stretchy="false">{}</mo>'
_ALPHABETS = {"mathbf": ("BOLD",), "boldsymbol": ("BOLD ITALIC", "BOLD"), "mathcal": ("SCRIPT",)}
_ALPHABETS |= {"mathbb": ("DOUBLE-STRUCK",)}


@lru_cache(8192)
def mathml(latex: str, display: bool = False, namespace: bool = False) -> str:
    """A formula as a ``<math>`` element with its text as ``alttext``.

    display   : a formula on a line of its own.
    namespace : say what it is, for XML; HTML knows.
    Raises ContentError for what is not of the subset.
    """
    attributes = f' xmlns="{NAMESPACE}"' if namespace else ""
    if display:
        attributes += ' display="block"'
    return f'<math{attributes} alttext="{_text(plain(latex))}">{_written(parse(latex))}</math>'


def _text(text: str) -> str:
    return escape(clean(text))


def _written(node: Node) -> str:
    match node:
        case Atom():
            return _atom(node)
        case Row():
            return f"<mrow>{_row(node)}</mrow>"
        case Frac():
            return f"<mfrac>{_written(node.top)}{_written(node.bottom)}</mfrac>"
        case Sqrt():
            return f"<msqrt>{_written(node.body)}</msqrt>"
        case Accent():
            mark = f'<mo stretchy="{"true" if node.name == "overline" else "false"}">{_MARKS[node.name]}</mo>'
            return f'<mover accent="true">{_written(node.body)}{mark}</mover>'
        case Font():
            return _lettered(node.name, node.body)
        case Words():
            words = _text(node.text).replace(" ", "\u00a0")  # a space at either end would be dropped
            return f"<mi>{words}</mi>" if node.operator else f"<mtext>{words}</mtext>"
        case Script():
            return _script(node)
        case Fenced():
            return f"<mrow>{_fence(node.left)}{_written(node.body)}{_fence(node.right)}</mrow>"
        case Grid():
            return _grid(node)


def _fence(char: str) -> str:
    return "" if char == "." else f'<mo fence="true" stretchy="true">{_text(char)}</mo>'


def _row(row: Row) -> str:
    """Signs are told from binary operators by what stands before them, function names get a space behind."""
    if len(row.nodes) == 1 and isinstance(row.nodes[0], Atom) and not row.nodes[0].command:
        only = row.nodes[0].text
        return _atom(row.nodes[0]) if only.isalnum() else _TIGHT.format(_text("−" if only == "-" else only))
    made = []
    before: Node | None = None
    for i, node in enumerate(row.nodes):
        if isinstance(node, Atom) and node.text in ("+", "-", "pm", "mp") and _opens(before):
            sign = {"-": "−"}.get(node.text) or CHARACTERS.get(node.text, node.text)
            made.append(f'<mo form="prefix" lspace="0" rspace="0">{sign}</mo>')
        else:
            if _function(node) and before is not None and not _opens(before):
                made.append('<mspace width="0.167em"/>')
            made.append(_written(node))
            follows = row.nodes[i + 1] if i + 1 < len(row.nodes) else None
            if _function(node) and follows is not None and not (isinstance(follows, Atom) and follows.text in _CLOSE):
                made.append('<mspace width="0.167em"/>')
        before = node
    return "".join(made)


def _function(node: Node) -> bool:
    if isinstance(node, Script):
        node = node.base
    return (isinstance(node, Atom) and node.command and node.text in FUNCTIONS) or (
        isinstance(node, Words) and node.operator
    )


def _opens(node: Node | None) -> bool:
    """True if what follows ``node`` cannot be its second operand: a minus there is a sign."""
    if node is None:
        return True
    if not isinstance(node, Atom):
        return False
    return node.text in SPACED or node.text in _OPEN


def _atom(atom: Atom) -> str:
    text = atom.text
    if text in _SPACES:
        return f'<mspace width="{_SPACES[text]}"/>'
    if text.startswith("\\") and text[1:] in _SPACES:
        return f'<mspace width="{_SPACES[text[1:]]}"/>'
    if atom.command:
        if text in FUNCTIONS:
            return (
                f'<mo movablelimits="true" lspace="0" rspace="0">{text}</mo>' if text in _LIMITS else f"<mi>{text}</mi>"
            )
        char = _NAMED.get(text) or CHARACTERS[text]
        if char.isalpha() and text not in ("sum", "prod"):
            upright = text[0].isupper() and text != "ell"
            return f'<mi mathvariant="normal">{char}</mi>' if upright else f"<mi>{char}</mi>"
        if text in _LETTERLIKE:
            return f'<mi mathvariant="normal">{char}</mi>'
        return _TIGHT.format(char) if char in "|‖⌊⌋⌈⌉⟨⟩" else f"<mo>{char}</mo>"
    if text[0].isdigit():
        return f"<mn>{_text(text)}</mn>"
    if text.isalpha():
        return f"<mi>{_text(text)}</mi>"
    if text in "()[]{}|/!.":
        return _TIGHT.format(text)
    return f"<mo>{_text({'-': '−', '*': '∗'}.get(text, text))}</mo>"


def _lettered(font: str, node: Node) -> str:
    """Another alphabet: browsers know the characters, no longer the attribute."""
    if isinstance(node, Row):
        texts = [n.text for n in node.nodes if isinstance(n, Atom) and not n.command and n.text.isalnum()]
        if font == "mathrm" and len(texts) == len(node.nodes) > 1:
            return f"<mi>{_text(''.join(texts))}</mi>"
        return "<mrow>" + "".join(_lettered(font, n) for n in node.nodes) + "</mrow>"
    if not isinstance(node, Atom) or node.text in FUNCTIONS:
        return _written(node)
    char = CHARACTERS.get(node.text, "") if node.command else node.text
    if font == "mathrm":
        return f'<mi mathvariant="normal">{_text(char)}</mi>' if char.isalpha() else _written(node)
    if not char or not char.isalnum():
        return _written(node)
    tag = "mn" if char[0].isdigit() else "mi"
    return f"<{tag}>{_text(''.join(_in_alphabet(c, _ALPHABETS[font]) for c in char))}</{tag}>"


@lru_cache(1024)
def _in_alphabet(char: str, alphabets: tuple[str, ...]) -> str:
    name = unicodedata.name(char, "").replace("LATIN ", "").replace("GREEK ", "").replace(" LETTER", "")
    for alphabet in alphabets:
        for candidate in (f"MATHEMATICAL {alphabet} {name}", f"{alphabet} {name}"):
            try:
                return unicodedata.lookup(candidate)
            except KeyError:
                continue
    return char


def _script(node: Script) -> str:
    base = _written(node.base)
    above_and_below = isinstance(node.base, Atom) and node.base.command and node.base.text in _LIMITS
    over, under = ("mover", "munder") if above_and_below else ("msup", "msub")
    if node.sub is None and node.sup is not None:
        return f"<{over}>{base}{_written(node.sup)}</{over}>"
    assert node.sub is not None
    if node.sup is None:
        return f"<{under}>{base}{_written(node.sub)}</{under}>"
    both = "munderover" if above_and_below else "msubsup"
    return f"<{both}>{base}{_written(node.sub)}{_written(node.sup)}</{both}>"


def _grid(node: Grid) -> str:
    body = "".join("<mtr>" + "".join(f"<mtd>{_written(cell)}</mtd>" for cell in row) + "</mtr>" for row in node.rows)
    columns = {"cases": ' columnalign="left"', "aligned": ' columnalign="right left" displaystyle="true"'}
    table = f"<mtable{columns.get(node.environment, '')}>{body}</mtable>"
    fences = {"bmatrix": "[]", "pmatrix": "()", "cases": "{.", "aligned": ".."}[node.environment]
    return f"<mrow>{_fence(fences[0])}{table}{_fence(fences[1])}</mrow>"
