"""The same work on many items, in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def in_order(do: Callable[[Item], Made], items: Sequence[Item], jobs: int) -> Iterator[Made]:
    """What ``do`` makes of each item, in their order; both must be plain data, and ``do`` a function of a module."""
    if jobs == 1 or len(items) < 2:
        yield from map(do, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(items))) as pool:
        yield from pool.map(do, items)
