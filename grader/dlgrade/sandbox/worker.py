"""The process that runs submissions: ``python -I -S worker.py fork|spawn DESCRIPTOR CONFIG``.

fork    a zygote: imports NumPy and the packages of its set once, then forks one worker for each "spawn" that arrives
        on the control socket with [request socket, output file], and answers its pid and a pidfd
spawn   one worker in a fresh interpreter; its requests come on standard input, replies go to standard output

Its siblings are loaded as a package of another name: nothing of dlgrade but this folder can be imported here.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
import types
from collections.abc import Callable
from typing import Any

PACKAGE = "_dlgrade_worker"
IDLE = 10.0  # seconds without a request after which a zygote warms up the rest
MANY = 16  # workers after which it does so at once


def start(config: dict[str, Any]) -> tuple[Any, Any, frozenset[str], Callable[[], None] | None]:
    """Import everything that workers share.

    The serve module, the jail, the names that a submission may import, and what may be rehearsed later.
    """
    package = types.ModuleType(PACKAGE)
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]  # noqa: PTH100, PTH120 - pathlib is not loaded here
    sys.modules[PACKAGE] = package
    standard = list(sys.path[1:]) if sys.path and sys.path[0] == package.__path__[0] else list(sys.path)
    sys.path[:] = [*standard, *config["paths"]]
    warm = importlib.import_module(f"{PACKAGE}.warm")
    warm.up(config["packages"])
    serve = importlib.import_module(f"{PACKAGE}.serve")
    jail_module = importlib.import_module(f"{PACKAGE}.jail")
    packages = warm.loaded_packages(config["paths"])
    sys.path[:] = standard
    sys.argv[:] = [""]
    jail = jail_module.Jail(
        warm.standard_library(),
        packages,
        reading=bool(config["packages"]),
        uid=config["uid"],
        without=config["without"],
    )
    later = warm.later(config["packages"])
    if later is not None and not jail.landlock:  # a worker may not be able to load it
        later = later()
    for name in [n for n in sys.modules if n.startswith(PACKAGE)]:
        del sys.modules[name]
    package.__path__ = []
    os.environ.clear()  # it names the user's folders
    allowed = frozenset(sys.stdlib_module_names) | {"numpy", *(p.split(".")[0] for p in config["packages"])}
    return serve, jail, allowed, later


def zygote(descriptor: int, config: dict[str, Any]) -> None:
    """Serve until the trusted side closes the control socket, which its death does too."""
    import select
    import socket

    control = socket.socket(fileno=descriptor)
    gc.disable()  # what is imported stays
    serve, jail, allowed, later = start(config)
    importlib.import_module("ctypes").CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
    # what escaped from a worker is handed to this process, which then ends it (possible only without the filter)
    importlib.import_module("ctypes").CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    control.send(json.dumps({"layers": jail.layers(), "pid": os.getpid()}).encode())
    gc.freeze()
    alive: set[int] = set()
    forked = 0
    while True:
        if later is not None and (forked >= MANY or not select.select([control], [], [], IDLE)[0]):
            later = later()
            gc.freeze()
        request, descriptors, _, _ = socket.recv_fds(control, 4096, 4)
        if not request:
            os._exit(0)
        message = json.loads(request)
        if message["op"] == "spawn":
            parent = os.getpid()
            pid = os.fork()
            if pid == 0:
                worker(serve, jail, allowed, message["limits"], *descriptors, parent=parent)
            alive.add(pid)
            forked += 1
            handle = os.pidfd_open(pid)
            for fd in descriptors:
                os.close(fd)
            socket.send_fds(control, [b"%d" % pid], [handle])
            os.close(handle)
        else:
            control.send(json.dumps(_reap(message["pid"])).encode())
            alive.discard(message["pid"])
            if not jail.seccomp:
                _end_strays(alive)


def _reap(pid: int) -> list[Any]:
    try:
        _, status, usage = os.wait4(pid, 0)
    except ChildProcessError:
        return [None, 0.0]
    return [status, usage.ru_utime + usage.ru_stime]


def _end_strays(alive: set[int]) -> None:
    for _ in range(100):
        with open(f"/proc/self/task/{os.getpid()}/children") as file:  # noqa: PTH123
            strays = [pid for pid in map(int, file.read().split()) if pid not in alive]
        if not strays:
            return
        for pid in strays:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass


def worker(
    serve: Any, jail: Any, allowed: frozenset[str], limits: dict[str, int], rpc: int, output: int, *, parent: int
) -> None:
    """Never returns."""
    try:
        gc.enable()
        jail.enter(rpc, rpc, output, limits, die_with_parent=True)
        if os.getppid() == parent:
            serve.run(jail, allowed, limits)
    except BaseException as error:  # a layer could not be entered: never run a learner's code without it
        os.write(2, f"dlgrade: {error!r}\n".encode())
    finally:
        os._exit(97)


def single(config: dict[str, Any]) -> None:
    """One worker, which waits for its limits and then for requests."""
    serve, jail, allowed, _ = start(config)
    serve.RECEIVE, serve.SEND = 0, 1
    hello = json.loads(serve.receive())
    serve.send([json.dumps({"layers": jail.layers(), "pid": os.getpid()}).encode()])
    try:
        jail.enter(0, 1, 2, hello["limits"], die_with_parent=hello["die_with_parent"])
        serve.RECEIVE, serve.SEND = 3, 4
        serve.run(jail, allowed, hello["limits"])
    except BaseException as error:
        os.write(2, f"dlgrade: {error!r}\n".encode())
    finally:
        os._exit(97)


def main() -> None:
    """Become what the command line says."""
    config = json.loads(sys.argv[3])
    if sys.argv[1] == "fork":
        zygote(int(sys.argv[2]), config)
    else:
        single(config)


if __name__ == "__main__":
    main()
