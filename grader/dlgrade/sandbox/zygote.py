"""Workers forked from a warm zygote: a few milliseconds each.  Linux.

Depends on: channel, facts, jail, processes; dlgrade.errors.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import threading

from dlgrade.errors import SandboxUnavailable

from .channel import Channel, SocketChannel
from .facts import Limits
from .processes import (
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


class Forked:
    """A worker forked from a zygote."""

    def __init__(self, zygote: ForkHost, pid: int, handle: int, channel: Channel, output: int) -> None:
        self.channel = channel
        self.measurable = True
        self._zygote, self._pid, self._handle, self._output = zygote, pid, handle, output
        self._started_by = zygote.pid()

    def cpu(self) -> float:
        """CPU seconds used so far."""
        try:
            return cpu_of(self._pid)
        except OSError:
            return 0.0

    def queued(self) -> float:
        """Seconds spent ready to run without a processor."""
        return queued_of(self._pid)

    def ended(self, wait: float) -> bool:
        """Whether it is gone, after at most ``wait`` seconds."""
        watch = select.poll()
        watch.register(self._handle, select.POLLIN)
        return bool(watch.poll(wait * 1000))

    def output(self, limit: int, start: int = 0) -> tuple[bytes, int]:
        """The first bytes of its output from ``start`` on, and how many there are."""
        return head(self._output, limit, start)

    def _signal(self) -> None:
        # the group is more than one process only without the filter; not yet reaped, so the number is still its own
        if "system-call filter" not in self._zygote.layers and self._zygote.holds(self._started_by):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def discard(self) -> None:
        """End it without asking how it ended: nobody waits."""
        self._signal()
        self._zygote.reap_later(self._pid, self._started_by)
        self._let_go()

    def kill(self) -> End:
        """End it and its session, and have the zygote reap it."""
        self._signal()
        if self.ended(5):
            end = self._zygote.reap(self._pid)
        else:  # should not happen; then the whole host goes
            self._zygote.restart()
            end = End(None, None)
        self._let_go()
        return end

    def _let_go(self) -> None:
        self.channel.close()
        os.close(self._handle)
        os.close(self._output)


class Forking:
    """A worker that the zygote was asked to fork."""

    def __init__(self, connection: socket.socket, output: int) -> None:
        self.channel: Channel = SocketChannel(connection)
        self.output = output
        self.worker: Process | None = None

    def drop(self) -> None:
        """Let go of what was prepared for it."""
        self.channel.close()
        os.close(self.output)


class ForkHost:
    """A zygote: one process that has imported everything and forks workers.  Linux.

    base : another zygote with fewer packages, from which this one is forked if that has begun; so it has NumPy already.
    """

    def __init__(self, uses: tuple[str, ...], without: tuple[str, ...] = (), *, base: ForkHost | None = None) -> None:
        self.layers: tuple[str, ...] = ()
        self._uses, self._without, self._base = uses, without, base
        self._lock = threading.RLock()
        self._begun = False
        self._process: subprocess.Popen[bytes] | None = None  # where it is a child of ours
        self._pid = 0
        self._handle = -1  # its pidfd
        self._ready = False
        self._closed = False
        self._due: list[Forking | None] = []  # questions not answered yet: a worker to fork, or None for one to reap

    def begin(self) -> None:
        """Start the zygote and return at once; it is waited for when the first worker is wanted."""
        with self._lock:
            if self._begun:
                return
            if self._closed:
                raise SandboxUnavailable("this sandbox is closed")
            argument = config(self._uses, self._without)
            self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._log = output_file()
            try:
                if self._base is None or not self._base.fork_host(argument, self._uses, theirs.fileno(), self._log):
                    self._base = None
                    self._process = subprocess.Popen(
                        command("fork", theirs.fileno(), argument),
                        pass_fds=[theirs.fileno()],
                        env=environment(self._uses),
                        cwd="/",
                        stdin=subprocess.DEVNULL,
                        stdout=self._log,
                        stderr=self._log,
                        start_new_session=True,
                    )
                self._begun = True
            except OSError as error:
                self._control.close()
                os.close(self._log)
                raise SandboxUnavailable(f"the worker host could not be started: {error}") from error
            finally:
                theirs.close()

    def fork_host(self, argument: str, uses: tuple[str, ...], control: int, log: int) -> bool:
        """Ask this zygote to fork another one; whether it was asked.  The other one answers on its own socket."""
        with self._lock:
            if not self._begun or not set(self._uses).issubset(uses):
                return False
            request = {"op": "host", "config": json.loads(argument), "environment": environment(uses)}
            try:
                self._control.setblocking(False)
                socket.send_fds(self._control, [json.dumps(request).encode()], [control, log])
            except OSError:
                return False
            finally:
                self._control.settimeout(5)
            return True

    def _announced(self) -> None:
        """Take the zygote's first message: its pid and a handle.  Raises OSError if there is none."""
        said, handles, _, _ = socket.recv_fds(self._control, 4096, 1)
        if not said.isdigit() or len(handles) != 1:
            for handle in handles:
                os.close(handle)
            raise OSError("no announcement")
        self._pid, self._handle = int(said), handles[0]

    def _await(self) -> None:
        self.begin()
        if self._ready:
            return
        hello = b""
        try:
            self._control.settimeout(START)
            if self._handle < 0:
                self._announced()
            hello = self._control.recv(4096)
        except OSError:
            pass
        if not hello and self._base is not None:  # the zygote that was to fork it has ended
            self.restart()
            self._await()
            return
        if not hello:
            said = self._said()
            self._stop()
            raise SandboxUnavailable(f"the worker host did not start{said}")
        self.layers = tuple(json.loads(hello)["layers"])
        if "system-call filter" not in self.layers:
            from .jail import undumpable

            undumpable()  # only without the filter can a worker try to look into this process
        self._control.settimeout(5)
        self._ready = True

    def _said(self) -> str:
        lines = head(self._log, 20_000)[0].decode("utf-8", "replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""

    def ask(self, limits: Limits) -> Forking | None:
        """Ask for a worker and do not wait for it; None while the zygote starts or another one is being forked."""
        with self._lock:
            if not self._ready or any(asked is not None for asked in self._due):
                return None
            mine, theirs = socket.socketpair()
            asked = Forking(mine, output_file())
            try:
                request = json.dumps({"op": "spawn", "limits": numbers(limits)}).encode()
                socket.send_fds(self._control, [request], [theirs.fileno(), asked.output])
            except OSError:
                asked.drop()
                return None
            finally:
                theirs.close()
            self._due.append(asked)
            return asked

    def _collect(self) -> None:
        """Take the zygote's answers to what was asked without waiting: they come in the order of the questions."""
        while self._due:
            asked = self._due.pop(0)
            try:
                answer, handles, _, _ = socket.recv_fds(self._control, 4096, 1)
            except OSError:
                answer, handles = b"", []
            except BaseException:  # Ctrl-C: the zygote's answer would be taken for the next one's
                if asked is not None:
                    asked.drop()
                self._stop()
                raise
            if asked is None:  # how a discarded worker ended
                continue
            if answer and handles:
                asked.worker = Forked(self, int(answer), handles[0], asked.channel, asked.output)
            else:
                asked.drop()

    def reap_later(self, pid: int, started_by: int) -> None:
        """Have a dead or dying worker collected; the answer is taken at the next opportunity."""
        with self._lock:
            if not self.holds(started_by):
                return
            with contextlib.suppress(OSError):
                self._control.send(json.dumps({"op": "reap", "pid": pid}).encode())
                self._due.append(None)

    def spawn(self, limits: Limits, asked: Asked | None = None) -> Process:
        """Fork a worker; a zygote that does not answer is replaced once."""
        with self._lock:
            self._collect()
            if asked is not None and asked.worker is not None:
                return when_ready(asked.worker)
            for attempt in (1, 2):
                self._await()
                forking = self.ask(limits)
                self._collect()
                if forking is not None and forking.worker is not None:
                    return when_ready(forking.worker)
                if attempt == 1:
                    self.restart()
            raise SandboxUnavailable(f"the worker host does not answer{self._said()}")

    def pid(self) -> int:
        """The zygote's process id; 0 where it is not known (yet)."""
        return self._pid

    def holds(self, pid: int) -> bool:
        """Whether the zygote ``pid`` still lives, so that its dead workers still hold their numbers."""
        return self._pid == pid and self._handle >= 0 and not self._gone(0)

    def _gone(self, seconds: float) -> bool:
        """Whether the zygote has ended, after at most so many seconds."""
        watch = select.poll()
        watch.register(self._handle, select.POLLIN)
        return bool(watch.poll(seconds * 1000))

    def reap(self, pid: int) -> End:
        """Collect a dead worker."""
        with self._lock:
            self._collect()
            try:
                self._control.send(json.dumps({"op": "reap", "pid": pid}).encode())
                status = json.loads(self._control.recv(4096))[0]
            except (OSError, ValueError):
                self.restart()
                return End(None, None)
        if status is None:
            return End(None, None)
        return End(None, os.WTERMSIG(status)) if os.WIFSIGNALED(status) else End(os.WEXITSTATUS(status), None)

    def restart(self) -> None:
        """Replace a zygote that somebody froze or ended."""
        with self._lock:
            self._stop()
            if not self._closed:
                self.begin()

    def _stop(self) -> None:
        if not self._begun:
            return
        while self._due:
            asked = self._due.pop()
            if asked is not None:
                asked.drop()
        if self._handle < 0:
            with contextlib.suppress(OSError):
                self._control.setblocking(False)
                self._announced()
        self._control.close()  # which ends it as well, when it looks
        if self._handle >= 0:
            if not self._gone(0):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._pid, signal.SIGKILL)
                self._gone(5)
            os.close(self._handle)
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        os.close(self._log)
        self._process = None
        self._base = None  # from now on it starts by itself
        self._pid, self._handle = 0, -1
        self._begun = self._ready = False

    def close(self) -> None:
        """End the zygote; its workers end with it."""
        with self._lock:
            self._closed = True
            self._stop()
