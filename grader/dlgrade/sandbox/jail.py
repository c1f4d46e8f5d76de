"""The walls around a worker.  Each layer is looked for; one that is there but cannot be entered stops the worker.

    prepare   once in a zygote, before the first fork (or once in a spawned worker)
    enter     in each worker: descriptors, session, resource limits, Landlock
    seal      the last step before the first line of a learner runs: own user id, system-call filter or audit hook

Depends on: the standard library, seccomp.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from typing import Any

from . import seccomp

with contextlib.suppress(ImportError):  # POSIX only
    import resource

LINUX = sys.platform == "linux"
POSIX = os.name == "posix"
_PDEATHSIG, _DUMPABLE, _SECCOMP, _NO_NEW_PRIVS = 1, 4, 22, 38  # prctl
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same numbers on every architecture
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}  # Landlock ABI -> how many file rights it knows; 16 from 5 on
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_EPERM, _EFAULT = 1, 14


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # Python 3.14 wants it said
    _fields_ = (("rights", ctypes.c_uint64), ("descriptor", ctypes.c_int32))


class _Capabilities(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


if LINUX:
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.syscall.restype = ctypes.c_long


_RESOURCES = ("CPU", "FSIZE", "NOFILE", "CORE", "AS", "MEMLOCK", "MSGQUEUE", "SIGPENDING")


def _hard(name: str) -> tuple[int, int]:
    kind = getattr(resource, f"RLIMIT_{name}")
    return kind, resource.getrlimit(kind)[1]


def _must(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return int(result)


def undumpable() -> None:
    """No core dump of this process, no look into its memory or environment by others of the same user (Linux)."""
    if LINUX:
        _libc.prctl(_DUMPABLE, 0, 0, 0, 0)


def landlock_version() -> int:
    """The kernel's Landlock ABI, 0 where there is none."""
    if not LINUX:
        return 0
    return max(0, int(_libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(1))))


def has_seccomp() -> bool:
    """Whether this kernel takes filters: with a null program it then answers EFAULT, without them EINVAL."""
    if not LINUX or not seccomp.known(os.uname().machine):
        return False
    return _libc.prctl(_SECCOMP, 2, None, 0, 0) < 0 and ctypes.get_errno() == _EFAULT


