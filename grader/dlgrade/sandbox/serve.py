"""The request loop of a worker.  Runs a learner's code; knows no solution, no expected value and no case.

A request is {"op", "id", ...}; every reply carries the id.  A call answers {"ok": value}, {"err": description},
{"bad": what came back instead of a value} or {"stop": True}; {"callback": n, "args", "kwargs"} asks the trusted side
to call one of its functions and then serves requests until {"op": "return"} arrives.

Depends on: wire, jail, submission, NumPy.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import linecache
import os
import random
import struct
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from . import confined, selftest, submission, wire
from .jail import Jail

RECEIVE, SEND = 3, 4
MAX_OBJECTS = 20_000
MAX_NESTED = 16
_FUNCTION, _METHOD = types.FunctionType, types.MethodType
_U32 = struct.Struct("<I")
_ERRORS: Any = np.geterr()
_sweep = confined.swept(np)
_READV, _WRITEV = (
    getattr(os, "readv", None),
    getattr(os, "writev", None),
)  # POSIX; bound before a learner can replace them


class Captured(io.RawIOBase):
    """Standard output or error: keeps ``left[0]`` more bytes and counts the rest, so that `print` never raises."""

    def __init__(self, descriptor: int, left: list[int]) -> None:
        self.descriptor = descriptor
        self.left = left  # shared by both streams: [bytes that may still be written, bytes dropped]

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.descriptor

    def write(self, data: Any, _write: Callable[[int, Any], int] = os.write) -> int:
        size = len(data)
        kept = min(size, self.left[0])
        if kept:
            self.left[0] -= kept
            _write(self.descriptor, bytes(data[:kept]))
        self.left[1] += size - kept
        return size


class Nobody(io.TextIOBase):
    """Standard input: there is nobody to type."""

    def readline(self, *_: Any) -> Any:
        raise EOFError("nobody can answer while the exercise is judged; use the function's arguments instead of input")

    read = readline
    __next__ = readline


def receive(_read: Any = _READV) -> Any:
    """The next message; the process ends when the trusted side has gone."""
    head = bytearray(4)
    _fill(memoryview(head), _read)
    body = bytearray(_U32.unpack(head)[0])
    _fill(memoryview(body), _read)
    return body


def _fill(view: memoryview, read: Any) -> None:
    while len(view):
        if read is not None:
            count = read(RECEIVE, [view])
        else:
            data = os.read(RECEIVE, min(len(view), 1 << 16))
            count = len(data)
            view[:count] = data
        if not count:
            os._exit(0)
        view = view[count:]


def send(parts: list[Any], _writev: Any = _WRITEV, _write: Any = os.write) -> None:
    """Write one message with its length in front."""
    total = sum(map(len, parts))
    parts.insert(0, _U32.pack(total))
    done = _writev(SEND, parts[:1000]) if _writev is not None else 0
    if done < total + 4:
        rest = memoryview(b"".join(parts))[done:]
        while len(rest):
            rest = rest[_write(SEND, rest[: 1 << 16]) :]


EXHAUSTED = object()


class Stays:
    """Marks a value that must cross as a reference, whatever it looks like."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class Callback:
    """A function of the trusted side, as a learner's code sees it."""

    def __init__(self, service: Service, number: int, name: str) -> None:
        self._service = service
        self._number = number
        self.__name__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._service.ask(self._number, args, kwargs)


