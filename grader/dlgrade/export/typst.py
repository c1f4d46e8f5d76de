"""A paper as Typst source: A4, GATE's look, every formula with its words, nothing dated.

`Options`: by default the question paper; ``answers`` puts the key and the worked steps under each question;
``solutions`` gives the key as a table and the worked steps, without the questions.  ``extra``: ``columns`` "1" or "2";
``part`` "key" or "steps" for one half of the solutions.

Whatever an author or a student typed becomes a string literal, raw text or maths of our own making, never Typst markup.

Depends on: bank.form, bank.markup, paper, typstmaths, spoken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import Block, Code, CodeBlock, Inline, Math, Paragraph, Strong, parse
from dlgrade.bank.maths import parse as parse_maths
from dlgrade.bank.maths import plain
from dlgrade.errors import UsageError
from dlgrade.export import Options, paper
from dlgrade.export.printable import clean
from dlgrade.export.spoken import spoken
from dlgrade.export.typstmaths import string, tallest, typst_maths

SUFFIX = ".typ"
BINARY = False
PARTS = ("", "key", "steps")
_NUMBER = re.compile(r"-?\d{1,12}(\{,\}\d{3})*(\.\d{1,12})?")

_PREAMBLE = r"""
#let grey = luma(90)
#set text(lang: "en", font: "New Computer Modern", size: 10.5pt, fallback: true)
#set par(justify: true, leading: 0.62em, spacing: 0.85em)
#show raw: set text(font: "DejaVu Sans Mono", size: 0.84em)
#show raw.where(block: true): it => block(width: 100%, fill: luma(245), inset: 6pt, radius: 2pt, it)
#show heading: set block(above: 1.3em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 1.08em)
#show heading.where(level: 2): set text(size: 1em)
#show title: set text(size: 1.3em, hyphenate: false)
#show heading: set text(hyphenate: false)
#show table: set par(justify: false)
#set enum(numbering: "(A)", spacing: 0.6em, indent: 0pt, body-indent: 0.6em)
#set table(stroke: 0.4pt + luma(170), inset: (x: 5pt, y: 3.2pt))
// An equation with the words that a screen reader says for it; s makes room for a matrix within a line.
#let m(words, it) = math.equation(alt: words, it.body)
// A display formula that is too wide for its column is made smaller.
#let d(words, it) = block(width: 100%, above: 0.9em, below: 0.9em, layout(place => {
  let it = math.equation(block: true, alt: words, it.body)
  let wide = measure(it).width
  if wide > place.width { scale(place.width / wide * 100%, reflow: true, it) } else { it }
}))
#let s(rows) = box(width: 0pt, height: rows * 1.32em, baseline: rows * 0.66em - 0.3em)
#let small(it) = text(size: 0.84em, fill: grey, it)
#let numbered(long, number, worth, it) = block(width: 100%, breakable: long, above: 1.25em, below: 1.25em, grid(
  columns: (3.4em, 1fr),
  column-gutter: 0.5em,
  [#set par(justify: false);#heading(level: 2)[#number]#small(worth.join(linebreak()))],
  it,
))
#let options(columns, ..them) = if columns == 1 {
  enum(..them)
} else {
  grid(columns: (1fr,) * columns, row-gutter: 0.75em, column-gutter: 0.6em,
    ..them.pos().enumerate().map(((i, it)) => [#box[#numbering("(A)", i + 1)]#h(0.5em)#it]))
}
#let field(unit) = block(above: 1em)[Answer: #box(width: 9em, stroke: (bottom: 0.5pt), height: 0.9em) #unit]
#let answer(long, key, it) = pad(left: 3.9em, block(
  width: 100%, breakable: long, fill: luma(246), stroke: (left: 2pt + luma(150)), inset: 7pt,
  [*Key: #key* #parbreak() #it]))
"""


def render(form: Form, options: Options) -> bytes:
    """The source, UTF-8.  Raises UsageError for an unknown option, ContentError for a formula outside the subset."""
    return source(form, options).encode()


def fidelity(form: Form) -> list[str]:
    """Paper carries everything."""
    return []


def source(form: Form, options: Options) -> str:
    """`render`, as text."""
    columns, part = options.extra.get("columns", "1"), options.extra.get("part", "")
    if columns not in ("1", "2"):
        raise UsageError(f"columns is {columns!r}, expected 1 or 2")
    if part not in PARTS:
        raise UsageError(f"part is {part!r}, expected key or steps")
    body: list[str] = []
    if options.solutions:
        kind = {"": "Answer key and worked solutions", "key": "Answer key", "steps": "Worked solutions"}[part]
        if part != "steps":
            body.append(_key(form))
        if part != "key":
            body.append(_columned(_steps(form), columns))
    else:
        kind = "Questions with answers" if options.answers else ""
        body.append(_rules(form))
        body.append(_columned(_questions(form, narrow=columns == "2", answers=options.answers), columns))
    return "\n".join([_head(form, kind, int(columns)), *body, ""])


def _columned(text: str, columns: str) -> str:
    return f"#columns({columns}, gutter: 1.4em)[\n{text}\n]" if columns != "1" else text


def _head(form: Form, kind: str, columns: int) -> str:
    title = ", ".join([f"{form.title}: {kind}" if kind else form.title, *_who(form)])
    who = _who(form)
    margin = "(x: 2.2cm, top: 2.2cm, bottom: 2.1cm)" if columns == 1 else "(x: 1.7cm, top: 2cm, bottom: 1.9cm)"
    running = _text("  ·  ".join([form.title, *([kind] if kind else []), *who]))
    lines = [
        f"#set document(title: {string(title)}, date: none)",
        _PREAMBLE.strip(),
        *(["#set text(size: 9.5pt)"] if columns == 2 else []),
        f'#set page(paper: "a4", margin: {margin}, header: context if counter(page).get().first() > 1 '
        f"{{ small[{running}] }}, footer: small[{_text('  ·  '.join(who))}#h(1fr)"
        "#context [Page #counter(page).get().first() of #counter(page).final().first()]])",
        f"#title[{_text(form.title)}]",
        *([f"#text(size: 1.15em)[{_text(kind)}]"] if kind else []),
        _facts(form, named=not kind),
    ]
    return "\n".join(lines)


def _who(form: Form) -> list[str]:
    return [*([f"Set {form.set}"] if form.set else []), *([form.student] if form.student else [])]


def _facts(form: Form, *, named: bool) -> str:
    """Set, questions, marks, time; a student's name, or a line to write it on (``named``)."""
    cells = [f"[{_text(name)}: #strong[{_text(value)}]]" for name, value in paper.facts(form)]
    row = f"#grid(columns: {len(cells)}, column-gutter: 1fr, {', '.join(cells)})"
    name = (
        f"#strong[{_text(form.student)}]" if form.student else "#box(width: 1fr, stroke: (bottom: 0.5pt), height: 1em)"
    )
    who = f"#grid(columns: (auto, 1fr), column-gutter: 0.6em, [Name:], [{name}])" if named or form.student else ""
    return f"#line(length: 100%, stroke: 0.5pt)\n{row}\n{who}\n#line(length: 100%, stroke: 0.5pt)"


def _rules(form: Form) -> str:
    told = [*form.notes, *paper.rules(form)]
    if not told:
        return ""
    return "#text(size: 0.92em)[#list(" + ", ".join(f"[{_text(line)}]" for line in told) + ")]"


def _questions(form: Form, *, narrow: bool, answers: bool) -> str:
    made: list[str] = []
    for name, items in form.sections:
        made.append(_heading(name, items, more=len(form.sections) > 1))
        for item in items:
            with paper.place(item):
                made.append(_question(item, narrow=narrow, answers=answers))
    return "\n".join(made)


def _heading(name: str, items: Sequence[Item], *, more: bool) -> str:
    """A level-1 heading always comes first: PDF/UA wants it above the questions' own."""
    told = paper.range_text(items)
    if not name:
        return f"#heading(level: 1)[{_text(told if more else 'Questions')}]"
    return f"#heading(level: 1)[{_text(name)}]\n#block(above: 0pt)[#small[{_text(told)}]]"


def _question(item: Item, *, narrow: bool, answers: bool) -> str:
    v = item.variant
    inside = [_blocks(v.stem)]
    if v.options:
        inside.append(
            f"#options({paper.columns(v, 0.5 if narrow else 1)}, "
            + ", ".join(f"[{_blocks(o.text)}]" for o in v.options)
            + ")"
        )
    else:
        inside.append(f"#field([{_text(v.question.unit)}])")
    worth = [f"[{_text(v.kind)}]", f"[{_text(paper.count(v.marks, 'mark'))}]"]
    worth += [f"[{_text(paper.cost(v).removeprefix(', wrong '))}]"] if v.penalty else []
    key = (
        f"\n#answer({_long(v.explanation, narrow)}, [{_text(paper.key_of(v))}], [{_solution(item)}])" if answers else ""
    )
    long = _long("".join([v.stem, *(o.text for o in v.options)]), narrow)
    return f"#numbered({long}, [Q. {item.number}], ({', '.join(worth)},), [\n" + "\n\n".join(inside) + f"\n]){key}"


def _long(markup: str, narrow: bool) -> str:
    """Whether a block may be broken over pages: only what might not fit on one."""
    return "true" if len(markup) > (900 if narrow else 2400) or markup.count("\n") > 30 else "false"


def _solution(item: Item) -> str:
    """The worked steps, and what stands behind single options."""
    made = [_blocks(item.variant.explanation)]
    told = paper.behind(item.variant)
    if told:
        rows = [f"[#strong[{_text(t.label)}]], [{_blocks(t.text)}]" for t in told]
        made.append(
            "#text(size: 0.92em)[#grid(columns: (auto, 1fr), column-gutter: 0.8em, row-gutter: 0.6em, "
            + ", ".join(rows)
            + ")]"
        )
    return "\n\n".join(m for m in made if m)


def _key(form: Form) -> str:
    master = paper.renumbered(form)
    names = ["Q. No.", *(["Master"] if master else []), "Q. Type", "Key/Range", "Mark"]
    cells = []
    for i in form.items:
        row = [str(i.number), *([str(i.master)] if master else []), i.variant.kind, paper.key_of(i.variant)]
        cells.append(", ".join(f"box[{_text(c)}]" for c in [*row, str(i.variant.marks)]))
    header = ", ".join(f"box[#strong[{_text(n)}]]" for n in names)
    wide = master or max((len(paper.key_of(i.variant)) for i in form.items), default=0) > 18
    beside = 3 if len(form.items) > 30 and not wide else 2 if len(form.items) > 12 else 1
    table = f"#table(columns: {len(names)}, table.header({header}), {', '.join(cells)})"
    if beside > 1:  # balanced by hand: columns of one page are not
        per = -(-len(cells) // beside)
        parts = [cells[k : k + per] for k in range(0, len(cells), per)]
        tables = [f"table(columns: {len(names)}, table.header({header}), {', '.join(p)})" for p in parts]
        table = f"#grid(columns: {len(tables)}, column-gutter: 1.2em, {', '.join(tables)})"
    return f"#heading(level: 1)[Key]\n#text(size: 0.88em)[{table}]"


def _steps(form: Form) -> str:
    made = ["#heading(level: 1)[Worked solutions]"]
    for i in form.items:
        head = f"#heading(level: 2)[{_text(f'Q. {i.number}: {i.variant.question.title}')}]"
        worth = f"#small[{_text(f'{i.variant.kind}, {paper.worth(i.variant)}')}]"
        key = f"#block(above: 0pt, sticky: true)[Key: #strong[{_text(paper.key_of(i.variant))}] #h(0.6em) {worth}]"
        with paper.place(i):
            made.append(f"{head}\n{key}\n\n{_solution(i)}")
    return "\n\n".join(made)


# ---- the bank's markup ---------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    return f"#{string(' '.join(text.split()))}" if text.strip() else ""


@lru_cache(8192)
def _blocks(markup: str) -> str:
    return "\n\n".join(_block(b) for b in parse(clean(markup)))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "".join(_inlines(block.nodes))
    if isinstance(block, CodeBlock):
        return f"#raw(block: true, {string(block.text)})"
    return f"#d({string(spoken(block.latex))},${typst_maths(block.latex)}$)"


def _inlines(nodes: Iterable[Inline]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Math) and _NUMBER.fullmatch(node.latex):
            yield f"#{string(plain(node.latex))}"  # looks the same, is read aloud better, and costs a fifth
        elif isinstance(node, Math):
            rows = tallest(parse_maths(node.latex))
            room = f"#s({rows})" if rows > 1 else ""
            yield f"{room}#m({string(spoken(node.latex))},${typst_maths(node.latex)}$)"
        elif isinstance(node, Code):
            yield f"#raw({string(node.text)})"
        elif isinstance(node, Strong):
            yield f"#strong(text({string(node.text)}))"
        else:
            yield f"#{string(node.text)}"
