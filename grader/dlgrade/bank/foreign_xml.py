"""Reading Moodle XML, QTI 1.2 and QTI 2.1.  The files are strangers': no DTD, no entities, nothing fetched, all sizes
bounded (defusedxml, and a look at the size before it).

Depends on: foreign, defusedxml.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from dlgrade.bank.foreign import MANY, MOST, NUMBER, ONE, OTHER, Accepted, Choice, Foreign, Foreigners, as_number
from dlgrade.errors import UsageError

DEEPEST = 200


def root_of(data: bytes) -> Element:
    """The root element, namespaces taken off.  Raises UsageError for what is no XML or declares entities."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        why = type(error).__name__
        raise UsageError(f"the file declares entities or reaches outside ({why}); it is not read") from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise UsageError(f"the file is no well-formed XML: {error}") from None
    rest = [(root, 1)]
    while rest:
        element, depth = rest.pop()
        if depth > DEEPEST:
            raise UsageError(f"the elements of the file lie more than {DEEPEST} deep; no quiz does that")
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
        rest.extend((child, depth + 1) for child in element)
    return root


def read(data: bytes) -> Foreigners:
    """The questions of an XML file of a known format.  Raises UsageError for another."""
    root = root_of(data)
    readers = {
        "quiz": ("Moodle XML", moodle),
        "questestinterop": ("QTI 1.2", qti12),
        "assessmentItem": ("QTI 2.1", lambda element: iter([qti21(element)])),
    }
    if root.tag in ("qti-assessment-item", "qti-assessment-test"):
        raise UsageError("this is QTI 3.0, which is not read; export QTI 2.1")
    if root.tag not in readers:
        raise UsageError(
            f"the file's root is <{str(root.tag)[:40]}>; <quiz> (Moodle XML), <questestinterop> (QTI 1.2) or "
            "<assessmentItem> (QTI 2.1) is expected"
        )
    name, reader = readers[root.tag]
    found = Foreigners(name)
    for question in reader(root):
        if len(found.questions) == MOST:
            raise UsageError(f"the file holds more than {MOST:,} questions")
        found.questions.append(question)
    return found


def _text(element: Element | None, skip: tuple[str, ...] = ()) -> str:
    """All words in an element, those in the elements ``skip`` left out."""
    if element is None:
        return ""
    made: list[str] = []

    def collect(node: Element) -> None:
        if node.tag in skip:
            return
        if node.tag == "img" or str(node.tag).endswith("image"):
            made.append(f"[image {node.get('src') or node.get('uri') or ''}]")
        made.append(node.text or "")
        for child in node:
            collect(child)
            made.append(child.tail or "")

    collect(element)
    return " ".join("".join(made).split())


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """The elements of that name below an element, in order, but for those that lie in one of them.

    No format puts a question into a question, an option into an option.  Whoever does would have the inner ones read
    once for every outer one, level upon level.
    """
    waiting = list(reversed(element))
    while waiting:
        found = waiting.pop()
        if found.tag == tag:
            yield found
        else:
            waiting.extend(reversed(found))


# ---- Moodle --------------------------------------------------------------------------------------------------------


def moodle(root: Element) -> Iterator[Foreign]:
    """The questions of a Moodle XML file."""
    for i, q in enumerate(_outermost(root, "question"), 1):
        kind = q.get("type", "")
        if kind == "category":
            continue
        name = _text(q.find("name/text")) or f"question {i}"
        stem = _text(q.find("questiontext/text"))
        general = bool(_text(q.find("generalfeedback/text")) or _text(q.find("incorrectfeedback/text")))
        if kind in ("multichoice", "multichoiceset", "truefalse"):
            single = kind == "truefalse" or (kind == "multichoice" and _true(q.find("single"), True))
            choices = tuple(
                Choice(_text(a.find("text")), _credit(a), bool(_text(a.find("feedback/text"))))
                for a in _outermost(q, "answer")
            )
            shuffled = None if kind == "truefalse" else _true(q.find("shuffleanswers"), True)
            yield Foreign(name, ONE if single else MANY, stem, choices, feedback=general, shuffled=shuffled)
        elif kind == "numerical":
            yield Foreign(
                name, NUMBER, stem, accepted=tuple(map(_moodle_number, _outermost(q, "answer"))), feedback=general
            )
        else:
            yield Foreign(name, OTHER, stem, feedback=general)


