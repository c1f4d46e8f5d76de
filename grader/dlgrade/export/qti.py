"""What QTI 2.1 and QTI 3.0 share: items with GATE's marking in their response processing, a test, a package.

Elements carry the names of QTI 2.1; `qti3` renames them.  The marking is exact: a third is divided when the item is
scored, not rounded here, and the ends of an interval are compared as printed.

Depends on: identity, richtext, xmltools, dlgrade.bank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from dlgrade.bank.form import Form, Item
from dlgrade.bank.numbers import Interval, printed
from dlgrade.bank.variant import Variant
from dlgrade.export.identity import bounds, digest, digits, identifiers, recognized, title, told
from dlgrade.export.richtext import Dialect, flow, mathml, phrase
from dlgrade.export.xmltools import Element, Piece, archive, document, element

DIALECT = Dialect(mathml)
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SOLUTION = "WORKED"
# Inside these, white space is text.
MIXED = ("p", "pre", "math", "simpleChoice", "feedbackInline", "qti-simple-choice", "qti-feedback-inline")


def items(form: Form) -> list[tuple[str, Element]]:
    """(identifier, <assessmentItem> without a namespace) of each question."""
    return [(n, assessment_item(i, n)) for n, i in zip(identifiers(form), form.items, strict=True)]


def assessment_item(item: Item, name: str) -> Element:
    """One question with its feedback and marking."""
    v = item.variant
    made = element(
        "assessmentItem",
        {"identifier": name, "title": title(item), "adaptive": "false", "timeDependent": "false"},
        _response(v),
        _outcome("SCORE", "float", normalMaximum=str(v.marks), normalMinimum=f"{0 - float(v.penalty):.6g}", value="0"),
        _outcome("MAXSCORE", "float", value=str(v.marks)),
        _outcome("FEEDBACK", "identifier", cardinality="single" if v.kind != "MSQ" else "multiple"),
        _outcome("SOLUTION", "identifier"),
        _body(v),
        element("responseProcessing", None, *_marking(v), *_feedback(v), _set("SOLUTION", _value(SOLUTION))),
    )
    if isinstance(v.key, Interval):
        for i, known in enumerate(v.known, start=1):
            made.append(_modal(f"M{i}", "FEEDBACK", told(known)))
    if v.explanation:
        made.append(_modal(SOLUTION, "SOLUTION", v.explanation))
    return made


def _response(v: Variant) -> Element:
    if isinstance(v.key, Interval):
        right = [printed(v.answer, v.decimals)]
        base = "float"
    else:
        right, base = list(v.key), "identifier"
    return element(
        "responseDeclaration",
        {
            "identifier": "RESPONSE",
            "cardinality": "multiple" if v.kind == "MSQ" else "single",
            "baseType": base,
        },
        element("correctResponse", None, *(element("value", None, r) for r in right)),
    )


def _outcome(name: str, base: str, *, cardinality: str = "single", value: str = "", **attributes: str) -> Element:
    made = element(
        "outcomeDeclaration", {"identifier": name, "cardinality": cardinality, "baseType": base, **attributes}
    )
    if value:
        made.append(element("defaultValue", None, element("value", None, value)))
    return made


def _body(v: Variant) -> Element:
    body = element("itemBody", None, *flow(v.stem, DIALECT))
    if isinstance(v.key, Interval):
        entry = element("textEntryInteraction", {"responseIdentifier": "RESPONSE", "expectedLength": "15"})
        unit = f" {v.question.unit}" if v.question.unit else ""
        body.append(element("p", None, "Answer: ", entry, unit))
        return body
    interaction = element(
        "choiceInteraction",
        {"responseIdentifier": "RESPONSE", "shuffle": "false", "maxChoices": "1" if v.kind == "MCQ" else "0"},
    )
    for option in v.options:
        choice = element("simpleChoice", {"identifier": option.label}, *phrase(option.text, DIALECT))
        if said := told(option):
            # the line break keeps it from running on after the option's own words
            content: list[Piece] = [element("br"), *phrase(said, DIALECT)]
            choice.append(element("feedbackInline", _shown("FEEDBACK", option.label), *content))
        interaction.append(choice)
    body.append(interaction)
    return body


def _shown(outcome: str, name: str) -> dict[str, str]:
    return {"outcomeIdentifier": outcome, "identifier": name, "showHide": "show"}


def _modal(name: str, outcome: str, markup: str) -> Element:
    return element("modalFeedback", _shown(outcome, name), *flow(markup, DIALECT))


# ---- marking -------------------------------------------------------------------------------------------------------


def _marking(v: Variant) -> list[Element]:
    if isinstance(v.key, Interval):
        right = _between(*bounds(v.key))
    else:
        right = element("match", None, _variable("RESPONSE"), element("correct", {"identifier": "RESPONSE"}))
    branches = [element("responseIf", None, _blank(), _set("SCORE", _float("0")))]
    branches.append(element("responseElseIf", None, right, _set("SCORE", _float(str(v.marks)))))
    if isinstance(v.key, Interval):
        for i, known in enumerate(v.known, start=1):
            value, slack = recognized(known, v.key)
            seen = _set("FEEDBACK", _value(f"M{i}"))
            branches.append(
                element(
                    "responseElseIf", None, _between(value - slack, value + slack), _set("SCORE", _float("0")), seen
                )
            )
    lost = _float("0")
    if v.penalty:
        lost = element("divide", None, _float(str(-v.penalty.numerator)), _float(str(v.penalty.denominator)))
    branches.append(element("responseElse", None, _set("SCORE", lost)))
    return [element("responseCondition", None, *branches)]


def _feedback(v: Variant) -> list[Element]:
    """Which feedback on options is shown: that of the option chosen; in an MSQ, of each option judged wrongly."""
    if v.kind == "NAT":
        return []
    if v.kind == "MCQ":
        return [_set("FEEDBACK", _variable("RESPONSE"))]
    made = []
    for option in v.options:
        if not told(option):
            continue
        # of a blank response `member` is NULL, and so is its negation: no feedback where nothing was answered
        chosen = element("member", None, _value(option.label), _variable("RESPONSE"))
        misjudged = element("not", None, chosen) if option.right else chosen
        more = element("multiple", None, _variable("FEEDBACK"), _value(option.label))
        made.append(element("responseCondition", None, element("responseIf", None, misjudged, _set("FEEDBACK", more))))
    return made


def _blank() -> Element:
    return element("isNull", None, _variable("RESPONSE"))


def _variable(name: str) -> Element:
    return element("variable", {"identifier": name})


def _value(name: str) -> Element:
    return element("baseValue", {"baseType": "identifier"}, name)


def _float(number: str) -> Element:
    return element("baseValue", {"baseType": "float"}, number)


def _set(name: str, expression: Element) -> Element:
    return element("setOutcomeValue", {"identifier": name}, expression)


def _between(low: Decimal, high: Decimal) -> Element:
    return element(
        "and",
        None,
        element("gte", None, _variable("RESPONSE"), _float(digits(low))),
        element("lte", None, _variable("RESPONSE"), _float(digits(high))),
    )


# ---- test and package ----------------------------------------------------------------------------------------------


def assessment_test(form: Form, name: str, hrefs: Sequence[tuple[str, str]]) -> Element:
    """The paper: its sections, in order, and the sum of the marks.  hrefs : (identifier, path) of each item."""
    part = element("testPart", {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "simultaneous"})
    for number, (heading, inside) in enumerate(form.sections, start=1):
        part.append(
            element(
                "assessmentSection",
                {"identifier": f"section-{number}", "title": heading or form.title or "Questions", "visible": "true"},
                *(
                    element("assessmentItemRef", {"identifier": f"item-{i.number}", "href": hrefs[i.number - 1][1]})
                    for i in inside
                ),
            )
        )
    made = element("assessmentTest", {"identifier": name, "title": form.title or "dlgrade"})
    made.append(_outcome("SCORE", "float", value="0"))
    if form.minutes:
        made.append(element("timeLimits", {"maxTime": str(60 * form.minutes)}))
    made.append(part)
    total = element("sum", None, element("testVariables", {"variableIdentifier": "SCORE"}))
    made.append(element("outcomeProcessing", None, _set("SCORE", total)))
    return made


def package(
    form: Form,
    root: Callable[[Element], Element],
    *,
    namespace: str,
    schema: tuple[str, str],
    types: tuple[str, str],
) -> bytes:
    """The content package: an item in a file, the test, the manifest.

    root : what makes an element of QTI 2.1 the root of a file of the version that is written.
    """
    name = f"dlgrade-{digest(form.title, form.seed, form.set, form.student)}"
    files: dict[str, bytes] = {}
    hrefs = []
    for identifier, item in items(form):
        href = f"items/{identifier}.xml"
        hrefs.append((identifier, href))
        files[href] = document(root(item), MIXED)
    files["test.xml"] = document(root(assessment_test(form, name, hrefs)))
    made = manifest(name, {"xmlns": namespace}, schema, types, "test.xml", hrefs)
    return archive({"imsmanifest.xml": document(made), **files})


def manifest(
    name: str,
    namespace: Mapping[str, str],
    schema: tuple[str, str],
    types: tuple[str, str],
    test: str,
    hrefs: Sequence[tuple[str, str]],
) -> Element:
    """imsmanifest.xml.  types : resource types of the test and of an item."""
    resources = element("resources")
    resources.append(
        element(
            "resource",
            {"identifier": "test", "type": types[0], "href": test},
            element("file", {"href": test}),
            *(element("dependency", {"identifierref": n}) for n, _ in hrefs),
        )
    )
    for identifier, href in hrefs:
        resources.append(
            element(
                "resource",
                {"identifier": identifier, "type": types[1], "href": href},
                element("file", {"href": href}),
            )
        )
    metadata = element("metadata", None, element("schema", None, schema[0]), element("schemaversion", None, schema[1]))
    return element("manifest", {**namespace, "identifier": name}, metadata, element("organizations"), resources)


def fidelity(form: Form) -> list[str]:
    """QTI carries GATE's marking exactly; what it cannot promise is the player's part."""
    said = []
    if any(i.variant.penalty for i in form.items):
        said.append(
            "Negative marks are in each item's response processing; a system that replaces that by a template of its "
            "own, as some LMS imports do, loses them."
        )
    if any(i.variant.question.topics for i in form.items):
        said.append("Topics, Bloom level and syllabus are not in the package.")
    return said
