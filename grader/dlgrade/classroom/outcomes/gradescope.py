"""Gradescope: its results.json, and the autograder archive that makes it.

The archive holds dlgrade itself and the chosen exercises; on Gradescope's machine a student's code runs in dlgrade's
sandbox, which cannot read files.  `grade_submission` refuses where that does not hold, rather than score nobody fairly.
"""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dlgrade.classroom.model import Work
from dlgrade.content import EXTRAS, HERE, Entry, entries
from dlgrade.errors import ContentError, Frame, GraderBroken
from dlgrade.sandbox.text import clean

if TYPE_CHECKING:
    from dlgrade.judge.judging import ExerciseReport

CONFIG = "config.json"
WIDTH = 100  # of a test's output; Gradescope shows it in fixed letters
_NOTE = "Random cases use numbers of their own for every submission."
_DATE = (2020, 1, 1, 0, 0, 0)  # the same content makes the same archive


# ---- results.json ---------------------------------------------------------------------------------------------------


def results_of(
    check: Mapping[str, Any], *, written: Mapping[str, float] | None = None, visibility: str = "visible"
) -> dict[str, Any]:
    """A check (schema ``dlgrade/check/1``) as Gradescope's results.json: one test for each exercise.

    written : marks for written parts, a test of their own; unmarked ones are only mentioned: people mark them.
    """
    tests: list[dict[str, Any]] = []
    unmarked = 0
    for exercise in check["exercises"]:
        tests.append(
            {
                "name": f"{exercise['id']}  {exercise['title']}",
                "score": exercise["points"],
                "max_score": exercise["max_points"],
                "status": "passed" if exercise["verdict"] == "pass" else "failed",
                "output": _text(exercise),
                "output_format": "text",
                "visibility": visibility,
            }
        )
        part = exercise.get("written")
        if part and written and exercise["id"] in written:
            name = f"{exercise['id']}  {exercise['title']}: written part"
            score = written[exercise["id"]]
            tests.append({"name": name, "score": score, "max_score": part["points"], "visibility": visibility})
        elif part:
            unmarked += 1
    lines = [_NOTE]
    if unmarked:
        verb = "answer is" if unmarked == 1 else "answers are"
        lines.append(f"{unmarked} written {verb} marked by people and not in this score.")
    lines += [f"{left['id']} is left out: {left['reason']}" for left in check.get("left_out", ())]
    return {
        "output": "\n".join(lines),
        "output_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def _text(exercise: Mapping[str, Any]) -> str:
    from dlgrade.report.people import exercise_lines, plain

    return clean(plain(exercise_lines(as_report(exercise), WIDTH, verbose=True)), 20_000)


def as_report(exercise: Mapping[str, Any]) -> ExerciseReport:
    """The report that one exercise of the check schema was made from, so that all texts come from one place."""
    from dlgrade.judge.judging import CaseReport, ExerciseReport

    cases = []
    for c in exercise["cases"]:
        told = c.get("diagnosis") or {}
        frames = tuple(Frame(f["file"], f["line"], f["function"], f["source"]) for f in c.get("traceback", ()))
        text = {key: c.get(key, "") for key in ("message", "call", "expected", "got", "place")}
        cases.append(
            CaseReport(
                c["name"],
                c["verdict"],
                frames=frames,
                mistake=told.get("mistake", ""),
                belief=told.get("belief", ""),
                **text,
            )
        )
    told = exercise.get("diagnosis") or {}
    part = exercise.get("written") or {}
    return ExerciseReport(
        id=exercise["id"],
        title=exercise["title"],
        kind=exercise["kind"],
        verdict=exercise["verdict"],
        points=exercise["points"],
        max_points=exercise["max_points"],
        mistake=told.get("mistake", ""),
        belief=told.get("belief", ""),
        cases=tuple(cases),
        place=exercise.get("file", ""),
        line=exercise.get("line", 0),
        output=exercise.get("output", ""),
        rubric_points=part.get("points", 0.0),
        answered=part.get("answered", False),
    )


# ---- on Gradescope's machine ----------------------------------------------------------------------------------------


def grade_submission(root: Path, *, accept_isolation: str = "full") -> dict[str, Any]:
    """Judge ``root``/submission by ``root``/source/config.json; returns what belongs into results.json.

    Raises GraderBroken where the isolation is less than ``accept_isolation``: then nobody is scored.
    """
    from dlgrade.classroom.job import module_name
    from dlgrade.judge.judging import NoFile, failed_everywhere, judge_source
    from dlgrade.judge.run import CheckReport
    from dlgrade.report.machine import as_json
    from dlgrade.sandbox import Sandbox

    try:
        config = json.loads((root / "source" / CONFIG).read_text(encoding="utf-8"))
        wanted, seed, visibility = list(config["exercises"]), int(config["seed"]), str(config["visibility"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraderBroken(f"{root / 'source' / CONFIG} cannot be read: {error}; export the archive again") from None
    known = {e.id: e for e in entries()}
    absent = [i for i in wanted if i not in known]
    if absent:
        raise GraderBroken(f"the archive lacks {', '.join(absent)}; export it again")
    chosen = [known[i] for i in wanted]
    handed_in, problems = works_in(root / "submission", chosen)
    seed = run_seed(seed, handed_in)
    levels = ("none", "partial", "full")
    with Sandbox() as sandbox:
        isolation = sandbox.isolation()
        if levels.index(isolation.level) < levels.index(accept_isolation):
            raise GraderBroken(
                f"{isolation.line()} Nobody is scored: a submission could read the solutions here. Grade with "
                "`dlgrade grade` on a machine of yours, or set DLGRADE_ACCEPT_ISOLATION in run_autograder if you trust "
                "the submissions."
            )
        reports = []
        for entry in chosen:
            if entry.left_out:
                continue
            exercise = entry.load()
            work = handed_in.get(entry.id)
            if work is None:
                nothing = NoFile(f"there is no file {entry.stem}.py in the submission")
                reports.append(failed_everywhere(exercise, nothing, place=entry.place))
            else:
                reports.append(judge_source(exercise, entry, work.files, module_name(work), sandbox, seed))
    left_out = tuple((e.id, e.left_out) for e in chosen if e.left_out)
    made = results_of(as_json(CheckReport(seed, tuple(reports), left_out)), visibility=visibility)
    return made | {"output": "\n".join([made["output"], *(clean(p, 600) for p in problems)])}


def run_seed(seed: int, handed_in: Mapping[str, Work]) -> int:
    """The seed that this very submission is judged with.

    The report shows what was called and expected, and students submit as often as they like: with one seed for all a
    table of its values would earn the points.  The same submission always gets the same numbers.
    """
    h = hashlib.sha256(str(seed).encode())
    for identifier, work in sorted(handed_in.items()):
        h.update(f"\0{identifier}\0{work.digest}".encode())
    return int.from_bytes(h.digest()[:4], "big")


def works_in(folder: Path, chosen: Sequence[Entry]) -> tuple[dict[str, Work], tuple[str, ...]]:
    """(exercise identifier -> what was handed in, problems) of one student's folder, as class grading takes it in.

    Files, notebooks and archives are read as text, in memory and bounded; links are not followed, one could name a
    solution.  All of it is one student's, whatever its folders are called.
    """
    from dlgrade.classroom.intake import take_in_one

    if not folder.is_dir():
        return {}, ()
    submission = take_in_one(folder, chosen)
    return dict(submission.work), submission.problems


# ---- the archive ----------------------------------------------------------------------------------------------------


def autograder_zip(chosen: Sequence[Entry], seed: int, *, visibility: str = "visible") -> bytes:
    """The archive to upload under Configure Autograder: setup.sh, run_autograder, dlgrade and these exercises.

    seed : of the random cases; keep it to yourself.  Raises ContentError if an exercise has no stub.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, data: bytes, mode: int = 0o644) -> None:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix: the mode counts
            info.external_attr = (stat.S_IFREG | mode) << 16
            archive.writestr(info, data)

        config = {"exercises": [e.id for e in chosen], "seed": seed, "visibility": visibility}
        add("setup.sh", _SETUP.encode(), 0o755)
        add("run_autograder", _RUN.encode(), 0o755)
        add("requirements.txt", requirements(chosen).encode())
        add(CONFIG, (json.dumps(config, indent=1) + "\n").encode())
        for path in sorted(HERE.rglob("*")):
            name = path.relative_to(HERE)
            if path.is_file() and not {"_content", "__pycache__"} & set(name.parts):
                add(f"lib/dlgrade/{name.as_posix()}", path.read_bytes())
        for entry in chosen:
            if not entry.stub.is_file():
                raise ContentError(f"{entry.id} has no stub; run `dlgrade author sync {entry.id}`")
            for kind, path in (("solutions", entry.solution), ("exercises", entry.stub)):
                add(f"lib/dlgrade/_content/{kind}/{entry.chapter}/{entry.stem}.py", path.read_bytes())
    return out.getvalue()


def requirements(chosen: Sequence[Entry]) -> str:
    """What dlgrade needs, as its own metadata says, and the extras that these exercises use."""
    extras = {EXTRAS[n.split(".")[0]] for e in chosen for n in e.uses if n.split(".")[0] in EXTRAS}
    extras.add("classroom")  # notebooks
    kept = []
    for line in metadata.requires("dlgrade") or ():
        requirement, _, marker = (part.strip() for part in line.partition(";"))
        wanted = [x for x in extras if f'extra == "{x}"' in marker or f"extra == '{x}'" in marker]
        if "extra" not in marker or wanted:
            kept.append(requirement)
    return "\n".join(sorted(set(kept))) + "\n"


_SETUP = """\
#!/usr/bin/env bash
# Prepares the machine: a Python of 3.11 or later with what dlgrade needs, in an environment of its own.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"

find_python() {
  for name in ${AUTOGRADER_BASE_PYTHON:-} python3.13 python3.12 python3.11 python3; do
    if command -v "$name" > /dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "$name"
      return 0
    fi
  done
  return 1
}

if ! python="$(find_python)"; then
  apt-get update
  apt-get install -y --no-install-recommends python3.11 python3.11-venv || true
  python="$(find_python)" || {
    echo "dlgrade needs Python 3.11 or later; choose a newer base image (Ubuntu 22.04 or later)" >&2
    exit 1
  }
fi
if ! "$python" -c 'import ensurepip, venv' 2> /dev/null; then
  version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
  apt-get update
  apt-get install -y --no-install-recommends "python$version-venv"
fi
"$python" -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --no-input -r "$root/source/requirements.txt"
"""

_RUN = """\
#!/usr/bin/env bash
# Judges /autograder/submission and writes /autograder/results/results.json.
# Where the machine cannot keep a submission from reading files, it refuses and nobody is scored; if you trust the
# submissions, export DLGRADE_ACCEPT_ISOLATION=partial (or none) here.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"
chmod -R go-rwx "$root/source" 2> /dev/null || true  # a second wall: workers have a user of their own
unset DLGRADE_CONTENT
export PYTHONPATH="$root/source/lib" PYTHONDONTWRITEBYTECODE=1
cd "$root/results"
exec "${AUTOGRADER_PYTHON:-$root/venv/bin/python}" -P -m dlgrade export run-gradescope "$root"
"""
