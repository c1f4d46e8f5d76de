"""What papers cost: a full mock as PDF with its key, many of them, and the other printed formats.

  one        a 65-question paper, and its key with worked solutions, as two PDFs, in a fresh process, loading Typst
             and fonts included, choosing the questions not (goal: at most 1 s of CPU)
  many       60 papers of their own variants as PDF, in one process, choosing included (goal: at most 15 s)
  markdown, html   the same paper with its answers, in seconds

CPU seconds of the process, children included.

Run: python benchmarks/papers.py [one many markdown html] [--papers 60]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from dlgrade.bank.blueprint import named
from dlgrade.bank.form import Form
from dlgrade.bank.papers import make_papers
from dlgrade.export import Options, render

BLUEPRINT = "gate-da-mock"
GOALS = {"one": 1.0, "many": 15.0}


def spent() -> float:
    """CPU seconds of this process so far."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def paper(seed: int) -> Form:
    return make_papers(named(BLUEPRINT), seed).master


def one() -> float:
    """Seconds for paper and key, measured in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--cold"], capture_output=True, text=True, check=True)
    return float(done.stdout)


def cold() -> float:
    form = paper(42)
    start = spent()
    render(form, "pdf")
    render(form, "pdf", Options(solutions=True))
    return spent() - start


def many(count: int) -> float:
    start = spent()
    papers = make_papers(named(BLUEPRINT), 42, count=count).papers
    print(f"  choosing{spent() - start:9.2f} s", flush=True)
    for form in papers:
        render(form, "pdf")
    return spent() - start


def other(name: str) -> float:
    form = paper(42)
    start = spent()
    render(form, name, Options(answers=True))
    return spent() - start


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
        seconds = parts[name]()
        goal = f"   (goal: at most {GOALS[name]:g})" if name in GOALS else ""
        print(f"{name:10}{seconds:8.2f} s{goal}", flush=True)


if __name__ == "__main__":
    main()
