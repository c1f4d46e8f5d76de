"""Workers in interpreters of their own: slower to start, on every system.

Depends on: channel, facts, processes; dlgrade.errors.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from typing import Any

from dlgrade.errors import SandboxUnavailable

from .channel import Channel, Clock, Expired, PipeChannel, TooLarge
from .facts import Limits
from .processes import (
    POSIX,
    START,
    Asked,
    End,
    Process,
    command,
    config,
    cpu_of,
    environment,
    head,
    numbers,
    output_file,
    queued_of,
    when_ready,
)


class Spawned:
    """A worker in an interpreter of its own."""

    def __init__(self, uses: tuple[str, ...], without: tuple[str, ...]) -> None:
        self._output = output_file()
        options: dict[str, Any] = {"start_new_session": True, "cwd": "/"} if POSIX else {"creationflags": 0x08000000}
        try:
            self._popen = subprocess.Popen(
                command("spawn", 0, config(uses, without)),
                env=environment(uses),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._output,
                bufsize=0,
                **options,
            )
        except OSError as error:
            os.close(self._output)
            raise SandboxUnavailable(f"a worker could not be started: {error}") from error
        assert self._popen.stdin is not None and self._popen.stdout is not None
        pipes = os.dup(self._popen.stdout.fileno()), os.dup(self._popen.stdin.fileno())
        self._popen.stdout.close()
        self._popen.stdin.close()
        self.channel: Channel = PipeChannel(*pipes)
        self.measurable = sys.platform == "linux"

    def cpu(self) -> float:
        """CPU seconds used so far; 0 where they cannot be measured."""
        try:
            return cpu_of(self._popen.pid) if self.measurable else 0.0
        except OSError:
            return 0.0

    def queued(self) -> float:
        """Seconds spent ready to run without a processor."""
        return queued_of(self._popen.pid) if self.measurable else 0.0

    def ended(self, wait: float) -> bool:
        """Whether it is gone, after at most ``wait`` seconds."""
        try:
            self._popen.wait(wait)
        except subprocess.TimeoutExpired:
            return False
        return True

    def output(self, limit: int, start: int = 0) -> tuple[bytes, int]:
        """The first bytes of its output from ``start`` on, and how many there are."""
        return head(self._output, limit, start)

    def discard(self) -> None:
        """End it."""
        self.kill()

    def kill(self) -> End:
        """End it and its session."""
        if POSIX:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.kill()
        code = self._popen.wait()
        self.channel.close()
        os.close(self._output)
        return End(None, -code) if code < 0 else End(code, None)


class SpawnHost:
    """Fresh interpreters, one for each worker; the next ones warm up while the last one works."""

    def __init__(self, uses: tuple[str, ...], without: tuple[str, ...] = ()) -> None:
        self.layers: tuple[str, ...] = ()
        self._uses, self._without = uses, without
        self._spare: list[Spawned] = []
        self._taken = 0
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Start the next worker ahead of its use."""
        with self._lock:
            if not self._spare:
                self._spare.append(Spawned(self._uses, self._without))

    def ask(self, limits: Limits) -> None:
        """Nothing: the next worker warms up as it is."""

    def spawn(self, limits: Limits, asked: Asked | None = None) -> Process:
        """The worker that was started ahead, or a new one."""
        with self._lock:
            process = self._spare.pop(0) if self._spare else Spawned(self._uses, self._without)
            self._taken += 1
            # one exercise needs one worker; whoever takes a second will take more
            wanted = max(1, min(4, (os.cpu_count() or 1) - 1)) if self._taken > 1 else 0
            while len(self._spare) < wanted:
                self._spare.append(Spawned(self._uses, self._without))
        clock = Clock(None, lambda: 0.0, call=START, wall=START, total=START)
        # the death signal follows the thread that started the worker, not the process
        main = threading.current_thread() is threading.main_thread()
        hello = {"limits": numbers(limits), "die_with_parent": main}
        try:
            process.channel.send([json.dumps(hello).encode()], clock)
            self.layers = tuple(json.loads(process.channel.receive(4096, clock))["layers"])
        except (EOFError, Expired, TooLarge, ValueError):
            lines = process.output(20_000)[0].decode("utf-8", "replace").strip().splitlines()
            process.kill()
            raise SandboxUnavailable("a worker did not start" + (f": {lines[-1]}" if lines else "")) from None
        return when_ready(process)

    def close(self) -> None:
        """End the workers that wait."""
        with self._lock:
            while self._spare:
                self._spare.pop().kill()
