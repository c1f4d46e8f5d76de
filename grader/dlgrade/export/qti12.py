"""QTI 1.2 as Canvas classic quizzes read it: a zip with the quiz, its settings and a manifest.

Canvas takes a quiz with an identifier that it has seen for the same quiz and updates it.
"""

from __future__ import annotations

from urllib.parse import quote

from dlgrade.bank.form import Form, Item
from dlgrade.bank.maths import plain
from dlgrade.bank.numbers import Interval
from dlgrade.bank.variant import Variant
from dlgrade.export import Options
from dlgrade.export.identity import bounds, digest, digits, identifiers, title, told
from dlgrade.export.latexmath import latex_of
from dlgrade.export.printable import clean
from dlgrade.export.richtext import MATHJAX_MARKS, Dialect, flow_html, phrase_html
from dlgrade.export.xmltools import Element, archive, document, element

SUFFIX = ".zip"
BINARY = True
XSI = "http://www.w3.org/2001/XMLSchema-instance"
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_TYPES = {"MCQ": "multiple_choice_question", "MSQ": "multiple_answers_question", "NAT": "numerical_question"}


def equation(latex: str, display: bool) -> Element:
    """Canvas's own picture of a formula; it draws it from the address, and readers hear ``alt``."""
    written = latex_of(latex)
    # Canvas decodes the address twice, and what "/" or "%" would mean in it must survive that
    address = quote(quote(written, safe=""), safe="")
    return element(
        "img",
        {
            "class": "equation_image",
            "title": written,
            "src": f"/equation_images/{address}",
            "alt": f"LaTeX: {written}" if not plain(latex) else plain(latex),
            "data-equation-content": written,
        },
    )


DIALECT = Dialect(equation, MATHJAX_MARKS)


def render(form: Form, options: Options) -> bytes:
    """The package."""
    # the quiz's identity is what it was drawn as: a later export of the same quiz updates it
    name = "g" + digest("quiz", form.title, form.seed, form.set, form.student)
    files = {
        "imsmanifest.xml": document(_manifest(name)),
        f"{name}/assessment_meta.xml": document(_settings(form, name)),
        f"{name}/{name}.xml": document(_assessment(form, name), whole=("mattext",)),
    }
    return archive(files)


def fidelity(form: Form) -> list[str]:
    """Canvas classic has neither negative marks nor all-or-nothing."""
    kinds = {i.variant.kind for i in form.items}
    said = []
    if "MCQ" in kinds:
        said.append("Canvas has no negative marks: a wrong MCQ costs nothing.")
    if "MSQ" in kinds:
        said.append(
            "Canvas classic gives a part of the marks of an MSQ for each right option chosen and takes it off for each "
            "wrong one; all or nothing cannot be set."
        )
    if "NAT" in kinds:
        said.append("Feedback on a known wrong number is not shown by Canvas; the worked steps are.")
    said.append("Topics, Bloom level and syllabus are not carried.")
    return said


# ---- the quiz ------------------------------------------------------------------------------------------------------


