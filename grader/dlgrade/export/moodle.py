"""Moodle XML.

``extra["msq"]``: "multichoice" (the default; in every Moodle, but a subset of the right options earns a part) or
"multichoiceset" (the plugin qtype_multichoiceset, "all or nothing": GATE's rule).

MCQ: fractions 100 and -33.33333.  NAT: the interval as answer and tolerance; known wrong numbers carry their feedback.
"""

from __future__ import annotations

from collections.abc import Sequence

from dlgrade.bank.form import Form, Item
from dlgrade.bank.numbers import Interval
from dlgrade.bank.variant import Option, Variant
from dlgrade.errors import UsageError
from dlgrade.export import Options
from dlgrade.export.identity import centred, digits, identifiers, recognized, tags, title, told
from dlgrade.export.printable import clean
from dlgrade.export.richtext import MATHJAX_MARKS, Dialect, delimited, flow_html, phrase_html
from dlgrade.export.xmltools import Element, document, element

SUFFIX = ".xml"
BINARY = False
MSQ = ("multichoice", "multichoiceset")
DIALECT = Dialect(delimited, MATHJAX_MARKS)
# The fractions that Moodle's import knows; one that is not in its list is refused.
_SHARE = {1: "100", 2: "50", 3: "33.33333", 4: "25"}


def render(form: Form, options: Options) -> bytes:
    """One <quiz> with the form's questions in order, under a category for each section."""
    msq = options.extra.get("msq", MSQ[0])
    if msq not in MSQ:
        raise UsageError(f"Moodle's MSQ can be written as {' or '.join(MSQ)}, not as {msq!r}")
    quiz = element("quiz")
    names = identifiers(form)
    for section, items in form.sections:
        quiz.append(_category(form.title, section))
        quiz.extend(_question(item, names[item.number - 1], msq) for item in items)
    return document(quiz, whole=("text",))


def fidelity(form: Form) -> list[str]:
    """What a Moodle quiz marks otherwise."""
    kinds = {i.variant.kind for i in form.items}
    told = []
    if "MCQ" in kinds:
        told.append(
            "Negative marks are in the questions (-33.33333 %); give the quiz the behaviour deferred feedback, which "
            "marks one answer for each question."
        )
    if "MSQ" in kinds:
        told.append(
            "Moodle's own multichoice gives a part of the marks for some of the right options of an MSQ (any wrong one "
            "gives 0); with msq=multichoiceset the plugin of that name marks all or nothing, as GATE does."
        )
    if form.minutes:
        told.append(
            f"The time limit ({form.minutes} minutes) is a setting of the quiz, which this file does not carry."
        )
    told.append(
        "Moodle's own import never replaces a question: import into a fresh category, or update by ID number with the "
        "plugin qbank_importasversion; the ID numbers are stable."
    )
    return told


def _category(title_: str, section: str) -> Element:
    parts = [p.replace("/", "//") for p in ("dlgrade", title_, section) if p.strip()]
    return element(
        "question",
        {"type": "category"},
        element("category", None, _text("$course$/top/" + "/".join(" ".join(p.split()) for p in parts))),
    )


def _text(content: str) -> Element:
    return element("text", None, content)


def _rich(tag: str, content: str, attributes: dict[str, str] | None = None) -> Element:
    return element(tag, {**(attributes or {}), "format": "html"}, _text(content))


def _plain(tag: str, content: str) -> Element:
    return element(tag, None, content)


def _question(item: Item, name: str, msq: str) -> Element:
    v = item.variant
    kind = {"MCQ": "multichoice", "MSQ": msq, "NAT": "numerical"}[v.kind]
    made = element(
        "question",
        {"type": kind},
        element("name", None, _text(title(item))),
        _rich("questiontext", flow_html(v.stem, DIALECT)),
        _rich("generalfeedback", flow_html(v.explanation, DIALECT)),
        _plain("defaultgrade", f"{v.marks}.0000000"),
        _plain("penalty", "0.0000000"),
        _plain("hidden", "0"),
        _plain("idnumber", name[-100:]),
    )
    made.extend(_numerical(v, v.key) if isinstance(v.key, Interval) else _choices(v, kind))
    made.append(element("tags", None, *(element("tag", None, _text(t)) for t in tags(v))))
    return made


def _choices(v: Variant, kind: str) -> list[Element]:
    made = [] if kind == "multichoiceset" else [_plain("single", "true" if v.kind == "MCQ" else "false")]
    made += [
        _plain("shuffleanswers", "false"),
        _plain("answernumbering", "ABCD"),
        _plain("showstandardinstruction", "0"),
        _rich("correctfeedback", ""),
        *([_rich("partiallycorrectfeedback", "")] if kind == "multichoice" else []),
        _rich("incorrectfeedback", ""),
    ]
    right = sum(o.right for o in v.options)
    made += [_answer(o, fraction(v.kind, kind, o, right)) for o in v.options]
    return made


def fraction(gate_kind: str, kind: str, option: Option, right: int) -> str:
    """The percentage of the marks that ticking an option earns."""
    if kind == "multichoiceset":
        return "100" if option.right else "0"
    if option.right:
        return _SHARE[right]
    return "-33.33333" if gate_kind == "MCQ" else "-100"


def _answer(option: Option, share: str) -> Element:
    feedback = told(option)
    return element(
        "answer",
        {"fraction": share, "format": "html"},
        _text(phrase_html(option.text, DIALECT)),
        _rich("feedback", phrase_html(feedback, DIALECT) if feedback else ""),
    )


def _numerical(v: Variant, key: Interval) -> list[Element]:
    centre, tolerance = centred(key)
    made = [_number(digits(centre), digits(tolerance), "100", "")]
    for known in v.known:  # the first answer that fits counts, so these cannot take a right one away
        value, slack = recognized(known, key)
        made.append(_number(digits(value), digits(slack), "0", told(known)))
    units: Sequence[tuple[str, str]] = (
        ("unitgradingtype", "0"),
        ("unitpenalty", "0.1000000"),
        ("showunits", "3"),
        ("unitsleft", "0"),
    )
    return made + [_plain(tag, value) for tag, value in units]


def _number(value: str, tolerance: str, share: str, feedback: str) -> Element:
    return element(
        "answer",
        {"fraction": share, "format": "moodle_auto_format"},
        _text(clean(value)),
        _rich("feedback", phrase_html(feedback, DIALECT) if feedback else ""),
        _plain("tolerance", tolerance),
    )
