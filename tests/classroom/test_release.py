"""What students get: nothing of a solution, the same verdicts as the judge's, and no word that says it is the grade."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Ran, right_text, toys

from dlgrade import content
from dlgrade.classroom.outcomes.release import (
    PUBLIC_SEED,
    hidden_seed_problem,
    leaked_lines,
    public_data,
    release_files,
    substantial_lines,
)
from dlgrade.errors import ContentError
from dlgrade.judge.diagnosis import assess, expectations, observe_all

REAL = ("ch10.p1a", "ch10.b4", "ch10.t7", "ch12.e08", "ch12.e11", "ch12.t13", "ch12.p1f", "ch12.p1g")


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> list[content.Entry]:
    """Some of the project's own exercises."""
    monkeypatch.delenv("DLGRADE_CONTENT")
    return content.select(REAL)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The toys, released."""
    return release_files(list(toys().values()))[0]


@pytest.fixture
def released(files: dict[str, str], tmp_path: Path) -> Path:
    """A student's folder of them."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def check(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python check.py ARGUMENTS` as a student runs it: no dlgrade to be found."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DLGRADE", "PYTHON"))}
    code = "import sys; sys.modules['dlgrade'] = None; sys.argv = ['check.py', *sys.argv[1:]]\n"
    code += "import runpy; runpy.run_path('check.py', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=folder, env={**environment, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **settings},
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


def results(folder: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    done = check(folder, "--json", *arguments)
    assert not done.stderr
    return {e["id"].partition(".")[2]: e for e in json.loads(done.stdout)["exercises"]}


def hand_in(folder: Path, name: str, text: str) -> None:
    (folder / toys()[name].place).write_text(text, encoding="utf-8")


# ---- nothing of the solutions ----------------------------------------------------------------------------------------


def test_no_line_of_substance_of_any_solution_is_handed_out(real: list[content.Entry], tmp_path: Path) -> None:
    files, _ = release_files(real)
    everything = "\n".join(files.values())
    stubs = "\n".join(e.stub.read_text(encoding="utf-8") for e in real)
    for entry in real:
        lines = substantial_lines(entry)
        assert len(lines) >= 5, entry.id
        assert not [line for line in lines if line in everything and line not in stubs]


def test_the_bodies_of_every_mistake_count_as_substance(real: list[content.Entry]) -> None:
    adam = next(e for e in real if e.id == "ch12.e08")
    lines = substantial_lines(adam)
    assert "m_hat = m / (1 - beta1**t)" in lines  # the right code
    assert "learning_rate * grad /" in lines  # an edit
    assert "return theta, m / (1 - beta1**t), v / (1 - beta2**t)" in lines  # a written mistake
    assert "theta -= learning_rate / (1 - beta1**t) * m / (epsilon + (v / (1 - beta2**t)) ** 0.5)" in lines


def test_a_leak_is_found_and_refused(real: list[content.Entry], monkeypatch: pytest.MonkeyPatch) -> None:
    assert ("x.md", "m_hat = m / (1 - beta1**t)") in leaked_lines(real, {"x.md": "see: m_hat = m / (1 - beta1**t)"})
    assert not leaked_lines(real, {"x.md": "The moments need no bias correction."})
    first = real[0]
    exercise = first.load()
    line = max(substantial_lines(first), key=len)
    monkeypatch.setattr(exercise, "title", line)
    with pytest.raises(ContentError, match=r"would hand out \d+ lines of solutions"):
        release_files(real)


def test_a_stub_that_is_not_the_solutions_own_is_refused(tmp_path: Path) -> None:
    for kind in ("solutions", "exercises"):
        (tmp_path / kind / "toy").mkdir(parents=True)
        entry = toys()["z1"]
        source = entry.solution if kind == "solutions" else entry.stub
        text = source.read_text(encoding="utf-8").replace("raise NotImplementedError", "return factor * x; raise Other")
        (tmp_path / kind / "toy" / f"{entry.stem}.py").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"stub of toy\.z1 is not what its solution makes"):
        release_files(content.entries([tmp_path]))


def test_answers_that_are_the_value_itself_stay_at_home(released: Path) -> None:
    data = json.loads((released / "public/toy.json").read_text(encoding="utf-8"))
    found = {e["id"]: e for e in data["exercises"]}
    for name in ("toy.z4", "toy.z7"):  # choice, numeric
        assert found[name]["cases"] == [] and found[name]["withheld"]
    assert "its answer is the value itself" in {w["why"] for w in found["toy.z7"]["withheld"]}
    assert found["toy.z2"]["withheld"][0]["why"] == "its probe computes with results"  # a class
    assert "dlgrade show" not in (released / toys()["z7"].place).read_text(encoding="utf-8")


