"""QTI 3.0: the content package of `qti21` in the names of QTI 3 (kebab-case, ``qti-`` before its own elements)."""

from __future__ import annotations

import re

from dlgrade.bank.form import Form
from dlgrade.export import Options, qti
from dlgrade.export.xmltools import Element, element

SUFFIX = ".zip"
BINARY = True
NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_LOCATION = f"{NAMESPACE} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
_HTML = frozenset({"p", "pre", "code", "strong", "br"})


def render(form: Form, options: Options) -> bytes:
    """The package; `fidelity` says what a system that reads it may drop."""
    return qti.package(
        form,
        _root,
        namespace=PACKAGE,
        schema=("QTI Package", "3.0.0"),
        types=("imsqti_test_xmlv3p0", "imsqti_item_xmlv3p0"),
    )


def fidelity(form: Form) -> list[str]:
    """See `qti.fidelity`."""
    return qti.fidelity(form)


def kebab(name: str) -> str:
    """responseIdentifier -> response-identifier."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: "-" + found.group(1).lower(), name)


def _root(made: Element) -> Element:
    _rename(made)
    made.attrib = {"xmlns": NAMESPACE, "xmlns:xsi": qti.XSI, "xsi:schemaLocation": _LOCATION, **made.attrib}
    return made


def _rename(node: Element) -> None:
    """QTI 3's names, in place; HTML and MathML keep theirs."""
    if node.tag == "math":
        return
    if node.tag == "modalFeedback":  # QTI 3 wants its content in a body
        body = element("contentBody", None, *list(node))
        node[:] = [body]
    if node.tag not in _HTML:
        node.tag = f"qti-{kebab(node.tag)}"
        node.attrib = {kebab(key): value for key, value in node.attrib.items()}
    for child in node:
        _rename(child)
