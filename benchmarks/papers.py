"""What papers cost: a full mock as PDF with its key, many of them, and the other printed formats.

  one        a 65-question paper, and its key with worked solutions, as two PDFs, in a fresh process, loading Typst
             and fonts included, choosing the questions not (goal: at most 1 s of CPU)
  many       `dlgrade exam build gate-da-mock --papers 60`: 60 papers of their own variants and 60 keys with worked
             solutions, everything included, on all processors (goal: at most 15 s by the clock)
  markdown, html   the same paper with its answers, in seconds of CPU

CPU is that of the process and its children.  The clock says little where other programs run: the load is printed.

Run: python benchmarks/papers.py [one many markdown html] [--papers 60]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dlgrade.bank.blueprint import named
from dlgrade.bank.form import Form
from dlgrade.bank.papers import plan_papers
from dlgrade.export import Options, render

BLUEPRINT = "gate-da-mock"
GOALS = {"one": "at most 1 s of CPU", "many": "at most 15 s by the clock, for 60 papers"}


def spent() -> float:
    """CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def paper(seed: int) -> Form:
    return plan_papers(named(BLUEPRINT), seed).master


def one() -> str:
    """CPU seconds for paper and key, measured in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--cold"], capture_output=True, text=True, check=True)
    return cpu(float(done.stdout))


def cold() -> float:
    form = paper(42)
    start = spent()
    render(form, "pdf")
    render(form, "pdf", Options(solutions=True))
    return spent() - start


def many(count: int) -> str:
    """Clock and CPU of the command itself."""
    words = ["exam", "build", BLUEPRINT, "--papers", str(count), "--format", "pdf"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "exam"
        start, clock = spent(), time.monotonic()
        subprocess.run([sys.executable, "-m", "dlgrade", *words, "-o", str(out)], check=True, stdout=subprocess.DEVNULL)
        clock = time.monotonic() - clock
        made = len(list(out.glob("*/*.pdf")))
    if made != 2 * count:
        raise SystemExit(f"{made} PDFs were written, expected {2 * count}")
    load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors" if hasattr(os, "getloadavg") else ""
    return f"{cpu(spent() - start)} {clock:7.2f} s by the clock{load}"


def other(name: str) -> str:
    form = paper(42)
    start = spent()
    render(form, name, Options(answers=True))
    return cpu(spent() - start)


def cpu(seconds: float) -> str:
    return f"{seconds:7.2f} s of CPU"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=["one", "many", "markdown", "html"])
    parser.add_argument("--papers", type=int, default=60)
    parser.add_argument("--cold", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.cold:
        print(cold())
        return
    parts = {
        "one": one,
        "many": lambda: many(asked.papers),
        "markdown": lambda: other("md"),
        "html": lambda: other("html"),
    }
    for name in asked.parts:
        if name not in parts:
            parser.error(f"there is no part {name!r}; there are {', '.join(parts)}")
        goal = f"   (goal: {GOALS[name]})" if name in GOALS else ""
        print(f"{name:10}{parts[name]()}{goal}", flush=True)


if __name__ == "__main__":
    main()