def test_calls_without_arguments_are_not_released(real: list[content.Entry]) -> None:
    adam = next(e for e in real if e.id == "ch12.e08")
    made = public_data(adam.load(), adam, PUBLIC_SEED)
    assert all("by hand" not in c["name"] for c in made.data["cases"])
    assert len(made.data["cases"]) + len(made.withheld) == len(adam.load().cases)


def test_the_public_numbers_are_not_those_of_a_check_or_a_grade() -> None:
    entry = toys()["z1"]
    runs = {
        seed: next(c for c in public_data(entry.load(), entry, seed).data["cases"] if c["name"] == "any size")["runs"]
        for seed in (0, 1, PUBLIC_SEED)
    }
    assert runs[0] != runs[PUBLIC_SEED] != runs[1]
    assert "public cases" in hidden_seed_problem(PUBLIC_SEED)
    assert not hidden_seed_problem(0)


def test_releasing_twice_gives_the_same_bytes(real: list[content.Entry]) -> None:
    assert release_files(real)[0] == release_files(real)[0]


# ---- the checker -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["z1", "z3", "z5"])
def test_the_right_code_passes_the_public_cases(released: Path, name: str) -> None:
    hand_in(released, name, right_text(name))
    found = results(released, name)[name]
    assert found["verdict"] == "pass" and found["public"] > 0


@pytest.mark.parametrize("name", ["z1", "z3", "z5"])
def test_mistakes_are_judged_and_named_as_the_judge_does_on_these_cases(released: Path, name: str) -> None:
    exercise = toys()[name].load()
    data = json.loads((released / "public/toy.json").read_text(encoding="utf-8"))
    public = {c["name"] for e in data["exercises"] if e["id"] == exercise.id for c in e["cases"]}
    expected = expectations(exercise, PUBLIC_SEED)
    edits = [m for m in exercise.mistakes if m.edits]
    assert edits
    for mistake in edits:
        pieces = exercise.core().edited(mistake.target, mistake.edits)
        hand_in(released, name, "\n\n".join(pieces.values()))
        found = results(released, name)[name]
        got = observe_all(exercise, exercise.implementation_of(mistake), PUBLIC_SEED)
        assessed = assess(exercise, expected, got, PUBLIC_SEED)
        wanted = {n: v for n, v in assessed.verdicts.items() if n in public}
        assert {c["name"]: c["verdict"] for c in found["cases"]} == wanted
        assert found["looks_like"] == (mistake.belief if "fail" in wanted.values() else None)


@pytest.mark.parametrize("number", [None, 0, 2])
def test_the_projects_exercises_are_judged_as_the_judge_does_on_the_public_cases(
    real: list[content.Entry], tmp_path: Path, number: int | None
) -> None:
    """Chained calls, parts of results and calls that must raise among them."""
    for name, text in release_files(real)[0].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    wanted = {}
    for entry in real:
        exercise = entry.load()
        edits = [m for m in exercise.mistakes if m.edits and m.target in exercise.parts]
        mistake = edits[number % len(edits)] if number is not None and edits else None
        implementation = exercise.right_implementation()
        source = exercise.core().standalone()
        if mistake is not None:
            implementation = exercise.implementation_of(mistake)
            source = "\n\n".join(exercise.core().edited(mistake.target, mistake.edits).values())
        (tmp_path / entry.place).write_text(source, encoding="utf-8")
        got = observe_all(exercise, implementation, PUBLIC_SEED)
        verdicts = assess(exercise, expectations(exercise, PUBLIC_SEED), got, PUBLIC_SEED).verdicts
        wanted[entry.id] = (verdicts, mistake.belief if mistake else None)
    done = json.loads(check(tmp_path, "--json").stdout)["exercises"]
    assert {e["id"] for e in done} == set(wanted)
    for found in done:
        verdicts, belief = wanted[found["id"]]
        assert {c["name"]: c["verdict"] for c in found["cases"]}.items() <= verdicts.items()
        assert found["looks_like"] in (None, belief)


