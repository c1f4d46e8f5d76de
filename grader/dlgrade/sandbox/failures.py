"""What went wrong in a worker, as an exception with a text that is fit to show.

Depends on: facts, text, processes; dlgrade.errors.
"""

from __future__ import annotations

import errno
import re
import signal
import sys
from collections.abc import Collection
from typing import Any

from dlgrade.errors import Crashed, Forbidden, Frame, LearnerFailure, Raised, TimedOut, Unfinished, Unusable

from .facts import Limits
from .processes import End
from .text import clean

MAX_LINE = 1 << 24
_CALLED = re.compile(r"([A-Za-z_][\w.]*)\s*\(")


def from_error(error: Any, what: str, packages: Collection[str], own: Collection[str]) -> LearnerFailure | None:
    """The failure that a worker describes; None if that is no description.

    what     : what was being done: "relu()", "importing e01.py".
    packages : what the exercise may import beside the standard library.
    own      : top-level names of the submission's own files.
    """
    if type(error) is not dict or not all(type(error.get(k)) is str for k in ("type", "base", "text")):
        return None
    frames = _frames(error.get("frames"))
    if frames is None:
        return None
    name, base, text = clean(error["type"], 100), error["base"], clean(error["text"], 2000)
    said = f"{what} raised {name}: {text}" if text else f"{what} raised {name}"
    if base == "NotImplementedError" and error.get("own") is True:  # a library may raise it too
        return Unfinished(f"{what} is not written yet", exception=name, frames=frames)
    if base in ("ImportError", "ModuleNotFoundError"):
        module = clean(str(error.get("module") or ""), 100)
        top = module.split(".")[0]
        if top and top not in packages and top not in own and top not in sys.stdlib_module_names:
            may = ", ".join(["NumPy", *sorted(n for n in packages if n != "numpy")])
            return Forbidden(
                f"`import {module}` is not available in this exercise: it may use {may} and the standard library",
                exception=name,
                frames=frames,
            )
    if base == "PermissionError" and error.get("errno") in (errno.EPERM, errno.EACCES):
        tool = _tool(frames)
        fact = f"`{tool}()` is" if tool else "files, network and processes are"
        return Forbidden(f"{what}: {fact} not available while judging ({text})", exception=name, frames=frames)
    if base == "RuntimeError" and text == "can't start new thread":
        return Forbidden(f"{what}: threads are not available while judging", exception=name, frames=frames)
    if base == "MemoryError":
        name = "MemoryError"
        said = f"{what} raised MemoryError: {text or 'it needed more memory than it may use'}"
    # a class of the learner's own stands for the built-in one that it refines: a refined ValueError is a ValueError
    return Raised(said, exception=clean(base, 100) if base != "Exception" else name, frames=frames)


def _frames(found: Any) -> tuple[Frame, ...] | None:
    if type(found) is not list or len(found) > 8:
        return None
    frames = []
    for item in found:
        if type(item) is not list or [type(part) for part in item] != [str, int, str, str]:
            return None
        file, line, function, source = item
        if not 0 <= line <= MAX_LINE:
            return None
        frames.append(Frame(clean(file, 200), line, clean(function, 100), clean(source, 200)))
    return tuple(frames)


def _tool(frames: tuple[Frame, ...]) -> str:
    """The call on the innermost line that asked for what is closed, where there is no doubt."""
    calls = _CALLED.findall(frames[-1].source) if frames else []
    return "open" if "open" in calls else calls[0] if len(calls) == 1 else ""


def from_end(end: End, what: str) -> LearnerFailure:
    """The failure for a process that ended in the middle of an answer."""
    if end.signal is not None:
        if end.signal == getattr(signal, "SIGXCPU", None):
            return TimedOut(f"{what} used up the CPU time of the whole exercise")
        if end.signal == getattr(signal, "SIGKILL", None):
            return Crashed(f"the system stopped the process during {what}; most likely it needed too much memory")
        return Crashed(f"the process crashed with {_signal(end.signal)} during {what}")
    if end.status is None:
        return Crashed(f"the process ended during {what}")
    return Crashed(f"the code ended its own process (exit status {end.status}) during {what}, without giving a value")


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def too_slow(why: str, what: str, limits: Limits) -> TimedOut:
    """The failure for a request whose time is used up."""
    if why == "total":
        return TimedOut(f"{what} was stopped: all calls together took more than {limits.total:g} s")
    much = f"{limits.call:g} s of CPU time" if why == "cpu" else f"{limits.wall:g} s"
    return TimedOut(f"{what} took more than {much} and was stopped")


def garbage(what: str, fact: str) -> Crashed:
    """The failure for bytes that are no answer: the learner's code wrote to the process's own descriptors."""
    return Crashed(f"the process sent something that is not an answer during {what} ({clean(fact, 200)})")


def unusable(what: str, fact: str) -> Unusable:
    """The failure for a value that cannot cross."""
    return Unusable(f"{what} returned {clean(fact, 1000)}")


def not_run(last: LearnerFailure) -> LearnerFailure:
    """The failure for what is not tried any more."""
    text = last.message if last.message.startswith("not run: ") else f"not run: {last.message}"
    return type(last)(text, exception=last.exception, frames=last.frames)
