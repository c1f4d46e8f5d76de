"""What grading a class costs beside pytest, and whether it holds what it promises.

Each part is a ratio or a count within one run, on a class of small submissions (8 functions, 40 calls each):

  throughput   `dlgrade grade --jobs 2`, isolated, whole command, over one `python -m pytest` process for each
               submission on the same 40 assertions, one after the other (goal: 10)
  peers        the same command over otter-grader and nbgrader on the same assertions, where --peers names the Python of
               an environment that has them, in wall and in CPU seconds for each submission (goal: 60)
  fork         judging one isolated submission in a warm job, over bare forks that make the same calls (goal: 2)
  memory       peak memory of the grader and of all its jobs and workers with 100, 300 and 1,000 submissions, and the
               grader's peak in each phase (intake, keep, grade, outcomes) (goal: flat, that is the grader grows by less
               than 8 KB for each submission, a folder's listing and its row in the tables, and the jobs not at all,
               but for how many workers happen to live when it is looked)
  loop         one endless loop in 40 students: seconds that it costs the class, over those that the sandbox took to
               stop that one exercise (goal: at most 1)
  kills        random kill -9 of the grader, its jobs and their workers: verdicts lost or judged twice (goal: none),
               and the gradebook against that of an undisturbed run (goal: identical)

Run: python benchmarks/class_throughput.py [throughput peers fork memory loop kills] [--submissions 200] [--kills 100]
     [--sizes 100 300 1000] [--peers PYTHON]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import class_peers
from check_speed import CASES, FUNCTIONS, spent, write_content

SEED = 11


def write_class(root: Path, count: int, *, looping: int = -1) -> Path:
    """A folder of ``count`` students; every submission is another text, one in seven has a mistake in one function.

    looping : the student whose `gram` never ends.
    """
    folder = root / f"class{count}{'loop' if looping >= 0 else ''}"
    sources = sorted((root / "work" / "exercises" / "bench").glob("*.py"))
    for i in range(count):
        home = folder / f"Student {i:04}"
        home.mkdir(parents=True)
        for source in sources:
            text = f"{source.read_text()}\n# {i}\n"
            if i % 7 == 3:
                text = text.replace("x @ x.T / x.shape[1]", "x @ x.T")
            if i == looping:
                text = text.replace("return x @ x.T / x.shape[1]", "while True: pass")
            (home / source.name).write_text(text)
    return folder


def write_stubs(root: Path) -> None:
    """What a learner starts from, as `dlgrade author sync` writes it; the content of check_speed has the right code."""
    from dlgrade.stub import stub_of

    for i, name in enumerate(FUNCTIONS):
        file = f"bench/f{i}_{name}.py"
        text = stub_of((root / "content" / "solutions" / file).read_text(), f"bench.f{i}")
        (root / "content" / "exercises" / file).write_text(text)


def command(folder: Path, out: Path, jobs: int = 2) -> list[str]:
    """Grade ``folder`` into ``out``."""
    options = ["-o", str(out), "--seed", str(SEED), "--jobs", str(jobs)]
    return [sys.executable, "-m", "dlgrade", "grade", str(folder), *options]


def throughput(root: Path, count: int) -> dict[str, float]:
    """Submissions per second of dlgrade and of pytest, the latter measured before and after."""
    folder = write_class(root, count)
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:hypothesispytest"]
    environment = dict(os.environ)
    spent(pytest, root / "plain", environment)  # once, so that byte code is there
    alone = [spent(pytest, root / "plain", environment)[0] for _ in range(8)]
    wall, _ = spent(command(folder, root / "out_throughput"), root, environment)
    alone += [spent(pytest, root / "plain", environment)[0] for _ in range(8)]
    began = time.perf_counter()
    for _ in range(8):  # two pytest processes at a time, as two jobs would run them
        pair = [subprocess.Popen(pytest, cwd=root / "plain", stdout=subprocess.DEVNULL) for _ in range(2)]
        for process in pair:
            process.wait()
    paired = (time.perf_counter() - began) / 16
    single = statistics.median(alone)
    return {
        "submissions": count,
        "per_second": round(count / wall, 2),
        "pytest_per_second": round(1 / single, 2),
        "over_pytest": round(count / wall * single, 2),
        "over_two_pytests_at_a_time": round(count / wall * paired, 2),
    }


def peers(root: Path, count: int, python: Path, few: int = 4) -> dict[str, object]:
    """dlgrade with ``count`` submissions over the tools that the environment of ``python`` has, with a few each."""
    wall, cpu = spent(command(write_class(root, count), root / "out_peers"), root, dict(os.environ))
    found: dict[str, object] = {"dlgrade": {"wall_s": round(wall / count, 4), "cpu_s": round(cpu / count, 4)}}
    for name, run in class_peers.TOOLS.items():
        if not class_peers.installed(python, name):
            found[name] = f"not installed in the environment of {python.name}; name another one with --peers"
            continue
        their_wall, their_cpu = run(root / name, python, few)
        found[name] = {
            "wall_s": round(their_wall, 3),
            "cpu_s": round(their_cpu, 3),
            "over_dlgrade": round(their_wall / wall * count, 1),
            "over_dlgrade_cpu": round(their_cpu / cpu * count, 1),
        }
    return found


def fork(root: Path, rounds: int = 40) -> dict[str, float]:
    """One submission in a warm job, and bare forks of this process that make the same calls."""
    import numpy as np

    from dlgrade import content
    from dlgrade.classroom import grading
    from dlgrade.classroom.job import Job, Task
    from dlgrade.classroom.model import Work

    np.random.default_rng(0)  # which NumPy loads late; a bare fork should not pay for that
    entries = content.select(["bench"])
    planned = grading.plan(entries, SEED)
    sources = {e: (root / "work" / e.place).read_text() for e in entries}
    works = tuple((e.id, Work(f"{e.stem}.py", {f"{e.stem}.py": s.encode()})) for e, s in sources.items())

    def calls(name: str, source: str) -> None:
        names: dict[str, object] = {"np": np}
        exec(compile(source, "student.py", "exec"), names)
        draw = compile(FUNCTIONS[name][2], "draw", "eval")
        for case in range(CASES):
            names[name](eval(draw, {"np": np, "rng": np.random.default_rng(case)}))  # type: ignore[operator]

    isolated, bare = [], []
    with Job(planned.setup("none")) as job:
        list(job.judge(Task("warm", works)))
        for _ in range(rounds):
            began = time.perf_counter()
            events = list(job.judge(Task("student", works)))
            isolated.append(time.perf_counter() - began)
            assert len(events) == len(works)
            began = time.perf_counter()
            for entry, source in sources.items():
                child = os.fork()
                if child == 0:
                    calls(entry.name, source)
                    os._exit(0)
                os.waitpid(child, 0)
            bare.append(time.perf_counter() - began)
    a, b = statistics.median(isolated), statistics.median(bare)
    return {"isolated_ms": round(a * 1e3, 2), "fork_ms": round(b * 1e3, 2), "over_fork": round(a / b, 2)}


def family(pid: int) -> list[int]:
    """The processes that descend from ``pid``, itself first."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def peak_of(arguments: list[str], cwd: Path) -> tuple[float, float]:
    """(grader, its jobs and their workers) in MB: the largest memory seen, shared pages counted in part."""
    most = rest = 0.0
    with subprocess.Popen(arguments, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            sizes = []
            for pid in family(process.pid):
                try:
                    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
                except OSError:
                    continue
                found = re.search(r"^Pss: +(\d+)", text, re.M)
                sizes.append(int(found.group(1)) / 1024 if found else 0.0)
            if sizes:
                most, rest = max(most, sizes[0]), max(rest, sum(sizes[1:]))
            time.sleep(0.3)
    return most, rest


def memory(root: Path, sizes: Sequence[int]) -> dict[str, object]:
    """Peak memory with classes of several sizes."""
    grader, rest, inside = {}, {}, {}
    for size in sizes:
        folder = write_class(root, size)
        grader[size], rest[size] = peak_of(command(folder, root / f"out_memory{size}"), root)
        code = "import sys, class_throughput as c; c.phases(*map(c.Path, sys.argv[1:]))"
        arguments = [sys.executable, "-c", code, str(folder), str(root / f"out_phases{size}")]
        done = subprocess.run(arguments, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
        inside[size] = json.loads(done.stdout)
        shutil.rmtree(folder)
    small, large = sizes[0], sizes[-1]
    return {
        "grader_mb": {n: round(mb, 1) for n, mb in grader.items()},
        "jobs_mb": {n: round(mb, 1) for n, mb in rest.items()},
        "grader_phases_mb": inside,
        "grader_kb_for_each_submission_more": round((grader[large] - grader[small]) / (large - small) * 1024, 2),
        "jobs_kb_for_each_submission_more": round((rest[large] - rest[small]) / (large - small) * 1024, 2),
    }


def phases(folder: Path, out: Path) -> None:
    """Do what `dlgrade grade` does, and print this process's peak resident memory in each phase, in MB."""
    from dlgrade import content
    from dlgrade.classroom import grading
    from dlgrade.classroom.intake import take_in
    from dlgrade.classroom.outcomes import write_all
    from dlgrade.classroom.pool import Pool
    from dlgrade.classroom.store import Store

    found: dict[str, float] = {}
    peak = [0]

    def look() -> None:
        while True:
            peak[0] = max(peak[0], int(Path("/proc/self/statm").read_text().split()[1]))
            time.sleep(0.005)

    def ended(phase: str) -> None:
        found[phase] = round(peak[0] * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
        peak[0] = 0

    threading.Thread(target=look, daemon=True).start()
    entries = content.select(["bench"])
    intake = take_in(folder, entries, ignore=out)
    entries = grading.handed_in(entries, intake)
    ended("intake")
    with Store.open(out) as store:
        planned = grading.plan(entries, SEED)
        grading.keep(store, intake, planned)
        del intake
        ended("keep")
        with Pool(planned.setup("full"), 2, planned.patience) as runner:
            grading.grade(store, runner)
        ended("grade")
        write_all(store.result(), out, works=store.works())
        ended("outcomes")
    print(json.dumps(found))


def loop(root: Path) -> dict[str, float]:
    """What one endless loop in 40 students costs, over the CPU seconds that the sandbox grants it."""
    from dlgrade.sandbox import Limits
    from dlgrade.sandbox.remote import RESTARTS

    environment = dict(os.environ)
    plain, looping = write_class(root, 40), write_class(root, 40, looping=5)
    without, _ = spent(command(plain, root / "out_plain"), root, environment)
    with_loop, _ = spent(command(looping, root / "out_loop"), root, environment)
    limit = Limits().call * (RESTARTS + 1)  # a call ends its worker; the calls after it get three more
    with sqlite3.connect(root / "out_loop" / "grades.sqlite") as store:
        own = store.execute("SELECT max(seconds) FROM results").fetchone()[0]
    store.close()
    return {
        "class_s": round(without, 2),
        "class_with_loop_s": round(with_loop, 2),
        "its_own_exercise_s": own,
        "its_cpu_limit_s": limit,
        "cost_over_its_own": round((with_loop - without) / own, 3),
    }


def kills(root: Path, count: int, submissions: int) -> dict[str, object]:
    """Kill something ``count`` times while the class is graded, then look at what came of it."""
    draw = random.Random(SEED)
    folder = write_class(root, submissions)
    undisturbed, out = root / "out_undisturbed", root / "out_killed"
    spent(command(folder, undisturbed), root, dict(os.environ))
    killed = {"grader": 0, "job": 0, "worker": 0}
    runs = 0
    while True:
        runs += 1
        process = subprocess.Popen(command(folder, out), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while sum(killed.values()) < count and process.poll() is None:
                time.sleep(draw.uniform(0.0, 1.5))
                everyone = family(process.pid)
                what = draw.choice(list(killed))
                victim = victim_of(what, everyone, draw)
                if victim is None or process.poll() is not None:
                    continue
                try:
                    os.kill(victim, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                killed[what] += 1
            code = process.wait()
        finally:
            process.kill()
        if code == 0 and sum(killed.values()) >= count:
            break
        if runs > 20 * count + 20:
            raise SystemExit(f"no end after {runs} runs; the last one ended with {code}")
        if code == 0:  # graded before the kills were used up: let one part of it be graded anew
            with sqlite3.connect(out / "grades.sqlite") as store:
                store.execute("DELETE FROM results")
                store.execute("DELETE FROM journal")
            store.close()
    with sqlite3.connect(out / "grades.sqlite") as store:
        rows = store.execute("SELECT count(*), count(DISTINCT student || ' ' || exercise) FROM journal").fetchone()
        kept = store.execute("SELECT count(*) FROM results").fetchone()[0]
    store.close()
    same = [
        (undisturbed / name).read_bytes() == (out / name).read_bytes()
        for name in ("gradebook.csv", *(f"results/{p.name}" for p in sorted((undisturbed / "results").iterdir())))
    ]
    return {
        "kills": killed,
        "runs": runs,
        "lost": submissions * len(FUNCTIONS) - kept,
        "judged_twice": rows[0] - rows[1],
        "gradebook_identical": same[0],
        "results_identical": all(same[1:]),
    }


def victim_of(what: str, everyone: list[int], draw: random.Random) -> int | None:
    """The grader, one of its jobs, or a process that a job has started."""
    if what == "grader":
        return everyone[0]
    jobs = [pid for pid in everyone[1:] if "spawn_main" in arguments_of(pid)]
    below = [pid for job in jobs for pid in family(job)[1:]]
    among = jobs if what == "job" else below
    return draw.choice(among) if among else None


def arguments_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = ("throughput", "peers", "fork", "memory", "loop", "kills")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts)}; all by default")
    parser.add_argument("--submissions", type=int, default=200, help="size of the class")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--peers", type=Path, default=Path(sys.executable), help="the Python that has otter, nbgrader")
    sizes = "sizes of the classes whose memory is measured, the smallest first"
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000], help=sizes)
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(parts)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; choose from {', '.join(parts)}")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code, as pytest has
    figures: dict[str, object] = {}
    for part in asked.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write_content(root)
            write_stubs(root)
            os.environ["DLGRADE_CONTENT"] = str(root / "content")
            if part == "throughput":
                figures[part] = throughput(root, asked.submissions)
            elif part == "peers":
                figures[part] = peers(root, asked.submissions, asked.peers)
            elif part == "fork":
                figures[part] = fork(root)
            elif part == "memory":
                figures[part] = memory(root, asked.sizes)
            elif part == "loop":
                figures[part] = loop(root)
            else:
                figures[part] = kills(root, asked.kills, asked.submissions)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
