r"""The bank's subset of LaTeX as a small tree, and that tree as readable text for terminals and screen readers.

    plain(r"\frac{\partial L}{\partial W^{[2]}} = 0.25")   ->  "∂L/∂W^[2] = 0.25"

Depends on: markup (the subset), errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dlgrade.bank.markup import ENVIRONMENTS, FUNCTIONS, WITH_ARGUMENTS, check_latex
from dlgrade.errors import ContentError


@dataclass(frozen=True, slots=True)
class Atom:
    """One number (``0.25``; ``10{,}000`` is "10,000"), letter or mark, as typed; or the name of a command without
    arguments (``command``)."""

    text: str
    command: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Nodes side by side."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Frac:
    """A fraction."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Sqrt:
    """A square root."""

    body: Node


@dataclass(frozen=True, slots=True)
class Accent:
    """hat, bar, tilde, vec, dot or overline above something."""

    name: str
    body: Node


@dataclass(frozen=True, slots=True)
class Font:
    """mathbf, mathrm, mathcal, mathbb, boldsymbol around something."""

    name: str
    body: Node


@dataclass(frozen=True, slots=True)
class Words:
    r"""``\text{...}`` or ``\operatorname{...}``: upright words."""

    text: str
    operator: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A base with what stands below and above it; either may be None."""

    base: Node
    sub: Node | None
    sup: Node | None


@dataclass(frozen=True, slots=True)
class Fenced:
    r"""``\left( ... \right)``; a fence may be "." for none."""

    left: str
    right: str
    body: Node


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, cases or aligned lines."""

    environment: str
    rows: tuple[tuple[Node, ...], ...]


Node = Atom | Row | Frac | Sqrt | Accent | Font | Words | Script | Fenced | Grid

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.S)
_RAW = re.compile(r"\{((?:\\.|[^{}\\])*)\}", re.S)
_ESCAPED = re.compile(r"\\([^A-Za-z])", re.S)
_SPACES = {"\\,": " ", "\\;": " ", "\\:": " ", "\\ ": " ", "\\!": "", "\\quad": "  ", "\\qquad": "    "}
SPACING = frozenset(_SPACES)
DEEPEST = 40  # braces within braces; a hostile formula must not end the interpreter's stack


