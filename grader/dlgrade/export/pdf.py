"""A paper as a tagged PDF/UA-1, through Typst; the same bytes at every build.

Options are those of `dlgrade.export.typst`.

Depends on: typst (the writer); PyPI's typst, in the extra ``pdf``.
"""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from dlgrade.bank.form import Form
from dlgrade.errors import DlgradeError, UsageError
from dlgrade.export import Options
from dlgrade.export import typst as writer

SUFFIX = ".pdf"
BINARY = True
_MODULE = "paper.typ"
PATIENCE = 12  # compilations that look for characters without a glyph
_LACKING = re.compile(r'the text `?(?P<text>"(?:[^"\\]|\\.)*")`? could not be displayed with', re.S)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.S)


def render(form: Form, options: Options) -> bytes:
    """The document.

    Raises UsageError where Typst is not installed.  A character that no font here can draw is printed as its number,
    ``[U+1F600]``, because PDF/UA forbids empty boxes.
    """
    return compiled(writer.body(form, options))


def fidelity(form: Form) -> list[str]:
    """Paper carries everything; Typst, for what its fonts lack, says it when it draws."""
    return []


def compiled(source: str) -> bytes:
    """Typst source that calls `dlgrade.export.typst.MODULE` as PDF/UA-1.

    Raises DlgradeError with Typst's own words if that fails.
    """
    typst = _typst()
    lacking: set[str] = set()
    system = False
    for attempt in range(PATIENCE + 1):
        try:
            with tempfile.TemporaryDirectory() as folder:  # all that the source may read: the functions it calls
                Path(folder, _MODULE).write_text(writer.MODULE, encoding="utf-8")
                main = f'#import "{_MODULE}": *\n{_numbered(source, lacking)}'
                made: bytes = _compiler(system).compile(
                    input=main.encode(), root=folder, format="pdf", pdf_standards="ua-1"
                )
            return made
        except typst.TypstError as error:
            found = _LACKING.search(str(error))
            if found is None or attempt == PATIENCE:
                raise DlgradeError(
                    f"Typst cannot set this paper: {error}; `--format typst` writes the source, to look at"
                ) from None
            if not system:
                system = True  # only where it is needed: the fonts of one machine are not those of another
                continue
            lacking |= _drawn_badly(found["text"], source, attempt)
    raise AssertionError("unreachable")


@cache
def _compiler(system: bool) -> Any:
    """One in a process: it looks for the fonts once, and what two papers have in common it sets once."""
    typst = _typst()
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=system), ignore_system_fonts=not system)


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise UsageError('a PDF needs Typst: pip install "dlgrade[pdf]"') from None
    return typst


def _drawn_badly(quoted: str, source: str, attempt: int) -> set[str]:
    """The characters to give up: those that Typst names; after some rounds all of their neighbours, then all that are
    neither Latin nor Greek nor a mathematical sign."""
    text = _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)) if m.group(1) else m.group(2), quoted[1:-1])
    named = {c for c in text if not c.isascii()} or set(text)
    if attempt <= PATIENCE // 2:
        return named
    if attempt < PATIENCE - 1:
        blocks = {ord(c) >> 8 for c in named}
        return {c for c in source if ord(c) >> 8 in blocks}
    return named | {
        c for c in source if not (ord(c) < 0x500 or 0x2000 <= ord(c) < 0x2C00 or 0x1D400 <= ord(c) < 0x1D800)
    }


def _numbered(source: str, lacking: set[str]) -> str:
    if not lacking:
        return source
    return source.translate({ord(c): f"[U+{ord(c):04X}]" for c in lacking if not c.isascii()})
