r"""Formulas written out as LaTeX again, from the tree: nothing is passed through.

What an author or a stranger typed may hold ``%`` (a comment, to TeX), ``#``, ``^^5c`` or letters that TeX does not
know; from the tree only what the subset means is written.

Depends on: dlgrade.bank.maths.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeGuard

from dlgrade.bank.maths import (
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

_FENCES = {
    "{": r"\{", "}": r"\}", "‖": r"\|", "⌊": r"\lfloor", "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil",
    "⟨": r"\langle", "⟩": r"\rangle",
}  # fmt: skip
_ESCAPED = {"%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\ ", '"': "''"}
_IN_TEXT = {"\\": "", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "{": "", "}": "", "~": " ", "^": "", "$": r"\$"}


@lru_cache(4096)
def latex_of(latex: str) -> str:
    """The formula in canonical LaTeX.  Raises ContentError outside the subset."""
    return _write(parse(latex))


def _write(node: Node) -> str:
    match node:
        case Atom():
            return _atom(node)
        case Row():
            return _joined([_write(n) for n in node.nodes])
        case Frac():
            return rf"\frac{{{_write(node.top)}}}{{{_write(node.bottom)}}}"
        case Sqrt():
            return rf"\sqrt{{{_write(node.body)}}}"
        case Accent() | Font():
            return rf"\{node.name}{{{_write(node.body)}}}"
        case Words():
            text = "".join(_IN_TEXT.get(c, c) for c in node.text)
            return rf"\{'operatorname' if node.operator else 'text'}{{{text}}}"
        case Script():
            return _script(node)
        case Fenced():
            left, right = (_FENCES.get(f, f) for f in (node.left, node.right))
            return _joined([rf"\left{left}", _write(node.body), rf"\right{right}"])
        case Grid():
            rows = r" \\ ".join(" & ".join(_write(cell) for cell in row) for row in node.rows)
            return rf"\begin{{{node.environment}}} {rows} \end{{{node.environment}}}"


def _atom(atom: Atom) -> str:
    if not atom.command:
        return _ESCAPED.get(atom.text, atom.text)
    return atom.text if atom.text in SPACING else f"\\{atom.text}"


def _script(node: Script) -> str:
    base = _write(node.base)
    if not isinstance(node.base, Atom | Accent | Font | Words | Fenced):
        base = f"{{{base}}}"
    if node.sub is not None:
        base += f"_{{{_write(node.sub)}}}"
    if _primes(node.sup):
        return base + "'" * len(node.sup.nodes)
    if isinstance(node.sup, Row) and len(node.sup.nodes) == 2 and _primes(node.sup.nodes[0]):
        return base + "'" * len(node.sup.nodes[0].nodes) + f"^{{{_write(node.sup.nodes[1])}}}"
    return base if node.sup is None else base + f"^{{{_write(node.sup)}}}"


def _primes(node: Node | None) -> TypeGuard[Row]:
    """True for what ``'`` or several of them were read as."""
    return isinstance(node, Row) and bool(node.nodes) and set(node.nodes) == {Atom("prime", True)}


def _joined(pieces: list[str]) -> str:
    r"""Pieces in a row; a space after a command's name where a letter follows, and none that means nothing."""
    made = ""
    for piece in pieces:
        command = made.rpartition("\\")[2]
        if made and piece[:1].isalpha() and command.isalpha() and command and "\\" in made:
            made += " "
        made += piece
    return made
