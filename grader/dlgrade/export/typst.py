"""A paper as Typst source: A4, GATE's look, every formula with its words, nothing dated.

`Options`: by default the question paper; ``answers`` puts the key and the worked steps under each question;
``solutions`` gives the key as a table and the worked steps, without the questions.  ``extra``: ``columns`` "1" or "2";
``part`` "key" or "steps" for one half of the solutions.

Whatever an author or a student typed becomes a string literal, raw text or maths of our own making, never Typst markup.

Depends on: bank.form, bank.markup, paper, typstmaths, spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import Block, Code, CodeBlock, Inline, Math, Paragraph, Strong, parse
from dlgrade.bank.maths import parse as parse_maths
from dlgrade.bank.maths import plain
from dlgrade.bank.variant import Variant
from dlgrade.errors import UsageError
from dlgrade.export import Options, paper
from dlgrade.export.printable import clean
from dlgrade.export.spoken import spoken
from dlgrade.export.typstmaths import string, tallest, typst_maths

Said = Callable[[str], str]  # Typst markup as an argument of the functions below
SUFFIX = ".typ"
BINARY = False
PARTS = ("", "key", "steps")
_FITS = 20  # signs of a display formula that fit into any column: 430 pt, 200 pt where there are two
_MARGIN = 4  # lines that are as high as the number, the kind, the marks and the penalty of a question
_TALL = 40  # rows of a table that fit on a page

MODULE = r"""
#let grey = luma(90)
#let small(it) = text(size: 0.84em, fill: grey, it)
// What is the same on every page, and the whole look; what is said of one paper stands in its metadata, so that
// pieces that two papers have in common are set once.
#let told() = query(<told>).at(0, default: (value: ("", ""))).value
#let styled(columns, it) = {
  set text(lang: "en", font: "New Computer Modern", size: 10.5pt, hyphenate: false)
  set par(justify: true, leading: 0.62em, spacing: 0.85em)
  show raw: set text(font: "DejaVu Sans Mono", size: 0.84em)
  show raw.where(block: true): it => block(width: 100%, fill: luma(245), inset: 6pt, radius: 2pt, it)
  show heading: set block(above: 1.3em, below: 0.8em, sticky: true)
  show heading.where(level: 1): set text(size: 1.08em)
  show heading.where(level: 2): set text(size: 1em)
  show title: set text(size: 1.3em)
  set text(size: 9.5pt, hyphenate: true) if columns == 2
  show heading: set text(hyphenate: false) if columns == 2
  show title: set text(hyphenate: false) if columns == 2
  set page(
    paper: "a4",
    margin: if columns == 2 { (x: 1.7cm, top: 2cm, bottom: 1.9cm) } else { (x: 2.2cm, top: 2.2cm, bottom: 2.1cm) },
    header: context if counter(page).get().first() > 1 { small(told().first()) },
    footer: context small[#told().last()#h(1fr)Page #counter(page).get().first() of #counter(page).final().first()])
  it
}
// An equation with the words that a screen reader says for it; s makes room for a matrix within a line.
#let m(words, it) = math.equation(alt: words, it.body)
#let centred(words, it) = block(
  width: 100%, above: 0.9em, below: 0.9em, math.equation(block: true, alt: words, it.body))
// A display formula that is too wide for its column is made smaller.
#let fitted(words, it) = block(width: 100%, above: 0.9em, below: 0.9em, layout(place => {
  let it = math.equation(block: true, alt: words, it.body)
  let wide = measure(it).width
  if wide > place.width { scale(place.width / wide * 100%, reflow: true, it) } else { it }
}))
#let s(rows) = box(width: 0pt, height: rows * 1.32em, baseline: rows * 0.66em - 0.3em)
// Text as content, or as a string: equal strings are equal pieces, wherever they stand.
#let used = (m: m, s: s, centred: centred, fitted: fitted)
#let p(it) = if type(it) == str { eval(it, mode: "markup", scope: used) } else { it }
#let margin(number, worth) = {
  heading(level: 2, number)
  set par(justify: false)
  small(worth)
}
// A question with its number and marks beside it, which are not higher than it is.
#let numbered(long, number, worth, it) = block(
  width: 100%, breakable: long, above: 1.25em, below: 1.25em, inset: (left: 3.9em), {
    place(dx: -3.9em, block(width: 3.6em, margin(number, worth)))
    it
  })
