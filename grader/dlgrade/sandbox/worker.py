"""The process that runs submissions: ``python -I -S worker.py fork|spawn DESCRIPTOR CONFIG``.

fork    a zygote: says its pid and a pidfd, imports NumPy and the packages of its set once, then forks one worker for
        each "spawn" that arrives on the control socket with [request socket, output file], and answers its pid and a
        pidfd; "host" with [control socket, log] makes it fork another zygote, which need not import NumPy again
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
FEW = 4  # workers after which it rehearses what every worker does, which takes as long as ten workers gain by it


def shared(paths: list[str]) -> tuple[Any, ...]:
    """Import what all hosts have in common: the modules warm, serve and jail, and what random and threading want done
    after a fork."""
    package = types.ModuleType(PACKAGE)
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]  # noqa: PTH100, PTH120 - pathlib is not loaded here
    sys.modules[PACKAGE] = package
    if sys.path and sys.path[0] == package.__path__[0]:
        del sys.path[0]
    standard = list(sys.path)
    sys.path[:] = [*standard, *paths]
    # each worker would seed `random` and count its threads anew, which costs a tenth of its start
    register, after_fork = getattr(os, "register_at_fork", None), list[Callable[[], None]]()
    if register is not None:
        os.register_at_fork = lambda *, after_in_child, **_: after_fork.append(after_in_child)
    try:
        warm = importlib.import_module(f"{PACKAGE}.warm")
        warm.up([])
        serve = importlib.import_module(f"{PACKAGE}.serve")
        jail = importlib.import_module(f"{PACKAGE}.jail")
    finally:
        if register is not None:
            os.register_at_fork = register
    for name in [n for n in sys.modules if n.startswith(PACKAGE)]:
        del sys.modules[name]
    package.__path__ = []
    sys.path[:] = standard
    return warm, serve, jail, after_fork


def start(
    config: dict[str, Any], known: tuple[Any, ...]
) -> tuple[Any, Any, Callable[[], None] | None, list[Callable[[], None]]]:
    """Import everything that workers share.

    The serve module, the service that each worker becomes, what may be rehearsed later, and what is to be done after
    each fork.
    """
    warm, serve, jail_module, after_fork = known
    standard = list(sys.path)
    sys.path[:] = [*standard, *config["paths"]]
    warm.up(config["packages"])
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
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE", "SIGCHLD") if os.name == "posix" else ():
        signal.signal(getattr(signal, name), signal.SIG_DFL)  # here, once: in each worker it would cost a third of a ms
    later = warm.later(config["packages"])
    if later is not None and not jail.landlock:  # a worker may not be able to load it
        later = later()
    os.environ.clear()  # it names the user's folders
    allowed = frozenset(sys.stdlib_module_names) | {"numpy", *(p.split(".")[0] for p in config["packages"])}
    # without packages there is one thread, and every worker seeds `random` itself
    return serve, serve.Service(jail, allowed), later, after_fork if config["packages"] else []


def zygote(descriptor: int, config: dict[str, Any], known: tuple[Any, ...] | None = None) -> None:
    """Serve until the trusted side closes the control socket, which its death does too.

    known : what `shared` gave the zygote that this one was forked from.
    """
    import select
    import socket

    control = socket.socket(fileno=descriptor)
    handle = os.pidfd_open(os.getpid())
    socket.send_fds(control, [b"%d" % os.getpid()], [handle])  # an error if nobody is there any more
    os.close(handle)
    gc.disable()  # what is imported stays
    known = known or shared(config["paths"])
    serve, service, later, after_fork = start(config, known)
    jail = service.jail
    libc = importlib.import_module("ctypes").CDLL(None)
    libc.prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE
    # what escaped from a worker is handed to this process, which then ends it (possible only without the filter)
    libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
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
        if message["op"] == "reap":
            control.send(json.dumps(_reap(message["pid"])).encode())
            alive.discard(message["pid"])
            if not jail.seccomp:
                _end_strays(alive)
            continue
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            if message["op"] == "host":
                another(message, *descriptors, known=known)
            worker(serve, service, message["limits"], *descriptors, parent=parent, after_fork=after_fork)
        alive.add(pid)
        for fd in descriptors:
            os.close(fd)
        if message["op"] == "spawn":
            forked += 1
            handle = os.pidfd_open(pid)
            socket.send_fds(control, [b"%d" % pid], [handle])
            os.close(handle)
            if forked == FEW:
                serve.rehearse()
                gc.freeze()


def another(message: dict[str, Any], control: int, log: int, *, known: tuple[Any, ...]) -> None:
    """Become a zygote of its own, which shares nothing with the one it was forked from.  Never returns."""
    try:
        os.setsid()
        high = [os.dup(fd) for fd in (log, log, control)]  # each above what it is to become: 0 to 2 are open
        for i, fd in enumerate(high, 1):
            os.dup2(fd, i, inheritable=False)
        os.closerange(4, 1 << 16)
        for what in known[3]:
            what()
        importlib.import_module("ctypes").CDLL(None).prctl(4, 1, 0, 0, 0)  # dumpable, until its imports are done
        os.environ.update(message["environment"])
        zygote(3, message["config"], known)
    except BaseException as error:
        os.write(2, f"dlgrade: {error!r}\n".encode())
    finally:
        os._exit(97)


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
    serve: Any,
    service: Any,
    limits: dict[str, int],
    rpc: int,
    output: int,
    *,
    parent: int,
    after_fork: list[Callable[[], None]],
) -> None:
    """Never returns."""
    try:
        for what in after_fork:
            what()
        gc.enable()
        service.jail.enter(rpc, rpc, output, limits, die_with_parent=True)
        if os.getppid() == parent:
            serve.run(service, limits)
    except BaseException as error:  # a layer could not be entered: never run a learner's code without it
        os.write(2, f"dlgrade: {error!r}\n".encode())
    finally:
        os._exit(97)


def single(config: dict[str, Any]) -> None:
    """One worker, which waits for its limits and then for requests."""
    serve, service, _, _ = start(config, shared(config["paths"]))
    jail = service.jail
    serve.RECEIVE, serve.SEND = 0, 1
    hello = json.loads(serve.receive())
    serve.send([json.dumps({"layers": jail.layers(), "pid": os.getpid()}).encode()])
    try:
        jail.enter(0, 1, 2, hello["limits"], die_with_parent=hello["die_with_parent"])
        serve.RECEIVE, serve.SEND = 3, 4
        serve.run(service, hello["limits"])
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
