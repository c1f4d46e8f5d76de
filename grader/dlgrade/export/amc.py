r"""LaTeX for auto-multiple-choice (AMC), which prints papers with boxes and marks them from scans.

MCQ: ``b=2,m=-2/3,e=-2/3``.  MSQ: ``mz=2``, the exact set or nothing.  (Not ``haut=2,mz=2``, as is sometimes advised:
AMC looks at ``haut`` first and then gives a part of the marks.)  NAT: boxes for digits; every value of the interval
earns the marks.

Text that pdflatex has no letter for is printed as its code point.
"""

from __future__ import annotations

import re
from decimal import Decimal

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import Code, CodeBlock, Display, Math, Paragraph, Strong, parse
from dlgrade.bank.maths import CHARACTERS
from dlgrade.bank.numbers import Interval
from dlgrade.bank.streams import Stream
from dlgrade.bank.variant import Variant
from dlgrade.export import Options
from dlgrade.export.identity import bounds, digits, identifiers
from dlgrade.export.latexmath import latex_of
from dlgrade.export.printable import clean

SUFFIX = ".tex"
BINARY = False
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", '"': r"\textquotedbl{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "-": "-{}", "`": r"\textasciigrave{}", "'": "'{}", "?": "?{}",
    "!": "!{}", ",": ",{}", "[": "{[}", "]": "{]}", "\u00a0": r"\nobreakspace{}", "…": r"\ldots{}",
    "–": r"\textendash{}", "—": r"\textemdash{}", "‘": r"\textquoteleft{}", "’": r"\textquoteright{}",
    "“": r"\textquotedblleft{}", "”": r"\textquotedblright{}", "•": r"\textbullet{}", "€": r"\texteuro{}",
    "°": r"\textdegree{}", "§": r"\textsection{}", "©": r"\textcopyright{}",
    "£": r"\textsterling{}", "µ": r"\textmu{}", "\u00ad": r"\-",
}  # fmt: skip
_MATHEMATICAL = {
    character: rf"\ensuremath{{\{name}}}"
    for name, character in reversed(CHARACTERS.items())
    if len(character) == 1 and ord(character) > 127
}
_MATHEMATICAL |= {
    "−": r"\ensuremath{-}",
    "½": r"\textonehalf{}",
    "²": r"\texttwosuperior{}",
    "³": r"\textthreesuperior{}",
}
_LATIN = re.compile("[ -~À-ÖØ-öø-ÿ]")
_PREAMBLE = r"""\documentclass[a4paper,11pt]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\usepackage{amsmath,amssymb}
\usepackage[box]{automultiplechoice}
\newcommand{\dlgradecode}[1]{{\ttfamily #1}}
\newcommand{\dlgradechar}[1]{{\footnotesize[U+#1]}}
\begin{document}
"""


def render(form: Form, options: Options) -> bytes:
    """A file that pdflatex compiles with automultiplechoice.sty; options keep their order."""
    lines = [
        "% Compile with auto-multiple-choice. \\onecopy{1} makes one paper; a larger number makes more.",
        _PREAMBLE + rf"\AMCrandomseed{{{1 + Stream('amc', form.title, form.seed, form.set).below('seed', 4_000_000)}}}",
        r"\onecopy{1}{",
        rf"\noindent{{\Large\bfseries {text(form.title)}}}"
        + (rf"\hfill {text(form.name)}" if form.name else "")
        + r"\par\smallskip",
    ]
    facts = [
        f"{len(form.items)} questions",
        f"{form.marks} marks",
        *([f"{form.minutes} minutes"] if form.minutes else []),
    ]
    lines.append(rf"\noindent {text(', '.join(facts))}\par")
    lines += [rf"\noindent {text(note)}\par" for note in form.notes]
    lines.append(
        r"\medskip\noindent\namefield{\fbox{\begin{minipage}{.6\linewidth}Name:\vspace*{.6cm}\end{minipage}}}\par\bigskip"
    )
    names = identifiers(form)
    for section, items in form.sections:
        if section:
            lines.append(rf"\section*{{{text(section)}}}")
        lines += [_question(item, re.sub(r"[^A-Za-z0-9-]", "-", names[item.number - 1])) for item in items]
    return ("\n".join([*lines, r"\clearpage", "}", r"\end{document}", ""])).encode()


