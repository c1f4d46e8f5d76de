"""QTI 2.1: a content package (zip) with one file for each item, a test and a manifest."""

from __future__ import annotations

from dlgrade.bank.form import Form
from dlgrade.export import Options, qti
from dlgrade.export.xmltools import Element

SUFFIX = ".zip"
BINARY = True
NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOCATION = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


def render(form: Form, options: Options) -> bytes:
    """The package; `fidelity` says what a system that reads it may drop."""
    return qti.package(
        form,
        _root,
        namespace=PACKAGE,
        schema=("QTIv2.1 Package", "1.0.0"),
        types=("imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"),
    )


def fidelity(form: Form) -> list[str]:
    """See `qti.fidelity`."""
    return qti.fidelity(form)


def _root(made: Element) -> Element:
    made.attrib = {"xmlns": NAMESPACE, "xmlns:xsi": qti.XSI, "xsi:schemaLocation": _LOCATION, **made.attrib}
    return made