// The same where they may be; a grid sets everything twice.
#let short(long, number, worth, it) = block(
  width: 100%, breakable: long, above: 1.25em, below: 1.25em,
  grid(columns: (3.4em, 1fr), column-gutter: 0.5em, margin(number, worth), it))
// Terms are set as paragraphs; an enum would be a grid, which sets everything twice. A term is strong: 100 + 300 = 400.
#let options(columns, ..them) = {
  let label(i) = numbering("(A)", i + 1)
  if columns == 0 {
    enum(numbering: "(A)", spacing: 0.6em, indent: 0pt, body-indent: 0.6em, ..them.pos().map(p))
  } else if columns == 1 {
    let item((i, it)) = terms.item(box(width: 2.2em, text(weight: 100, label(i))), p(it))
    terms(hanging-indent: 2.2em, separator: none, spacing: 0.6em, ..them.pos().enumerate().map(item))
  } else {
    grid(columns: (1fr,) * columns, row-gutter: 0.75em, column-gutter: 0.6em,
      ..them.pos().enumerate().map(((i, it)) => [#box(label(i))#h(0.5em)#p(it)]))
  }
}
#let steps(title, key, worth) = {
  heading(level: 2, title)
  block(above: 0pt, sticky: true)[Key: #strong(key) #h(0.6em) #small(worth)]
}
#let behind(..them) = text(size: 0.92em, terms(hanging-indent: 1.6em, spacing: 0.6em, separator: h(0.8em),
  ..them.pos().map(((label, it)) => terms.item(label, p(it)))))
