"""The plain records of the sandbox: what a worker may use, what a module holds, what this machine can refuse."""

from __future__ import annotations

from dataclasses import dataclass

LAYERS = {  # the switch that leaves a layer out -> its name in reports
    "seccomp": "system-call filter",
    "landlock": "Landlock",
    "uid": "own user id",
    "limits": "resource limits",
    "hook": "audit hook",
}


@dataclass(frozen=True)
class Limits:
    """What one worker may use up.  Seconds and bytes."""

    call: float = 2.0  # CPU seconds of one call, where the platform can measure them: a busy machine fails nobody
    wall: float = 10.0  # wall seconds of one call
    total: float = 30.0  # wall seconds of all requests about one submission together
    memory: int = 1 << 30  # above the address space that the worker starts with
    file_size: int = 1 << 20
    output: int = 1 << 16  # of standard output and error kept; what comes later is dropped in silence
    reply: int = 64 << 20  # of one reply
    replies: int = 512 << 20  # of all replies together


@dataclass(frozen=True)
class NameInfo:
    """One name of the learner's module: "function", "class" or "value"; ``empty``: nothing is written yet."""

    kind: str
    line: int
    empty: bool


@dataclass(frozen=True)
class Isolation:
    """What submitted code can do on this machine, found out by trying."""

    level: str  # "full" | "partial" | "none"
    layers: tuple[str, ...]
    possible: tuple[str, ...]

    def line(self) -> str:
        """The line that heads every report."""
        by = ", ".join(self.layers)
        if self.level == "full":
            return f"isolation: full ({by})"
        can = f"isolation: {self.level.upper()} ({by}). On this system submitted code can {', '.join(self.possible)}"
        if self.level == "partial":
            return can + "."
        return (
            can + " with your rights, so it can also read the solutions and other submissions. "
            "Marks are safe against accidents, not against cheating. "
            "Grade code of strangers on Linux, in WSL2 or in a container."
        )
