from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dlgrade.sandbox import Limits, Remote, Sandbox
from dlgrade.sandbox.processes import supports_fork

METHODS = ["fork", "spawn"] if supports_fork() else ["spawn"]
ENOUGH = Limits(call=10.0, wall=60.0, total=120.0)  # for what ends by itself, on however slow a machine
QUICK = Limits(call=0.3, wall=1.0, total=60.0)  # for what never does


@pytest.fixture(scope="session", params=METHODS)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox by each method that this system has."""
    with Sandbox(method=request.param) as box:
        yield box


@pytest.fixture(scope="session")
def fast() -> Iterator[Sandbox]:
    """A sandbox by the best method: for what does not depend on the method."""
    with Sandbox() as box:
        yield box


@pytest.fixture
def submit(sandbox: Sandbox) -> Iterator[Callable[..., Remote]]:
    """submit(source, limits=..., ...) -> the remote of a one-file submission, by each method."""
    yield from _submit(sandbox)


@pytest.fixture
def submit_fast(fast: Sandbox) -> Iterator[Callable[..., Remote]]:
    """The same by the best method alone."""
    yield from _submit(fast)


def _submit(box: Sandbox) -> Iterator[Callable[..., Remote]]:
    opened: list[Remote] = []

    def submit(source: str | bytes, **options: Any) -> Remote:
        data = source if isinstance(source, bytes) else textwrap.dedent(source).encode()
        options.setdefault("limits", ENOUGH)
        remote = box.open({"work.py": data}, "work", **options)
        opened.append(remote)
        return remote

    yield submit
    for remote in opened:
        remote.close()