def fidelity(form: Form) -> list[str]:
    """Paper carries no feedback."""
    kinds = {i.variant.kind for i in form.items}
    said = ["Feedback on wrong options and numbers is not printed; the worked steps are in AMC's corrected paper."]
    if "NAT" in kinds:
        said.append("A NAT is answered by ticking digits.")
    if len(form.items) > 150:
        said.append("AMC counts at most 63 pages, which this many questions may exceed.")
    finer = [
        i for i in form.items if isinstance(i.variant.key, Interval) and _numeric(i.variant.key)[1] > i.variant.decimals
    ]
    if finer:
        shown = ", ".join(str(i.number) for i in finer)
        said.append(
            f"Boxes of question {shown} have one decimal more, which the interval's middle needs; a blank is 0."
        )
    return said


# ---- text ----------------------------------------------------------------------------------------------------------


def text(words: str) -> str:
    """Plain words as LaTeX: every character is itself, or its code point where pdflatex has no letter for it."""
    return "".join(map(_character, clean(words).replace("\n", " ").replace("\t", " ")))


def _character(c: str) -> str:
    if c in _SPECIAL:
        return _SPECIAL[c]
    if c in _MATHEMATICAL:
        return _MATHEMATICAL[c]
    return c if _LATIN.fullmatch(c) else rf"\dlgradechar{{{ord(c):04X}}}"


def _code(words: str) -> str:
    return rf"\dlgradecode{{{text(words).replace(' ', chr(92) + ' ')}}}"


def formula(latex: str) -> str:
    """Canonical LaTeX; letters beyond ASCII stand in it as text."""
    return re.sub(r"[^\x00-\x7f]", lambda c: rf"\text{{{_character(c.group())}}}", latex_of(latex))


def rich(markup: str) -> str:
    """The bank's markup as LaTeX paragraphs."""
    made = []
    for block in parse(markup):
        if isinstance(block, Paragraph):
            made.append("".join(map(_inline, block.nodes)))
        elif isinstance(block, Display):
            made.append(rf"\[ {formula(block.latex)} \]")
        elif isinstance(block, CodeBlock):
            rows = r"\\ ".join(_code(row) + r"\mbox{}" for row in block.text.split("\n"))
            made.append(rf"\par\noindent {rows}\par")
    return "\n\n".join(made)


def _inline(node: object) -> str:
    match node:
        case Math():
            return f"${formula(node.latex)}$"
        case Code():
            return _code(node.text)
        case Strong():
            return rf"\textbf{{{text(node.text)}}}"
    return text(node.text)  # type: ignore[attr-defined]


# ---- questions -----------------------------------------------------------------------------------------------------


def _question(item: Item, name: str) -> str:
    v = item.variant
    if isinstance(v.key, Interval):
        return _boxes(v, v.key, name)
    environment = "question" if v.kind == "MCQ" else "questionmult"
    lines = [rf"\begin{{{environment}}}{{{name}}}{_scoring(v)}", _head(v) + rich(v.stem), r"\begin{choices}[o]"]
    for option in v.options:
        lines.append(rf"  \{'correct' if option.right else 'wrong'}choice{{{rich(option.text)}}}")
    return "\n".join([*lines, r"\end{choices}", *_explained(v), rf"\end{{{environment}}}"])


def _head(v: Variant) -> str:
    return rf"\textit{{[{v.kind}, {v.marks} mark{'s' if v.marks > 1 else ''}]}} "


def _scoring(v: Variant) -> str:
    if v.kind == "MCQ":
        return rf"\scoring{{b={v.marks},m=-{v.penalty},e=-{v.penalty}}}"  # e: two boxes ticked is a wrong answer
    return rf"\scoring{{mz={v.marks}}}"


def _explained(v: Variant) -> list[str]:
    return [rf"\explain{{{rich(v.explanation)}}}"] if v.explanation else []


def _numeric(key: Interval) -> tuple[Decimal, int, int]:
    """(target, its decimals, how many units of the last place an answer may differ)."""
    low, high = bounds(key)
    places = key.decimals
    units = int((high - low) * 10**places)
    if units % 2:  # the middle lies between two answers
        places += 1
        units *= 10
    return (low + high) / 2, places, units // 2


def _boxes(v: Variant, key: Interval, name: str) -> str:
    target, places, exact = _numeric(key)
    # a digit more than any mistake needs, so that their number does not point at the key
    size = max(abs(x) for x in (float(target), *(k.value for k in v.known if abs(k.value) < 100 * abs(float(target)))))
    whole = len(str(int(size))) + 1
    setting = (
        f"digits={whole + places},decimals={places},sign=true,exact={exact},scoreexact={v.marks},scorewrong=0,"
        "hspace=.8em"
    )
    value = digits(target)
    return "\n".join(
        [
            rf"\begin{{questionmultx}}{{{name}}}",
            _head(v) + rich(v.stem),
            "",
            rf"\AMCnumericChoices{{{value}}}{{{setting}}}",
            *_explained(v),
            r"\end{questionmultx}",
        ]
    )
