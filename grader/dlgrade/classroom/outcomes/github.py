"""A GitHub Classroom assignment: the stubs, and a workflow that runs ``dlgrade check`` at every push.

The workflow reports the points in the form in which GitHub Classroom reads them: two notices, from a workflow called
"Autograding Tests" with one job "run-autograding-tests".  It needs no action but checkout and setup-python.
A student can change the workflow and can read whatever it installs: it is feedback, not the grade of record.
"""

from __future__ import annotations

from collections.abc import Sequence

from dlgrade.content import EXTRAS, Entry
from dlgrade.errors import ContentError

WORKFLOW = ".github/workflows/classroom.yml"

_REPORT = """\
import html, json, pathlib
check = json.loads(pathlib.Path("check.json").read_text(encoding="utf-8"))
print(f"::notice title=Autograding complete::Points {check['score']:g}/{check['max_score']:g}")
totals = {"totalPoints": check["score"], "maxPoints": check["max_score"]}
print(f"::notice title=Autograding report::{json.dumps(totals)}")
rows = [
    f"| {e['id']} | {html.escape(e['title'])} | {e['verdict']} | {e['points']:g} / {e['max_points']:g} |"
    for e in check["exercises"]
]
table = "\\n".join(["| exercise | | result | points |", "|---|---|---|--:|", *rows, ""])
with open("summary.md", "w", encoding="utf-8") as file:
    file.write(table)
"""

_WORKFLOW = """\
# Judges the exercises at every push.  Made by `dlgrade export github`.
# Feedback, not the grade of record: this file is the student's as well.  Grade with `dlgrade grade`.
name: Autograding Tests
"on": [push, workflow_dispatch]
permissions:
  contents: read
concurrency:
  group: autograding-${{ github.ref }}
  cancel-in-progress: true
jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: Install dlgrade
        # the organization's variable DLGRADE names another source: a wheel's address, a Git repository, a version
        env:
          DLGRADE: ${{ vars.DLGRADE || '@REQUIREMENT@' }}
        run: python -m pip install "$DLGRADE"
      - name: Judge
        id: judge
        shell: bash
        run: |
          set +e
          dlgrade check @TARGETS@ --json > check.json
          code=$?
          # 0: all right, 1: something is wrong, anything else: nothing was judged
          if [ "$code" -gt 1 ]; then exit "$code"; fi
          echo "code=$code" >> "$GITHUB_OUTPUT"
      - name: Report
        shell: bash
        run: |
          python - <<'END'
@REPORT@
          END
          cat summary.md >> "$GITHUB_STEP_SUMMARY"
      - name: What is wrong
        if: steps.judge.outputs.code != '0'
        run: dlgrade check @TARGETS@
"""

_README = """\
# @TITLE@

Write your solutions into the files below `exercises/`. At every push GitHub judges them; the result is under
*Actions*, with what is wrong and why. On your own machine the same is

    pip install "@REQUIREMENT@"
    dlgrade check @TARGETS@

The points shown there are feedback. The grade of record is made by your instructor, with other random numbers.
"""


def classroom_files(chosen: Sequence[Entry], targets: Sequence[str], *, requirement: str) -> dict[str, str]:
    """Path -> text of the template repository.

    targets     : what `dlgrade check` is asked for, chapters or identifiers.
    requirement : what pip installs, "dlgrade==0.1.0" or an address; an organization's variable DLGRADE overrides it.
    Raises ContentError if an exercise has no stub.
    """
    extras = sorted({x for e in chosen for x in _extras(e)})
    if extras and "[" not in requirement and "/" not in requirement:
        name, sep, version = requirement.partition("==")
        requirement = f"{name}[{','.join(extras)}]{sep}{version}"
    report = "".join(f"          {line}".rstrip() + "\n" for line in _REPORT.splitlines()).rstrip("\n")
    words = {"@TARGETS@": " ".join(targets), "@REQUIREMENT@": requirement.replace("'", "''"), "@REPORT@": report}
    words["@TITLE@"] = ", ".join(dict.fromkeys(e.chapter for e in chosen))
    files = {WORKFLOW: _filled(_WORKFLOW, words), "README.md": _filled(_README, words)}
    files[".gitignore"] = "__pycache__/\n.dlgrade/\ncheck.json\nsummary.md\n"
    for entry in chosen:
        if not entry.stub.is_file():
            raise ContentError(f"{entry.id} has no stub; run `dlgrade author sync {entry.id}`")
        files[entry.place] = entry.stub.read_text(encoding="utf-8")
    return files


def _extras(entry: Entry) -> list[str]:
    return [EXTRAS[n.split(".")[0]] for n in entry.uses if n.split(".")[0] in EXTRAS]


def _filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(name, value)
    return text
