"""The author's linter finds what is wrong with an exercise, one fault at a time; scaffolding and sync."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Ran, toys

from dlgrade import content
from dlgrade.author import linter
from dlgrade.author.scaffold import new_exercise
from dlgrade.errors import UsageError

GOOD = toys()["z1"].solution.read_text(encoding="utf-8")

RUNS = """

@scale.case("runs"{options})
def runs(implementation):
    implementation.scale(np.ones((2, 3)))
    return 1
"""


def faults(root: Path, text: str, *, synced: bool = True) -> str:
    """What the linter says about a solution with this text."""
    path = root / "solutions" / "toy" / "z1_scale.py"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (entry,) = content.entries([root])
    if synced:
        linter.sync([entry])
    return "\n".join(linter.lint(entry, seeds=(0, 1), mutants=0).faults)


def test_a_sound_exercise_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    Toys, exercise 1", "", "names no source"),
        ('        "Multiply the array by the factor and return the product.",\n', "", "2 hints"),
        ("Every entry is multiplied by the same number.", "No.", "say too little"),
        ("The shape stays as it is and so do signs.", "", ""),
        ('"The factor is always two."', '"Two"', "a belief is a sentence"),
        ("x / factor", "factor + x", "behaves like"),
        ("x / factor", "x * factor", "is caught by no case"),
        ("x / factor", "facter + x", "random damage"),
        ('edit=("factor * x", "x / factor")', 'edit=("nowhere", "x")', "times in scale, not once"),
        ("[factor * v for v in row]", "[factor + v for v in row]", "alternative with_loops is not passed"),
        ("np.array([[1.0, -2.0, 4.0, 6.0]])", "np.zeros((2, 3)) * 1.0", ""),
        ("scale(rng.normal(size=(4, 5))", "scale(np.random.normal(size=(4, 5))", "flaky"),
        ("np.array([[1.0, -2.0, 4.0, 6.0]])", "'text'", "the right code itself fails"),
        ("    return factor * x\n", "    return factor * x  # factor * x\n", "times in scale, not once"),
    ],
)  # fmt: skip
def test_the_linter_names_the_fault(old: str, new: str, words: str, tmp_path: Path) -> None:
    assert GOOD.count(old) >= 1
    assert words in faults(tmp_path, GOOD.replace(old, new, 1))


def test_a_case_that_catches_nothing_is_a_fault(tmp_path: Path) -> None:
    assert "catches no mistake" in faults(tmp_path, GOOD + RUNS.format(options=""))


def test_a_smoke_case_need_not_catch_anything(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD + RUNS.format(options=", smoke=True")) == ""


def test_a_stub_that_is_out_of_date_is_a_fault(tmp_path: Path) -> None:
    assert "there is no stub" in faults(tmp_path, GOOD, synced=False)


def test_a_mutant_that_no_case_catches_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "solutions" / "toy" / "z1_scale.py"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD.replace("return factor * x\n\n", "unused = 3 + 4\n    return factor * x\n\n", 1))
    (entry,) = content.entries([tmp_path])
    linter.sync([entry])
    assert "3 -> 4" in linter.findings_text(linter.lint(entry, seeds=(0,), mutants=60))


def test_a_mutant_that_loops_for_ever_is_given_up() -> None:
    def loop() -> None:
        while True:
            pass

    assert linter.within(0.05, loop) is None


def test_stray_files_are_found(tmp_path: Path) -> None:
    faults(tmp_path, GOOD)
    (tmp_path / "exercises" / "toy" / "notes.txt").write_text("")
    (tmp_path / "exercises" / "toy" / "z9_gone.py").write_text("")
    assert linter.stray_files([tmp_path]) == ["exercises/toy/notes.txt", "exercises/toy/z9_gone.py"]


def test_sync_writes_only_what_differs(tmp_path: Path) -> None:
    faults(tmp_path, GOOD)
    assert linter.sync(content.entries([tmp_path])) == []


def test_sync_that_only_tells_writes_nothing(tmp_path: Path) -> None:
    faults(tmp_path, GOOD, synced=False)
    assert linter.sync(content.entries([tmp_path]), dry=True) and not (tmp_path / "exercises").exists()


def test_the_skeleton_of_a_new_exercise_is_nearly_sound(tmp_path: Path) -> None:
    new_exercise("toy.q1", "fresh", tmp_path)
    (entry,) = content.entries([tmp_path])
    linter.sync([entry])
    found = linter.lint(entry, seeds=(0,), mutants=0).faults
    assert [f.split(",")[0] for f in found] == ["1 mistakes"]


def test_new_writes_where_it_is_told(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    ran = dlgrade("author", "new", "toy.q1", "fresh", "--content", str(tmp_path))
    assert ran.code == 0 and (tmp_path / "solutions" / "toy" / "q1_fresh.py").is_file()


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("toy", "x"), ("toy.", "x"), (".q1", "x"), ("toy.q1", "X-Y"), ("toy.q1", "../x"), ("../toy.q1", "x"),
     ("toy.q1", ""), ("toy.z1", "again")],
)  # fmt: skip
def test_new_refuses_names_that_make_no_file(identifier: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        new_exercise(identifier, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_linter_says_so_at_the_command_line_with_exit_code_1(
    tmp_path: Path, dlgrade: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    faults(tmp_path, GOOD, synced=False)
    monkeypatch.setenv("DLGRADE_CONTENT", str(tmp_path))
    ran = dlgrade("author", "sync", "toy", "--check")
    assert (ran.code, "out of date" in ran.out) == (1, True)
