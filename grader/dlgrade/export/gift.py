r"""GIFT, Moodle's text format.

Every text is HTML in one line, with GIFT's marks (``~ = # { } :`` and the backslash) escaped, so that nothing in it is
read as GIFT.  An MSQ is written with ``~%50%`` alone: with ``=`` before each right option it would be a short answer.
"""

from __future__ import annotations

import re

from dlgrade.bank.form import Form, Item
from dlgrade.bank.numbers import Interval
from dlgrade.bank.variant import Variant
from dlgrade.export import Options
from dlgrade.export.identity import bounds, digits, identifiers, recognized, tags, title, told
from dlgrade.export.moodle import fraction
from dlgrade.export.printable import clean
from dlgrade.export.richtext import MATHJAX_MARKS, Dialect, delimited, flow_html, phrase_html

SUFFIX = ".gift"
BINARY = False
# An empty line ends a question, so line ends of code are <br>.
DIALECT = Dialect(delimited, MATHJAX_MARKS, breaks=True)
_MARKS = re.compile(r"[\\~=#{}:]")


def render(form: Form, options: Options) -> bytes:
    """The questions in order, under a category for each section."""
    names = identifiers(form)
    blocks = []
    for section, items in form.sections:
        parts = [" ".join(clean(p).split()).replace("/", "//") for p in ("dlgrade", form.title, section) if p.strip()]
        blocks.append("$CATEGORY: $course$/top/" + "/".join(parts))
        blocks.extend(_question(item, names[item.number - 1]) for item in items)
    return ("\n\n".join(blocks) + "\n").encode()


def fidelity(form: Form) -> list[str]:
    """GIFT has no marks and no all-or-nothing."""
    kinds = {i.variant.kind for i in form.items}
    said = ["GIFT has no marks: every question is worth 1, whatever it is worth here."]
    if "MCQ" in kinds:
        said.append("The penalty of an MCQ is kept as -33.33333 % of the mark.")
    if "MSQ" in kinds:
        said.append("Some of the right options of an MSQ earn a part of the mark (any wrong one gives 0).")
    said.append("An import adds questions and never replaces them; the ID numbers tell which are which.")
    return said


def escaped(text: str) -> str:
    """The text with GIFT's marks escaped and line ends as spaces."""
    return _MARKS.sub(lambda found: "\\" + found.group(), " ".join(clean(text).splitlines()))


def _html(markup: str) -> str:
    return "[html]" + escaped(phrase_html(markup, DIALECT))


def _question(item: Item, name: str) -> str:
    v = item.variant
    note = " ".join([f"[id:{name}]", *(f"[tag:{re.sub(r'[^ -Z^-~]', '', t)}]" for t in tags(v))])
    lines = [f"// {note}", f"::{escaped(title(item))}::[html]{escaped(flow_html(v.stem, DIALECT))} {{"]
    if isinstance(v.key, Interval):
        lines[-1] += "#"
        lines += _numbers(v, v.key)
    else:
        right = sum(o.right for o in v.options)
        for option in v.options:
            share = fraction(v.kind, "multichoice", option, right)
            lead = "=" if v.kind == "MCQ" and option.right else f"~%{share}%"
            said = told(option)
            lines.append(f"  {lead}{_html(option.text)}" + (f" #{_html(said)}" if said else ""))
    if v.explanation:
        lines.append(f"  ####[html]{escaped(flow_html(v.explanation, DIALECT))}")
    return "\n".join([*lines, "}"])


def _numbers(v: Variant, key: Interval) -> list[str]:
    low, high = map(digits, bounds(key))
    made = [f"  =%100%{low}..{high}"]
    for known in v.known:
        value, slack = recognized(known, key)
        said = told(known)
        made.append(f"  =%0%{digits(value)}:{digits(slack)}" + (f" #{_html(said)}" if said else ""))
    return made
