"""The system-call filter: an allow-list assembled into BPF, with no library at run time.

Anything that is not listed answers EPERM: paths, sockets, processes, threads, signals, other processes' memory.
"""

from __future__ import annotations

import errno
import struct

# name: (x86_64, aarch64), None where the architecture has no such call; the busiest first, the list is walked in order
_CALLS: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "futex": (202, 98), "mmap": (9, 222),
    "munmap": (11, 215), "madvise": (28, 233), "mremap": (25, 216), "brk": (12, 214), "mprotect": (10, 226),
    "clock_gettime": (228, 113), "gettimeofday": (96, 169), "time": (201, None), "pread64": (17, 67), "close": (3, 57),
    "fstat": (5, 80), "lseek": (8, 62), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "sigaltstack": (131, 132), "dup": (32, 23), "getcwd": (79, 17), "poll": (7, None),
    "ppoll": (271, 73), "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "clock_getres": (229, 114),
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getrandom": (318, 278), "getrusage": (98, 165),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "sysinfo": (99, 179), "uname": (63, 160),
    "exit": (60, 93), "exit_group": (231, 94), "rseq": (334, 293), "set_robust_list": (273, 99),
    "restart_syscall": (219, 128), "membarrier": (324, 283), "getcpu": (309, 168), "times": (100, 153),
}  # fmt: skip
# only to look and to read: which files, Landlock decides
_READING: dict[str, tuple[int | None, int | None]] = {
    "open": (2, None), "openat": (257, 56), "stat": (4, None), "lstat": (6, None), "newfstatat": (262, 79),
    "statx": (332, 291), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61),
}  # fmt: skip
# name: (x86_64, aarch64), index of the argument that decides, the values that pass.  The kernel reads 32 bits of each.
_BY_ARGUMENT: dict[str, tuple[tuple[int, int], int, tuple[int, ...]]] = {
    "fcntl": ((72, 25), 1, (1, 2, 3, 1030)),  # get/set FD flags, get status, dup: F_SETOWN could send signals
    "ioctl": ((16, 29), 1, (0x5401, 0x5451)),  # isatty, close-on-exec
    "prlimit64": ((302, 261), 0, (0,)),  # own limits only: it could starve the grader of descriptors
}
_CLONE3 = (435, 435)  # answers ENOSYS, so that the C library falls back to clone and reports EPERM from there

_AUDIT_ARCH = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data


def number(machine: str) -> int:
    """The number of seccomp(2) itself."""
    return {"x86_64": 317, "aarch64": 277}[machine]


def known(machine: str) -> bool:
    """Whether there is a table for this processor."""
    return machine in _AUDIT_ARCH


def program(machine: str, *, reading: bool = False) -> bytes:
    """The filter as raw BPF.  ``reading`` also lets files be looked at and opened, for use under Landlock."""
    column, arch = _AUDIT_ARCH[machine]
    calls = [pair[column] for pair in (_CALLS | _READING if reading else _CALLS).values()]
    code = [(_LOAD, 0, 0, _ARCH), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER)]
    for number in calls:
        if number is not None:  # not equal: skip the return
            code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    for numbers, index, values in _BY_ARGUMENT.values():
        code += [(_EQUAL, 0, 2 + 2 * len(values), numbers[column]), (_LOAD, 0, 0, _ARGUMENTS + 8 * index)]
        for value in values:
            code += [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
        code += [(_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    code += [(_EQUAL, 0, 1, _CLONE3[column]), (_RETURN, 0, 0, _ERRNO | errno.ENOSYS)]
    code += [(_RETURN, 0, 0, _ERRNO | errno.EPERM)]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)
