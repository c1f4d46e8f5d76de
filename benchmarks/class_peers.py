"""Other graders on the same class: otter-grader and nbgrader, each as its documentation runs it on one machine.

A submission is a notebook with the eight functions; the tests are the 40 assertions of check_speed.  Both tools start a
Jupyter kernel for every submission.  Neither isolates it: otter can, with Docker, which costs more.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from check_speed import CASES, FUNCTIONS

Seconds = tuple[float, float]  # wall, CPU of everything that was started


def installed(python: Path, module: str) -> bool:
    """Whether the Python of an environment has a package."""
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def student(number: int) -> str:
    """What a student hands in, every one another text; one in seven has a mistake."""
    body = "\n\n".join(f"def {n}({argument}):\n    return {code}" for n, (argument, code, _) in FUNCTIONS.items())
    text = f"import numpy as np\n\n{body}\n# {number}\n"
    return text.replace("x @ x.T / x.shape[1]", "x @ x.T") if number % 7 == 3 else text


def assertions(name: str) -> list[str]:
    """The cases of one function, each a few lines of Python that fail where it is wrong."""
    argument, code, draw = FUNCTIONS[name]
    right = f"def right({argument}):\n    return {code}\n"
    return [
        f"import numpy as np\n{right}rng = np.random.default_rng({case})\nx = {draw}\n"
        f"np.testing.assert_allclose({name}(x), right(x), rtol=1e-6, atol=1e-9)\n"
        for case in range(CASES)
    ]


def notebook(cells: list[tuple[str, dict[str, object]]]) -> str:
    """Code cells with their metadata as an .ipynb file."""
    made = [
        {"cell_type": "code", "id": f"c{i}", "metadata": about, "source": text, "outputs": [], "execution_count": None}
        for i, (text, about) in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def succeed(command: list[str], cwd: Path, python: Path) -> None:
    """Run a tool of the environment; what it says is shown only if it fails."""
    environment = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")


def otter(root: Path, python: Path, count: int) -> Seconds:
    """What each submission costs in `otter run`, one after the other; every result is looked at."""
    tests, handed = root / "tests", root / "handed"
    tests.mkdir(parents=True)
    handed.mkdir()
    for name in FUNCTIONS:
        cases = ""
        for i, code in enumerate(assertions(name)):
            body = "".join(f"    {line}\n" for line in code.splitlines())
            cases += f"@test_case()\ndef test_{i}({name}):\n{body}\n"
        head = f'from otter.test_files import test_case\n\nOK_FORMAT = False\nname = "{name}"\npoints = {CASES}\n\n'
        (tests / f"{name}.py").write_text(head + cases)
    tool = str(python.parent / "otter")
    succeed([tool, "generate", "-t", "tests", "-o", "autograder.zip", "--no-requirements"], root, python)
    for i in range(count + 1):
        (handed / f"s{i}.ipynb").write_text(notebook([(student(i), {})]))

    def grade(i: int) -> None:
        out = root / f"out{i}"
        out.mkdir()
        succeed([tool, "run", "-a", "autograder.zip", "-o", str(out), f"handed/s{i}.ipynb"], root, python)
        made = json.loads((out / "results.json").read_text())["tests"]
        points = sum(t.get("score", 0) for t in made)
        assert points == len(FUNCTIONS) * CASES - (CASES if i % 7 == 3 else 0), made

    grade(0)  # once, so that byte code is there
    return _spent(lambda: [grade(i) for i in range(1, count + 1)], count)


def nbgrader(root: Path, python: Path, count: int) -> Seconds:
    """What each submission costs in one `nbgrader autograde` over a class; every score is looked at."""
    cells: list[tuple[str, dict[str, object]]] = [(student(0), _cell("work", solution=True))]
    cells += [("\n".join(assertions(name)), _cell(name, points=CASES)) for name in FUNCTIONS]
    source = root / "source" / "ps1" / "ps1.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(notebook(cells))
    (root / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    tool = str(python.parent / "nbgrader")
    succeed([tool, "generate_assignment", "ps1"], root, python)
    released = json.loads((root / "release" / "ps1" / "ps1.ipynb").read_text())
    for i in range(count + 1):
        released["cells"][0]["source"] = student(i)
        path = root / "submitted" / f"s{i}" / "ps1" / "ps1.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(released))
    succeed([tool, "autograde", "ps1", "--student", "s0"], root, python)  # once, so that byte code is there
    took = _spent(
        lambda: succeed([tool, "autograde", "ps1", "--CourseDirectory.student_id_exclude=s0"], root, python), count
    )
    everyone = "[" + ",".join(f"'s{i}'" for i in range(1, count + 1)) + "]"
    code = (
        "from nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db') as book:\n"
        f"    print(*[book.find_submission('ps1', s).score for s in {everyone}])"
    )
    scores = subprocess.run([python, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    full = len(FUNCTIONS) * CASES
    assert [float(s) for s in scores] == [full - (CASES if i % 7 == 3 else 0) for i in range(1, count + 1)], scores
    return took


def _cell(name: str, *, solution: bool = False, points: int = 0) -> dict[str, object]:
    about = {"schema_version": 3, "grade_id": name, "grade": not solution, "solution": solution, "task": False}
    return {"nbgrader": {**about, "locked": not solution, **({} if solution else {"points": points})}}


def _spent(work: Callable[[], object], count: int) -> Seconds:
    """Wall and CPU seconds of ``work`` for each of ``count`` submissions."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (time.perf_counter() - began) / count, cpu / count


TOOLS: dict[str, Callable[[Path, Path, int], Seconds]] = {"otter": otter, "nbgrader": nbgrader}
