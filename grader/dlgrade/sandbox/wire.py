"""Values to bytes and back.  No pickle, no eval, no object built by a name that the sender chose.

    message = u32 length of the tree | JSON tree, ASCII, padded with spaces to 16 | buffers, each padded to 16
    tree    = null | true | false | int of 64 bits | float | str, or a list whose first item says what it is:
              ["l", ...] list       ["t", ...] tuple     ["d", [key, value], ...] dict
              ["e", ...] set        ["z", ...] frozenset ["i", hex] large int       ["c", re, im] complex
              ["b", length] bytes   ["a", dtype, shape] array     ["s", dtype] NumPy scalar
              ["g", ...] random generator   ["x", ...] SymPy expression   ["r", ...] reference, see `refer`

The buffers of bytes, arrays and scalars follow in the order in which the tree names them and must add up exactly.
Both sides use this module; the decoder trusts nothing: types, sizes, counts and depth are bounded.

Depends on: the standard library, NumPy, expr.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np

from . import expr
from .expr import Unsendable, WireError

__all__ = ["MAX_MESSAGE", "Unsendable", "WireError", "decode", "encode"]

MAX_MESSAGE = 64 << 20
MAX_TREE = 16 << 20
MAX_NODES = 500_000
MAX_DEPTH = 50
MAX_AXES = 16
MAX_BITS = 13_288  # of an int: 4,000 decimal digits
MAX_HASHED = 5_000  # members of sets and keys whose hash the sender could choose: n of one hash cost n * n to insert

_DTYPES = {
    name: np.dtype(name)
    for name in ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
}
_U32 = struct.Struct("<I")
_LISTS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()), range, deque)
_AS_IS = frozenset((str, float, bool, type(None)))
_PLAIN = frozenset((str, int, float, bool, type(None)))
_HEX = frozenset("0123456789abcdef")

Refer = Callable[[Any], list[Any]]  # what stays behind -> the fields of its reference; raises Unsendable
Resolve = Callable[[list[Any]], Any]  # the fields of a reference -> what stands for it; raises WireError


class _Writer:
    __slots__ = ("buffers", "hashed", "nodes", "refer", "size")

    def __init__(self, refer: Refer | None) -> None:
        self.buffers: list[Any] = []
        self.size = 0
        self.nodes = 0
        self.hashed = 0
        self.refer = refer

    def put(self, data: Any) -> None:
        size = len(data)
        self.size += size + -size % 16
        if self.size > MAX_MESSAGE:
            raise Unsendable(f"{self.size:,} bytes or more of data; at most {MAX_MESSAGE:,} can be used")
        self.buffers.append(data)
        if size % 16:
            self.buffers.append(bytes(-size % 16))

    def array(self, value: np.ndarray) -> str:
        # byte order is the machine's own business; everything else about a dtype is part of the value
        dtype = value.dtype.newbyteorder("<") if value.dtype.byteorder == ">" else value.dtype
        if dtype.str not in _DTYPES:
            raise Unsendable(_why_not(value))
        if value.size * dtype.itemsize > MAX_MESSAGE:  # before a stride-0 array is unfolded
            raise Unsendable(f"an array of {value.size * dtype.itemsize:,} bytes; at most {MAX_MESSAGE:,} can be used")
        flat = np.ascontiguousarray(value, dtype=dtype).reshape(-1)
        self.put(flat.view(np.uint8).data if flat.size else b"")
        return dtype.str

    def tree(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if value is None or kind is float or kind is str or kind is bool:
            return value
        if kind is int:
            return value if -(1 << 63) <= value < 1 << 63 else _large(value)
        if depth > MAX_DEPTH:
            raise Unsendable(f"something nested more than {MAX_DEPTH} levels deep, or a container that holds itself")
        if kind is list or kind is tuple:
            self.count(len(value))
            deeper = depth + 1
            items = [item if type(item) in _AS_IS else self.tree(item, deeper) for item in value]
            return ["l" if kind is list else "t", *items]
        if issubclass(kind, np.ndarray):
            plain = np.asarray(value)  # a subclass may lie about itself; its buffer does not
            if plain.dtype.kind in "US" and plain.size <= MAX_NODES:
                return self.tree(plain.tolist(), depth)
            return ["a", self.array(plain), list(plain.shape)]
        if issubclass(kind, np.generic):
            if kind is np.str_ or kind is np.bytes_:
                return self.tree(value.item(), depth)
            return ["s", self.array(np.asarray(value))]
        if issubclass(kind, dict):
            self.count(2 * len(value))
            deeper = depth + 1
            pairs = [
                [k if type(k) is str else self.key(k, deeper), v if type(v) in _AS_IS else self.tree(v, deeper)]
                for k, v in dict.items(value)
            ]
            return ["d", *pairs]
        return self.rare(value, kind, depth)

    def rare(self, value: Any, kind: type, depth: int) -> Any:
        # the base type's own methods, because a subclass may override them
        if issubclass(kind, str):
            return str.__str__(value)
        if issubclass(kind, int):
            return self.tree(int.__pos__(value), depth)
        if issubclass(kind, float):
            return float.__pos__(value)
        if issubclass(kind, complex):
            plain = complex.__pos__(value)
            return ["c", plain.real, plain.imag]
        if issubclass(kind, (bytes, bytearray)):
            self.put(memoryview(value).tobytes())
            return ["b", len(memoryview(value))]
        if issubclass(kind, (list, *_LISTS)):
            self.count(len(value))
            items = list.__iter__(value) if issubclass(kind, list) else value
            return ["l", *[self.tree(item, depth + 1) for item in items]]
        if issubclass(kind, tuple):
            return self.tree(tuple(tuple.__iter__(value)), depth)
        if issubclass(kind, (set, frozenset)):
            base: Any = set if issubclass(kind, set) else frozenset
            self.count(len(value))
            return ["e" if base is set else "z", *[self.key(item, depth + 1) for item in base.__iter__(value)]]
        if kind is np.random.Generator:
            return _generator(value)
        if expr.is_expression(value):
            return ["x", expr.encode(value)]
        if self.refer is None:
            raise Unsendable(f"a value of type {kind.__name__}, which cannot be sent")
        return ["r", *self.refer(value)]

    def key(self, value: Any, depth: int) -> Any:
        if value is None or isinstance(value, (str, int, float, complex, bytes, tuple, frozenset, np.generic)):
            if not _spreads(value):
                self.hashed += 1
                if self.hashed > MAX_HASHED:
                    raise Unsendable(f"more than {MAX_HASHED:,} tuples or large numbers as keys or members of sets")
            return self.tree(value, depth)
        kind = type(value).__name__
        raise Unsendable(f"a dictionary or set with a key of type {kind}; use numbers, strings or tuples")

    def count(self, more: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise Unsendable(f"more than {MAX_NODES:,} values in lists or dictionaries; return an array")


def _spreads(key: Any) -> bool:
    """Whether nobody can find many keys of this kind with one hash: text and bytes are salted, small ints their own."""
    kind = type(key)
    return kind is str or kind is float or kind is bytes or (kind is int and -(1 << 63) <= key < 1 << 63)


def _why_not(value: np.ndarray) -> str:
    if value.dtype == object:
        first = type(value.flat[0]).__name__ if value.size else "nothing"
        return (
            f"an array of dtype object (shape {value.shape}, its first element is of type {first}); "
            "rows of different lengths or Python objects inside make such an array"
        )
    return f"an array of dtype {value.dtype}, which cannot be used; return numbers or booleans"


def _large(value: int) -> list[Any]:
    if value.bit_length() > MAX_BITS:
        raise Unsendable("an integer of more than 4,000 digits")
    return ["i", format(value, "x")]


def _generator(value: np.random.Generator) -> list[Any]:
    state: Any = value.bit_generator.state
    if state.get("bit_generator") != "PCG64":
        raise Unsendable(f"a random generator over {state.get('bit_generator')}; use numpy.random.default_rng")
    inner = state["state"]
    rest = int(state["has_uint32"]), int(state["uinteger"])
    return ["g", format(inner["state"], "x"), format(inner["inc"], "x"), *rest]


_to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def encode(value: Any, refer: Refer | None = None) -> list[Any]:
    """The message for ``value`` as buffers to be written one after the other; raises Unsendable."""
    writer = _Writer(refer)
    tree = _to_json(writer.tree(value, 0)).encode("ascii")
    tree += b" " * (-(len(tree) + 4) % 16)  # the buffers start aligned, so that the receiver need not copy them
    if len(tree) > MAX_TREE:
        raise Unsendable(f"{len(tree):,} bytes of lists, dictionaries and text; at most {MAX_TREE:,} can be used")
    return [_U32.pack(len(tree)), tree, *writer.buffers]


class _Reader:
    __slots__ = ("buffer", "hashed", "nodes", "own", "position", "resolve")

    def __init__(self, buffer: memoryview, position: int, own: bool, resolve: Resolve | None) -> None:
        self.buffer = buffer
        self.position = position
        self.own = own
        self.resolve = resolve
        self.nodes = 0
        self.hashed = 0

    def take(self, size: int) -> memoryview:
        start = self.position
        self.position += size + -size % 16
        if self.position > len(self.buffer):
            raise WireError("a buffer is shorter than announced")
        return self.buffer[start : start + size]

    def items(self, tree: list[Any], depth: int) -> list[Any]:
        self.nodes += len(tree)
        deeper = depth + 1
        return [item if type(item) in _PLAIN else self.value(item, deeper) for item in tree[1:]]

    def array(self, name: Any, shape: Any) -> np.ndarray:
        dtype = _DTYPES.get(name) if type(name) is str else None
        if dtype is None or type(shape) is not list or len(shape) > MAX_AXES:
            raise WireError("a bad array header")
        for length in shape:
            if type(length) is not int or not 0 <= length <= MAX_MESSAGE:
                raise WireError("a bad array shape")
        if math.prod(length for length in shape if length) > MAX_MESSAGE:  # (0, 2**26, 2**26) has no bytes
            raise WireError("an array that is too large")
        array = np.frombuffer(self.take(math.prod(shape) * dtype.itemsize), dtype).reshape(shape)
        if dtype.kind == "b" and array.size and array.view(np.uint8).max() > 1:
            raise WireError("a boolean that is neither 0 nor 1")
        return array.copy() if self.own or not array.flags.writeable else array

    def value(self, tree: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > 3 * MAX_NODES or depth > MAX_DEPTH + 2:
            raise WireError("too many values, or too deeply nested")
        if type(tree) is not list:
            if type(tree) in _PLAIN:
                return tree
            raise WireError("an unknown value")
        tag = tree[0]
        if tag == "a":
            _, name, shape = tree
            return self.array(name, shape)
        if tag == "s":
            _, name = tree
            return self.array(name, [])[()]
        if tag == "l":
            return self.items(tree, depth)
        if tag == "t":
            return tuple(self.items(tree, depth))
        if tag == "d":
            found = {
                key if type(key) is str else self.key(key, depth): item
                if type(item) in _PLAIN
                else self.value(item, depth + 1)
                for key, item in tree[1:]
            }
            if len(found) != len(tree) - 1:
                raise WireError("a dictionary key that comes twice")
            return found
        if tag == "c":
            _, real, imaginary = tree
            if type(real) is not float or type(imaginary) is not float:
                raise WireError("a bad complex number")
            return complex(real, imaginary)
        if tag == "b":
            _, size = tree
            if type(size) is not int or size < 0:
                raise WireError("a bad length")
            return bytes(self.take(size))
        if tag == "i":
            _, digits = tree
            return _whole(digits, MAX_BITS)
        if tag == "e":
            return set(self.members(tree, depth))
        if tag == "z":
            return frozenset(self.members(tree, depth))
        if tag == "g":
            return _rebuilt(*tree[1:])
        if tag == "x":
            _, inner = tree
            return expr.decode(inner)
        if tag == "r" and self.resolve is not None:
            return self.resolve(tree[1:])
        raise WireError("an unknown tag")

    def key(self, tree: Any, depth: int) -> Any:
        key = self.value(tree, depth + 1)
        if key is not None and not isinstance(key, (str, int, float, complex, bytes, tuple, frozenset, np.generic)):
            raise WireError("a bad dictionary key")
        self.bounded([key])
        return key

    def members(self, tree: list[Any], depth: int) -> list[Any]:
        return self.bounded(self.items(tree, depth))

    def bounded(self, keys: list[Any]) -> list[Any]:
        self.hashed += sum(not _spreads(key) for key in keys)
        if self.hashed > MAX_HASHED:
            raise WireError("too many keys whose hash could be chosen")
        return keys


def _whole(digits: Any, bits: int) -> int:
    if type(digits) is not str or len(digits) > bits // 4 + 3 or not _HEX.issuperset(digits.removeprefix("-")):
        raise WireError("a bad integer")
    return int(digits, 16)


def _rebuilt(state: Any, increment: Any, has_uint32: Any, uinteger: Any) -> np.random.Generator:
    numbers = _whole(state, 128), _whole(increment, 128)
    if not all(0 <= n < 1 << 128 for n in numbers) or has_uint32 not in (0, 1) or type(uinteger) is not int:
        raise WireError("a bad generator state")
    bits = np.random.PCG64(0)
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": numbers[0], "inc": numbers[1]},
        "has_uint32": int(has_uint32),
        "uinteger": uinteger & 0xFFFFFFFF,
    }
    return np.random.Generator(bits)


_from_json = json.JSONDecoder(
    parse_constant={"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}.__getitem__
).decode  # made once: `json.loads` would make a decoder for every message


def decode(message: Any, *, own: bool = False, resolve: Resolve | None = None) -> Any:
    """The value in ``message``; whatever is wrong with it is a WireError.

    Arrays are views of ``message``; with ``own`` they own their memory, as a learner's function may expect.
    """
    buffer = memoryview(message)
    try:
        (size,) = _U32.unpack_from(buffer, 0)
        if size > MAX_TREE or 4 + size > len(buffer):
            raise WireError("a bad tree length")
        text = str(buffer[4 : 4 + size], "ascii")
        if size > 1 << 20 and text.count("[") + text.count("{") > 2 * MAX_NODES:  # millions of empty lists take seconds
            raise WireError("too many values")
        tree = _from_json(text)
        reader = _Reader(buffer, 4 + size, own, resolve)
        value = reader.value(tree, 0)
        if reader.position != len(buffer):
            raise WireError("bytes that belong to nothing")
        return value
    except WireError:
        raise
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError, struct.error) as error:
        raise WireError(f"malformed: {type(error).__name__}: {str(error)[:80]}") from None


if sys.byteorder != "little":  # the buffers are read in place
    raise ImportError("dlgrade's sandbox needs a little-endian machine")
