r"""A paper as Markdown that GitHub, Jupyter and Pandoc show alike, formulas as LaTeX between dollar signs.

Formulas that Markdown itself would damage (``\\`` of a matrix, ``\,``, ``_`` after a bracket, ``*``) are written in
GitHub's form with backticks, $`...`$, unless ``extra`` says ``maths`` "dollars".

`Options`: ``answers`` adds key, worked steps and feedback to each question; ``solutions`` gives only those.

Depends on: bank.form, bank.markup, paper.
"""

from __future__ import annotations

import re

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import Block, Code, CodeBlock, Inline, Math, Paragraph, Strong, parse
from dlgrade.errors import UsageError
from dlgrade.export import Options, paper
from dlgrade.export.printable import clean

SUFFIX = ".md"
BINARY = False
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")  # would begin a list, or underline a heading
_DAMAGED = re.compile(r"\\[^A-Za-z]|[^A-Za-z0-9]_|[*<>`|]|_\s|\]\(")


def render(form: Form, options: Options) -> bytes:
    """The document, UTF-8.  Raises UsageError for an unknown option."""
    style = options.extra.get("maths", "github")
    if style not in ("github", "dollars"):
        raise UsageError(f"maths is {style!r}, expected github or dollars")
    writer = _Writer(style == "github")
    return ("\n\n".join(writer.document(form, options)) + "\n").encode()


def fidelity(form: Form) -> list[str]:
    """Markdown is read by people: marks are printed, nothing counts them."""
    return ["Markdown is for reading: marks, negative marks and accepted ranges are printed, no program applies them."]


class _Writer:
    def __init__(self, github: bool) -> None:
        self.github = github

    def document(self, form: Form, options: Options) -> list[str]:
        made = [f"# {escaped(form.title)}"]
        if options.solutions:
            made[0] += ": key and worked solutions"
        facts = [*([("Paper", form.student)] if form.student else []), *paper.facts(form)]
        made.append(" · ".join(f"{name}: **{escaped(value)}**" for name, value in facts))
        if options.solutions:
            made.append(self.key(form))
            for item in form.items:
                with paper.place(item):
                    made.append(self.solution(item, "## "))
            return made
        told = [*form.notes, *paper.rules(form)]
        if told:
            made.append("\n".join(f"- {self.line(line)}" for line in told))
        several = len(form.sections) > 1
        for name, items in form.sections:
            if name or several:
                made.append(f"## {escaped(name or paper.range_text(items))}")
            if name:
                made.append(f"*{escaped(paper.range_text(items))}*")
            for item in items:
                with paper.place(item):
                    made.append(self.question(item))
                    if options.answers:
                        made.append(self.solution(item, ""))
        return made

    def question(self, item: Item) -> str:
        v = item.variant
        parts = [f"### Question {item.number}", f"*{v.kind}, {paper.worth(v)}*", self.blocks(v.stem)]
        if v.options:
            parts.append("\n".join(f"- **({o.label})**{self.item(o.text)}" for o in v.options))
        else:
            parts.append(
                "Answer: \\_\\_\\_\\_\\_\\_\\_\\_" + (f" {escaped(v.question.unit)}" if v.question.unit else "")
            )
        return "\n\n".join(parts)

    def solution(self, item: Item, head: str) -> str:
        v = item.variant
        key = f"**Key: {escaped(paper.key_of(v))}** ({v.kind}, {paper.worth(v)})"
        parts = [f"{head}Question {item.number}: {escaped(v.question.title)}"] if head else []
        parts += [key, self.blocks(v.explanation)]
        told = paper.behind(v)
        if told:
            signs = {True: " (right)", False: " (wrong)", None: ""}
            parts.append("\n".join(f"- **{escaped(t.label)}**{signs[t.right]}:{self.item(t.text)}" for t in told))
        made = "\n\n".join(p for p in parts if p)
        return made if head else "\n".join(f"> {line}".rstrip() for line in made.split("\n"))

    def key(self, form: Form) -> str:
        master = paper.renumbered(form)
        names = ["Q. No.", *(["Master"] if master else []), "Q. Type", "Key/Range", "Mark"]
        rows = [names, ["---"] * len(names)]
        for i in form.items:
            v = i.variant
            rows.append(
                [str(i.number), *([str(i.master)] if master else []), v.kind, escaped(paper.key_of(v)), str(v.marks)]
            )
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def line(self, text: str) -> str:
        return escaped(" ".join(text.split()))

    def item(self, markup: str) -> str:
        """The rest of a list item, behind its label: code and display formulas begin on a line of their own."""
        first = next(iter(parse(clean(markup))), None)
        return (" " if isinstance(first, Paragraph) or first is None else "\n\n  ") + self.blocks(markup, "  ")

    def blocks(self, markup: str, indent: str = "") -> str:
        """Blocks separated by empty lines; continuation lines have ``indent``, so that they stay in their list item."""
        made = "\n\n".join(self.block(b) for b in parse(clean(markup)))
        return made.replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n") if indent else made

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return _AT_START.sub(_escape_start, "".join(self.inline(n) for n in block.nodes).strip())
        if isinstance(block, CodeBlock):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", block.text)), default=0))
            return f"{fence}\n{block.text}\n{fence}"
        if self.github and _DAMAGED.search(block.latex) and "`" not in block.latex:
            return f"```math\n{block.latex}\n```"
        return f"$$\n{_without_tags(block.latex)}\n$$"

    def inline(self, node: Inline) -> str:
        if isinstance(node, Math):
            quoted = self.github and _DAMAGED.search(node.latex) and "`" not in node.latex
            return f"$`{node.latex}`$" if quoted else f"${_without_tags(node.latex)}$"
        if isinstance(node, Code):
            return f"`{node.text}`"
        if isinstance(node, Strong):
            return f"**{escaped(node.text).strip()}**"
        return escaped(node.text)


def _without_tags(latex: str) -> str:
    """The same formula with nothing that Markdown could take for HTML."""
    return latex.replace("<", r"\lt{}").replace(">", r"\gt{}")


def escaped(text: str) -> str:
    """Plain words that Markdown leaves alone."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split("\n")))


def _escape_start(found: re.Match[str]) -> str:
    mark = found.group(2)
    return f"{found.group(1)}{mark}\\" if mark.isdigit() else f"{found.group(1)}\\{mark}"
