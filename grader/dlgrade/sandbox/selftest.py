"""Try what a learner's code must not be able to do.  Runs in a sealed worker; facts, not the names of mechanisms.

Depends on: the standard library.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
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
        "make new files": _fails(lambda: os.close(os.open(path + ".new", os.O_WRONLY | os.O_CREAT))),
        "use the network": _fails(lambda: _connect(what["port"])),
        "start processes": _fails(_start),
        "stop other processes": _fails(lambda: os.kill(what["parent"], 0)) if os.name == "posix" else _fails(_start),
        "read the memory of other processes": _fails(lambda: _memory(what["parent"])),
        "enter new namespaces": _fails(_namespace),
        "call rare parts of the kernel (io_uring, bpf, keyctl)": _fails(_rare),
        "use all memory": _fails(lambda: bytearray(2 * what["memory"])),
    }


def _fails(act: Callable[[], Any]) -> bool:
    try:
        act()
    except (OSError, MemoryError):
        return True
    return False


def _call(name: str, *arguments: Any) -> None:
    """Call the C library; OSError where it refuses, and where there is no such call."""
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None) if sys.platform == "linux" else None
    if function is None:
        raise OSError(errno.ENOSYS, "no such call")
    function.restype = ctypes.c_long
    if function(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


class _Piece(ctypes.Structure):
    _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))


def _memory(process: int) -> None:
    if os.name == "nt":  # open to every process of the same user; not tried
        return
    with contextlib.suppress(OSError):
        os.close(os.open(f"/proc/{process}/mem", os.O_RDONLY))
        return
    # one byte from where this process holds a string: what was forked or started alike has the same map more often
    # than not, and an address that holds nothing answers EFAULT, which is no refusal
    buffer = ctypes.create_string_buffer(1)
    here = _Piece(ctypes.addressof(buffer), 1)
    try:
        _call("process_vm_readv", process, ctypes.byref(here), 1, ctypes.byref(here), 1, 0)
    except OSError as error:
        if error.errno != errno.EFAULT:
            raise


def _namespace() -> None:
    _call("unshare", 0x10000000)  # CLONE_NEWUSER


def _rare() -> None:
    """Each answers EPERM behind the filter; without it they complain about their arguments or work."""
    for number in (425, 321 if os.uname().machine == "x86_64" else 280, 250 if os.uname().machine == "x86_64" else 219):
        try:
            _call("syscall", number, -1, None, 0)
        except OSError as error:
            if error.errno in (errno.EPERM, errno.ENOSYS, errno.EACCES):
                continue
        return
    raise OSError(errno.EPERM, "refused")


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
