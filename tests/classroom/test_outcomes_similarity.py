"""Similar code as a hint: what counts, what does not, and what no source can do to it."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlgrade.classroom.outcomes.similarity import likenesses

pytest.importorskip("rapidfuzz")

STUB = '''
def given_to_all(x):
    y = x * 2
    return y + 1

def solve(a, b):
    """Solve."""
    raise NotImplementedError("x")
'''
LOOP = '''
def solve(a, b):
    """Solve."""
    rows, columns = a.shape
    total = np.zeros((rows, b.shape[1]))
    for i in range(rows):
        for j in range(b.shape[1]):
            for k in range(columns):
                total[i, j] += a[i, k] * b[k, j]
    norms = np.sqrt((total ** 2).sum(axis=1))
    return total / norms[:, None]
'''
RENAMED = ast.unparse(ast.parse(LOOP.replace("total", "acc").replace("rows", "n").replace("columns", "m"))).replace(
    "    acc = ", "    # my own idea\n    acc = "
)
OTHER = """
def solve(a, b):
    product = np.einsum("ik,kj->ij", a, b)
    lengths = [math.hypot(*row) for row in product]
    result = []
    for row, length in zip(product, lengths):
        if length == 0:
            raise ValueError("an empty row")
        result.append([value / length for value in row])
    return np.array(result)
"""


def groups(sources: dict[str, str], stub: str = STUB, **options: float) -> list[tuple[str, ...]]:
    made = {"x.e1": {k: v.encode() for k, v in sources.items()}}
    return [g.students for g in likenesses(made, {"x.e1": stub}, **options)]  # type: ignore[arg-type]


def test_renamed_code_with_other_comments_is_alike() -> None:
    (found,) = likenesses({"x.e1": {"a": LOOP.encode(), "b": RENAMED.encode(), "c": OTHER.encode()}}, {"x.e1": STUB})
    assert found.students == ("a", "b")
    assert found.similarity == 1.0 and not found.names_too


def test_the_same_names_are_told() -> None:
    (found,) = likenesses({"x.e1": {"a": LOOP.encode(), "b": LOOP.encode()}}, {})
    assert found.names_too


def test_another_way_to_write_it_is_not_alike() -> None:
    assert groups({"a": LOOP, "c": OTHER}) == []


def test_what_the_stub_gave_to_everybody_does_not_count() -> None:
    shared = STUB.replace("y = x * 2", "y = " + " + ".join(f"x[{i}] * {i}" for i in range(40)))
    one = shared.replace('raise NotImplementedError("x")', "return a - b")
    two = shared.replace('raise NotImplementedError("x")', "return sorted(b)")
    assert groups({"a": one, "b": two}, shared) == []
    assert groups({"a": one, "b": two}, "") == [("a", "b")]  # without the stub it would have counted


def test_short_code_is_left_out() -> None:
    short = "def solve(a, b):\n    return a @ b\n"
    assert groups({"a": short, "b": short}) == []


def test_what_much_of_the_class_wrote_is_no_hint() -> None:
    usual = {f"s{i}": LOOP for i in range(5)}
    assert groups(usual | {f"t{i}": OTHER for i in range(2)}, least_tokens=30) == [("t0", "t1")]


def test_sources_that_cannot_be_parsed_are_left_out() -> None:
    nested = "x = " + "(" * 5000 + ")" * 5000
    deep = "x = " + "-" * 50_000 + "1"
    huge = "x = 0x" + "f" * 50_000
    odd = {"a": "def (", "b": nested, "c": "\0", "d": deep, "e": huge, "f": "x" * 10**6}
    assert groups({**odd, "g": LOOP, "h": LOOP}) == [("g", "h")]


@given(st.dictionaries(st.sampled_from("abcd"), st.binary(max_size=60), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_taken(sources: dict[str, bytes]) -> None:
    found = likenesses({"x.e1": sources}, {"x.e1": STUB}, least_tokens=1)
    assert all(len(g.students) >= 2 and set(g.students) <= set(sources) for g in found)
