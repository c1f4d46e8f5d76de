"""What stands on the trusted side for things that stay in a worker.  Two names are enough: what it is and where it is.

Depends on: wire; dlgrade.errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from dlgrade.errors import Missing, Raised

if TYPE_CHECKING:
    from .remote import Remote


class Reference:
    """Something in a worker that can be called, read and set.  Names that begin with two underscores stay local."""

    __slots__ = ("__weakref__", "_fields", "_label", "_methods", "_remote", "_worker")
    __array_ufunc__ = None  # NumPy must not take a handle for a number

    _remote: Remote
    _worker: int  # which of the remote's workers holds the object; 0: found by name in any of them
    _fields: list[Any]  # as on the wire
    _label: str  # for messages
    _methods: frozenset[str]

    def __init__(self, remote: Remote, worker: int, fields: list[Any], label: str, methods: frozenset[str]) -> None:
        place = object.__setattr__
        place(self, "_remote", remote)
        place(self, "_worker", worker)
        place(self, "_fields", fields)
        place(self, "_label", label)
        place(self, "_methods", methods)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._remote._call(self, None, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._methods:
            return Method(self, name)
        return self._remote._touch("get", self, f"{self._label}.{name}", name=name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._remote._touch("set", self, f"setting {self._label}.{name}", name=name, value=value)

    def __repr__(self) -> str:
        return f"<{self._label} in the worker>"

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"{self._label} is an object of the learner's, not data")


class Handle(Reference):
    """An object that stays in the worker: an instance, a closure, a generator, a bound method."""

    __slots__ = ()

    def __len__(self) -> int:
        try:
            size = self._remote._touch("len", self, f"len({self._label})")
        except Raised as failure:
            if failure.exception == "TypeError" and not failure.frames:  # it has no length: `list` asks, and goes on
                raise TypeError(failure.message) from None
            raise
        return size if type(size) is int and size >= 0 else 0

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, key: Any) -> Any:
        return self._remote._touch("item", self, f"{self._label}[...]", key=key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._remote._touch("put", self, f"{self._label}[...]", key=key, value=value)

    def __iter__(self) -> Iterator[Any]:
        found: Iterator[Any] = self._remote._touch("iter", self, f"iterating over {self._label}")
        return found

    def __next__(self) -> Any:
        return self._remote._touch("next", self, f"next({self._label})")

    def __del__(self) -> None:
        self._remote._released(self)


class Named(Reference):
    """A function or class of the learner's module, found by its name: it survives the worker."""

    __slots__ = ()


class Method:
    """A method of an object in the worker, called without being read first."""

    __slots__ = ("_name", "_owner")

    def __init__(self, owner: Reference, name: str) -> None:
        self._owner = owner
        self._name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._owner._remote._call(self._owner, self._name, args, kwargs)

    def __repr__(self) -> str:
        return f"<{self._owner._label}.{self._name} in the worker>"


class Implementation:
    """The learner's module: its functions and classes can be called, its plain data are values."""

    __slots__ = ("_remote",)

    _remote: Remote

    def __init__(self, remote: Remote) -> None:
        object.__setattr__(self, "_remote", remote)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        remote = self._remote
        found = remote.load().get(name)
        if found is None:
            raise Missing(f"there is no `{name}` in {remote.file}")
        if found.kind == "value":
            return remote._touch("get", None, f"reading {name}", name=name)
        return Named(remote, 0, ["n", name], name, frozenset())

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a learner's module is not changed from outside")

    def __repr__(self) -> str:
        return f"<implementation {self._remote.file}>"


def reference_fields(value: Any, worker: int, remote: Remote, callback: Callable[[Any], list[Any]]) -> list[Any] | None:
    """The wire's fields for ``value``, or None where it cannot stand on the wire at all."""
    if isinstance(value, Reference):
        if value._remote is not remote:
            return None
        remote._alive(value, worker)
        return value._fields
    if isinstance(value, Method):
        inner = reference_fields(value._owner, worker, remote, callback)
        return None if inner is None else ["m", inner, value._name]
    return callback(value) if callable(value) else None
