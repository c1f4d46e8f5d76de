"""Tables as spreadsheets and learning platforms write them, read; and written so that no cell is a formula.

Depends on: errors, files, the standard library.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from dlgrade.errors import UsageError
from dlgrade.files import decoded

MAX_BYTES = 64 << 20
MAX_ROWS = 200_000
_FORMULA = tuple("=+-@＝＋－＠")
_NUMBERS = re.compile(r"[-+]?\d+(\.\d+)?( to [-+]?\d+(\.\d+)?)?")


def read_table(path: Path) -> list[tuple[int, list[str]]]:
    """(line, cells) of every row that is not empty, the header first.

    UTF-8 with and without a mark, UTF-16, Windows' code page; commas, semicolons and tabs.  Raises UsageError.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; a table (CSV) is expected") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"{path} has more than {MAX_BYTES >> 20} MB; a table (CSV) is expected")
    text, _ = decoded(data)
    if "\0" in text or data.startswith(b"PK\x03\x04"):
        raise UsageError(f"{path} is no text; save it as CSV (comma-separated, UTF-8)")
    told = re.match(r"(?i)sep=(.)\r?\n", text)  # Excel's own way to say it
    if told:
        text = text[told.end() :]
    head = next((line for line in text.splitlines() if line.strip()), "")
    mark = told[1] if told else max(",;\t|", key=head.count)
    rows: list[tuple[int, list[str]]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True)
        for cells in reader:
            if any(c.strip() for c in cells):
                rows.append((reader.line_num + bool(told), cells))
            if len(rows) > MAX_ROWS:
                raise UsageError(f"{path} has more than {MAX_ROWS:,} rows; that is no class")
    except csv.Error as error:
        raise UsageError(f"{path} is no readable table, after {len(rows)} rows: {error}") from None
    return rows


def one_line(text: str, longest: int = 120) -> str:
    """A cell as people may see it: one line, no control characters, no direction marks; spreadsheets write ="0012"
    where a number is to keep its zeros."""
    formula = re.fullmatch(r'\s*="(.*)"\s*', text)
    text = unicodedata.normalize("NFC", (formula[1] if formula else text)[: 10 * longest])
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())[:longest].strip()


def safe_cell(cell: object) -> object:
    """What no spreadsheet takes for a formula: a text that begins like one gets an apostrophe; numbers stay."""
    if not isinstance(cell, str) or _NUMBERS.fullmatch(cell):
        return cell
    plain = cell.replace("\0", "")
    return "'" + plain if plain.lstrip()[:1] in _FORMULA or plain[:1] in ("\t", "\r", "\n") else plain


def table(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, safe in a spreadsheet."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([safe_cell(c) for c in row] for row in rows)
    return written.getvalue()
