"""Starting and ending worker processes: forked from a warm zygote (Linux) or fresh interpreters (everywhere).

Depends on: channel, the standard library; dlgrade.errors.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dlgrade.errors import SandboxUnavailable

from .channel import Channel, Clock, Expired, PipeChannel, SocketChannel, TooLarge
from .facts import Limits

_WORKER = str(Path(__file__).with_name("worker.py"))
_START = 60.0  # seconds that a host may take to start: a cold disk, a virus scanner
_POSIX = os.name == "posix"


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

    def output(self, limit: int) -> tuple[bytes, int]:
        """The first bytes of its output, and how many there are."""

    def kill(self) -> End:
        """End it and everything it started, reap it, and let go of its descriptors."""


class Host(Protocol):
    """Where workers with the same packages come from."""

    layers: tuple[str, ...]

    def begin(self) -> None:
        """Start what can be started ahead, and return at once."""

    def spawn(self, limits: Limits) -> Process:
        """A new worker, inside its jail."""

    def close(self) -> None:
        """End it and all its workers."""


def supports_fork() -> bool:
    """Whether workers can be forked from a zygote here."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open") and hasattr(signal, "pidfd_send_signal")


def _config(uses: tuple[str, ...], without: tuple[str, ...]) -> str:
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
    uid = 61184 + os.getpid() % 4000 if _POSIX and os.geteuid() == 0 else 0  # in the range that nothing is given to
    return json.dumps({"paths": paths, "packages": list(uses), "uid": uid, "without": list(without)})


def _environment(uses: tuple[str, ...]) -> dict[str, str]:
    threads = ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")  # a zygote with threads cannot be forked
    found = {f"{name}_NUM_THREADS": "1" for name in threads}
    found |= {"LANG": "C.UTF-8", "PATH": "/nonexistent", "HOME": "/nonexistent"}
    if "matplotlib" in uses:  # its list of fonts takes seconds to make and is kept in the user's cache
        cache = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
        folder = os.environ.get("MPLCONFIGDIR") or str(Path(cache) / "matplotlib")
        found |= {"MPLBACKEND": "Agg", "MPLCONFIGDIR": folder}
    if not _POSIX:
        found |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP", "TMP") if k in os.environ}
    return found


def _command(how: str, descriptor: int, config: str) -> list[str]:
    # not the virtual environment's own executable: on Windows that is a launcher, which would be the process killed
    python = str(Path(getattr(sys, "_base_executable", None) or sys.executable).resolve())
    return [python, "-I", "-S", _WORKER, how, str(descriptor), config]


def _output_file() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("output")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _head(descriptor: int, limit: int) -> tuple[bytes, int]:
    size = os.fstat(descriptor).st_size
    if hasattr(os, "pread"):
        return os.pread(descriptor, limit, 0), size
    here = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, 0, os.SEEK_SET)
    data = os.read(descriptor, limit)
    os.lseek(descriptor, here, os.SEEK_SET)
    return data, size


def _numbers(limits: Limits) -> dict[str, int]:
    return {
        "cpu": int(limits.total) + 2,
        "memory": limits.memory,
        "file_size": max(limits.file_size, limits.output),
        "output": limits.output,
    }


def _cpu(pid: int) -> float:
    # the CPU clock of another process, clock_getcpuclockid(3)
    return time.clock_gettime((~pid << 3) | 2)


