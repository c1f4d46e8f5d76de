"""The verifier is tested by planting faults in sound templates: it must name each of them, and nothing else.

A fault is an edit of a sound template (tests/bank/planted/faults.toml).  Faults that no template can have, because the
engine makes that part, are planted in variants.

What no verifier can find: a key, a check and a proof that are wrong in the same way; a statement whose truth is wrong.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dlgrade.bank import examine, leaks
from dlgrade.bank.elsewhere import hashes_elsewhere
from dlgrade.bank.finding import Template
from dlgrade.bank.numbers import Interval
from dlgrade.bank.variant import Variant, make
from dlgrade.bank.verify import verify

HERE = Path(__file__).parent / "planted"
CHAPTER = {"sound_number": "ch10", "sound_count": "ch10", "sound_statements": "ch12", "sound_claims": "ch12"}
FEW, MANY = 60, 400

FAULTS = {f["name"]: f for f in tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]}
DRAWN = "    return values\n"


def planted(folder: Path, base: str, edits: list[dict[str, str]]) -> Template:
    text = (HERE / f"{base}.py").read_text(encoding="utf-8")
    for edit in edits:
        assert edit["old"] in text, edit["old"]
        text = text.replace(edit["old"], edit["new"])
    path = folder / CHAPTER[base] / f"{base}.py"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return Template(CHAPTER[base], path)


def test_at_least_thirty_faults_are_planted() -> None:
    assert len(FAULTS) >= 30


@pytest.mark.parametrize("base", CHAPTER)
def test_the_sound_templates_have_no_fault(base: str) -> None:
    template = Template(CHAPTER[base], HERE / f"{base}.py")
    assert verify(template, range(MANY), elsewhere=hashes_elsewhere([template])[template.id]).faults == []


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_named(fault: dict[str, Any], tmp_path: Path) -> None:
    template = planted(tmp_path, fault["template"], fault["edit"])
    found = verify(template, range(MANY if fault.get("many") else FEW))
    assert any(said in f for f in found.faults for said in fault["said"]), found.faults


def test_a_template_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    template = planted(tmp_path, "sound_number", [])
    template.path.write_bytes(template.path.read_bytes().replace(b"average", b"av\xe9rage"))
    assert "is no UTF-8" in verify(template, range(1)).faults[0]


def test_what_depends_on_the_process_is_named(tmp_path: Path) -> None:
    words = " ".join("abcdefghijklmnopqrstuvwxyz")
    first = f"next(iter(set({words!r}.split())))"  # the order of a set of words is another in every process
    edit = {"old": DRAWN, "new": f"    values['v'] = 1 + ord({first}) / 100\n{DRAWN}"}
    template = planted(tmp_path, "sound_number", [edit])
    assert not any("twice" in f for f in verify(template, range(FEW)).faults)  # stable within one process
    others = [hashes_elsewhere([template], hash_seed=str(n))[template.id] for n in (1, 2, 3)]
    assert any("in another process" in f for o in others for f in verify(template, range(1), elsewhere=o).faults)


# ---- what only the engine could do wrong ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def choices() -> list[Variant]:
    question = Template("ch10", HERE / "sound_count.py").load()
    return [v for v in (make(question, seed) for seed in range(300)) if v.kind == "MCQ"]


@pytest.fixture(scope="module")
def number() -> Variant:
    question = Template("ch10", HERE / "sound_number.py").load()
    return next(v for v in (make(question, seed) for seed in range(50)) if v.kind == "NAT")


def reworded(variant: Variant, texts: list[str]) -> Variant:
    options = tuple(replace(o, text=t) for o, t in zip(variant.options, texts, strict=True))
    return replace(variant, options=options)


def test_options_printed_alike_are_named(choices: list[Variant]) -> None:
    assert "printed alike" in examine.examined(reworded(choices[0], ["$1$", "$2$", "$2$", "$3$"]))[0]


@pytest.mark.parametrize(
    "pair", [("$0.5$", "$\\frac{1}{2}$"), ("$7.2$", "$7.20$"), ("50 %", "0.5"), ("$10^{3}$", "1,000")]
)
def test_options_that_print_one_number_are_named(choices: list[Variant], pair: tuple[str, str]) -> None:
    assert "print one number" in examine.examined(reworded(choices[0], [*pair, "$3$", "$4$"]))[0]


def test_options_of_one_value_are_named(choices: list[Variant]) -> None:
    options = tuple(replace(o, value=1 if o.label in "AB" else i) for i, o in enumerate(choices[0].options, 10))
    assert "have one value" in examine.examined(replace(choices[0], options=options))[0]


@pytest.mark.parametrize(("right", "said"), [("", "no options are right"), ("AB", "2 options are right")])
def test_a_wrong_count_of_right_options_is_named(choices: list[Variant], right: str, said: str) -> None:
    options = tuple(replace(o, right=o.label in right, mistake="m", belief="b") for o in choices[0].options)
    assert any(said in f for f in examine.examined(replace(choices[0], options=options, key=tuple(right))))


def test_a_key_that_is_not_the_right_option_is_named(choices: list[Variant]) -> None:
    other = next(label for label in "ABCD" if (label,) != choices[0].key)
    assert any("the key says" in f for f in examine.examined(replace(choices[0], key=(other,))))


def test_a_wrong_option_without_a_mistake_is_named(choices: list[Variant]) -> None:
    options = tuple(replace(o, mistake="") for o in choices[0].options)
    assert any("names no mistake" in f for f in examine.examined(replace(choices[0], options=options)))


def test_three_options_are_named(choices: list[Variant]) -> None:
    assert any("3 options" in f for f in examine.examined(replace(choices[0], options=choices[0].options[:3])))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(2.0, 1.0, "holds nothing"), (float("nan"), 1.0, "holds nothing"), (90.0, 91.0, "does not hold the answer")],
)
def test_an_impossible_interval_is_named(number: Variant, low: float, high: float, said: str) -> None:
    assert any(said in f for f in examine.examined(replace(number, key=Interval(low, high, 3))))


def test_an_interval_that_is_too_wide_is_named(number: Variant) -> None:
    wide = Interval(number.answer * 0.5, number.answer * 1.5, 3)
    assert any("wider than a tenth" in f for f in examine.examined(replace(number, key=wide)))


def test_a_mistake_inside_the_interval_is_named(number: Variant) -> None:
    known = (replace(number.known[0], value=number.answer),)
    assert any("lies inside the interval" in f for f in examine.examined(replace(number, known=known)))


def moved(variant: Variant, place: int) -> Variant:
    """The variant with its key at another place."""
    rest = [o for o in variant.options if not o.right]
    rest.insert(place, next(o for o in variant.options if o.right))
    options = tuple(replace(o, label=label) for label, o in zip("ABCD", rest, strict=True))
    return replace(variant, options=options, key=("ABCD"[place],))


def test_a_key_that_is_always_at_one_place_leaks(choices: list[Variant]) -> None:
    assert leaks.leaks(choices) == []
    found = leaks.leaks([moved(v, 2) for v in choices])
    assert any(f.startswith("the key is C in") for f in found)


def test_a_key_that_is_too_often_at_one_place_leaks(choices: list[Variant]) -> None:
    found = leaks.leaks([moved(v, 1) if i % 3 == 0 else v for i, v in enumerate(choices)])
    assert any(f.startswith("the key is B in") for f in found)


def test_msqs_that_all_have_one_size_leak() -> None:
    question = Template("ch12", HERE / "sound_statements.py").load()
    msq = [v for v in (make(question, seed) for seed in range(400)) if v.kind == "MSQ"]
    assert not leaks.leaks(msq)
    same = [v for v in msq if len(v.key) == 2]  # type: ignore[arg-type]
    assert any("MSQs have 2 right options" in f for f in leaks.leaks(same))


def test_a_rare_hint_is_no_leak_and_a_strong_one_is() -> None:
    assert not leaks.Rule(hits=12, hints=12, of=200).leaks
    assert leaks.Rule(hits=110, hints=150, of=200).leaks
    assert not leaks.Rule(hits=8, hints=10, of=20).leaks  # too few to say anything


def test_a_fair_rule_is_no_leak_at_any_number_of_seeds() -> None:
    assert not any(leaks.Rule(n // 4 + n // 20, n, n).leaks for n in (100, 200, 1000, 10_000))
    assert all(leaks.Rule(n // 2, n, n).leaks for n in (100, 200, 1000, 10_000))