#let field(unit) = block(above: 1em)[Answer: #box(width: 9em, stroke: (bottom: 0.5pt), height: 0.9em) #unit]
#let answer(long, key, it) = pad(left: 3.9em, block(
  width: 100%, breakable: long, fill: luma(246), stroke: (left: 2pt + luma(150)), inset: 7pt,
  [*Key: #key* #parbreak() #it]))
#let keys(widths, high, names, ..cells) = table(
  columns: widths, rows: high, table.header(..names.map(strong)), ..cells.pos().map(it => [#it]))
"""


def render(form: Form, options: Options) -> bytes:
    """The source, UTF-8.  Raises UsageError for an unknown option, ContentError for a formula outside the subset."""
    return source(form, options).encode()


def fidelity(form: Form) -> list[str]:
    """Paper carries everything."""
    return []


def source(form: Form, options: Options) -> str:
    """`render`, as text."""
    return "\n".join([MODULE, _body(form, options, _content)])


def body(form: Form, options: Options) -> str:
    """What follows on `MODULE` in the source, for many papers that are set by one process: texts are strings, so that
    those that papers have in common are set once."""
    return _body(form, options, _quoted)


def _body(form: Form, options: Options, said: Said) -> str:
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
            body.append(_columned(_steps(form, said), columns))
    else:
        kind = "Questions with answers" if options.answers else ""
        body.append(_rules(form))
        body.append(_columned(_questions(form, said, narrow=columns == "2", answers=options.answers), columns))
    title = ", ".join([f"{form.title}: {kind}" if kind else form.title, *_who(form)])
    last = f"#set document(title: {string(title)}, date: none)"  # at the end: it would make all before it differ
    return "\n".join([_head(form, kind, columns), *body, last, ""])


def _content(markup: str) -> str:
    return f"[{markup}]"


def _quoted(markup: str) -> str:
    return string(markup)


def _columned(text: str, columns: str) -> str:
    return f"#columns({columns}, gutter: 1.4em)[\n{text}\n]" if columns != "1" else text


def _head(form: Form, kind: str, columns: str) -> str:
    who = _who(form)
    running = "  ·  ".join([form.title, *([kind] if kind else []), *who])
    lines = [
        f"#show: styled.with({columns})",
        f"#metadata(({_literal(running)}, {_literal('  ·  '.join(who))}))<told>",
        f"#title({_literal(form.title)})",
        *([f"#text(size: 1.15em, {_literal(kind)})"] if kind else []),
        _facts(form, named=not kind),
    ]
    return "\n".join(lines)


def _who(form: Form) -> list[str]:
    return [*([f"Set {form.set}"] if form.set else []), *([form.student] if form.student else [])]


def _facts(form: Form, *, named: bool) -> str:
    """Set, questions, marks, time; whose paper it is; a line to write a name on (``named``)."""
    cells = [f"[{_text(name)}: #strong[{_text(value)}]]" for name, value in paper.facts(form)]
    row = f"#grid(columns: {len(cells)}, column-gutter: 1fr, {', '.join(cells)})"
    line = "#box(width: 1fr, stroke: (bottom: 0.5pt), height: 1em)"
    paper_of = f"Paper: #strong[{_text(form.student)}]#h(2em)" if form.student else ""  # a number, or a student's key
    who = f"#block(width: 100%)[{paper_of}{f'Name: {line}' if named else ''}]" if named or form.student else ""
    return f"#line(length: 100%, stroke: 0.5pt)\n{row}\n{who}\n#line(length: 100%, stroke: 0.5pt)"


def _rules(form: Form) -> str:
    told = [*form.notes, *paper.rules(form)]
    if not told:
        return ""
    return "#text(size: 0.92em)[#list(" + ", ".join(f"[{_text(line)}]" for line in told) + ")]"


def _questions(form: Form, said: Said, *, narrow: bool, answers: bool) -> str:
    made: list[str] = []
    for name, items in form.sections:
        made.append(_heading(name, items, more=len(form.sections) > 1))
        for item in items:
            with paper.place(item):
                made.append(_question(item, said, narrow=narrow, answers=answers))
    return "\n".join(made)


def _heading(name: str, items: Sequence[Item], *, more: bool) -> str:
    """A level-1 heading always comes first: PDF/UA wants it above the questions' own."""
    told = paper.range_text(items)
    if not name:
        return f"#heading(level: 1)[{_text(told if more else 'Questions')}]"
    return f"#heading(level: 1)[{_text(name)}]\n#block(above: 0pt)[#small[{_text(told)}]]"


def _question(item: Item, said: Said, *, narrow: bool, answers: bool) -> str:
    v = item.variant
    inside = [_said(v.stem, said)]
    if v.options:
        inside.append(f"#options({_across(v, narrow)}, {', '.join(said(_blocks(o.text)) for o in v.options)})")
    else:
        inside.append(f"#field({_literal(v.question.unit)})")
    worth = [v.kind, paper.count(v.marks, "mark"), *([paper.cost(v).removeprefix(", wrong ")] if v.penalty else [])]
    key = (
        f"\n#answer({_long(v.explanation, narrow)}, {_literal(paper.key_of(v))}, [{_solution(item, said)}])"
        if answers
        else ""
    )
    long = _long("".join([v.stem, *(o.text for o in v.options)]), narrow)
    name = "short" if _lines(v, narrow) < _MARGIN else "numbered"
    head = f"#{name}({long}, {_literal(f'Q. {item.number}')}, {string(chr(10).join(worth))}, ["
    return "\n".join([head, "\n\n".join(inside), f"]){key}"])


def _lines(v: Variant, narrow: bool) -> int:
    """Lines that a question takes at least."""
    room = 50 if narrow else 100
    asked = sum(max(1, paper.length(block) // room) for block in parse(clean(v.stem)))
    return asked + (4 if v.options and paper.columns(v, 0.5 if narrow else 1) == 1 else 1)


def _across(v: Variant, narrow: bool) -> int:
    """Options side by side; 0 if they are below each other and one begins with a block, which stands by its label."""
    if any(not isinstance(block, Paragraph) for o in v.options for block in parse(clean(o.text))[:1]):
        return 0
    return paper.columns(v, 0.5 if narrow else 1)


def _long(markup: str, narrow: bool) -> str:
    """Whether a block may be broken over pages: only what might not fit on one."""
    return "true" if len(markup) > (900 if narrow else 2400) or markup.count("\n") > 30 else "false"


def _solution(item: Item, said: Said) -> str:
    """The worked steps, and what stands behind single options."""
    made = [_said(item.variant.explanation, said)]
    told = paper.behind(item.variant)
    if told:
        rows = [f"({_literal(t.label)}, {said(_blocks(t.text))})" for t in told]
        made.append(f"#behind({', '.join(rows)})")
    return "\n\n".join(m for m in made if m)


def _key(form: Form) -> str:
    master = paper.renumbered(form)
    names = ["Q. No.", *(["Master"] if master else []), "Q. Type", "Key/Range", "Mark"]
    rows = []
    for i in form.items:
        row = [str(i.number), *([str(i.master)] if master else []), i.variant.kind, paper.key_of(i.variant)]
        rows.append(", ".join(_literal(c) for c in [*row, str(i.variant.marks)]))
    header = ", ".join(_literal(n) for n in names)
    longest = max((len(paper.key_of(i.variant)) for i in form.items), default=0)
    beside = 2 if 12 < len(rows) <= 2 * _TALL and longest <= 40 else 1
    per = -(-len(rows) // beside)
    # Nothing is measured where nothing can be too wide: a key that is one line high in its column.
    room = (24.5 if beside == 2 else 50) - (20.9 if master else 15.9)
    fits = len(rows) <= beside * _TALL and all(_wide(paper.key_of(i.variant)) <= room for i in form.items)
    high = "1.38em" if fits else "auto"
    widths = ", ".join(["4.8em", *(["5em"] if master else []), "5.6em", "1fr", "4.2em"])
    tables = [f"keys(({widths}), {high}, ({header}), {', '.join(rows[k : k + per])})" for k in range(0, len(rows), per)]
    whole = f"{per + 1} * {high}" if high != "auto" else high
    body = f"grid(columns: (1fr,) * {beside}, rows: {whole}, column-gutter: 1.2em, {', '.join(tables)})"
    return (
        "#heading(level: 1)[Key]\n#[#set text(size: 0.88em)\n#set par(justify: false)\n"
        "#set table(stroke: 0.4pt + luma(170), inset: (x: 5pt, y: 3.2pt))\n"
        f"#{body if beside > 1 else tables[0]}]"
    )


def _wide(text: str) -> float:
    """At most so many em."""
    return sum(0.5 if c in "0123456789" else 0.34 if c in " .,;-" else 0.6 if c in "to" else 1.05 for c in text)


def _steps(form: Form, said: Said) -> str:
    made = ["#heading(level: 1)[Worked solutions]"]
    for i in form.items:
        title = _literal(f"Q. {i.number}: {i.variant.question.title}")
        key, worth = _literal(paper.key_of(i.variant)), _literal(f"{i.variant.kind}, {paper.worth(i.variant)}")
        with paper.place(i):
            made.append(f"#steps({title}, {key}, {worth})\n\n{_solution(i, said)}")
    return "\n\n".join(made)


# ---- the bank's markup ---------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    return f"#{_literal(text)}" if text.strip() else ""


def _literal(text: str) -> str:
    return string(" ".join(text.split()))


def _said(markup: str, said: Said) -> str:
    """Paragraphs in the flow."""
    made = _blocks(markup)
    return made if said is _content else f"#p({said(made)})" if made else ""


@lru_cache(8192)
def _blocks(markup: str) -> str:
    return "\n\n".join(_block(b) for b in parse(clean(markup)))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "".join(_inlines(block.nodes))
    if isinstance(block, CodeBlock):
        return f"#raw(block: true, {string(block.text)})"
    name = "centred" if len(plain(block.latex)) <= _FITS else "fitted"
    return f"#{name}({string(spoken(block.latex))},${typst_maths(block.latex)}$)"


def _inlines(nodes: Iterable[Inline]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Math) and (number := paper.numeral(node.latex)):
            yield f"#{string(number)}"  # looks the same, is read aloud better, and costs a fifth
        elif isinstance(node, Math):
            yield _formula(node.latex)
        elif isinstance(node, Code):
            yield f"#raw({string(node.text)})"
        elif isinstance(node, Strong):
            yield f"#strong(text({string(node.text)}))"
        else:
            yield f"#{string(node.text)}"


@lru_cache(8192)
def _formula(latex: str) -> str:
    """Maths within a line."""
    rows = tallest(parse_maths(latex)) if "\\begin" in latex else 0
    room = f"#s({rows})" if rows > 1 else ""
    return f"{room}#m({string(spoken(latex))},${typst_maths(latex)}$)"
