"""Whatever bytes arrive, the decoder answers with a value or a WireError."""

from __future__ import annotations

import contextlib
import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.sandbox import wire


def message(tree: Any, buffers: bytes = b"") -> bytearray:
    text = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    text += b" " * (-(len(text) + 4) % 16)
    return bytearray(struct.pack("<I", len(text)) + text + buffers)


def decoded(data: bytearray) -> None:
    with contextlib.suppress(wire.WireError):
        wire.decode(data, resolve=lambda fields: None)


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_random_bytes_give_only_wire_errors(data: bytes) -> None:
    decoded(bytearray(data))


SAMPLE = b"".join(
    wire.encode(
        {
            "a": [np.arange(6.0).reshape(2, 3), np.float32(1)],
            1: (1j, b"xyz", {2, 3}),
            "g": np.random.default_rng(1),
            "i": 1 << 90,
        }
    )
)


@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 40),
)
@settings(max_examples=600, deadline=None)
def test_mutated_messages_give_only_wire_errors(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SAMPLE)
    for place, byte in changes:
        data[place] = byte
    decoded(data[: len(data) - cut])


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.sampled_from(list("ltdezicbasgxr")),
        st.text(max_size=3),
    ),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=20,
)


@given(JSON)
@settings(max_examples=600, deadline=None)
def test_hostile_trees_give_only_wire_errors(tree: Any) -> None:
    decoded(message(tree))


@pytest.mark.parametrize(
    ("tree", "buffers"),
    [
        (["a", "|O", [1]], b"\0" * 16),
        (["a", "<f8", [-1]], b""),
        (["a", "<f8", [1 << 40]], b""),
        (["a", "<f8", [0, 1 << 26, 1 << 26]], b""),
        (["a", "<f8", [1] * 40], b"\0" * 16),
        (["a", "<f8", [2]], b"\0" * 8),
        (["a", "|b1", [1]], b"\2" + b"\0" * 15),
        (["a", "<f8", [True]], b"\0" * 16),
        (["a"], b""),
        ([], b""),
        (["d", [["l"], 1]], b""),
        (["d", ["a", 1], ["a", 2]], b""),
        (["d", 1], b""),
        (["e", ["l"]], b""),
        (["b", -1], b""),
        (["b", 1 << 62], b""),
        (["i", "zz"], b""),
        (["i", "0x1"], b""),
        (["i", "f" * 100_000], b""),
        (["c", 1, 2], b""),
        (["s", "<U4"], b""),
        (["g", "1", "1", 2, 0], b""),
        (["g", "f" * 33, "1", 0, 0], b""),
        (["q"], b""),
        ({"a": 1}, b""),
        ([["l"]], b""),
        (1, b"\0" * 16),
        (b"[" * 100_000, b""),
        (b"1e", b""),
        (b'"\xff"', b""),
        (b"9" * 5000, b""),
    ],
)
def test_crafted_messages_are_refused(tree: Any, buffers: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(message(tree, buffers))


def test_a_header_longer_than_the_message_is_refused() -> None:
    with pytest.raises(wire.WireError):
        wire.decode(bytearray(struct.pack("<I", 1 << 31) + b"1"))
