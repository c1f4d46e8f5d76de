"""A timed mock as one HTML page that needs nothing from elsewhere: GATE's palette, rules and marks in a small script.

The script may run because its hash stands in the page's policy; nothing else may, and nothing may be fetched or sent.
The key is inside the page: hiding it would be no security, so that it is not hidden, and the page says so.

Depends on: bank.form, paper, richtext, Jinja2.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dlgrade.bank.form import RAW_MARK, Form, Item, as_json
from dlgrade.export import paper
from dlgrade.export.richtext import Dialect, flow_html, mathml

if TYPE_CHECKING:
    from jinja2 import Template

LEGEND = {
    "fresh": "not visited",
    "open": "not answered",
    "done": "answered",
    "review": "marked for review",
    "both": "answered and marked (evaluated)",
}
_NEEDED = ("number", "kind", "marks", "key", "topics")  # what marking in the page needs of a question


@lru_cache(1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return made.from_string(_file("mock.html"))


def _file(name: str) -> str:
    return (files("dlgrade.export") / "templates" / name).read_text(encoding="utf-8")


def render(form: Form) -> bytes:
    """The page, UTF-8.  Raises ContentError for a formula outside the subset."""
    from markupsafe import Markup

    script = _file("mock.js").replace("\r\n", "\n")
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; form-action 'none'; "
        "base-uri 'none'"
    )
    page = _template().render(
        form=form,
        policy=policy,
        style=Markup(_file("mock.css")),
        script=Markup(script),
        data=Markup(_data(form)),
        facts=paper.facts(form),
        told=[*form.notes, *paper.rules(form)],
        raw_mark=RAW_MARK,
        sections=[(name, [i.number for i in items]) for name, items in form.sections],
        questions=[_question(i) for i in form.items],
        legend=list(LEGEND.items()),
    )
    return page.encode()


def _data(form: Form) -> str:
    """What the script needs, as JSON that no word in it can end early."""
    found = as_json(form)
    questions = [
        {
            **{name: q[name] for name in _NEEDED},
            "decimals": q.get("decimals", 0),
            "unit": q.get("unit", ""),
            "options": [{"label": o["label"], "mistake": o["mistake"], "belief": o["belief"]} for o in q["options"]],
            "diagnoses": q.get("diagnoses", []),
        }
        for q in found["questions"]
    ]
    name = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]
    text = json.dumps({"id": name, "minutes": form.minutes, "questions": questions}, allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _question(item: Item) -> dict[str, Any]:
    v = item.variant
    with paper.place(item):
        return {
            "number": item.number,
            "section": item.section,
            "kind": v.kind,
            "worth": f"{v.kind}, {paper.worth(v)}",
            "stem": _html(v.stem),
            "options": [{"label": o.label, "text": _html(o.text)} for o in v.options],
            "unit": v.question.unit,
            "key_text": paper.key_of(v),
            "explanation": _html(v.explanation),
            "behind": [(t.label, _html(t.text)) for t in paper.behind(v)],
        }


@lru_cache(4096)
def _html(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(flow_html(markup, Dialect(math=mathml)))
