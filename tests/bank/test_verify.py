"""What verifying a template gives: proofs, statistics, hashes; and that it cannot pass without looking."""

from __future__ import annotations

from pathlib import Path

import pytest
import sympy as sp

from dlgrade.bank.exact import cos, exp, log, precise, sqrt, tanh
from dlgrade.bank.finding import Template, templates
from dlgrade.bank.proofs import Pair, agrees, proven
from dlgrade.bank.shape import shape_faults
from dlgrade.bank.variant import make
from dlgrade.bank.verify import EXACT_EVERY, source_hash, variant_hash, verify

PLANTED = Path(__file__).parent / "planted"
NUMBER = Template("ch10", PLANTED / "sound_number.py")
x, n = sp.symbols("x n", positive=True)


def test_a_verdict_counts_what_was_proven() -> None:
    found = verify(NUMBER, range(100))
    assert not found.faults and found.seeds == 100
    assert found.proofs == {"in symbols": 1, "exact": 100 // EXACT_EVERY + 4, "keys from the formula": 60}
    assert found.statistics["variants"] == 100 and len(found.digest) == 16


def test_verifying_twice_gives_the_same() -> None:
    assert verify(NUMBER, range(30)) == verify(Template("ch10", NUMBER.path), range(30))


def test_progress_is_told_for_each_seed() -> None:
    told: list[int] = []
    verify(NUMBER, range(20), told.append)
    assert sum(told) == 20


def test_the_hash_of_a_variant_is_of_its_seed() -> None:
    question = NUMBER.load()
    assert variant_hash(make(question, 3)) == variant_hash(make(question, 3)) != variant_hash(make(question, 4))


def test_the_source_hash_knows_the_exercise() -> None:
    about = next(t for t in templates() if t.id == "ch10.parameter_count")
    assert source_hash(about) != source_hash(NUMBER) and source_hash(about) == source_hash(about)


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_every_template_of_the_bank_is_well_formed(template: Template) -> None:
    assert shape_faults(template.load()) == []


@pytest.mark.slow
@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_every_template_of_the_bank_is_proven_on_200_seeds(template: Template) -> None:
    assert verify(template, range(200)).faults == []


@pytest.mark.parametrize(
    ("formula", "derivation", "holds"),
    [
        (2 * x, sp.diff(x**2, x), True),
        (x, 2 * x, False),
        ((x, n), (x, n + 0), True),
        ((x, n), (n, x), False),
        ((x,), (x, n), False),
        (sp.Matrix([x, n]), sp.Matrix([x, n]), True),
        (sp.Matrix([x, n]), sp.Matrix([[x, n]]), False),
        (True, True, True),
        (True, False, False),
        (sp.sin(x) ** 2 + sp.cos(x) ** 2, 1, True),
    ],
)
def test_two_sides_are_equal_or_not(formula: object, derivation: object, holds: bool) -> None:
    assert proven(Pair(formula, derivation)) is holds


@pytest.mark.parametrize(
    ("pair", "key", "same"),
    [
        (Pair(x * n, 0), 6, True),
        (Pair(x * n, 0), 7, False),
        (Pair(x * n, 0, False), 6, None),
        (Pair(x * n, 0, lambda **_: None), 6, None),
        (Pair((x, n), 0), (2, 3), True),
        (Pair((x, n), 0), (3, 2), False),
        (Pair((x, n), 0), (2, 3, 4), False),
        (Pair(x, 0), (2, 3), None),
        (Pair(x, 0), "word", None),
        (Pair(x / (n - n), 0), 2, False),
    ],
)
def test_a_formula_gives_the_key_or_not(pair: Pair, key: object, same: bool | None) -> None:
    assert agrees(NUMBER.load(), pair, {"x": 2, "n": 3}, key) is same


def test_a_symbol_without_a_value_is_named() -> None:
    with pytest.raises(ValueError, match="the symbols n, which nothing gives a value to"):
        agrees(NUMBER.load(), Pair(x * n, 0), {"x": 2}, 6)


def test_drawn_values_become_the_numbers_that_are_printed() -> None:
    assert precise({"a": [0.1, 2], "b": "s", "c": True}) == {"a": [sp.Rational(1, 10), 2], "b": "s", "c": True}


@pytest.mark.parametrize("function", [exp, log, sqrt, tanh, cos])
def test_functions_stay_exact_on_exact_numbers(function: object) -> None:
    exact = function(sp.Rational(1, 3))  # type: ignore[operator]
    assert not exact.has(sp.Float)
    assert float(exact) == pytest.approx(function(1 / 3), rel=1e-14)  # type: ignore[operator]
