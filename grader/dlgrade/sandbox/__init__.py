"""The only place where a learner's code runs: one worker process per submission, watched from outside.

The trusted side (this process) holds solutions, expected values and cases; the worker holds the submission, NumPy and
the standard library.  Between them pass plain values and nothing else.  Importing this package is cheap and does not
import NumPy: ``Sandbox.start`` is called first, so that the worker host warms up while this process imports the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .facts import Isolation, Limits, NameInfo
from .host import Sandbox
from .text import clean

if TYPE_CHECKING:
    from .handles import Handle, Implementation
    from .remote import Remote

__all__ = ["Handle", "Implementation", "Isolation", "Limits", "NameInfo", "Remote", "Sandbox", "clean"]


def __getattr__(name: str) -> Any:
    if name == "Remote":
        from .remote import Remote

        return Remote
    if name in ("Handle", "Implementation"):
        from . import handles

        return getattr(handles, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
