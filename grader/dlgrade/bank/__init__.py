"""The question bank: templates, the variants drawn from them, their proofs, papers and marking.

What a template's author imports::

    from dlgrade.bank import Question, Reject, exp, log, sqrt, tanh

``exp`` and its kin work on floats, Fractions and 50-digit numbers alike, so that one check serves every variant quickly
and the verifier exactly.  Everything is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dlgrade.bank.exact import cos, exp, log, sqrt, tanh
    from dlgrade.bank.question import Question, Reject
    from dlgrade.bank.streams import Stream

__all__ = ["Question", "Reject", "Stream", "cos", "exp", "log", "sqrt", "tanh"]

_HOME = {"Question": "question", "Reject": "question", "Stream": "streams"} | dict.fromkeys(
    ("cos", "exp", "log", "sqrt", "tanh"), "exact"
)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dlgrade.bank' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"dlgrade.bank.{_HOME[name]}"), name)