@pytest.mark.parametrize(
    ("source", "verdict", "words"),
    [
        ("def scale(x, factor=2.0):\n    return x[99]\n", "error", "IndexError"),
        ("def scale(x, factor=2.0):\n    while True: pass\n", "timeout", "was stopped"),
        ("def scale(x, factor=2.0):\n    import os; os._exit(0)\n", "crash", "its process ended"),
        ("def scale(x, factor=2.0):\n    return {'a': object()}\n", "fail", "cannot be used"),
        ("def scale(x, factor=2.0):\n    return x.astype(object)\n", "fail", "dtype object"),
        ("def scale(x, factor=2.0):\n    return float('nan') * x\n", "fail", "the value differs"),
        ("def scale(x, factor=2.0):\n    print('{\"value\": 1}'); return None\n", "fail", "the value differs"),
        ("import sys; sys.exit(0)\n", "error", "SystemExit"),
        ("def scale(x:\n", "error", "SyntaxError"),
        ("", "missing", "there is no `scale`"),
        ("raise RuntimeError('\x1b[2J')\n", "error", "RuntimeError"),
    ],
)
def test_whatever_the_code_does_it_is_a_verdict(released: Path, source: str, verdict: str, words: str) -> None:
    hand_in(released, "z1", source)
    done = check(released, "z1", "--seconds", "1")
    assert done.returncode == 1 and not done.stderr
    assert words in done.stdout and "\x1b" not in done.stdout
    assert results(released, "z1", "--seconds", "1")["z1"]["verdict"] == verdict


def test_changing_an_argument_is_seen_where_it_is_judged(released: Path) -> None:
    hand_in(released, "z5", "def center(x):\n    x -= x.mean(axis=0)\n    return x\n")
    assert "changes an argument in place" in results(released, "z5")["z5"]["cases"][0]["message"]


def test_passing_the_public_cases_is_never_told_as_the_grade(released: Path) -> None:
    for name in toys():
        hand_in(released, name, right_text(name))
    for arguments in ((), ("-v",), ("z1",)):
        done = check(released, *arguments)
        assert done.returncode == 0
        assert "this is not your grade" in " ".join(done.stdout.split())
        assert not {"points", "full", "score", "marks", "100", "Everything"} & set(
            done.stdout.replace("%", " ").split()
        )
    assert "not your grade" in json.loads(check(released, "--json").stdout)["note"]
    assert "**The public cases are not your grade.**" in (released / "README.md").read_text(encoding="utf-8")


def test_untouched_stubs_are_not_begun_and_the_exit_code_says_so(released: Path) -> None:
    done = check(released)
    assert done.returncode == 1
    assert "not begun: 3, without public cases: 4" in done.stdout
    assert check(released, "z1").stdout.startswith("· toy.z1  Scale an array: not begun")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit_the_screen(released: Path, columns: int) -> None:
    hand_in(released, "z1", "def scale(x, factor=2.0):\n    return factor + x\n")
    done = check(released, "-v", COLUMNS=str(columns))
    assert max(map(len, done.stdout.splitlines())) <= min(columns, 100)


def test_bad_targets_and_a_folder_without_data_are_usage_errors(released: Path) -> None:
    done = check(released, "nosuch")
    assert done.returncode == 2 and "no exercise 'nosuch'" in done.stderr
    (released / "public/toy.json").unlink()
    assert "there is no public/*.json" in check(released).stderr


def test_a_terminal_without_unicode_is_spoken_to_in_ascii(released: Path) -> None:
    hand_in(released, "z1", "def scale(x, factor=2.0):\n    return factor + x\n")
    assert check(released, "z1", PYTHONIOENCODING="ascii").stdout.isascii()


# ---- the command -----------------------------------------------------------------------------------------------------


def test_the_command_does_not_overwrite_what_differs(released: Path, dlgrade: Callable[..., Ran]) -> None:
    hand_in(released, "z1", "mine\n")
    done = dlgrade("release", "toy", "-o", str(released))
    assert done.code == 2 and "exercises/toy/z1_scale.py" in done.err and "--force" in done.err
    assert (released / toys()["z1"].place).read_text(encoding="utf-8") == "mine\n"
    assert dlgrade("release", "toy", "-o", str(released), "--force").code == 0


def test_the_command_says_what_stays_and_why(tmp_path: Path, dlgrade: Callable[..., Ran]) -> None:
    done = dlgrade("release", "z2", "z1", "-v", "-o", str(tmp_path / "out"))
    assert "2 exercises, 3 public cases, 3 cases stay with you" in done.out
    assert "and with\n3 more cases" in (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert "1 exercise, 3 public cases\n" in dlgrade("release", "z1", "-o", str(tmp_path / "all")).out
    assert "more cases" not in (tmp_path / "all/README.md").read_text(encoding="utf-8")
    assert "toy.z2  beyond the limit: its probe computes with results" in done.out
    assert dlgrade("release", "nosuch", "-o", str(tmp_path / "o")).code == 2
    assert dlgrade("release", "-o", str(tmp_path / "o")).code == 2