def _queued(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/schedstat") as file:  # noqa: PTH123 - in the path of every slow call
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


class Forked:
    """A worker forked from a zygote."""

    def __init__(self, zygote: ForkHost, pid: int, handle: int, connection: socket.socket, output: int) -> None:
        self.channel: Channel = SocketChannel(connection)
        self.measurable = True
        self._zygote, self._pid, self._handle, self._output = zygote, pid, handle, output
        self._started_by = zygote.pid()

    def cpu(self) -> float:
        """CPU seconds used so far."""
        try:
            return _cpu(self._pid)
        except OSError:
            return 0.0

    def queued(self) -> float:
        """Seconds spent ready to run without a processor."""
        return _queued(self._pid)

    def ended(self, wait: float) -> bool:
        """Whether it is gone, after at most ``wait`` seconds."""
        watch = select.poll()
        watch.register(self._handle, select.POLLIN)
        return bool(watch.poll(wait * 1000))

    def output(self, limit: int) -> tuple[bytes, int]:
        """The first bytes of its output, and how many there are."""
        return _head(self._output, limit)

    def kill(self) -> End:
        """End it and its session, and have the zygote reap it."""
        # not yet reaped, so the number is still its own; the group is more than one process only without the filter
        if self._zygote.holds(self._started_by):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        if self.ended(5):
            end = self._zygote.reap(self._pid)
        else:  # should not happen; then the whole host goes
            self._zygote.restart()
            end = End(None, None)
        self.channel.close()
        os.close(self._handle)
        os.close(self._output)
        return end


class ForkHost:
    """A zygote: one process that has imported everything and forks workers.  Linux."""

    def __init__(self, uses: tuple[str, ...], without: tuple[str, ...] = ()) -> None:
        self.layers: tuple[str, ...] = ()
        self._uses, self._without = uses, without
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._closed = False

    def begin(self) -> None:
        """Start the zygote and return at once; it is waited for when the first worker is wanted."""
        with self._lock:
            if self._process is not None:
                return
            if self._closed:
                raise SandboxUnavailable("this sandbox is closed")
            config = _config(self._uses, self._without)
            self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._log = _output_file()
            try:
                self._process = subprocess.Popen(
                    _command("fork", theirs.fileno(), config),
                    pass_fds=[theirs.fileno()],
                    env=_environment(self._uses),
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=self._log,
                    stderr=self._log,
                    start_new_session=True,
                )
            except OSError as error:
                self._control.close()
                os.close(self._log)
                raise SandboxUnavailable(f"the worker host could not be started: {error}") from error
            finally:
                theirs.close()

    def _await(self) -> None:
        self.begin()
        if self._ready:
            return
        self._control.settimeout(_START)
        try:
            hello = self._control.recv(4096)
        except OSError:
            hello = b""
        if not hello:
            said = self._said()
            self._stop()
            raise SandboxUnavailable(f"the worker host did not start{said}")
        self.layers = tuple(json.loads(hello)["layers"])
        if "system-call filter" not in self.layers:
            _undumpable()  # only without the filter can a worker try to look into this process
        self._control.settimeout(5)
        self._ready = True

    def _said(self) -> str:
        lines = _head(self._log, 20_000)[0].decode("utf-8", "replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""

    def spawn(self, limits: Limits) -> Process:
        """Fork a worker; a zygote that does not answer is replaced once."""
        with self._lock:
            for attempt in (1, 2):
                self._await()
                mine, theirs = socket.socketpair()
                output = _output_file()
                try:
                    request = json.dumps({"op": "spawn", "limits": _numbers(limits)}).encode()
                    socket.send_fds(self._control, [request], [theirs.fileno(), output])
                    answer, handles, _, _ = socket.recv_fds(self._control, 64, 1)
                except OSError:
                    answer, handles = b"", []
                except BaseException:  # Ctrl-C: the zygote's answer would be taken for the next one's
                    self._stop()
                    raise
                finally:
                    theirs.close()
                if answer and handles:
                    return _ready(Forked(self, int(answer), handles[0], mine, output))
                mine.close()
                os.close(output)
                if attempt == 1:
                    self.restart()
            raise SandboxUnavailable(f"the worker host does not answer{self._said()}")

    def pid(self) -> int:
        """The zygote's process id; 0 where there is none."""
        return self._process.pid if self._process is not None else 0

    def holds(self, pid: int) -> bool:
        """Whether the zygote ``pid`` still lives, so that its dead workers still hold their numbers."""
        return self._process is not None and self._process.pid == pid and self._process.poll() is None

    def reap(self, pid: int) -> End:
        """Collect a dead worker."""
        with self._lock:
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
        if self._process is None:
            return
        self._control.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        os.close(self._log)
        self._process = None
        self._ready = False

    def close(self) -> None:
        """End the zygote; its workers end with it."""
        with self._lock:
            self._closed = True
            self._stop()


def _undumpable() -> None:
    from .jail import undumpable

    undumpable()


class Spawned:
    """A worker in an interpreter of its own."""

    def __init__(self, uses: tuple[str, ...], without: tuple[str, ...]) -> None:
        self._output = _output_file()
        options: dict[str, Any] = {"start_new_session": True, "cwd": "/"} if _POSIX else {"creationflags": 0x08000000}
        try:
            self._popen = subprocess.Popen(
                _command("spawn", 0, _config(uses, without)),
                env=_environment(uses),
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
            return _cpu(self._popen.pid) if self.measurable else 0.0
        except OSError:
            return 0.0

    def queued(self) -> float:
        """Seconds spent ready to run without a processor."""
        return _queued(self._popen.pid) if self.measurable else 0.0

    def ended(self, wait: float) -> bool:
        """Whether it is gone, after at most ``wait`` seconds."""
        try:
            self._popen.wait(wait)
        except subprocess.TimeoutExpired:
            return False
        return True

    def output(self, limit: int) -> tuple[bytes, int]:
        """The first bytes of its output, and how many there are."""
        return _head(self._output, limit)

    def kill(self) -> End:
        """End it and its session."""
        if _POSIX:
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

    def spawn(self, limits: Limits) -> Process:
        """The worker that was started ahead, or a new one."""
        with self._lock:
            process = self._spare.pop(0) if self._spare else Spawned(self._uses, self._without)
            self._taken += 1
            # one exercise needs one worker; whoever takes a second will take more
            wanted = max(1, min(4, (os.cpu_count() or 1) - 1)) if self._taken > 1 else 0
            while len(self._spare) < wanted:
                self._spare.append(Spawned(self._uses, self._without))
        clock = Clock(None, lambda: 0.0, call=_START, wall=_START, total=_START)
        # the death signal follows the thread that started the worker, not the process
        main = threading.current_thread() is threading.main_thread()
        hello = {"limits": _numbers(limits), "die_with_parent": main}
        try:
            process.channel.send([json.dumps(hello).encode()], clock)
            self.layers = tuple(json.loads(process.channel.receive(4096, clock))["layers"])
        except (EOFError, Expired, TooLarge, ValueError):
            lines = process.output(20_000)[0].decode("utf-8", "replace").strip().splitlines()
            process.kill()
            raise SandboxUnavailable("a worker did not start" + (f": {lines[-1]}" if lines else "")) from None
        return _ready(process)

    def close(self) -> None:
        """End the workers that wait."""
        with self._lock:
            while self._spare:
                self._spare.pop().kill()


def _ready(process: Process) -> Process:
    """The process once it says that its jail is closed; before that, a death is not a learner's doing."""
    from . import wire

    clock = Clock(None, lambda: 0.0, call=_START, wall=_START, total=_START)
    try:
        if wire.decode(process.channel.receive(4096, clock)) == "ready":
            return process
    except (EOFError, OSError, Expired, TooLarge, wire.WireError):
        pass
    said = process.output(2000)[0].decode("utf-8", "replace").strip()
    process.kill()
    raise SandboxUnavailable("the sandbox could not be set up" + (f": {said}" if said else ""))