def _ruleset(paths: list[str], version: int) -> int:
    rights = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    wanted = _Ruleset(rights, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    create = _libc.syscall(_LANDLOCK_CREATE, ctypes.byref(wanted), ctypes.c_size_t(size), ctypes.c_uint32(0))
    ruleset = _must(create, "landlock_create_ruleset")
    for path in paths:
        try:
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        allowed = _READ_FILE | (_READ_DIR if os.path.isdir(path) else 0)  # noqa: PTH112 - pathlib is not loaded here
        if path == os.devnull:
            allowed |= _WRITE_FILE
        rule = _Beneath(allowed, descriptor)
        added = _libc.syscall(
            _LANDLOCK_ADD, ruleset, ctypes.c_int(1), ctypes.byref(rule), ctypes.c_uint32(0)
        )  # 1: a path and all beneath it
        _must(added, "landlock_add_rule")
        os.close(descriptor)
    return ruleset


def _open_to_all(path: str) -> bool:
    """Whether another user can reach ``path``; an interpreter under /root, say, is closed to all but root."""
    while True:
        if not os.stat(path).st_mode & 0o001 and (os.path.isdir(path) or not os.stat(path).st_mode & 0o004):  # noqa: PTH112, PTH116
            return False
        parent = os.path.dirname(path)  # noqa: PTH120
        if parent == path:
            return True
        path = parent


class Jail:
    """What `prepare` found and made.

    readable : folders that stay readable (standard library, packages); ``reading`` lets learners' imports open them.
    layers   : what is on, in the words of the report.
    """

    def __init__(
        self, readable: list[str], packages: list[str], *, reading: bool, uid: int, without: list[str]
    ) -> None:
        self.landlock = 0 if "landlock" in without else landlock_version()
        self.ruleset = _ruleset([*readable, *packages], self.landlock) if self.landlock else -1
        self.seccomp = "seccomp" not in without and has_seccomp()
        # opening files is left to Landlock; without it no file may be opened at all
        self.reading = reading and bool(self.landlock or not self.seccomp)
        self.hook = not self.seccomp and "hook" not in without
        self.limits = POSIX and "limits" not in without
        # looked up here, once: each worker pays for what it touches
        self.hard = {n: _hard(n) for n in _RESOURCES if hasattr(resource, f"RLIMIT_{n}")} if self.limits else {}
        self.paths = tuple(os.path.join(p, "") for p in (*readable, *packages)) if self.reading else ()  # noqa: PTH118
        self.uid = 0 if "uid" in without else uid
        if self.uid and self.reading and not all(_open_to_all(p) for p in (*readable[:1], *packages)):
            self.uid = 0  # stay root without capabilities; Landlock says what may be read
        if self.seccomp:
            code = seccomp.program(os.uname().machine, reading=self.reading)
            self._code = ctypes.create_string_buffer(code, len(code))
            self._program = _Program(len(code) // 8, ctypes.addressof(self._code))

    def layers(self) -> list[str]:
        """The layers that are on."""
        found = [("system-call filter", self.seccomp), (f"Landlock {self.landlock}", self.landlock)]
        found += [("own user id", self.uid), ("audit hook", self.hook), ("resource limits", self.limits)]
        return [name for name, on in found if on] or ["separate process"]

    def enter(self, receive: int, send: int, output: int, limits: dict[str, int], *, die_with_parent: bool) -> None:
        """Afterwards only descriptors 0 (nothing), 1 and 2 (captured output), 3 and 4 (requests, replies) exist."""
        self.die_with_parent = die_with_parent
        null = os.open(os.devnull, os.O_RDONLY)
        keep = [null, output, output, receive, send, *([self.ruleset] if self.landlock else [])]
        high = [_above(fd) for fd in keep]  # out of the way first: one of them may stand where another must go
        for i, fd in enumerate(high):
            os.dup2(fd, i, inheritable=False)
        os.closerange(len(keep), 1 << 16 if POSIX else 256)
        if not POSIX:
            return
        with contextlib.suppress(PermissionError):  # a spawned worker leads its session already
            os.setsid()
        os.umask(0o077)
        os.chdir("/")
        if self.limits:
            self._limit(limits)
        if LINUX:
            _must(_libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
            undumpable()
        if self.landlock:
            _must(_libc.syscall(_LANDLOCK_RESTRICT, 5, ctypes.c_uint32(0)), "landlock_restrict_self")
            os.close(5)

    def _limit(self, limits: dict[str, int]) -> None:
        used = int(time.process_time())  # a spawned worker has imported NumPy in this process
        wanted = {"CPU": limits["cpu"] + used, "FSIZE": limits["file_size"], "NOFILE": 64, "CORE": 0}
        if LINUX:
            statm = os.open("/proc/self/statm", os.O_RDONLY)
            own = int(os.read(statm, 200).split()[0]) * resource.getpagesize()
            os.close(statm)
            wanted |= {"AS": own + limits["memory"], "MEMLOCK": 0, "MSGQUEUE": 0, "SIGPENDING": 64}
        for name, value in wanted.items():
            kind, hard = self.hard[name]
            top = value + (name == "CPU")  # the soft limit's signal tells "too long"; the hard one kills
            if hard != resource.RLIM_INFINITY:
                value, top = min(value, hard), min(top, hard)
            resource.setrlimit(kind, (value, top))

    def seal(self) -> None:
        """After this a learner's code may run."""
        if LINUX:
            if os.geteuid() == 0:  # not earlier: what the submission imports may lie where only root can read
                if self.uid:
                    os.setgroups([])
                    os.setresgid(self.uid, self.uid, self.uid)
                    os.setresuid(self.uid, self.uid, self.uid)
                header = _Capabilities(0x20080522, 0)
                _must(_libc.capset(ctypes.byref(header), ctypes.create_string_buffer(24)), "capset")
            if self.die_with_parent:
                parent = os.getppid()
                _must(_libc.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "pdeathsig")  # a change of user clears it
                if os.getppid() != parent:
                    os._exit(0)
        if self.seccomp:
            # to every thread: one that an import has started must not stand outside
            call = seccomp.number(os.uname().machine)
            stayed_out = _must(
                _libc.syscall(call, ctypes.c_uint(1), ctypes.c_uint(1), ctypes.byref(self._program)), "seccomp"
            )
            if stayed_out:
                raise OSError(_EPERM, f"seccomp: thread {stayed_out} could not be put behind the filter")
        if self.hook:
            _install_hook(self.paths)


def _above(fd: int) -> int:
    if POSIX:
        import fcntl

        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 40)
    copies = [os.dup(fd)]
    while copies[-1] < 40:
        copies.append(os.dup(fd))
    for copy in copies[:-1]:
        os.close(copy)
    return copies[-1]


def _install_hook(paths: tuple[str, ...]) -> None:
    """Refuse the ordinary ways to files, network and processes.  A speed bump, not a wall: PEP 578 says so itself."""
    exact = {"open", "mmap.__new__", "_thread.start_new_thread", "resource.prlimit", "resource.setrlimit", "pty.spawn"}
    groups: tuple[str, ...] = (
        "os.",
        "socket.",
        "subprocess.",
        "shutil.",
        "ctypes.",
        "fcntl.",
        "glob.",
        "tempfile.",
        "sqlite3.",
    )
    groups += ("winreg.", "_winapi.", "msvcrt.", "urllib.", "syslog.", "signal.pthread_kill", "webbrowser.")
    looking = {"os.listdir", "os.scandir"}
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def hook(event: str, args: Any) -> None:
        if event in exact or event.startswith(groups):
            path = args[0] if paths and args and type(args[0]) is str else ""
            only_reads = event in looking or (event == "open" and type(args[2]) is int and not args[2] & writing)
            if path and only_reads and normal(path).startswith(paths):
                return
            raise PermissionError(_EPERM, "not available while judging", event)

    normal = os.path.normpath
    sys.addaudithook(hook)
