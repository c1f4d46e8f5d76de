"""Random numbers that are the same for ever: on every Python, every NumPy, every machine.

A variant is (template, version, seed).  `Stream` is a counter-based generator (SplitMix64's finalizer over a hashed
key; Steele, Lea and Flood 2014) in which every number has a *name*: adding a parameter to a template moves no other.

Depends on: the standard library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
_names: dict[str, int] = {}  # a cache of hashes, no state: the same name has the same hash for ever


def _hash(name: str) -> int:
    found = _names.get(name)
    if found is None:
        found = _names[name] = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
    return found


class Stream:
    """Named random numbers.  The i-th number drawn under a name depends on the key, the name and i, and nothing else.

    key : what makes the stream (template, version, seed, attempt); joined by "/".
    """

    __slots__ = ("_base", "_states")

    def __init__(self, *key: object) -> None:
        text = "/".join(map(str, key))
        self._base = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
        self._states: dict[str, int] = {}  # name -> what the finalizer was last given

    def bits(self, name: str) -> int:
        """64 random bits."""
        states = self._states
        z = states.get(name)
        if z is None:
            z = self._base ^ (_names.get(name) or _hash(name))
        states[name] = z = z + _GOLDEN & _MASK
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK  # SplitMix64's finalizer
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, name: str, n: int) -> int:
        """An integer in 0 ... n-1."""
        if n < 1:
            raise ValueError(f"{name}: an integer below {n} was asked for")
        states = self._states  # the body of `bits`: a call saved for each number drawn
        z = states.get(name)
        if z is None:
            z = self._base ^ (_names.get(name) or _hash(name))
        states[name] = z = z + _GOLDEN & _MASK
        if n == 1:
            return 0
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((z ^ (z >> 31)) * n) >> 64

    def integer(self, name: str, low: int, high: int) -> int:
        """An integer in low ... high, both included."""
        return low + self.below(name, high - low + 1)

    def integers(self, name: str, count: int, low: int, high: int) -> list[int]:
        """``count`` integers in low ... high, both included."""
        below, n = self.below, high - low + 1
        return [low + below(name, n) for _ in range(count)]

    def decimal(self, name: str, low: float, high: float, places: int) -> float:
        """A number from the grid low, low + 10^-places, ..., high: exactly as it will be printed."""
        unit: int = 10**places
        return self.integer(name, round(low * unit), round(high * unit)) / unit

    def decimals(self, name: str, count: int, low: float, high: float, places: int) -> list[float]:
        """``count`` numbers from the grid of `decimal`."""
        unit: int = 10**places
        return [n / unit for n in self.integers(name, count, round(low * unit), round(high * unit))]

    def choice(self, name: str, options: Sequence[T]) -> T:
        """One of ``options``."""
        return options[self.below(name, len(options))]

    def sample(self, name: str, options: Sequence[T], k: int) -> list[T]:
        """``k`` different ones of ``options``, in random order."""
        if k > len(options):
            raise ValueError(f"{name}: {k} of {len(options)} were asked for")
        rest = list(options)
        return [rest.pop(self.below(name, len(rest))) for _ in range(k)]

    def drawn(self, name: str, options: Sequence[T]) -> Iterator[T]:
        """``options`` in the order of `shuffled`, one by one as they are asked for."""
        rest = list(options)
        while rest:
            yield rest.pop(self.below(name, len(rest)))

    def shuffled(self, name: str, options: Sequence[T]) -> list[T]:
        """``options`` in random order."""
        return self.sample(name, options, len(options))
