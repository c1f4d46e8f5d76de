"""The form schema as it is: ``dlgrade/form/1``."""

from __future__ import annotations

import json

from dlgrade.bank.form import Form, as_json, without_key
from dlgrade.export import Options

SUFFIX = ".json"
BINARY = False


def render(form: Form, options: Options) -> bytes:
    """JSON; without ``answers`` or ``solutions``, as a candidate may see it."""
    data = as_json(form)
    if not (options.answers or options.solutions):
        data = without_key(data)
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def fidelity(form: Form) -> list[str]:
    """JSON carries everything."""
    return []
