r"""The bank's markup as HTML elements, with formulas as the target wants them.

    Dialect(math=mathml)              MathML (QTI)
    Dialect(math=delimited)           \( LaTeX \), for MathJax (Moodle, GIFT, Anki)

A target that reads marks of its own in running text (MathJax's ``\(``) is given a ``guard``: where text would be read
as such a mark, an empty <span> stands inside it, which changes no character.

Depends on: dlgrade.bank.markup, latexmath, mathml, xmltools.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from dlgrade.bank.markup import Block, Code, CodeBlock, Display, Inline, Math, Paragraph, Strong, parse
from dlgrade.export.latexmath import latex_of
from dlgrade.export.mathml import NAMESPACE
from dlgrade.export.mathml import mathml as mathml_text
from dlgrade.export.xmltools import Element, Piece, element, html_text

MathWriter = Callable[[str, bool], Piece]
# Where MathJax and Moodle's filters would see a formula, a place holder, a sound or a file in plain words.
MATHJAX_MARKS = re.compile(r"\\(?=[()\[\]a-zA-Z])|\$(?=\$)|\[(?=/?(?:sound|latex|\$|tex|anki)|\[)|@(?=@)|\{(?=\{)")


@dataclass(frozen=True)
class Dialect:
    r"""How a target's HTML differs.

    math   : function (LaTeX, stands on a line of its own) -> element or text.
    guard  : matches the characters after which text must be interrupted.
    breaks : line ends inside code become <br> (for formats that end a question at an empty line).
    """

    math: MathWriter
    guard: re.Pattern[str] | None = None
    breaks: bool = False


def delimited(latex: str, display: bool) -> str:
    r"""\( LaTeX \) or \[ LaTeX \], as MathJax reads it."""
    written = latex_of(latex)
    return rf"\[{written}\]" if display else rf"\({written}\)"


def mathml(latex: str, display: bool) -> Element:
    """A <math> element.  Raises ContentError for a formula outside the subset."""
    return _without_namespace(ET.fromstring(mathml_text(latex, display, namespace=True)))


def _without_namespace(root: Element) -> Element:
    """Tags without ``{...}``; the namespace is an attribute of the root, as everywhere in these writers."""
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
    root.attrib = {"xmlns": NAMESPACE, **root.attrib}
    return root


def phrase(markup: str, dialect: Dialect) -> list[Piece]:
    """A text as running words, for an option or a line of feedback: blocks are separated by <br>."""
    made: list[Piece] = []
    for i, block in enumerate(parse(markup)):
        if i:
            made.append(ET.Element("br"))
        if isinstance(block, Paragraph):
            made.extend(_nodes(block.nodes, dialect))
        elif isinstance(block, CodeBlock):
            for k, line in enumerate(block.text.split("\n")):
                if k:
                    made.append(ET.Element("br"))
                made.append(_code(line, dialect))
        else:
            made.append(dialect.math(block.latex, False))
    return made


def flow(markup: str, dialect: Dialect) -> list[Element]:
    """A text as block elements: <p>, <pre>."""
    return [_block(block, dialect) for block in parse(markup)]


def flow_html(markup: str, dialect: Dialect) -> str:
    """`flow` as HTML text."""
    return html_text(flow(markup, dialect))


def phrase_html(markup: str, dialect: Dialect) -> str:
    """`phrase` as HTML text."""
    return html_text(phrase(markup, dialect))


def text_html(text: str, dialect: Dialect) -> str:
    """Plain words, a title say, as HTML text."""
    return html_text(_words(text, dialect))


def _block(block: Block, dialect: Dialect) -> Element:
    if isinstance(block, Paragraph):
        return element("p", None, *_nodes(block.nodes, dialect))
    if isinstance(block, Display):
        return element("p", None, dialect.math(block.latex, True))
    return element("pre", None, _code(block.text, dialect))


def _code(text: str, dialect: Dialect) -> Element:
    if not dialect.breaks:
        return element("code", None, *_words(text, dialect))
    pieces: list[Piece] = []
    for i, line in enumerate(text.split("\n")):
        if i:
            pieces.append(ET.Element("br"))
        pieces.extend(_words(line, dialect))
    return element("code", None, *pieces)


def _nodes(nodes: Iterable[Inline], dialect: Dialect) -> list[Piece]:
    made: list[Piece] = []
    for node in nodes:
        if isinstance(node, Math):
            made.append(dialect.math(node.latex, False))
        elif isinstance(node, Code):
            made.append(_code(node.text, dialect))
        elif isinstance(node, Strong):
            made.append(element("strong", None, *_words(node.text, dialect)))
        else:
            made.extend(_words(node.text, dialect))
    return made


def _words(text: str, dialect: Dialect) -> list[Piece]:
    if dialect.guard is None:
        return [text]
    made: list[Piece] = []
    at = 0
    for found in dialect.guard.finditer(text):
        made += [text[at : found.end()], ET.Element("span")]
        at = found.end()
    return [*made, text[at:]]