def _true(element: Element | None, default: bool) -> bool:
    text = _text(element).lower()
    return text in ("true", "1") if text else default


def _credit(answer: Element) -> float:
    return (as_number(answer.get("fraction")) or 0.0) / 100


def _moodle_number(answer: Element) -> Accepted:
    text, tolerance = _text(answer.find("text")), _text(answer.find("tolerance"))
    told = bool(_text(answer.find("feedback/text")))
    value, off = as_number(text), as_number(tolerance or "0")
    shown = f"{text} ± {tolerance or 0}"
    if text == "*":
        return Accepted(float("-inf"), float("inf"), _credit(answer), "*", told)
    if value is None or off is None:
        return Accepted(None, None, _credit(answer), shown, told)
    return Accepted(value - off, value + off, _credit(answer), shown, told)


# ---- QTI 1.2 -------------------------------------------------------------------------------------------------------


def qti12(root: Element) -> Iterator[Foreign]:
    """The items of a QTI 1.2 file, as Canvas and others write them."""
    for i, item in enumerate(_outermost(root, "item"), 1):
        name = item.get("title") or item.get("ident") or f"item {i}"
        shown = item.find("presentation")
        if shown is None:
            yield Foreign(name, OTHER)
            continue
        stem = _text(shown, skip=("response_lid", "response_str", "response_num"))
        feedback = any(_text(f) for f in _outermost(item, "itemfeedback"))
        lids = list(_outermost(shown, "response_lid"))
        fibs = [*_outermost(shown, "response_str"), *_outermost(shown, "response_num")]
        if len(lids) == 1 and not fibs:
            yield _qti12_choice(name, stem, item, lids[0], feedback)
        elif len(fibs) == 1 and not lids and (accepted := _qti12_numbers(item)):
            yield Foreign(name, NUMBER, stem, accepted=accepted, feedback=feedback)
        else:
            yield Foreign(name, OTHER, stem, feedback=feedback)


def _scored(item: Element) -> Iterator[tuple[Element, float]]:
    """(condition, credit) of each respcondition that gives marks, as shares of the most that one gives."""
    found = []
    for condition in _outermost(item, "respcondition"):
        given = [as_number(_text(s)) or 0.0 for s in _outermost(condition, "setvar")]
        var = condition.find("conditionvar")
        if var is not None and given and max(given) > 0:
            found.append((var, max(given)))
    most = max((points for _, points in found), default=1.0)
    yield from ((var, points / most) for var, points in found)


def _asserted(condition: Element) -> Iterator[Element]:
    """The tests in a condition that are not under a <not>."""
    for child in condition:
        if child.tag.startswith("var"):
            yield child
        elif child.tag != "not":
            yield from _asserted(child)


def _qti12_choice(name: str, stem: str, item: Element, lid: Element, feedback: bool) -> Foreign:
    credit: dict[str, float] = {}
    for condition, share in _scored(item):
        for test in _asserted(condition):
            if test.tag == "varequal":
                credit[_text(test)] = max(share, credit.get(_text(test), 0.0))
    labels = list(_outermost(lid, "response_label"))
    choices = tuple(Choice(_text(x), credit.get(x.get("ident", ""), 0.0)) for x in labels)
    render = lid.find("render_choice")
    shuffled = None if render is None else {"yes": True, "no": False}.get(render.get("shuffle", "").lower())
    kind = MANY if lid.get("rcardinality", "Single").lower() == "multiple" else ONE
    return Foreign(name, kind, stem, choices, feedback=feedback, shuffled=shuffled)


def _qti12_numbers(item: Element) -> tuple[Accepted, ...]:
    made = []
    for condition, share in _scored(item):
        tests = [t for t in _asserted(condition) if t.tag.startswith("var")]
        lows = [t for t in tests if t.tag in ("vargte", "vargt")]
        highs = [t for t in tests if t.tag in ("varlte", "varlt")]
        for low, high in zip(lows, highs, strict=False):
            text = f"{_text(low)} to {_text(high)}"
            made.append(Accepted(as_number(_text(low)), as_number(_text(high)), share, text))
        if not lows:
            values = [_text(t) for t in tests if t.tag == "varequal"]
            made += [Accepted(v, v, share, text) for text in values if (v := as_number(text)) is not None]
    return tuple(made)


