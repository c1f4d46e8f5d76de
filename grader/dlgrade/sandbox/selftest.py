"""Try what a learner's code must not be able to do.  Runs in a sealed worker; facts, not the names of mechanisms.

Depends on: the standard library.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any


def refused(what: dict[str, Any]) -> dict[str, bool]:
    """What a learner could want -> whether it was refused here."""
    path = what["path"]
    return {
        "read files": _fails(lambda: os.close(os.open(path, os.O_RDONLY))),
        "see which files exist": _fails(lambda: os.stat(path)),  # noqa: PTH116 - the bare call is tried
        "change files": _fails(lambda: os.close(os.open(path, os.O_WRONLY))),
        "use the network": _fails(lambda: _connect(what["port"])),
        "start processes": _fails(_start),
        "stop other processes": _fails(lambda: os.kill(what["parent"], 0)) if os.name == "posix" else _fails(_start),
        "use all memory": _fails(lambda: bytearray(2 * what["memory"])),
    }


def _fails(act: Callable[[], Any]) -> bool:
    try:
        act()
    except (OSError, MemoryError):
        return True
    return False


def _connect(port: int) -> None:
    with socket.socket() as connection:
        connection.settimeout(1)
        connection.connect(("127.0.0.1", port))


def _start() -> None:
    if hasattr(os, "fork"):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    else:
        subprocess.run([sys.executable, "-I", "-S", "-c", ""], check=False, stdin=subprocess.DEVNULL)
