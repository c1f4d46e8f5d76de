"""One writer for each format.  A writer is a module with

    SUFFIX                              ".xml"
    BINARY                              True if it gives bytes that are no text
    def render(form, options) -> bytes  the whole file, for a `dlgrade.bank.form.Form`
    def fidelity(form) -> list[str]     what the target cannot carry, one sentence each; [] if everything arrives

It sees nodes of `dlgrade.bank.markup`, never raw markup, and escapes everything that is text.  A target that cannot
express a question at all refuses it with an `UnsupportedQuestion`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dlgrade.errors import UsageError

if TYPE_CHECKING:
    from dlgrade.bank.form import Form

FORMATS = {
    "json": "jsonform",
    "md": "markdown",
    "html": "html",
    "pdf": "pdf",
    "typst": "typst",
    "moodle": "moodle",
    "qti21": "qti21",
    "qti3": "qti3",
    "canvas": "qti12",
    "gift": "gift",
    "aiken": "aiken",
    "anki": "anki",
    "amc": "amc",
}


@dataclass(frozen=True)
class Options:
    """What a writer may be told.

    answers   : with key, explanation and feedback (formats that are always a key, as LMS imports, ignore it).
    solutions : only the key and the worked steps (PDF, HTML, Markdown).
    extra     : options of one format: {"msq": "multichoiceset"} for Moodle.
    """

    answers: bool = False
    solutions: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)


def writer(name: str) -> Any:
    """The module that writes the format ``name``.  Raises UsageError with the known ones."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return import_module(f"dlgrade.export.{FORMATS[name]}")


def render(form: Form, name: str, options: Options | None = None) -> bytes:
    """``form`` in the format ``name``."""
    made: bytes = writer(name).render(form, options or Options())
    return made
