"""Running trusted code the way a learner's code is run: arguments copied, results copied, errors as `LearnerFailure`.

A probe talks to an implementation through attributes: ``implementation.adam_step(theta, ...)``.  For a learner that
is a remote proxy (`dlgrade.sandbox`); for right code and for mistakes it is `Local`, which behaves the same way, so
that one probe gives comparable observations of both.

Depends on: comparison, errors, numpy.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from dlgrade.comparison import is_symbolic
from dlgrade.errors import Forbidden, LearnerFailure, Missing, Raised, Unfinished

_ATOMS = (type(None), bool, int, float, complex, str, bytes, np.generic, np.random.Generator)


def is_plain(value: Any) -> bool:
    """True for data that crosses to the other side as a copy; False for objects that stay where they are."""
    kind = type(value)
    if kind is float or kind is int or kind is str or isinstance(value, _ATOMS):
        return True
    if isinstance(value, np.ndarray) and not value.dtype.hasobject:
        return True
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(is_plain(v) for v in value)
    if isinstance(value, dict):
        return all(is_plain(k) and is_plain(v) for k, v in value.items())
    return is_symbolic(value)


def duplicate(value: Any) -> Any:
    """A copy of plain data that shares nothing that can be changed; ten times as fast as `copy.deepcopy` on arrays."""
    kind = type(value)
    if kind is np.ndarray:
        return value.copy()
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        return kind([v if type(v) in _SHARED else duplicate(v) for v in value])
    if kind is dict:
        return {k: duplicate(v) for k, v in value.items()}
    if kind in _SHARED or isinstance(value, np.generic) or is_symbolic(value):
        return value
    if kind is np.random.Generator and type(value.bit_generator) is np.random.PCG64:  # as it arrives at a worker
        bits = np.random.PCG64(0)
        bits.state = value.bit_generator.state
        return np.random.Generator(bits)
    return copy.deepcopy(value)


_SHARED = frozenset({type(None), bool, int, float, complex, str, bytes})


def raised_name(call: Callable[[], Any]) -> str:
    """The name of the exception that ``call`` raises in the implementation, or "" if it returns.

    A class that refines a built-in one (``class UnknownName(ValueError)``) counts as that one.

    For cases in which refusing is the right answer: ``raised_name(lambda: implementation.forward(bad))``.
    """
    try:
        call()
    except Raised as failure:
        return failure.exception
    return ""


def _builtin_name(error: Exception) -> str:
    """The built-in type that an exception is or refines (NumPy's LinAlgError: ValueError); else its own name.

    ``sandbox.failures`` says the same of a learner's exception.
    """
    kinds = (kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins")
    base = next(kinds, "Exception")
    return base if base != "Exception" else type(error).__name__


class Local:
    """An implementation in this process: a namespace of functions and classes.

    values : name -> function, class or constant.
    watch  : record in ``mutated`` which arguments each call changed in place.
    """

    def __init__(self, values: Mapping[str, Any], *, watch: bool = False) -> None:
        self._values = values
        self._watch = watch
        self.mutated: list[tuple[int | str, ...]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._values:
            raise Missing(f"there is no `{name}`")
        return self._out(self._values[name], name)

    def _out(self, value: Any, name: str) -> Any:
        if is_plain(value):
            return duplicate(value)
        return LocalHandle(self, value, name)

    def _run(self, call: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        args, kwargs = _inward(args), _inward(kwargs)
        before = (_snapshot(args), _snapshot(kwargs)) if self._watch else None
        try:
            with np.errstate(all="ignore"):
                result = call(*args, **kwargs)
        except (LearnerFailure, StopIteration):
            raise
        except NotImplementedError as error:
            raise Unfinished(f"{name} is not finished", exception="NotImplementedError") from error
        except PermissionError as error:
            raise Forbidden(f"{name}: {error}", exception="PermissionError") from error
        except Exception as error:
            raise Raised(f"{name} raised {type(error).__name__}: {error}", exception=_builtin_name(error)) from error
        if before is not None:
            changed: list[int | str] = [
                i for i, (a, b) in enumerate(zip(before[0], args, strict=True)) if not _same(a, b)
            ]
            changed += [k for k in kwargs if not _same(before[1][k], kwargs[k])]
            self.mutated.append(tuple(changed))
        return self._out(result, name)


class LocalHandle:
    """An object that stays on its side: a function, an instance, a generator."""

    __slots__ = ("_home", "_name", "_object")

    def __init__(self, home: Local, value: Any, name: str) -> None:
        object.__setattr__(self, "_home", home)
        object.__setattr__(self, "_object", value)
        object.__setattr__(self, "_name", name)

    @property
    def _label(self) -> str:
        """What it is called in messages."""
        return str(getattr(self._object, "__name__", type(self._object).__name__))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._home._run(self._object, self._name, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            value = getattr(self._object, name)
        except AttributeError:
            raise Raised(f"`{self._name}` has no `{name}`", exception="AttributeError") from None
        return self._home._out(value, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._object, name, _inward(value))

    def __getitem__(self, key: Any) -> Any:
        return self._home._run(lambda k: self._object[k], f"{self._name}[...]", (key,), {})

    def __setitem__(self, key: Any, value: Any) -> None:
        self._home._run(self._object.__setitem__, f"{self._name}[...]", (key, value), {})

    def __len__(self) -> int:
        return len(self._object)

    def __iter__(self) -> Iterator[Any]:
        return LocalHandle(self._home, iter(self._object), self._name)

    def __next__(self) -> Any:
        return self._home._run(lambda: next(self._object), f"next({self._name})", (), {})


def _inward(value: Any) -> Any:
    """A private copy of an argument; handles are opened, callables pass through."""
    kind = type(value)
    if kind is float or kind is int or kind is str:
        return value
    if kind is np.ndarray:
        return value if value.dtype.hasobject else value.copy()
    if isinstance(value, LocalHandle):
        return value._object
    if isinstance(value, tuple):
        return tuple(_inward(v) for v in value)
    if isinstance(value, list):
        return [_inward(v) for v in value]
    if isinstance(value, dict):
        return {k: _inward(v) for k, v in value.items()}
    return duplicate(value) if is_plain(value) else value


def _snapshot(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_snapshot(v) for v in value)
    if isinstance(value, dict):
        return {k: _snapshot(v) for k, v in value.items()}
    return duplicate(value) if is_plain(value) and not isinstance(value, np.random.Generator) else None


def _same(before: Any, after: Any) -> bool:
    if before is None:
        return True
    if isinstance(before, np.ndarray):
        return isinstance(after, np.ndarray) and before.shape == after.shape and before.tobytes() == after.tobytes()
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(_same(a, b) for a, b in zip(before, after, strict=True))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(_same(before[k], after[k]) for k in before)
    return bool(before == after)


def raw_values(implementation: Local) -> Mapping[str, Any]:
    """The functions and classes behind a `Local`, to be called directly: trusted code on values nobody else holds."""
    return implementation._values
