"""The sandbox: where workers come from, and what this machine can refuse them.

Depends on: facts; the others on first use.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakSet

from .facts import LAYERS, Isolation, Limits

if TYPE_CHECKING:
    from .processes import Host
    from .remote import Remote
    from .zygote import ForkHost


class Sandbox:
    """Starts workers for submissions.  A context manager.

    method : "auto", "fork" (a warm zygote; Linux) or "spawn" (a fresh interpreter for each worker; every system).
    beside : another sandbox of this process, whose zygote the zygotes of this one may be forked from.
    """

    def __init__(self, *, method: str = "auto", beside: Sandbox | None = None) -> None:
        if method not in ("auto", "fork", "spawn"):
            raise ValueError(f"method is {method!r}; expected 'auto', 'fork' or 'spawn'")
        self.method = method
        self._beside = beside
        self._hosts: dict[tuple[str, ...], Host] = {}
        self._open: WeakSet[Remote] = WeakSet()
        self._without: tuple[str, ...] = ()  # layers to leave out: tests look at what the others hold

    def start(self, uses: Iterable[str] = ()) -> None:
        """Begin to warm up for submissions that may import ``uses``, and return at once."""
        self._host(uses).begin()

    def _host(self, uses: Iterable[str]) -> Host:
        import sys

        names = tuple(sorted({n for n in uses if n != "numpy" and n.split(".")[0] not in sys.stdlib_module_names}))
        host = self._hosts.get(names)
        if host is None:
            from .fresh import SpawnHost
            from .processes import supports_fork
            from .zygote import ForkHost

            fork = self.method == "fork" or (self.method == "auto" and supports_fork())
            host = ForkHost(names, self._without, base=self._base()) if fork else SpawnHost(names, self._without)
            self._hosts[names] = host
        return host

    def _base(self) -> ForkHost | None:
        """The zygote without packages, here or beside, that has NumPy already; None if there is none."""
        from .zygote import ForkHost

        here = self._hosts.get(()) or (self._beside._hosts.get(()) if self._beside is not None else None)
        return here if isinstance(here, ForkHost) else None

    def open(
        self,
        files: Mapping[str, bytes],
        module: str,
        *,
        uses: Sequence[str] = (),
        limits: Limits = Limits(),  # noqa: B008 - frozen
        watch_mutation: bool = False,
    ) -> Remote:
        """A worker for the submission ``files`` ({path: content}), whose ``module`` is to be judged."""
        from .remote import Remote

        remote = Remote(self._host(uses), files, module, uses=uses, limits=limits, watch_mutation=watch_mutation)
        self._open.add(remote)
        return remote

    def isolation(self, uses: Iterable[str] = ()) -> Isolation:
        """Try the forbidden things from inside a worker for ``uses`` and tell what happened; 10 to 30 ms."""
        import socket
        import tempfile
        from pathlib import Path

        from .remote import refused

        host = self._host(uses)
        limits = Limits(memory=256 << 20)
        with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
            target = Path(folder, "target")
            target.write_bytes(b"secret")
            target.chmod(0o666)  # permissions must not be what refuses
            Path(folder).chmod(0o777)
            question = {"path": str(target), "port": server.getsockname()[1], "parent": os.getpid()}
            blocked = refused(host, question, limits)
        possible = tuple(name for name, no in blocked.items() if not no)
        level = "full" if not possible else "partial"
        if {"read files", "change files", "use the network"}.issubset(possible):
            level = "none"
        return Isolation(level, host.layers, possible)

    def held_alone(self) -> dict[str, tuple[str, ...]]:
        """Layer -> what it refuses when it is the only one and no layer does not, found out by trying; about 1 s.

        That the layers together refuse something does not say that each of them works; this does.
        """
        bare = self._with_only("").possible
        found: dict[str, tuple[str, ...]] = {}
        for layer in self.isolation().layers:
            switch = next((switch for switch, name in LAYERS.items() if layer.startswith(name)), "")
            still = self._with_only(switch).possible
            found[layer] = tuple(what for what in bare if what not in still)
        return found

    def _with_only(self, layer: str) -> Isolation:
        with Sandbox(method=self.method) as single:
            single._without = tuple(switch for switch in LAYERS if switch != layer)
            return single.isolation()

    def close(self) -> None:
        """End every host and every worker."""
        for remote in list(self._open):
            remote.close()
        for host in self._hosts.values():
            host.close()
        self._hosts.clear()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
