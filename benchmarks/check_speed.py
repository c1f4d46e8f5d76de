"""How long `dlgrade check` takes beside plain pytest on the same cases, and what isolation costs.

Four figures, each a ratio within one run, interleaved, medians:

  check / pytest   `dlgrade check` of 8 functions with 40 cases, every exercise in an isolated worker, over
                   `python -m pytest` as it comes (Hypothesis's plugin off) on the same 40 assertions as an ordinary
                   test file without isolation (goal: 1.0)
  save / import    from saving a file to its new verdict in `dlgrade watch`, over `python -c "import numpy"` (goal: 0.5)
  worker / fork    one isolated exercise over a bare fork from a process with NumPy that makes the same calls (goal: 2)
  whole / import   `dlgrade check ch10 ch12 --solutions --no-training`, 149 exercises with a worker each, over the same
                   import (goal: 20); both in wall time and in CPU time, which a busy machine disturbs less

Run: python benchmarks/check_speed.py [--rounds 7]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

FUNCTIONS = {
    "relu": ("z", "np.maximum(z, 0.0)", "rng.normal(size=(5, 7))"),
    "relu_slope": ("z", "(z > 0).astype(float)", "rng.normal(size=(5, 7))"),
    "softmax": ("z", "np.exp(z - z.max(0)) / np.exp(z - z.max(0)).sum(0)", "rng.normal(size=(4, 9))"),
    "standardize": ("x", "(x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)", "rng.normal(size=(6, 11))"),
    "gram": ("x", "x @ x.T / x.shape[1]", "rng.normal(size=(6, 11))"),
    "column_norms": ("x", "np.sqrt((x**2).sum(0))", "rng.normal(size=(6, 11))"),
    "squared_loss": ("x", "float(0.5 * (x**2).sum() / x.shape[1])", "rng.normal(size=(3, 8))"),
    "one_hot": ("labels", "np.eye(6)[labels].T", "rng.integers(0, 6, size=9)"),
}
CASES = 5


def write_content(root: Path) -> None:
    """The 40 cases three times: as dlgrade content, as a learner's folder, as an ordinary pytest file."""
    plain = ["import numpy as np", "import pytest", "from student import *", ""]
    student = ["import numpy as np", ""]
    for i, (name, (argument, body, draw)) in enumerate(FUNCTIONS.items()):
        solution = f'"""bench.f{i}  {name}.    Benchmark"""\n' + textwrap.dedent(f"""\
            import numpy as np

            from dlgrade import exercise


            @exercise(points=5, hints=("one", "two", "three"))
            def {name}({argument}):
                \"\"\"A function of the benchmark.\"\"\"
                return {body}

            """)
        student.append(f"def {name}({argument}):\n    return {body}\n")
        plain.append(f"def right_{name}({argument}):\n    return {body}\n")
        for case in range(CASES):
            solution += textwrap.dedent(f"""

                @{name}.random_case("draw {case}", n=1)
                def draw_{case}(implementation, rng):
                    return implementation.{name}({draw})
                """)
            plain.append(
                f"def test_{name}_{case}():\n    rng = np.random.default_rng({case})\n    x = {draw}\n"
                f"    np.testing.assert_allclose({name}(x), right_{name}(x), rtol=1e-6, atol=1e-9)\n"
            )
        for folder, text in (
            ("content/solutions", solution),
            ("content/exercises", student[-1]),
            ("work/exercises", ""),
        ):
            path = root / folder / "bench" / f"f{i}_{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text or f"import numpy as np\n\n\n{student[-1]}")
    (root / "plain").mkdir()
    (root / "plain" / "student.py").write_text("\n".join(student))
    (root / "plain" / "test_plain.py").write_text("\n".join(plain))


