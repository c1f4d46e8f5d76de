"""Filling the HTML templates that lie beside this module.

Everything is escaped by Jinja2; text that came from a learner is cleaned of control and bidi characters first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlgrade.classroom.outcomes.people import one_line, points, shown
from dlgrade.sandbox.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"points": points, "clean": clean, "line": one_line, "shown_name": shown}
    return made


def fill(template: str, **values: Any) -> str:
    """The page that ``template`` makes of these values."""
    return _environment().get_template(template).render(**values)
