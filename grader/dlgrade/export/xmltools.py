"""XML and zip archives for writers: elements without namespace machinery, characters that XML allows, fixed bytes.

Elements are `xml.etree.ElementTree`'s; a namespace is an ordinary ``xmlns`` attribute, so that the output reads like
the examples of the specifications and no global prefix table is touched.

Depends on: printable, the standard library.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from dlgrade.export.printable import clean

Element = ET.Element
Piece = str | ET.Element
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can hold


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: Piece) -> Element:
    """An element with attributes and content in order."""
    made = ET.Element(tag, {name: clean(value) for name, value in (attributes or {}).items()})
    extend(made, content)
    return made


def extend(parent: Element, content: Iterable[Piece]) -> Element:
    """Append text and elements; returns the parent."""
    for piece in content:
        if isinstance(piece, str):
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + clean(piece)
            else:
                parent.text = (parent.text or "") + clean(piece)
        else:
            parent.append(piece)
    return parent


def document(root: Element, whole: Iterable[str] = ()) -> bytes:
    """The file, UTF-8, indented; elements named in ``whole`` and those with text of their own keep their inside as it
    is, because white space counts there."""
    _indent(root, "\n", frozenset(whole))
    body = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _indent(node: Element, line: str, whole: frozenset[str]) -> None:
    if not len(node) or node.text or node.tag in whole or any(child.tail for child in node):
        return
    node.text = line + "  "
    for child in node:
        _indent(child, line + "  ", whole)
        child.tail = line + "  "
    node[-1].tail = line


def html_text(content: Iterable[Piece]) -> str:
    """Pieces as HTML text, as it stands inside another file."""
    holder = extend(ET.Element("div"), content)
    inside = ET.tostring(holder, encoding="unicode", method="html")
    return inside.removeprefix("<div>").removesuffix("</div>")


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of path -> bytes, the same bytes for the same files: dates and systems are fixed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, _FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            made.writestr(info, data)
    return held.getvalue()