def spent(command: list[str], cwd: Path, environment: dict[str, str]) -> tuple[float, float]:
    """(wall, CPU) seconds of one command with its children; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def saved_to_verdict(root: Path, rounds: int) -> list[float]:
    """Seconds from saving a file to the verdict, as `dlgrade watch` takes them: half a pause, then one worker."""
    from dlgrade import content
    from dlgrade.cli.watch import PAUSE
    from dlgrade.judge.watching import Watch
    from dlgrade.sandbox import Sandbox

    chosen = content.select(["bench"])
    places = [(e, root / "work" / e.place) for e in chosen]
    taken = []
    with Sandbox() as sandbox:
        watch = Watch(places, sandbox, 0)
        watch.refresh()
        for i in range(rounds):
            path = places[i % len(places)][1]
            path.write_text(path.read_text() + f"\n# round {i}\n")
            start = time.perf_counter()
            fresh = watch.refresh()
            taken.append(time.perf_counter() - start + PAUSE / 2)
            assert [r.verdict for r in fresh] == ["pass"]
    return taken


def worker_against_fork(root: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds for one isolated exercise, and for a bare fork making the same calls."""
    import numpy as np

    from dlgrade import content
    from dlgrade.judge.judging import judge_file
    from dlgrade.sandbox import Sandbox

    entry = content.select(["bench.f2"])[0]
    exercise = entry.load()
    path = root / "work" / entry.place
    isolated, bare = [], []

    def calls() -> None:
        names: dict[str, object] = {}
        exec(compile(path.read_text(), "student.py", "exec"), names)
        for case in range(CASES):
            names["softmax"](np.random.default_rng(case).normal(size=(4, 9)))  # type: ignore[operator]

    with Sandbox() as sandbox:
        judge_file(exercise, entry, path, sandbox, 0)
        for _ in range(rounds):
            start = time.perf_counter()
            judge_file(exercise, entry, path, sandbox, 0)
            isolated.append(time.perf_counter() - start)
            start = time.perf_counter()
            child = os.fork()
            if child == 0:
                calls()
                os._exit(0)
            os.waitpid(child, 0)
            bare.append(time.perf_counter() - start)
    return isolated, bare


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code, as pytest has
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_content(root)
        os.environ["DLGRADE_CONTENT"] = str(root / "content")
        environment = dict(os.environ)
        runs: dict[str, list[tuple[float, float]]] = {"import": [], "pytest": [], "check": [], "whole": []}
        commands = {
            "import": ([sys.executable, "-c", "import numpy"], root),
            "pytest": (
                [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest"],
                root / "plain",
            ),
            "check": ([sys.executable, "-m", "dlgrade", "check", "bench"], root / "work"),
            "whole": (
                [sys.executable, "-m", "dlgrade", "check", "ch10", "ch12", "--solutions", "--no-training"],
                root / "work",
            ),
        }
        for command, cwd in commands.values():
            spent(command, cwd, environment)  # once, so that byte code is there for all
        for _ in range(rounds):
            for name, (command, cwd) in commands.items():
                runs[name].append(spent(command, cwd, environment))
        wall = {name: statistics.median(w for w, _ in runs[name]) for name in runs}
        cpu = {name: statistics.median(c for _, c in runs[name]) for name in runs}
        saves = statistics.median(saved_to_verdict(root, max(rounds, 7)))
        isolated, bare = (statistics.median(x) for x in worker_against_fork(root, max(5 * rounds, 35)))
    figures = {
        "rounds": rounds,
        "import_numpy_s": round(wall["import"], 4),
        "pytest_s": round(wall["pytest"], 4),
        "check_s": round(wall["check"], 4),
        "check_over_pytest": round(wall["check"] / wall["pytest"], 3),
        "check_over_pytest_cpu": round(cpu["check"] / cpu["pytest"], 3),
        "whole_s": round(wall["whole"], 3),
        "whole_over_import": round(wall["whole"] / wall["import"], 2),
        "whole_over_import_cpu": round(cpu["whole"] / cpu["import"], 2),
        "save_over_import": round(saves / wall["import"], 3),
        "worker_over_fork": round(isolated / bare, 3),
        "worker_ms": round(isolated * 1e3, 2),
        "fork_ms": round(bare * 1e3, 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
