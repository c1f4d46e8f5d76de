"""QTI 2.1: a content package (zip) with one file for each item, a test and a manifest."""

from __future__ import annotations

from dlgrade.bank.form import Form
from dlgrade.export import Options, qti
from dlgrade.export.identity import digest
from dlgrade.export.xmltools import Element, archive, document

SUFFIX = ".zip"
BINARY = True
NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOCATION = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


def render(form: Form, options: Options) -> bytes:
    """The package; `fidelity` says what a system that reads it may drop."""
    name = f"dlgrade-{digest(form.title, form.seed, form.set, form.student)}"
    files: dict[str, bytes] = {}
    hrefs = []
    for identifier, item in qti.items(form):
        href = f"items/{identifier}.xml"
        hrefs.append((identifier, href))
        files[href] = document(_root(item), qti.MIXED)
    files["test.xml"] = document(_root(qti.assessment_test(form, name, hrefs)))
    manifest = qti.manifest(
        name,
        {"xmlns": PACKAGE},
        ("QTIv2.1 Package", "1.0.0"),
        ("imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"),
        "test.xml",
        hrefs,
    )
    return archive({"imsmanifest.xml": document(manifest), **files})


def fidelity(form: Form) -> list[str]:
    """See `qti.fidelity`."""
    return qti.fidelity(form)


def _root(made: Element) -> Element:
    made.attrib = {"xmlns": NAMESPACE, "xmlns:xsi": qti.XSI, "xsi:schemaLocation": _LOCATION, **made.attrib}
    return made
