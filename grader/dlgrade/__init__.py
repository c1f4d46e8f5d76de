"""dlgrade: exercises, questions and grading for learning deep learning from the ground up.

What authors and notebooks import.  Everything is loaded on first use, so that ``import dlgrade`` stays cheap.

exercise, given    write an exercise (`dlgrade.exercises`)
raised_name        for cases in which refusing is right (`dlgrade.implementation`)
check              judge a function in a notebook or a Python shell (`dlgrade.notebook`)
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; importing typing takes long enough for a Ctrl-C to end in a traceback
if TYPE_CHECKING:
    from typing import Any

    from dlgrade.exercises import Exercise, Mistake, exercise, given
    from dlgrade.implementation import raised_name
    from dlgrade.notebook import check

__version__ = "0.1.0"
__all__ = ["Exercise", "Mistake", "__version__", "check", "exercise", "given", "raised_name"]

_HOME = {
    "exercise": "exercises",
    "Exercise": "exercises",
    "Mistake": "exercises",
    "given": "exercises",
    "raised_name": "implementation",
    "check": "notebook",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'dlgrade' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"dlgrade.{_HOME[name]}"), name)