class _Parser:
    def __init__(self, latex: str) -> None:
        check_latex(latex)
        self.latex = latex
        found = [t for t in _TOKEN.finditer(latex) if not t.group().isspace()]
        self.tokens = [t.group() for t in found]
        self.starts = [t.start() for t in found]
        self.at = 0
        self.depth = 0

    def fault(self, what: str) -> ContentError:
        return ContentError(f"{what} in the formula {self.latex!r}")

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        if self.at >= len(self.tokens):
            raise self.fault("something is missing at the end")
        self.at += 1
        return self.tokens[self.at - 1]

    def row(self, stop: frozenset[str]) -> Row:
        nodes: list[Node] = []
        while self.peek() and self.peek() not in stop:
            nodes.append(self.scripted())
            if len(nodes) > 2 and nodes[-2] == _THOUSANDS and _digits(nodes[-3]) and _digits(nodes[-1], 3):
                right, _, left = nodes.pop(), nodes.pop(), nodes.pop()
                assert isinstance(left, Atom) and isinstance(right, Atom)
                nodes.append(Atom(f"{left.text},{right.text}"))
        return Row(tuple(nodes))

    def scripted(self) -> Node:
        base: Node = Row(()) if self.peek() in ("^", "_") else self.one()
        sub: Node | None = None
        sup: Node | None = None
        while self.peek() in ("^", "_", "'"):
            mark = self.take()
            if mark == "'":
                primes: list[Node] = [Atom("prime", True)]
                while self.peek() == "'":
                    self.take()
                    primes.append(Atom("prime", True))
                sup = Row((*(() if sup is None else (sup,)), *primes))
            elif mark == "^":
                if sup is not None and not _primes(sup):
                    raise self.fault("two superscripts")
                above = self.one()
                sup = above if sup is None else Row((sup, above))
            else:
                if sub is not None:
                    raise self.fault("two subscripts")
                sub = self.one()
        return base if sub is None and sup is None else Script(base, sub, sup)

    def one(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ContentError(f"more than {DEEPEST} levels of braces in the formula {self.latex[:60]!r}...")
        made = self._one()
        self.depth -= 1
        return made

    def _one(self) -> Node:
        token = self.take()
        if token == "{":
            inside = self.row(frozenset("}"))
            self.take()
            return inside.nodes[0] if len(inside.nodes) == 1 and not _mark(inside.nodes[0]) else inside
        if token in ("}", "&", "\\\\", "^", "_"):
            raise self.fault(f"{token} stands alone")
        if token == "'":
            return Atom("prime", True)
        if not token.startswith("\\"):
            return Atom(token)
        if token in SPACING:
            return Atom(token, True)
        name = token[1:]
        if not name:
            raise self.fault("a backslash stands alone")
        if not name.isalpha():
            return Atom({"{": "{", "}": "}", "|": "lVert"}.get(name, name), name == "|")
        if name in ("text", "operatorname"):
            return Words(self.raw(), name == "operatorname")
        if name in ("frac", "dfrac"):
            return Frac(self.one(), self.one())
        if name == "sqrt":
            if self.peek() == "[":
                raise self.fault("a root with an index, which the subset does not have,")
            return Sqrt(self.one())
        if name in WITH_ARGUMENTS:
            body = self.one()
            return Font(name, body) if name.startswith(("math", "bold")) else Accent(name, body)
        if name == "left":
            left = self.fence()
            body = self.row(frozenset({"\\right"}))
            if self.take() != "\\right":
                raise self.fault("\\left without \\right")
            return Fenced(left, self.fence(), body)
        if name == "begin":
            return self.grid()
        if name in ("right", "end"):
            raise self.fault(f"\\{name} stands alone")
        return Atom(name, True)

    def fence(self) -> str:
        token = self.take()
        known = {"\\{": "{", "\\}": "}", "\\|": "‖", "\\lVert": "‖", "\\rVert": "‖", "\\lvert": "|", "\\rvert": "|"}
        known |= {"\\lfloor": "⌊", "\\rfloor": "⌋", "\\lceil": "⌈", "\\rceil": "⌉", "\\langle": "⟨", "\\rangle": "⟩"}
        if token in known:
            return known[token]
        if token in "()[]|./":
            return token
        raise self.fault(f"{token} is no fence")

    def raw(self) -> str:
        """The words of a text argument: spaces count there."""
        if self.at >= len(self.tokens):
            raise self.fault("something is missing at the end")
        inside = _RAW.match(self.latex, self.starts[self.at])
        if inside is None:
            raise self.fault("\\text without {words}, or with braces within them,")
        while self.at < len(self.starts) and self.starts[self.at] < inside.end():
            self.at += 1
        return _ESCAPED.sub(lambda m: m.group(1) if m.group(1) in "%&#_{}|" else " ", inside.group(1))

    def name(self) -> str:
        if self.take() != "{":
            raise self.fault("an environment without a name")
        letters = ""
        while (token := self.take()) != "}":
            letters += token
        if letters not in ENVIRONMENTS:
            raise self.fault(f"the environment {letters}")
        return letters

    def grid(self) -> Grid:
        environment = self.name()
        stop = frozenset({"&", "\\\\", "\\end"})
        rows: list[list[Node]] = [[]]
        while True:
            rows[-1].append(self.row(stop))
            token = self.take()
            if token == "\\\\":
                rows.append([])
            elif token == "\\end":
                if self.name() != environment:
                    raise self.fault(f"\\begin{{{environment}}} is closed by another \\end")
                break
        if len(rows) > 1 and rows[-1] == [Row(())]:
            rows.pop()
        return Grid(environment, tuple(tuple(r) for r in rows))


_THOUSANDS = Row((Atom(","),))  # 10{,}000 is one number


def _digits(node: Node, count: int = 0) -> bool:
    if not isinstance(node, Atom) or node.command or not node.text[0].isdigit():
        return False
    return "." not in node.text if not count else len(node.text.partition(".")[0]) == count


def _mark(node: Node) -> bool:
    """A lone operator or punctuation in braces, as in ``10{,}000`` or ``a{:}b``: they take its spacing away."""
    return isinstance(node, Atom) and not node.command and not node.text[0].isalnum()


def _primes(node: Node) -> bool:
    return isinstance(node, Row) and all(n == Atom("prime", True) for n in node.nodes)


@lru_cache(4096)
def parse(latex: str) -> Row:
    """The tree of a formula.  Raises ContentError, with the formula, where it is none of the subset."""
    parser = _Parser(latex)
    made = parser.row(frozenset())
    return made


# ---- as text -------------------------------------------------------------------------------------------------------

_LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "upsilon": "υ",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_TIGHT = {
    "infty": "∞", "partial": "∂", "nabla": "∇", "ldots": "...", "cdots": "...", "vdots": "⋮", "ddots": "⋱",
    "top": "T", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "langle": "⟨", "rangle": "⟩", "ell": "ℓ", "prime": "′", "forall": "∀", "exists": "∃", "cdot": "·",
    "star": "*", "circ": "∘",
}  # fmt: skip
SPACED = {
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "~", "propto": "∝", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "mapsto": "↦", "Rightarrow": "⇒", "in": "∈", "notin": "∉", "subset": "⊂", "cup": "∪",
    "cap": "∩", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "mid": "|", "ll": "≪", "gg": "≫",
}  # fmt: skip
_BIG = {"sum": "Σ", "prod": "Π", "int": "∫"}
CHARACTERS = {**_LETTERS, **_TIGHT, **SPACED, **_BIG}
_COMBINING = {
    "hat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0304",
    "tilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
}
_SUPERSCRIPT = str.maketrans("0123456789+-−=()nTi", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿᵀⁱ")
_SUBSCRIPT = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_RAISED = frozenset("0123456789+-−=()nTi")
_LOWERED = frozenset("0123456789+-−=()aehijklmnoprstuvx")
_DOUBLE = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "E": "𝔼"}


@lru_cache(4096)
def plain(latex: str) -> str:
    """A formula as one line of readable Unicode: a minus is a minus, a matrix is [1, 2; 3, 4]."""
    return re.sub(r" {2,}", " ", _text(parse(latex))).strip()


def _text(node: Node) -> str:
    match node:
        case Atom():
            return _atom(node)
        case Row():
            return _row(node)
        case Frac():
            return f"{_grouped(node.top)}/{_grouped(node.bottom, below=True)}"
        case Sqrt():
            body = _text(node.body).strip()
            single = isinstance(node.body, Accent) or len(body) == 1 or re.fullmatch(r"\d+(\.\d+)?", body)
            return f"√{body}" if single else f"√({body})"
        case Accent():
            body = _text(node.body)
            return body + _COMBINING[node.name] if len(body) == 1 else f"{node.name}({body})"
        case Font():
            body = _text(node.body)
            return _DOUBLE.get(body, body) if node.name == "mathbb" else body
        case Words():
            return f" {node.text}" if node.operator else node.text
        case Script():
            return _script(node)
        case Fenced():
            left, right = ("" if f == "." else f for f in (node.left, node.right))
            return f"{left}{_text(node.body).strip()}{right}"
        case Grid():
            between = " " if node.environment == "aligned" else ", "
            rows = [between.join(_text(cell).strip() for cell in row).strip() for row in node.rows]
            if node.environment == "cases":
                return "{ " + "; ".join(rows) + " }"
            return "; ".join(rows) if node.environment == "aligned" else "[" + "; ".join(rows) + "]"


def _atom(atom: Atom) -> str:
    if not atom.command:
        if atom.text in "=<>":
            return f" {atom.text} "
        return {"-": "−", "~": " ", ",": ", ", "*": "·"}.get(atom.text, atom.text)
    if atom.text in _SPACES:
        return _SPACES[atom.text]
    if atom.text in FUNCTIONS:
        return f" {atom.text} "
    if atom.text in SPACED:
        return f" {SPACED[atom.text]} "
    return CHARACTERS.get(atom.text, atom.text)


def _row(row: Row) -> str:
    """Binary plus and minus are spaced, signs are not."""
    if len(row.nodes) == 1 and _mark(row.nodes[0]):
        return {"-": "−"}.get(_text(row.nodes[0]).strip(), _text(row.nodes[0]).strip())
    made = ""
    for i, node in enumerate(row.nodes):
        text = _text(node)
        if isinstance(node, Atom) and not node.command and node.text in "+-":
            before = made.rstrip()
            sign = not before or before[-1] in "(=<>≤≥≈≠~,[{×·/+−^;∈→⊙⊗⊕÷±" or made.endswith(("log ", "exp "))
            made += text if sign else f" {text} "
        elif isinstance(node, Atom) and node.text in FUNCTIONS and node.command:
            made += text if made and made[-1].isalnum() else text.lstrip()
        else:
            if i and isinstance(row.nodes[i - 1], Frac) and text[:1].strip() not in ("", ",", ")", "+", "−"):
                made += " "
            last = row.nodes[i - 1] if i else None
            if isinstance(last, Script) and last.base in _FUNCTION_ATOMS and text[:1] not in ("(", ")", ",", " "):
                made += " "
            if text.startswith("(") and made.endswith(tuple(f"{f} " for f in FUNCTIONS)):
                made = made[:-1]
            made += text
    return made


_FUNCTION_ATOMS = frozenset(Atom(f, True) for f in FUNCTIONS)


def _script(node: Script) -> str:
    base = (
        _text(node.base).rstrip() if isinstance(node.base, Atom) and node.base.text in FUNCTIONS else _text(node.base)
    )
    if isinstance(node.base, (Frac, Row, Script)) and len(base) > 1:
        base = f"({base})"
    big = isinstance(node.base, Atom) and node.base.text in _BIG
    for mark, script, table, known in (("_", node.sub, _SUBSCRIPT, _LOWERED), ("^", node.sup, _SUPERSCRIPT, _RAISED)):
        if script is None:
            continue
        text = re.sub(r"\s+", "" if not big else " ", _text(script)).strip()
        if not text:
            continue
        if set(text) <= {"′"}:
            base += text
        elif set(text) <= known and len(text) <= 4:
            base += text.translate(table)
        elif layered := re.fullmatch(r"(\[[^\[\]]*\])(T|′+)", text):
            base += mark + layered.group(1) + layered.group(2).replace("T", "ᵀ")
        elif re.fullmatch(r"(\[[^\[\]]*\]|\([^()]*\))+|[A-Za-z0-9]+|\w", text):
            base += mark + text
        else:
            base += f"{mark}({text})"
    return base + " " if big else base


def _grouped(node: Node, *, below: bool = False) -> str:
    text = _text(node).strip()
    if below and isinstance(node, Row) and len(node.nodes) > 1 and not text.startswith("∂"):
        return f"({text})"
    simple = re.fullmatch(r"[\w.²³√∂∇σ^\[\]′‖|αβγδεθλμπρστφω]+", text) is not None
    if simple and not (below and "·" in text):
        return text
    return f"({text})"