def _assessment(form: Form, name: str) -> Element:
    section = element("section", {"ident": "root_section"})
    for item, ident in zip(form.items, identifiers(form), strict=True):
        section.append(_item(item, ident))
    assessment = element(
        "assessment",
        {"ident": name, "title": form.title or "dlgrade"},
        element("qtimetadata", None, _field("cc_maxattempts", "1")),
        section,
    )
    return element(
        "questestinterop",
        {
            "xmlns": QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{QTI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd",
        },
        assessment,
    )


def _field(label: str, entry: str) -> Element:
    return element("qtimetadatafield", None, element("fieldlabel", None, label), element("fieldentry", None, entry))


def _item(item: Item, identifier: str) -> Element:
    v = item.variant
    ident = "g" + digest("item", identifier)
    answers = ["answer1"] if v.kind == "NAT" else [_answer_id(identifier, o.label) for o in v.options]
    data = element(
        "qtimetadata",
        None,
        _field("question_type", _TYPES[v.kind]),
        _field("points_possible", f"{v.marks}.0"),
        _field("original_answer_ids", ",".join(answers)),
        _field("assessment_question_identifierref", "g" + digest("question", identifier)),
    )
    presentation = element("presentation", None, _material(flow_html(v.stem, DIALECT)))
    if isinstance(v.key, Interval):
        blank = element("render_fib", {"fibtype": "Decimal"}, element("response_label", {"ident": "answer1"}))
        presentation.append(element("response_str", {"ident": "response1", "rcardinality": "Single"}, blank))
    else:
        labels = [
            element("response_label", {"ident": a}, _material(phrase_html(o.text, DIALECT)))
            for a, o in zip(answers, v.options, strict=True)
        ]
        presentation.append(
            element(
                "response_lid",
                {"ident": "response1", "rcardinality": "Multiple" if v.kind == "MSQ" else "Single"},
                element("render_choice", None, *labels),
            )
        )
    said = _feedback(v, answers)
    made = element("item", {"ident": ident, "title": title(item)}, element("itemmetadata", None, data), presentation)
    made.append(_processing(v, answers, said))
    for key, markup in said.items():
        text = flow_html(markup, DIALECT) if key == "general_fb" else phrase_html(markup, DIALECT)
        made.append(element("itemfeedback", {"ident": key}, element("flow_mat", None, _material(text))))
    return made


def _answer_id(identifier: str, label: str) -> str:
    return "a" + digest("answer", identifier, label)


def _material(text: str) -> Element:
    return element("material", None, element("mattext", {"texttype": "text/html"}, text))


def _feedback(v: Variant, answers: list[str]) -> dict[str, str]:
    """Identifier of a feedback -> its markup."""
    said = {"general_fb": v.explanation} if v.explanation else {}
    for answer, option in zip(answers, v.options, strict=False):
        if told(option):
            said[f"{answer}_fb"] = told(option)
    return said


def _processing(v: Variant, answers: list[str], said: dict[str, str]) -> Element:
    made = element(
        "resprocessing",
        None,
        element(
            "outcomes",
            None,
            element("decvar", {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}),
        ),
    )
    if "general_fb" in said:
        made.append(_condition("Yes", element("other"), show="general_fb"))
    for answer in answers:
        if f"{answer}_fb" in said:
            made.append(_condition("Yes", _equal(answer), show=f"{answer}_fb"))
    made.append(_condition("No", *_right(v, answers), score="100"))
    return made


def _right(v: Variant, answers: list[str]) -> list[Element]:
    if isinstance(v.key, Interval):
        low, high = map(digits, bounds(v.key))
        if low == high:
            ends = element("and", None, _bound("vargte", low), _bound("varlte", high))
            return [element("or", None, _equal(low), ends)]
        return [_bound("vargte", low), _bound("varlte", high)]
    if v.kind == "MCQ":
        return [_equal(a) for a, o in zip(answers, v.options, strict=True) if o.right]
    each = [_equal(a) if o.right else element("not", None, _equal(a)) for a, o in zip(answers, v.options, strict=True)]
    return [element("and", None, *each)]


def _equal(value: str) -> Element:
    return _bound("varequal", value)


def _bound(tag: str, value: str) -> Element:
    return element(tag, {"respident": "response1"}, value)


def _condition(proceed: str, *tests: Element, score: str = "", show: str = "") -> Element:
    made = element("respcondition", {"continue": proceed}, element("conditionvar", None, *tests))
    if score:
        made.append(element("setvar", {"action": "Set", "varname": "SCORE"}, score))
    if show:
        made.append(element("displayfeedback", {"feedbacktype": "Response", "linkrefid": show}))
    return made


# ---- settings and manifest -----------------------------------------------------------------------------------------


def _settings(form: Form, name: str) -> Element:
    # Canvas reads this as HTML
    notes = "".join(f"<p>{clean(n).replace('&', '&amp;').replace('<', '&lt;')}</p>" for n in form.notes)
    values = {
        "title": form.title or "dlgrade",
        "description": notes,
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{form.marks}.0",
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        **({"time_limit": str(form.minutes)} if form.minutes else {}),
    }
    return element(
        "quiz",
        {
            "identifier": name,
            "xmlns": CANVAS,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd",
        },
        *(element(tag, None, value) for tag, value in values.items()),
    )


def _manifest(name: str) -> Element:
    settings = f"{name}/assessment_meta.xml"
    dependency = "g" + digest("settings", name)
    return element(
        "manifest",
        {"identifier": "g" + digest("manifest", name), "xmlns": PACKAGE},
        element("metadata", None, element("schema", None, "IMS Content"), element("schemaversion", None, "1.1.3")),
        element("organizations"),
        element(
            "resources",
            None,
            element(
                "resource",
                {"identifier": name, "type": "imsqti_xmlv1p2"},
                element("file", {"href": f"{name}/{name}.xml"}),
                element("dependency", {"identifierref": dependency}),
            ),
            element(
                "resource",
                {
                    "identifier": dependency,
                    "type": "associatedcontent/imscc_xmlv1p1/learning-application-resource",
                    "href": settings,
                },
                element("file", {"href": settings}),
            ),
        ),
    )
