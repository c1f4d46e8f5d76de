"""Stubs are derived from solutions: the same names and statements, and no answers."""

from __future__ import annotations

import ast

import pytest
from tests.conftest import toys

from dlgrade import content
from dlgrade.errors import ContentError
from dlgrade.stub import stub_of

EVERYTHING = [*content.entries([content.roots()[-1]]), *toys().values()]
HEAD = '"""t.z1  T.    P"""\nfrom dlgrade import exercise, given\n'


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda e: e.id)
def test_every_stub_is_what_its_solution_says(entry: content.Entry) -> None:
    assert entry.stub.read_text(encoding="utf-8") == stub_of(entry.solution.read_text(encoding="utf-8"), entry.id)


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda e: e.id)
def test_no_stub_names_dlgrade_mistakes_or_cases(entry: content.Entry) -> None:
    tree = ast.parse(entry.stub.read_text(encoding="utf-8"))
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} | {
        a.name for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names
    }
    assert not names & {"exercise", "dlgrade", "given", "Mistake"}


def test_the_body_does_not_cross() -> None:
    made = stub_of(HEAD + '@exercise(points=1, hints=())\ndef f(x):\n    """Doc."""\n    return x + 41\n', "t.z1")
    assert "41" not in made and '"""Doc."""' in made and 'raise NotImplementedError("t.z1")' in made


def test_helpers_with_an_underscore_do_not_cross() -> None:
    made = stub_of(
        HEAD
        + "_SECRET = 41\ndef _help(): return 42\nSHOWN = 43\n@exercise(points=1, hints=())\ndef f(x):\n    return 1\n",
        "t.z1",
    )
    assert "41" not in made and "42" not in made and "SHOWN = 43" in made


def test_several_names_assigned_at_once_cross() -> None:
    made = stub_of(HEAD + "x, a = 1, 2\n@exercise(points=1, hints=())\ndef f(x):\n    return 1\n", "t.z1")
    assert "x, a = 1, 2" in made


def test_what_stands_below_does_not_cross() -> None:
    made = stub_of(
        HEAD
        + "@exercise(points=1, hints=())\ndef f(x):\n    return 1\nBELOW = 41\n@f.mistake('M.')\ndef m(x): return 42\n",
        "t.z1",
    )
    assert "41" not in made and "42" not in made


def test_given_methods_keep_their_body_and_others_lose_it() -> None:
    made = stub_of(
        HEAD + "@exercise(points=1, hints=())\nclass C:\n    @given\n    def g(self):\n        return 41\n"
        "    def h(self):\n        return 42\n    def _p(self):\n        return 43\n",
        "t.z1",
    )
    assert "return 41" in made and "42" not in made and "43" not in made and "@given" not in made


def test_a_written_part_gets_its_place() -> None:
    made = stub_of(
        HEAD + "@exercise(points=1, hints=(), rubric=('one',), rubric_points=1)\ndef f(x):\n    return 1\n", "t.z1"
    )
    assert "ANSWER = " in made and "one" not in made


@pytest.mark.parametrize("text", ["", "x = 1\n", "@exercise(points=1, hints=())\ndef f(): return 1\n" * 2])
def test_a_file_without_exactly_one_exercise_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match="expected one"):
        stub_of(text, "t.z1")
