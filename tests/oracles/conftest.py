"""Fixtures of the tests against independent code."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest


@pytest.fixture
def torch() -> Any:
    return pytest.importorskip("torch", reason="the extra dlgrade[torch] is not installed")


@pytest.fixture
def tensorflow() -> Any:
    return pytest.importorskip("tensorflow", reason="the extra dlgrade[tensorflow] is not installed")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(12)
