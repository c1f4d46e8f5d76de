"""A paper as one HTML file: no script, no font, nothing from elsewhere; formulas as MathML; made for paper and screen.

`Options`: ``answers`` puts the key and the worked steps under each question, folded; ``solutions`` gives the key as a
table and the worked steps, without the questions.

Depends on: bank.form, bank.markup, paper, mathml.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from dlgrade.bank.form import Form, Item
from dlgrade.bank.markup import Block, Code, CodeBlock, Inline, Math, Paragraph, Strong, parse
from dlgrade.export import Options, paper
from dlgrade.export.mathml import mathml
from dlgrade.export.printable import clean

SUFFIX = ".html"
BINARY = False
# Nothing may be fetched or run, whatever a question contains.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5f66; --line: #d9d9dd; --page: #fdfdfb; --tint: #f3f3ef;
  --right: #1d6b3a; --wrong: #9c2f24; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e4e2; --soft: #a3a5aa; --line: #3d3f45; --page: #18191b;
  --tint: #222427; --right: #7fca98; --wrong: #ef9d90; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", Cambria, Georgia, serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 .25rem; break-after: avoid; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; break-after: avoid; }
p { margin: .6em 0; overflow-x: auto; overflow-y: hidden; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: .6rem 0;
  border: solid var(--line); border-width: 1px 0; }
.facts div { display: flex; gap: .4em; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: 600; }
.rules { color: var(--soft); font-size: .92rem; padding-left: 1.2rem; }
.about { color: var(--soft); font-size: .92rem; margin: 0 0 1rem; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1.4rem 0 0; padding: .2rem 0 0; min-width: 0; }
legend { float: left; width: 100%; padding: .8rem 0 0; font-weight: 700; }
legend + * { clear: both; }
.worth { font-weight: 400; color: var(--soft); font-size: .88rem; margin-left: .6em; }
.options { list-style: none; margin: .6rem 0 0; padding: 0; }
.options.c4 { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
.options.c2 { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
.options label { display: flex; gap: .55em; align-items: baseline; padding: .28rem .4rem; border-radius: 4px; }
.options label:hover { background: var(--tint); }
.options input { flex: none; accent-color: var(--ink); margin: 0; transform: translateY(.1em); }
.options b { flex: none; font-weight: 600; }
.options span { min-width: 0; overflow-x: auto; overflow-y: hidden; }
.number { display: block; margin: .8rem 0; }
.number input { font: inherit; width: 9em; max-width: 100%; padding: .2rem .4rem; color: inherit; background: none;
  border: 1px solid var(--soft); border-radius: 4px; }
:focus-visible { outline: 2px solid #3b78c4; outline-offset: 2px; }
details, .solution { margin: .8rem 0 0; padding: .5rem .9rem; background: var(--tint); border-radius: 4px; }
.solution { background: none; padding: 0; }
summary { cursor: pointer; font-weight: 600; }
.key { font-weight: 600; }
.told { margin: .6rem 0; padding: 0; list-style: none; font-size: .95rem; }
.told li { display: flex; gap: .7em; margin: .3rem 0; } .told b { flex: none; min-width: 1.2em; }
.told span { min-width: 0; } .told p { margin: 0; }
.right { color: var(--right); } .wrong { color: var(--wrong); }
a { color: inherit; }
code { font: .88em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
pre { overflow-x: auto; background: var(--tint); padding: .7rem .9rem; border-radius: 4px; line-height: 1.4; }
.display { overflow-x: auto; overflow-y: hidden; margin: .8em 0; }
math { font-size: 1.04em; }
mtable[columnalign] > mtr > mtd { text-align: left; }
mtable[columnalign^="right"] > mtr > mtd:nth-child(odd) { text-align: right; padding-right: 0; }
mtable[columnalign^="right"] > mtr > mtd:nth-child(even) { padding-left: .2em; }
.scroll { overflow-x: auto; }
table.keys { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .95rem; }
.keys th, .keys td { text-align: left; padding: .22rem .9rem .22rem .3rem; border-bottom: 1px solid var(--line); }
.keys td { white-space: nowrap; }
@page { size: A4; margin: 18mm 18mm 20mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #aaa; --page: #fff; --tint: #f4f4f4;
    --right: #000; --wrong: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
  fieldset, .keys tr, .told li { break-inside: avoid; }
  p, .display, pre, .options span { overflow: visible; } pre { white-space: pre-wrap; }
  .number input { border-width: 0 0 1px; border-radius: 0; }
  details:not([open]) { display: none; }
  .options.c4 { grid-template-columns: repeat(4, 1fr); } .options.c2 { grid-template-columns: 1fr 1fr; }
}
"""


