"""An Anki deck (.apkg) by genanki.

A note's GUID comes from (template, version, seed): importing again updates the note and keeps its cards and review log.
Anki takes the newer of two notes, compared by whole seconds, so each version of the bank needs a later time:
``extra["timestamp"]`` (seconds since 1970), or by default one that grows with dlgrade's version.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from dlgrade import __version__
from dlgrade.bank.form import Form, Item, key_text
from dlgrade.bank.terminal import marks_text
from dlgrade.bank.variant import Variant
from dlgrade.errors import UsageError
from dlgrade.export import Options
from dlgrade.export.identity import digest, identifier, tags, told
from dlgrade.export.printable import clean
from dlgrade.export.richtext import MATHJAX_MARKS, Dialect, delimited, flow_html, phrase_html, text_html
from dlgrade.export.xmltools import archive

SUFFIX = ".apkg"
BINARY = True
DIALECT = Dialect(delimited, MATHJAX_MARKS)
MODEL = 1_716_400_123  # the note type; another number would make another type in every collection
FIELDS = ("ID", "Marks", "Stem", "Options", "Key", "Explanation", "Feedback", "Source")
_FIRST_SECOND = 1_767_225_600  # 2026-01-01; the time of version 0.0.0
_LAST_SECOND = 4_102_444_800  # 2100-01-01
_FRONT = """<div class="marks">{{Marks}}</div>
{{Stem}}
{{Options}}"""
_BACK = """{{FrontSide}}
<hr id="answer">
<p class="key">{{Key}}</p>
{{Explanation}}
{{#Feedback}}<div class="feedback">{{Feedback}}</div>{{/Feedback}}
<div class="marks">{{ID}}{{#Source}}<br>{{Source}}{{/Source}}</div>"""
_STYLE = """.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.45; text-align: left;
  max-width: 42em; margin: 0 auto; padding: 0 .6em; }
.marks { font-size: 13px; opacity: .65; margin: .4em 0; }
.key { font-weight: 600; }
.feedback { border-left: 3px solid #8884; padding-left: .8em; font-size: 16px; }
ol { list-style: upper-alpha; }
pre { overflow-x: auto; background: #8882; padding: .5em; }"""


def default_timestamp(version: str = __version__) -> int:
    """Seconds since 1970 that grow with every version: 0.1.0 before 0.1.1 before 0.2.0."""
    major, minor, patch = (int(n) for n in [*re.findall(r"\d+", version)[:3], "0", "0", "0"][:3])
    return _FIRST_SECOND + (major * 1000 + minor) * 1000 + patch


def render(form: Form, options: Options) -> bytes:
    """The package.  Raises UsageError if genanki is missing or the timestamp is none."""
    try:
        import genanki
    except ImportError:
        raise UsageError(
            'an Anki deck is written by genanki, which is not installed: pip install "dlgrade[anki]"'
        ) from None
    when = _timestamp(options.extra.get("timestamp"))
    model = genanki.Model(
        MODEL,
        "dlgrade question",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(_deck_number(form), _deck_name(form))
    seen: set[str] = set()
    for item in form.items:
        name = identifier(item.variant)
        if name not in seen:  # a card twice in a deck is one card
            seen.add(name)
            deck.add_note(
                genanki.Note(model=model, fields=_fields(item, name), guid=digest("note", name)[:20], tags=_tags(item))
            )
    return _fixed(_written(genanki.Package(deck), when))


def fidelity(form: Form) -> list[str]:
    """A card is turned over, not marked."""
    return [
        "Anki marks nothing: marks and negative marks are shown on the card, and the learner judges the answer.",
        "Options keep their order on every review; `dlgrade drill` draws fresh numbers instead.",
    ]


def _timestamp(given: str | None) -> int:
    if given is None:
        return default_timestamp()
    if not re.fullmatch(r"[0-9]{1,10}", given) or not _FIRST_SECOND <= int(given) <= _LAST_SECOND:
        raise UsageError(
            f"timestamp must be whole seconds since 1970 between {_FIRST_SECOND} and {_LAST_SECOND}, got {given!r}"
        )
    return int(given)


def _deck_name(form: Form) -> str:
    """Anki's "::" makes sub-decks, so it is taken out of titles."""
    parts = (re.sub(r"\s+", " ", re.sub(r":{2,}", ":", clean(p))).strip(' :"') for p in (form.title, form.name))
    return "::".join(["dlgrade", *(p for p in parts if p)])


def _deck_number(form: Form) -> int:
    return (1 << 40) + int(digest("deck", _deck_name(form))[:9], 16)  # far from the numbers that clocks give


def _tags(item: Item) -> list[str]:
    return [re.sub(r"\s+", "_", clean(t)) for t in tags(item.variant)]


def _fields(item: Item, name: str) -> list[str]:
    v = item.variant
    options = "".join(f"<li>{phrase_html(o.text, DIALECT)}</li>" for o in v.options)
    return [
        text_html(name, DIALECT),
        text_html(marks_text(v), DIALECT),
        flow_html(v.stem, DIALECT),
        f"<ol>{options}</ol>" if options else "",
        text_html(key_text(v.key, v.decimals) + (f" {v.question.unit}" if v.kind == "NAT" else ""), DIALECT).strip(),
        flow_html(v.explanation, DIALECT),
        _feedback(v),
        text_html(v.question.source, DIALECT),
    ]


def _feedback(v: Variant) -> str:
    rows = [(o.label, told(o)) for o in v.options if told(o)]
    rows += [(f"{k.value:.6g}", told(k)) for k in v.known]
    return "".join(f"<p><strong>{label}</strong> {phrase_html(said, DIALECT)}</p>" for label, said in rows)


def _written(package: Any, when: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        package.write_to_file(path, timestamp=when)
        return path.read_bytes()


def _fixed(data: bytes) -> bytes:
    """The same archive with fixed dates: genanki writes the clock into it."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return archive({name: made.read(name) for name in made.namelist()})