class Service:
    """One worker's objects and the requests about them."""

    def __init__(self, jail: Jail, allowed: frozenset[str]) -> None:
        self.jail = jail
        self.allowed = allowed
        self.most = 0
        self.left = [0, 0]
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}  # id(object) -> its number, so that one object is one handle
        self.next_number = 0
        self.methods: dict[type, list[str]] = {}
        self.files: dict[str, bytes] = {}
        self.trees: dict[str, Any] = {}  # their syntax trees
        self.namespace: dict[str, Any] = {}
        self.own_modules: set[str] = set()
        self.finder: submission.Files | None = None
        self.company: list[tuple[dict[str, bytes], dict[str, Any]]] = []  # files and trees of what may follow
        self.watch = False
        self.nested = 0
        self.current = 0
        self.streams: list[Any] = []
        for number in (1, 2):
            raw = io.BufferedWriter(Captured(number, self.left), 8192)
            self.streams.append(io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True))

    # -- references

    def refer(self, value: Any) -> list[Any]:
        """The fields of a reference to ``value``: an object stays, a trusted function goes home."""
        if type(value) is Stays:
            value = value.value
        if type(value) is Callback:
            return ["f", value._number]
        if type(value) is type(sys):
            raise wire.Unsendable("a module")
        number = self.numbers.get(id(value))
        if number is None:
            if len(self.objects) >= MAX_OBJECTS:
                raise wire.Unsendable(f"more than {MAX_OBJECTS:,} objects that are not plain data")
            self.next_number = number = self.next_number + 1
            self.objects[number] = value
            self.numbers[id(value)] = number
        kind = type(value)
        plain = kind in (_FUNCTION, _METHOD)
        label = str(value.__name__)[:100] if plain else submission.type_name(kind)
        return ["o", number, label, [] if plain else self.methods_of(value, kind)]

    def methods_of(self, value: Any, kind: type) -> list[str]:
        """Names that may be called without reading them first."""
        names = self.methods.get(kind)
        if names is None:
            names = []
            for base in kind.__mro__:
                if base.__module__ in self.own_modules:
                    found = [k for k, v in vars(base).items() if type(v) in (_FUNCTION, staticmethod, classmethod)]
                    names += [k for k in found if not k.startswith("__")]
            self.methods[kind] = names = names[:100]
        if not names:
            return names
        try:
            held = object.__getattribute__(value, "__dict__")
        except AttributeError:
            return names
        return [n for n in names if n not in held]

    def resolve(self, fields: list[Any]) -> Any:
        """What stands for a reference that came from the trusted side."""
        kind = fields[0]
        if kind == "o":
            return self.objects[fields[1]]
        if kind == "n":
            return self.namespace.get(fields[1])
        if kind == "m":
            target = self.resolve(fields[1])
            name = fields[2]
            return lambda *args, **kwargs: getattr(target, name)(*args, **kwargs)
        if kind == "f":
            return Callback(self, fields[1], fields[2])
        raise wire.WireError("a bad reference")

    # -- replies

    def reply(self, message: dict[str, Any]) -> None:
        for stream in self.streams:
            with contextlib.suppress(Exception):  # closed by the learner
                stream.flush()
        if self.left[1]:
            message["dropped"] = self.left[1]
        send(wire.encode(message, self.refer))

    def answer(self, number: int, act: Callable[[], Any], args: Any = (), kwargs: Any = None) -> None:
        """Run ``act`` and send what came of it.  SystemExit and KeyboardInterrupt are errors like any other."""
        self.current = number
        before = (_copied(args), _copied(kwargs)) if self.watch else None
        try:
            value = act()
            message: dict[str, Any] = (
                {"id": number, "ok": value} if value is not EXHAUSTED else {"id": number, "stop": True}
            )
        except BaseException as error:
            message = {"id": number, "err": submission.describe(error, self.files)}
        if before is not None:
            changed: list[Any] = [i for i, (a, b) in enumerate(zip(before[0], args, strict=True)) if not _same(a, b)]
            message["changed"] = changed + [k for k, v in (kwargs or {}).items() if not _same(before[1][k], v)]
        try:
            self.reply(message)
        except wire.Unsendable as error:
            self.reply({"id": number, "bad": str(error)[:1000], "changed": message.get("changed", [])})
        except Exception as error:  # its class may raise at every look
            self.reply({"id": number, "bad": f"a value that could not be read ({type(error).__name__})"})

    def ask(self, number: int, args: Any, kwargs: Any) -> Any:
        """Have the trusted side call one of its functions."""
        if self.nested >= MAX_NESTED:
            raise RecursionError("functions of the exercise call each other too deeply")
        own = self.current
        self.reply({"id": own, "callback": number, "args": args, "kwargs": kwargs})
        self.nested += 1
        try:
            answer = self.serve()
        finally:
            self.nested -= 1
            self.current = own
        if "err" in answer:
            kind = getattr(builtins, answer["err"][0], RuntimeError)
            if not (isinstance(kind, type) and issubclass(kind, Exception)):
                kind = RuntimeError
            try:
                error = kind(answer["err"][1])
            except TypeError:  # UnicodeDecodeError and its like want more than a text
                error = RuntimeError(answer["err"][1])
            raise error
        return answer["ok"]

    # -- requests

    def serve(self) -> Any:
        """Answer requests until a callback returns; at the outermost level, for ever."""
        while True:
            message = wire.decode(receive(), own=True, resolve=self.resolve)
            operation = message["op"]
            if operation == "return":
                return message
            for number in message.get("free", ()):
                self.numbers.pop(id(self.objects.pop(number, None)), None)
            if operation == "call":
                for i, (on, name, args, kwargs) in enumerate(message["calls"]):
                    self.answer(message["id"] + i, lambda: self.called(on, name, args, kwargs), args, kwargs)  # noqa: B023 - run at once
            elif operation == "load":
                self.prepare(message)
                self.answer(message["id"], lambda: self.load(message["module"]))  # noqa: B023 - run at once
            elif operation == "follow":
                self.renew(message)
                self.answer(message["id"], lambda: self.load(message["module"]))  # noqa: B023 - run at once
            elif operation == "selftest":
                self.sealed("sealed")
                self.answer(message["id"], lambda: selftest.refused(message))  # noqa: B023 - run at once
            else:
                self.answer(message["id"], lambda: self.touched(operation, message))  # noqa: B023 - run at once

    def called(self, on: Any, name: Any, args: Any, kwargs: Any) -> Any:
        if on is None:
            target = self.namespace[name]
            if issubclass(type(target), type) and target.__module__ in self.own_modules:
                return Stays(target(*args, **kwargs))
        else:
            target = on if name is None else getattr(on, name)
        return target(*args, **kwargs)

    def touched(self, operation: str, message: dict[str, Any]) -> Any:
        on = message["on"]
        if operation == "get":
            return self.namespace[message["name"]] if on is None else getattr(on, message["name"])
        if operation == "set":
            setattr(on, message["name"], message["value"])
            return None
        if operation == "item":
            return on[message["key"]]
        if operation == "put":
            on[message["key"]] = message["value"]
            return None
        if operation == "len":
            return len(on)
        if operation == "iter":
            return Stays(iter(on))
        try:
            return next(on)
        except StopIteration:
            return EXHAUSTED

    def prepare(self, message: dict[str, Any]) -> None:
        self.files = message["files"]
        self.watch = message["watch"]
        self.trees = submission.trees_of(self.files)
        submission.import_what_is_named(self.files, self.trees, self.allowed)
        company = message.get("company")
        fit = self.accompanied(company) if company else []
        sys.path.clear()
        self.sealed(fit if company else "sealed")

    def accompanied(self, company: list[dict[str, bytes]]) -> list[bool]:
        """Make ready for submissions that may follow in this worker: for each, whether it can; [] if nothing may."""
        if not confined.confined(self.trees, self.files):
            return []
        self.company = [(files, submission.trees_of(files)) for files in company]
        fit = [confined.confined(trees, files) for files, trees in self.company]
        for (files, trees), can in zip(self.company, fit, strict=True):
            if can:
                submission.import_what_is_named(files, trees, self.allowed)
        return fit

    def renew(self, message: dict[str, Any]) -> None:
        """Forget one submission and take up another."""
        for name in self.own_modules:
            sys.modules.pop(name, None)
        if self.finder in sys.meta_path:
            sys.meta_path.remove(self.finder)
        for kept in (self.own_modules, self.objects, self.numbers, self.methods, linecache.cache):
            kept.clear()
        _sweep()
        np.seterr(**_ERRORS)  # a generator that hangs in a `with np.errstate` has changed them for all
        np.seterrcall(None)
        self.namespace = {}
        self.left[:] = [self.most, 0]
        self.files, self.trees = self.company[message["which"]]
        self.watch = message["watch"]

    def sealed(self, answer: Any) -> None:
        try:
            self.jail.seal()
        except BaseException as error:  # no line of the learner's has run: this report can be believed
            send(wire.encode({"setup": repr(error)}))
            os._exit(97)
        send(wire.encode(answer))

    def load(self, name: str) -> Any:
        self.finder = finder = submission.Files(self.files)
        sys.meta_path.insert(0, finder)
        self.own_modules.update(p.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for p in self.files)
        sys.modules.pop(name, None)  # an exercise may bear the name of a module that is loaded already
        np.random.seed(0)
        random.seed(0)
        module = importlib.import_module(name)
        self.namespace = vars(module)
        return submission.names_of(module, self.trees.get(finder.path(name) or ""))


