"""What worker processes have in common, however they are started.

Depends on: channel, facts; dlgrade.errors.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dlgrade.errors import SandboxUnavailable

from .channel import Channel, Clock, Expired, TooLarge
from .facts import Limits

_WORKER = str(Path(__file__).with_name("worker.py"))
START = 60.0  # seconds that a host may take to start: a cold disk, a virus scanner
POSIX = os.name == "posix"


@dataclass(frozen=True)
class End:
    """How a process ended: its exit status or the signal that ended it; neither where nobody can tell."""

    status: int | None
    signal: int | None


class Process(Protocol):
    """One worker process, seen from outside."""

    channel: Channel
    measurable: bool  # whether `cpu` and `queued` tell anything

    def cpu(self) -> float:
        """CPU seconds used so far."""

    def queued(self) -> float:
        """Seconds spent ready to run without a processor."""

    def ended(self, wait: float) -> bool:
        """Whether it is gone, after at most ``wait`` seconds."""

    def output(self, limit: int, start: int = 0) -> tuple[bytes, int]:
        """The first bytes of its output from ``start`` on, and how many there are."""

    def discard(self) -> None:
        """End it and everything it started, without waiting to learn how it ended."""

    def kill(self) -> End:
        """End it and everything it started, reap it, and let go of its descriptors."""


class Asked(Protocol):
    """A worker on its way; requests can be written to its channel already."""

    channel: Channel
    worker: Process | None


class Host(Protocol):
    """Where workers with the same packages come from."""

    layers: tuple[str, ...]

    def begin(self) -> None:
        """Start what can be started ahead, and return at once."""

    def ask(self, limits: Limits) -> Asked | None:
        """Ask for a worker and do not wait for it; None where that is not possible now."""

    def spawn(self, limits: Limits, asked: Asked | None = None) -> Process:
        """A new worker, inside its jail; the one that was asked for, if one was."""

    def close(self) -> None:
        """End it and all its workers."""


def supports_fork() -> bool:
    """Whether workers can be forked from a zygote here."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal")


def config(uses: tuple[str, ...], without: tuple[str, ...]) -> str:
    """The host's command-line argument; raises SandboxUnavailable where a package is not installed."""
    paths: list[str] = []
    for name in ("numpy", *uses):
        try:
            spec = importlib.util.find_spec(name.split(".")[0])
        except (ImportError, ValueError):
            spec = None
        if spec is None or not (spec.submodule_search_locations or spec.origin):
            raise SandboxUnavailable(f"this exercise uses {name}, which is not installed here; run: pip install {name}")
        place = Path(next(iter(spec.submodule_search_locations or [spec.origin or ""])))
        if str(place.parent) not in paths:
            paths.append(str(place.parent))
    uid = 61184 + os.getpid() % 4000 if POSIX and os.geteuid() == 0 else 0  # in the range that nothing is given to
    return json.dumps({"paths": paths, "packages": list(uses), "uid": uid, "without": list(without)})


def environment(uses: tuple[str, ...]) -> dict[str, str]:
    """The whole environment of a host: nothing of the user's but what a library needs to find its cache."""
    threads = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")  # a zygote with threads cannot be forked
    found = {f"{name}_NUM_THREADS": "1" for name in threads}
    found |= {"LANG": "C.UTF-8", "PATH": "/nonexistent", "HOME": "/nonexistent"}
    if "matplotlib" in uses:  # its list of fonts takes seconds to make and is kept in the user's cache
        cache = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
        folder = os.environ.get("MPLCONFIGDIR") or str(Path(cache) / "matplotlib")
        found |= {"MPLBACKEND": "Agg", "MPLCONFIGDIR": folder}
    if not POSIX:
        found |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP", "TMP") if k in os.environ}
    return found


def command(how: str, descriptor: int, config: str) -> list[str]:
    """The command line of a host."""
    # not the virtual environment's own executable: on Windows that is a launcher, which would be the process killed
    python = str(Path(getattr(sys, "_base_executable", None) or sys.executable).resolve())
    return [python, "-I", "-S", _WORKER, how, str(descriptor), config]


def output_file() -> int:
    """A descriptor for the output of a worker, of a file that has no name."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("output")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def head(descriptor: int, limit: int, start: int = 0) -> tuple[bytes, int]:
    """The first ``limit`` bytes of a file from ``start`` on, and how many there are."""
    size = max(0, os.fstat(descriptor).st_size - start)
    if hasattr(os, "pread"):
        return os.pread(descriptor, limit, start), size
    here = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, start, os.SEEK_SET)
    data = os.read(descriptor, limit)
    os.lseek(descriptor, here, os.SEEK_SET)
    return data, size


def numbers(limits: Limits) -> dict[str, int]:
    """The limits that the worker sets itself."""
    return {
        "cpu": int(limits.total) + 2,
        "memory": limits.memory,
        "file_size": max(limits.file_size, limits.output),
        "output": limits.output,
    }


def cpu_of(pid: int) -> float:
    """CPU seconds of a process so far (Linux)."""
    # the CPU clock of another process, clock_getcpuclockid(3)
    return time.clock_gettime((~pid << 3) | 2)


def queued_of(pid: int) -> float:
    """Seconds that a process was ready to run and had no processor (Linux)."""
    try:
        with open(f"/proc/{pid}/schedstat") as file:  # noqa: PTH123 - in the path of every slow call
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def when_ready(process: Process) -> Process:
    """The process once it says that its jail is closed; before that, a death is not a learner's doing."""
    from . import wire

    clock = Clock(None, lambda: 0.0, call=START, wall=START, total=START)
    try:
        if wire.decode(process.channel.receive(4096, clock)) == "ready":
            return process
    except (EOFError, OSError, Expired, TooLarge, wire.WireError):
        pass
    said = process.output(2000)[0].decode("utf-8", "replace").strip()
    process.kill()
    raise SandboxUnavailable("the sandbox could not be set up" + (f": {said}" if said else ""))
