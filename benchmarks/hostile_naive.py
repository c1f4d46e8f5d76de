"""The hostile submissions of tests/hostile against two graders: a naive one, and dlgrade.

naive    `python -m pytest` with the submission imported into the process of the tests, as people write it first; the
         mark is full if pytest ends with status 0, otherwise the share of passed tests in its JUnit report
dlgrade  the same submissions, each in a worker of one sandbox

One line for each attack: what the naive grader gave or suffered, what dlgrade said.  Two kinds are kept apart.  Some
attacks are wrong code that lies: marks for them are forged.  The others hold the right answer and give it only if they
reached what they wanted (a file, the network, another process): marks for them say just that, and are no forgery.
What such an attack may do depends on the user: as root, as in namespaces here, a naive run may do more than others.

A time limit that a loaded machine exceeds looks like a hang, so figures should come from a calm one.  Every naive run
is confined to a folder of its own, limited in time, memory and file size, and on Linux as root to namespaces of its
own (processes, network, mounts, IPC); attacks that would reach beyond that are left out and named.

Run: python benchmarks/hostile_naive.py [--only NAME ...] [--jobs 2] [--json FILE]
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1] / "tests"
HUNG = 20.0  # seconds after which a naive run counts as hung; one that ends takes one or two, more under load
NAMESPACES = "unshare --fork --kill-child --pid --mount-proc --net --ipc --uts --mount".split()
NEEDS_NAMESPACES = {"hit_everybody", "hit_group", "kernel_mount", "write_shared_memory", "spawn_daemon"}
LEFT_OUT = {"kernel_bpf": "leaves an object in the kernel of whoever runs this as root"}

NAIVE = {
    "z1": """
        from reference import scale as right

        @pytest.mark.parametrize("seed", range(4))
        def test_scale(seed):
            x = np.random.default_rng(seed).normal(size=(2, 3))
            np.testing.assert_allclose(student.scale(x, 3.0), right(x, 3.0))
        """,
    "z4": """
        def test_green():
            assert set(student.colours()["green"]) == {"yellow", "blue"}

        def test_order():
            assert student.colours()["commutes"] == True
        """,
    "z5": """
        from reference import center as right

        @pytest.mark.parametrize("seed", range(4))
        def test_center(seed):
            x = np.random.default_rng(seed).normal(size=(4, 3))
            np.testing.assert_allclose(student.center(x), right(x))
        """,
    "z6": """
        import sympy
        from reference import slope as right

        def test_slope():
            assert sympy.simplify(student.slope() - right()) == 0
        """,
    "z7": """
        def test_handshakes():
            assert student.handshakes() == 10
        """,
}


def hostile() -> Any:
    """tests/hostile/attacks.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("attacks", TESTS / "hostile" / "attacks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["attacks"] = module
    spec.loader.exec_module(module)
    return module


def toys() -> dict[str, Any]:
    """The exercises that the attacks pretend to solve."""
    from dlgrade import content

    return {e.id.partition(".")[2]: e for e in content.entries([TESTS / "content"])}


def has_namespaces() -> bool:
    """Whether naive runs can be put into namespaces of their own here."""
    with contextlib.suppress(OSError):
        return (
            os.geteuid() == 0
            and subprocess.run([*NAMESPACES, "true"], capture_output=True, check=False).returncode == 0
        )
    return False


# -- one naive run, inside its namespaces


def inside(root: Path, exercise: str, name: str, alone: bool) -> dict[str, Any]:
    """Lay out the scene, run pytest on the submission, look at what became of both.

    alone : this process is the first of its own process namespace, so that whatever else lives was left behind.
    """
    if alone:
        subprocess.run(["ip", "link", "set", "lo", "up"], capture_output=True, check=False)
    found = hostile()
    entry = toys()[exercise]
    solution = entry.load().core().standalone()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        scene = found.Scene.build(root, server.getsockname()[1], (1.0,), solution)
        work = root.with_name(root.name + "-run")
        work.mkdir()
        attack = next((a for a in found.attacks() if a.name == name), None)
        text = scene.text_of(attack) if attack is not None else solution
        (work / f"{entry.stem}.py").write_text(text)
        head = f"import numpy as np\nimport pytest\nimport {entry.stem} as student\n"
        (work / "test_naive.py").write_text(head + _dedent(NAIVE[exercise]))
        outcome = _pytest(work, root / "solutions", scene.secret)
        with contextlib.suppress(BlockingIOError, OSError):
            server.accept()
            outcome["harm"].append("network used")
        outcome["harm"] += _left_alive(found, alone)
        with contextlib.suppress(OSError):
            outcome["harm"] += ["files changed"] if scene.damage() else []
        for folder in found.PUBLIC:
            with contextlib.suppress(OSError):
                Path(folder, found.PROOF).unlink()
    return outcome


def _dedent(text: str) -> str:
    import textwrap

    return textwrap.dedent(text)


def _pytest(work: Path, solutions: Path, secret: str) -> dict[str, Any]:
    report = work / "junit.xml"
    log = work / "log"
    environment = dict(os.environ) | {
        "PYTHONPATH": str(solutions),  # as naive graders have it: the tests need the right code
        "DLGRADE_HOSTILE_SECRET": secret,
        "OPENBLAS_NUM_THREADS": "1",
    }
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:dlgrade"]
    command = " ".join(f"'{p}'" for p in [*pytest, f"--junitxml={report}", "test_naive.py"])
    with log.open("wb") as output:
        # the shell in between is the grader: it must live to read the status
        grader = subprocess.Popen(
            ["sh", "-c", f"{command}; echo $? > status; exit 0"],
            cwd=work,
            env=environment,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            preexec_fn=_limits,
            start_new_session=True,
        )
        try:
            code: int | None = grader.wait(HUNG)
        except subprocess.TimeoutExpired:
            code = None
            with contextlib.suppress(ProcessLookupError):
                os.killpg(grader.pid, signal.SIGKILL)
            grader.wait()
    harm = ["output flooded"] if log.stat().st_size > 10 << 20 else []
    status = work / "status"
    if code is None:
        return {"result": "hung", "share": 0.0, "harm": harm}
    if code != 0 or not status.exists():
        return {"result": "grader killed", "share": 0.0, "harm": harm}
    ended = int(status.read_text() or 1)
    with contextlib.suppress(OSError):
        head = log.read_bytes()[: 1 << 20]
        if secret.encode() in head:
            harm.append("secret shown")
        if b"\x1b[2J" in head:
            harm.append("terminal changed")
    if ended == 0:
        return {"result": "full marks", "share": 1.0, "harm": harm}
    try:
        suite = ElementTree.parse(report).getroot().find("testsuite")
        assert suite is not None
        tests, bad = int(suite.attrib["tests"]), int(suite.attrib["failures"]) + int(suite.attrib["errors"])
    except (OSError, ElementTree.ParseError, AssertionError, KeyError):
        return {"result": f"run broken, status {ended}", "share": 0.0, "harm": harm}
    share = (tests - bad) / tests if tests else 0.0
    result = "nothing" if share == 0 else f"{share:.0%} of the marks"
    return {"result": result, "share": share, "harm": harm}


def _limits() -> None:
    import resource

    for kind, value in (
        (resource.RLIMIT_AS, 3 << 30),
        (resource.RLIMIT_FSIZE, 300 << 20),
        (resource.RLIMIT_CPU, int(HUNG) + 2),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def _left_alive(found: Any, alone: bool) -> list[str]:
    for _ in range(20):  # what was killed may take a moment to go
        left = [
            pid for pid, command in found.processes() if (alone and pid != os.getpid()) or found.SURVIVOR in command
        ]
        if not left:
            return []
        time.sleep(0.1)
    for pid in left:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    return [f"{len(left)} left running"]


# -- the table


def holds_the_answer(attack: Any) -> bool:
    """Whether marks for it mean that it reached its aim, rather than that wrong code was paid."""
    return any(right in attack.text for right in ("factor * x", "2 * a * x", "factor * v", "factor * torch"))


def _told(outcome: dict[str, Any], prize: bool) -> str:
    result = outcome["result"]
    if outcome["share"]:
        result = "reached its aim" if prize else f"{outcome['share']:.0%} of the marks for wrong code"
    return ", ".join([result, *outcome["harm"]])


def naive(name: str, exercise: str, namespaces: bool) -> dict[str, Any]:
    """The naive grader's outcome for one attack, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--inside", str(Path(folder, "scene")), exercise, name]
        if namespaces:
            command = [*NAMESPACES, *command, "--alone"]
        Path(folder, "scene").mkdir()
        try:
            ran = subprocess.run(command, capture_output=True, text=True, timeout=HUNG * 3, check=False)
            outcome: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
        except (subprocess.TimeoutExpired, IndexError, ValueError):
            outcome = {"result": "everything killed", "share": 0.0, "harm": []}
    return outcome


def ours(attacks: list[Any], found: Any) -> dict[str, dict[str, Any]]:
    """dlgrade's outcome for every attack, and whether a right submission still earns everything afterwards."""
    from dlgrade.judge.judging import judge_opened
    from dlgrade.sandbox import Limits, Sandbox

    outcomes = {}
    by_name = toys()
    right = by_name["z1"].load().core().standalone()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server, Sandbox() as box:
        scene = found.Scene.build(Path(folder), server.getsockname()[1], (-1.0,), right)
        os.environ["DLGRADE_HOSTILE_SECRET"] = scene.secret

        def judged(exercise: str, text: str) -> Any:
            entry = by_name[exercise]
            loaded = entry.load()
            files = {f"{entry.stem}.py": text.encode()}
            limits = Limits(call=0.3, wall=1.0, total=2.0)
            with box.open(files, entry.stem, uses=loaded.uses, limits=limits, watch_mutation=loaded.pure) as remote:
                return judge_opened(loaded, entry, remote, 20260)

        print(box.isolation().line(), flush=True)
        for attack in attacks:
            report = judged(attack.exercise, scene.text_of(attack))
            harm = scene.damage()
            if scene.secret in repr(report):
                harm.append("secret shown")
            if judged("z1", right).verdict != "pass":
                harm.append("the next student was failed")
            outcomes[attack.name] = {
                "verdict": report.verdict,
                "share": report.points / report.max_points,
                "harm": harm,
            }
        del os.environ["DLGRADE_HOSTILE_SECRET"]
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--inside", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        root, exercise, name = options.inside
        print(json.dumps(inside(Path(root), exercise, name, options.alone)))
        return
    found = hostile()
    attacks = [a for a in found.attacks() if not options.only or a.name in options.only]
    namespaces = has_namespaces()
    left_out = LEFT_OUT | ({} if namespaces else dict.fromkeys(NEEDS_NAMESPACES, "needs namespaces, which need root"))
    for exercise in NAIVE:
        honest = naive("", exercise, namespaces)
        if honest["result"] != "full marks" or honest["harm"]:
            raise SystemExit(
                f"the naive grader gives the right code for {exercise} {honest}: no figure would mean anything"
            )
    dared = [a for a in attacks if a.name not in left_out]
    with ThreadPoolExecutor(options.jobs) as pool:
        theirs = dict(
            zip([a.name for a in dared], pool.map(lambda a: naive(a.name, a.exercise, namespaces), dared), strict=True)
        )
    mine = ours(attacks, found)

    print(f"{'attack':<33} {'naive pytest in one process':<44} dlgrade")
    for attack in attacks:
        one = theirs.get(attack.name)
        text = f"left out: {left_out[attack.name]}"[:44] if one is None else _told(one, holds_the_answer(attack))
        result = mine[attack.name]
        said = ", ".join([result["verdict"], f"{result['share']:.0%}", *result["harm"]])
        print(f"{attack.name:<33} {text:<44} {said}")
    prize = {a.name for a in attacks if holds_the_answer(a)}
    earned = {n for n, o in theirs.items() if o["share"] > 0}
    hung = {n for n, o in theirs.items() if o["result"] == "hung"}
    broken = {n for n, o in theirs.items() if "killed" in o["result"] or "broken" in o["result"]}
    harmed = {n for n, o in theirs.items() if o["harm"]}
    figures = {
        "attacks": len(attacks),
        "naive_run": len(theirs),
        "naive_marks_for_wrong_code": len(earned - prize),
        "naive_reached_its_aim": len(earned & prize),
        "naive_hung": len(hung),
        "naive_killed_or_broken": len(broken),
        "naive_only_harmed": len(harmed - earned - hung - broken),
        "naive_unimpressed": len(theirs.keys() - earned - hung - broken - harmed),
        "naive_as_root": os.geteuid() == 0,
        "dlgrade_earned": sum(o["share"] > 0 for o in mine.values()),
        "dlgrade_harmed": sum(bool(o["harm"]) for o in mine.values()),
    }
    print(json.dumps(figures))
    if options.json:
        options.json.write_text(json.dumps({"figures": figures, "naive": theirs, "dlgrade": mine}, indent=1))


if __name__ == "__main__":
    main()