def _copied(value: Any) -> Any:
    kind = type(value)
    if kind is np.ndarray:
        return value.copy()
    if kind is list or kind is tuple:
        return [_copied(item) for item in value]
    if kind is dict:
        return {key: _copied(item) for key, item in value.items()}
    return set(value) if kind is set else value


def _same(before: Any, after: Any) -> bool:
    """Whether ``after`` still holds what was copied to ``before``; NaN is the same as NaN."""
    kind = type(after)
    if type(before) is np.ndarray:
        if kind is not np.ndarray or before.shape != after.shape or before.dtype != after.dtype:
            return False
        return bool(before.tobytes() == after.tobytes())
    if kind is list or kind is tuple:
        same_size = type(before) is list and len(before) == len(after)
        return same_size and all(_same(a, b) for a, b in zip(before, after, strict=True))
    if kind is dict:
        return type(before) is dict and list(before) == list(after) and all(_same(before[k], after[k]) for k in before)
    if kind is set:
        return bool(before == after)
    return before is after or (type(before) is kind and bool(before == after))


_SAMPLE = b"""import numpy as np

class Layer:
    def __init__(self, width):
        self.weights = np.zeros((width, 3))

def forward(x, *, factor=2):
    '''A docstring.'''
    if factor < 0:
        raise ValueError(f"factor is {factor}")
    return {"x": [v * factor for v in x], "sum": np.sum(x, axis=0, keepdims=True)}
"""


