"""Single keys from a terminal, and a terminal that is as it was when the command ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType

_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*.|O.|)")  # what an arrow or a function key sends
END = "\x04"


@contextlib.contextmanager
def key_reader() -> Iterator[Callable[[float], str]]:
    """A function that waits up to so many seconds for a key; "" if none came, Ctrl-D when the input has ended.

    Ctrl-C raises KeyboardInterrupt at once, and again when a key is waited for next: Python drops what is raised while
    a weak reference is cleared.
    """
    interrupts: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    with _reader() as read:

        def checked(seconds: float) -> str:
            if interrupts:
                raise KeyboardInterrupt
            return read(seconds)

        before = signal.signal(signal.SIGINT, note)
        try:
            yield checked
        finally:
            signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _reader() -> Iterator[Callable[[float], str]]:
    if not sys.stdin.isatty():

        def read_nothing(seconds: float) -> str:
            time.sleep(seconds)
            return ""

        yield read_nothing
        return
    if os.name == "nt":
        import msvcrt

        def read_windows(seconds: float) -> str:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                if msvcrt.kbhit():  # type: ignore[attr-defined]
                    return str(msvcrt.getwch()).lower()  # type: ignore[attr-defined]
                time.sleep(0.005)
            return ""

        yield read_windows
        return
    import select
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    waiting: list[str] = []

    def read_posix(seconds: float) -> str:
        if not waiting and select.select([descriptor], [], [], seconds)[0]:
            try:
                data = os.read(descriptor, 1024)
            except OSError:  # the terminal was closed
                data = b""
            waiting.extend(_SEQUENCE.sub("", data.decode("utf-8", "ignore")).lower() if data else END)
        return waiting.pop(0) if waiting else ""

    try:
        tty.setcbreak(descriptor, termios.TCSANOW)  # keeps what was typed already
        yield read_posix
    finally:
        with contextlib.suppress(termios.error, OSError):  # of a terminal that is gone nothing can be restored
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP (a closed terminal) end the command like an exception, so that what is open is closed."""
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)  # as a shell tells of a process that a signal ended

    before = {number: signal.signal(number, end) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