# ---- QTI 2.1 -------------------------------------------------------------------------------------------------------


def qti21(item: Element) -> Foreign:
    """An assessment item of QTI 2.1 (or 2.2)."""
    name = item.get("title") or item.get("identifier") or "item"
    body = item.find("itemBody")
    feedback = any(
        _text(f) for tag in ("feedbackInline", "feedbackBlock", "modalFeedback") for f in _outermost(item, tag)
    )
    if body is None:
        return Foreign(name, OTHER)
    stem = _text(body, skip=("simpleChoice", "feedbackBlock", "feedbackInline"))
    interactions = [e for e in body.iter() if str(e.tag).endswith("Interaction")]
    if len(interactions) == 1 and interactions[0].tag == "choiceInteraction":
        return _qti21_choice(name, stem, item, interactions[0], feedback)
    if len(interactions) == 1 and interactions[0].tag == "textEntryInteraction":
        declared = _declared(item, interactions[0])
        if declared is not None and declared.get("baseType") in ("float", "integer"):
            return Foreign(name, NUMBER, stem, accepted=_qti21_numbers(item, declared), feedback=feedback)
    return Foreign(name, OTHER, stem, feedback=feedback)


def _declared(item: Element, interaction: Element) -> Element | None:
    wanted = interaction.get("responseIdentifier")
    return next((d for d in _outermost(item, "responseDeclaration") if d.get("identifier") == wanted), None)


def _qti21_choice(name: str, stem: str, item: Element, interaction: Element, feedback: bool) -> Foreign:
    declared = _declared(item, interaction)
    right: set[str] = set()
    if declared is not None:
        right = {_text(v) for v in declared.iterfind("correctResponse/value")}
        if not right:
            mapped = _outermost(declared, "mapEntry")
            right = {e.get("mapKey", "") for e in mapped if (as_number(e.get("mappedValue")) or 0) > 0}
    choices = tuple(
        Choice(
            _text(c, ("feedbackInline",)), float(c.get("identifier") in right), c.find(".//feedbackInline") is not None
        )
        for c in _outermost(interaction, "simpleChoice")
    )
    several = declared is not None and declared.get("cardinality") == "multiple"
    shuffled = interaction.get("shuffle", "false").lower() == "true"
    return Foreign(name, MANY if several else ONE, stem, choices, feedback=feedback, shuffled=shuffled)


def _qti21_numbers(item: Element, declared: Element) -> tuple[Accepted, ...]:
    values = [_text(v) for v in declared.iterfind("correctResponse/value")]
    bounds: dict[str, list[float | None]] = {"gte": [], "gt": [], "lte": [], "lt": []}
    for tag, found in bounds.items():
        for test in _outermost(item, tag):
            found += [as_number(_text(b)) for b in test.iterfind("baseValue")]
    lows, highs = bounds["gte"] + bounds["gt"], bounds["lte"] + bounds["lt"]
    if lows and highs:
        return tuple(Accepted(a, b, 1.0, f"{a} to {b}") for a, b in zip(lows, highs, strict=False))
    made = []
    for text in values:
        value = as_number(text)
        down, up = _tolerance(item, value)
        shown = f"{text} (- {down:g}, + {up:g})" if down or up else text
        if value is None:
            made.append(Accepted(None, None, 1.0, text))
        else:
            made.append(Accepted(value - down, value + up, 1.0, shown))
    return tuple(made)


def _tolerance(item: Element, value: float | None) -> tuple[float, float]:
    """What <equal> allows below and above."""
    test = next(_outermost(item, "equal"), None)
    if test is None or value is None or test.get("toleranceMode", "exact") == "exact":
        return 0.0, 0.0
    given = [as_number(t) or 0.0 for t in (test.get("tolerance") or "0").split()] or [0.0]
    down, up = given[0], given[-1]
    if test.get("toleranceMode") == "relative":
        down, up = abs(value) * down / 100, abs(value) * up / 100
    return down, up