def rehearse(rounds: int = 10) -> None:
    """Load and call a sample: code that has run is specialized by Python, and every worker runs this once."""
    for _ in range(rounds):
        files = {"_dlgrade_sample.py": _SAMPLE}
        trees = submission.trees_of(files)
        submission.import_what_is_named(files, trees, frozenset(("numpy",)))
        finder = submission.Files(files)
        sys.meta_path.insert(0, finder)
        try:
            module = importlib.import_module("_dlgrade_sample")
        finally:
            sys.meta_path.remove(finder)
            sys.modules.pop("_dlgrade_sample", None)
            linecache.cache.pop("_dlgrade_sample.py", None)
        submission.names_of(module, trees["_dlgrade_sample.py"])
        x = np.ones((2, 3))
        message = {"op": "call", "id": 1, "calls": [[None, "forward", (x,), {"factor": 3.0}]]}
        for _, name, args, kwargs in wire.decode(b"".join(wire.encode(message)), own=True)["calls"]:
            _same(_copied(args), args)
            wire.encode({"id": 1, "ok": vars(module)[name](*args, **kwargs)})


def run(service: Service, limits: dict[str, int]) -> None:
    """Become a worker; called when the descriptors stand in their places."""
    service.most = service.left[0] = limits["output"]
    for name, stream in zip(("stdout", "stderr"), service.streams, strict=True):
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.stdin = sys.__stdin__ = Nobody()  # type: ignore[assignment,misc]
    builtins.input = lambda prompt="": Nobody().readline()
    send(wire.encode("ready"))  # from here on a death is the submission's doing
    service.serve()
