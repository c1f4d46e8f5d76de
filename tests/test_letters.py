"""What a terminal without Unicode is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import environment, spawn

from dlgrade.bank import maths
from dlgrade.cli import letters
from dlgrade.report.people import MARKS


def written(text: str, encoding: str = "ascii") -> str:
    return letters.shown(text, encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("W₁ = [−0.5; 10⁻⁵]", "W_1 = [-0.5; 10^-5]"),
        ("dW⁽²⁾ = dZ·Aᵀ", "dW^(2) = dZ*A^T"),
        ("ŷ − y, x̂ᵢ, Benoît, Müller", "y_hat - y, x_hat_i, Benoit, Muller"),
        ("∂L/∂w ≤ √3 × αx + 2π", "dL/dw <= sqrt 3 x alpha x + 2pi"),
        ("2½ h, ½ h", "2 1/2 h, 1/2 h"),
        (" · e1  a · b", " . e1  a . b"),
        ("数", "?"),
    ],
)
def test_a_formula_stays_readable_in_ascii(text: str, shown: str) -> None:
    assert written(text) == shown


def test_a_terminal_keeps_the_letters_that_it_has() -> None:
    assert written("10⁻² × W⁽²⁾ ½", "latin-1") == "10^-² × W^(²) ½"


def test_every_sign_that_a_formula_can_have_is_shown_in_ascii() -> None:
    signs = {*maths.CHARACTERS.values(), *maths._DOUBLE.values(), *(mark for mark, _ in MARKS.values()), *"−½¼¾“”…"}
    signs |= {chr(code) for table in (maths._SUPERSCRIPT, maths._SUBSCRIPT) for code in table.values()}
    for sign in signs - {"?"}:
        assert written(f"a{sign}").isascii() and "?" not in written(f"a{sign}"), sign


@pytest.mark.parametrize("command", ["bank show ch10.forward_pass_by_hand --seed 3", "drill ch12 -n 3"])
def test_a_question_loses_no_sign_where_there_are_few_letters(command: str, tmp_path: Path) -> None:
    def signs(encoding: str) -> tuple[int, str]:
        env = environment(PYTHONIOENCODING=encoding, LC_ALL="C", DLGRADE_RECORD=str(tmp_path / "r.sqlite"))
        done = spawn(*command.split(), cwd=tmp_path, env=env, encoding=encoding, input="\n\n\n\n\n\n")
        return done.stdout.count("?"), done.stdout

    (few, text), (many, whole) = signs("ascii"), signs("utf-8")
    assert not whole.isascii() and text.isascii()
    assert few == many


def test_json_is_escaped_and_not_rewritten_where_there_are_few_letters(tmp_path: Path) -> None:
    command = ["bank", "show", "ch10.forward_pass_by_hand", "--seed", "3", "--json"]
    done = spawn(*command, cwd=tmp_path, env=environment(PYTHONIOENCODING="ascii", LC_ALL="C"), encoding="ascii")
    whole = spawn(*command, cwd=tmp_path, env=environment(PYTHONIOENCODING="utf-8"))
    assert json.loads(done.stdout) == json.loads(whole.stdout)