def render(form: Form, options: Options) -> bytes:
    """The page, UTF-8.  Raises ContentError for a formula outside the subset."""
    title = ", ".join([form.title, *([f"Set {form.set}"] if form.set else []), *([form.student] * bool(form.student))])
    kind = "Key and worked solutions" if options.solutions else ""
    body = [_head(form, kind), *(_solutions(form) if options.solutions else _paper(form, options.answers))]
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="dlgrade">
<title>{_text(f"{title}: {kind}" if kind else title)}</title>
<style>{_STYLE}</style>
</head>
<body>
{chr(10).join(body)}
</body>
</html>
"""
    return page.encode()


def fidelity(form: Form) -> list[str]:
    """A page is read, not marked."""
    return ["The page takes answers but does not mark them: marks, negative marks and ranges are printed."]


def _head(form: Form, kind: str) -> str:
    facts = [*([("Paper", form.student)] if form.student else []), *paper.facts(form)]
    rows = "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in facts)
    more = f'<p class="about">{_text(kind)}</p>' if kind else ""
    return f'<header>\n<h1>{_text(form.title)}</h1>{more}\n<dl class="facts">{rows}</dl>\n</header>'


def _paper(form: Form, answers: bool) -> list[str]:
    told = [*form.notes, *paper.rules(form)]
    made = ['<ul class="rules">' + "".join(f"<li>{_text(line)}</li>" for line in told) + "</ul>"] if told else []
    made.append("<main>")
    several = len(form.sections) > 1
    for n, (name, items) in enumerate(form.sections, start=1):
        heading = name or (paper.range_text(items) if several else "Questions")
        made.append(f'<section aria-labelledby="s{n}">\n<h2 id="s{n}">{_text(heading)}</h2>')
        if name:
            made.append(f'<p class="about">{_text(paper.range_text(items))}</p>')
        for item in items:
            with paper.place(item):
                made.append(_question(item, answers))
        made.append("</section>")
    return [*made, "</main>"]


def _question(item: Item, answers: bool) -> str:
    v = item.variant
    name = f"q{item.number}"
    worth = f'<span class="worth">{_text(f"{v.kind}, {paper.worth(v)}")}</span>'
    made = [f'<fieldset id="{name}">\n<legend>Question {item.number}{worth}</legend>\n<div>{_blocks(v.stem)}</div>']
    if v.options:
        kind = "radio" if v.kind == "MCQ" else "checkbox"
        rows = "".join(
            f'<li><label><input type="{kind}" name="{name}" value="{_text(o.label)}"> <b>{_text(o.label)}</b> '
            f"<span>{_unwrapped(o.text)}</span></label></li>\n"
            for o in v.options
        )
        made.append(f'<ul class="options c{paper.columns(v)}">\n{rows}</ul>')
    else:
        unit = f" {_text(v.question.unit)}" if v.question.unit else ""
        made.append(
            f'<label class="number">Answer <input type="text" inputmode="decimal" autocomplete="off" '
            f'name="{name}">{unit}</label>'
        )
    if answers:
        made.append(f"<details><summary>Answer to question {item.number}</summary>\n{_solution(item)}</details>")
    return "\n".join([*made, "</fieldset>"])


def _solutions(form: Form) -> list[str]:
    master = paper.renumbered(form)
    names = ["Q. No.", *(["Master"] if master else []), "Q. Type", "Key/Range", "Mark"]
    rows = []
    for i in form.items:
        cells = [*([str(i.master)] if master else []), i.variant.kind, paper.key_of(i.variant), str(i.variant.marks)]
        number = f'<th scope="row"><a href="#a{i.number}">{i.number}</a></th>'
        rows.append(f"<tr>{number}" + "".join(f"<td>{_text(c)}</td>" for c in cells) + "</tr>")
    head = "".join(f'<th scope="col">{_text(n)}</th>' for n in names)
    made = [
        "<main>",
        '<section aria-labelledby="key">\n<h2 id="key">Key</h2>',
        f'<div class="scroll"><table class="keys"><thead><tr>{head}</tr></thead>\n<tbody>',
        *rows,
        "</tbody></table></div>\n</section>",
        '<section aria-labelledby="steps">\n<h2 id="steps">Worked solutions</h2>',
    ]
    for i in form.items:
        v = i.variant
        worth = f'<span class="worth">{_text(f"{v.kind}, {paper.worth(v)}")}</span>'
        made.append(f'<h3 id="a{i.number}">Question {i.number}: {_text(v.question.title)}{worth}</h3>')
        with paper.place(i):
            made.append(f'<div class="solution">{_solution(i)}</div>')
    return [*made, "</section>", "</main>"]


def _solution(item: Item) -> str:
    v = item.variant
    made = [f'<p class="key">Key: {_text(paper.key_of(v))}</p>', _blocks(v.explanation)]
    told = paper.behind(v)
    if told:
        signs = {True: ("right", "right"), False: ("wrong", "wrong"), None: ("wrong", "")}
        rows = []
        for t in told:
            style, word = signs[t.right]
            said = f' <i class="{style}">{word}</i>' if word else ""
            rows.append(f"<li><b>{_text(t.label)}{said}</b> <span>{_blocks(t.text)}</span></li>")
        made.append('<ul class="told">' + "\n".join(rows) + "</ul>")
    return "\n".join(made)


# ---- the bank's markup ---------------------------------------------------------------------------------------------


def _text(text: str) -> str:
    return escape(clean(text))


@lru_cache(8192)
def _blocks(markup: str) -> str:
    return "\n".join(_block(b) for b in parse(clean(markup)))


def _unwrapped(markup: str) -> str:
    """An option: words within its label, where no paragraph is allowed."""
    blocks = parse(clean(markup))
    return "<br>".join(
        "".join(map(_inline, b.nodes)) if isinstance(b, Paragraph) else _block(b, phrasing=True) for b in blocks
    )


def _block(block: Block, *, phrasing: bool = False) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{''.join(map(_inline, block.nodes))}</p>"
    if isinstance(block, CodeBlock):
        if phrasing:
            return f'<code style="white-space: pre-wrap">{_text(block.text)}</code>'
        return f'<pre tabindex="0"><code>{_text(block.text)}</code></pre>'
    formula = mathml(block.latex, display=True)
    return formula if phrasing else f'<div class="display">{formula}</div>'


def _inline(node: Inline) -> str:
    if isinstance(node, Math):
        return mathml(node.latex)
    if isinstance(node, Code):
        return f"<code>{_text(node.text)}</code>"
    return f"<strong>{_text(node.text)}</strong>" if isinstance(node, Strong) else _text(node.text)
