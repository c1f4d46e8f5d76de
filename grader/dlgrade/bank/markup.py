r"""The bank's markup, parsed into nodes; every export writes nodes, so that nothing hostile is ever passed through.

Blocks are separated by an empty line: a paragraph, a fenced code block (```), a display formula ($$ ... $$).  Inside a
paragraph: ``code`` in backticks, **strong**, $LaTeX$.  ``\$`` is a dollar sign.  Line ends inside a paragraph are
spaces.

LaTeX is the subset that every export can carry: the commands in `COMMANDS`, ``^``, ``_``, braces, ``&`` and ``\\`` in
matrices.

Depends on: errors, the standard library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dlgrade.errors import ContentError

GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi varphi "
    "chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega upsilon"
).split()
FUNCTIONS = "log ln exp max min tanh sinh cosh sin cos tan det dim arg lim Pr".split()
SYMBOLS = (
    "cdot times div pm mp le ge leq geq ne neq approx equiv sim propto to rightarrow leftarrow mapsto Rightarrow "
    "infty partial nabla in notin subset cup cap forall exists ldots cdots vdots ddots odot otimes oplus circ star top "
    "mid lVert rVert lvert rvert lfloor rfloor lceil rceil langle rangle quad qquad ell prime ll gg sum prod int"
).split()
WITH_ARGUMENTS = {"frac": 2, "dfrac": 2, "sqrt": 1, "hat": 1, "bar": 1, "tilde": 1, "vec": 1, "dot": 1, "overline": 1}
WITH_ARGUMENTS |= {"mathbf": 1, "mathrm": 1, "mathcal": 1, "mathbb": 1, "boldsymbol": 1, "text": 1, "operatorname": 1}
ENVIRONMENTS = ("bmatrix", "pmatrix", "cases", "aligned")
COMMANDS = frozenset([*GREEK, *FUNCTIONS, *SYMBOLS, *WITH_ARGUMENTS, "left", "right", "begin", "end"])
_MARKS = re.compile(r"[\\{}]")
_TOKEN = re.compile(r"\\([A-Za-z]+|.)", re.S)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """LaTeX of the subset, without the dollar signs."""

    latex: str


@dataclass(frozen=True, slots=True)
class Code:
    """Monospaced words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasized plain words."""

    text: str


Inline = Text | Math | Code | Strong


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inline nodes in a row."""

    nodes: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code."""

    text: str


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on a line of its own."""

    latex: str


Block = Paragraph | CodeBlock | Display
_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```[ \t]*$", re.S | re.M)
_INLINE = re.compile(r"\\\$|`([^`\n]+)`|\*\*([^*]+)\*\*|\$((?:\\.|[^$\\])+)\$")


@lru_cache(4096)
def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text.  Raises ContentError for an open formula or code block, or LaTeX outside the subset."""
    blocks: list[Block] = []
    at = 0
    for fence in _FENCE.finditer(text):
        blocks.extend(_paragraphs(text[at : fence.start()]))
        blocks.append(CodeBlock(fence.group(1).rstrip("\n")))
        at = fence.end()
    blocks.extend(_paragraphs(text[at:]))
    return tuple(blocks)


def _paragraphs(text: str) -> list[Block]:
    made: list[Block] = []
    for piece in re.split(r"\n[ \t]*\n", text):
        piece = piece.strip()
        if not piece:
            continue
        if piece.startswith("```"):
            raise ContentError(f"a code block is not closed: {piece[:40]!r}")
        if piece.startswith("$$") and piece.endswith("$$") and len(piece) > 4:
            latex = " ".join(piece[2:-2].split())
            check_latex(latex)
            made.append(Display(latex))
        else:
            made.append(Paragraph(inline(piece)))
    return made


@lru_cache(4096)
def inline(text: str) -> tuple[Inline, ...]:
    """The inline nodes of one paragraph."""
    nodes: list[Inline] = []
    words = ""
    at = 0
    for found in _INLINE.finditer(text):
        words += text[at : found.start()]
        at = found.end()
        code, strong, latex = found.groups()
        if code is None and strong is None and latex is None:
            words += "$"
            continue
        if words:
            nodes.append(Text(_spaces(words)))
            words = ""
        if code is not None:
            nodes.append(Code(code))
        elif strong is not None:
            nodes.append(Strong(_spaces(strong)))
        else:
            check_latex(latex)
            nodes.append(Math(" ".join(latex.split())))
    rest = text[at:]
    if "$" in rest.replace("\\$", "") or "$" in words.replace("\\$", "").replace("$", "", words.count("$")):
        raise ContentError(f"a formula is not closed: {rest[:60]!r}")
    words += rest
    if words:
        nodes.append(Text(_spaces(words)))
    return tuple(nodes)


def _spaces(text: str) -> str:
    if "  " not in text and text.isprintable():  # as most are: of all white space only a space is printable
        return text
    return re.sub(r"\s+", " ", text)


@lru_cache(4096)
def check_latex(latex: str) -> None:
    """Raises ContentError for a command outside the subset or braces that do not match."""
    if not _MARKS.search(latex):
        return
    depth = 0
    for char in re.sub(r"\\.", "", latex, flags=re.S):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    if depth:
        raise ContentError(f"the braces of {latex!r} do not match")
    for found in _TOKEN.finditer(latex):
        name = found.group(1)
        if name.isalpha() and name not in COMMANDS:
            raise ContentError(f"\\{name} in {latex!r} is not in the subset of LaTeX that every export can carry")
        if not name.isalpha() and name not in "\\,;: {}|%&#_!":
            raise ContentError(f"\\{name} in {latex!r} is not in the subset of LaTeX that every export can carry")
    for name in re.findall(r"\\(?:begin|end)\{([^}]*)\}", latex):
        if name not in ENVIRONMENTS:
            raise ContentError(f"the environment {name} in {latex!r} is not in the subset of LaTeX")
