"""Run your exercises on the public cases.

    python check.py [EXERCISE ...] [-v] [--json] [--seconds N]

EXERCISE is an identifier (ch12.e08, e08), a file name or the beginning of one; without any, everything begun is run.
Needs Python 3.11 and NumPy.  Exit code: 0 the public cases pass, 1 something is wrong, 2 usage.

Public cases only: this is not your grade.  Your code runs in a process of its own, with your rights.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import textwrap
import traceback
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
NOT_YOUR_GRADE = (
    "Public cases only: this is not your grade. The grade is made with other random numbers and with cases that are "
    "not here."
)
NO_VALUE = ("todo", "missing")
MARKS = {"pass": "✓", "fail": "✗", "error": "!", "timeout": "!", "crash": "!", "missing": "?", "todo": "·", "none": "–"}
ASCII = str.maketrans({"✓": "+", "✗": "x", "·": ".", "–": "-", "“": '"', "”": '"', "…": "~"})


# ---- values as JSON, the same in both processes ---------------------------------------------------------------------


def decoded(value: Any, results: list[Any] | None = None) -> Any:
    """The value that JSON stands for; ``results`` are the calls' results, as JSON or as failures, for {"call": i}."""
    if isinstance(value, list):
        return [decoded(v, results) for v in value]
    if not isinstance(value, dict):
        return value
    (key, inner), *_ = value.items()
    if key == "call" and results is not None:
        return decoded(results[inner])
    if key == "item":
        return decoded(inner[0], results)[inner[1]]
    if key == "part":
        whole = list(decoded(inner[0], results))
        if len(whole) != inner[1]:
            raise ValueError(f"expected {inner[1]} values, got {len(whole)}")
        return whole[inner[2]]
    if key == "array":
        return np.array(decoded(inner), dtype=value["dtype"]).reshape(value["shape"])
    if key == "scalar":
        return np.dtype(value["dtype"]).type(decoded(inner))
    if key == "float":
        return float(inner)
    if key == "complex":
        return complex(*decoded(inner))
    if key == "tuple":
        return tuple(decoded(v, results) for v in inner)
    if key == "set":
        return set(decoded(inner))
    if key != "dict":
        raise ValueError(f"an unknown value {key!r}")
    return {decoded(k): decoded(v, results) for k, v in inner}


def encoded(value: Any) -> Any:
    """Plain data as JSON; raises TypeError for anything else."""
    if value is None or isinstance(value, (bool, str)) or type(value) is int:
        return value
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        if array.dtype.kind not in "biufc" or array.itemsize > 16 or array.size > 1_000_000:
            raise TypeError(f"an array of dtype {array.dtype} and shape {array.shape}, which cannot be used")
        flat = [encoded(v) for v in array.reshape(-1).tolist()]
        if isinstance(value, np.generic):
            return {"scalar": flat[0], "dtype": array.dtype.str}
        return {"array": flat, "dtype": array.dtype.str, "shape": list(array.shape)}
    if isinstance(value, float):
        return value if np.isfinite(value) else {"float": repr(float(value))}
    if isinstance(value, complex):
        return {"complex": [encoded(value.real), encoded(value.imag)]}
    if isinstance(value, tuple):
        return {"tuple": [encoded(v) for v in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": [encoded(v) for v in value]}
    if isinstance(value, dict):
        return {"dict": [[encoded(k), encoded(v)] for k, v in value.items()]}
    if isinstance(value, (list, range, type({}.keys()), type({}.values()))):
        return [encoded(v) for v in value]
    raise TypeError(f"a value of type {type(value).__name__}, which cannot be used")


# ---- in the process of its own --------------------------------------------------------------------------------------


def work() -> None:
    """Load the module and make the calls; one line of JSON for each on what was standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the module prints must not stand among the answers
    asked = json.loads(sys.stdin.buffer.read())
    path = Path(asked["file"])

    def answer(**fields: Any) -> None:
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[path.stem] = module
        spec.loader.exec_module(module)
    except BaseException as error:
        answer(load=True, **failure(error, path))
        return
    answer(load=True)
    for run in asked["runs"]:
        made: list[Any] = []  # the results of this run, as JSON
        for step in run:
            told = called(module, step, made, path, asked["pure"])
            made.append(told.get("value"))
            answer(**told)
            if "value" not in told:
                break
        for _ in range(len(run) - len(made)):
            answer(verdict="fail", message="an earlier call of this case failed")


def called(module: Any, step: list[Any], made: list[Any], path: Path, pure: bool) -> dict[str, Any]:
    """One call: {"value": ...} or what went wrong."""
    name, args, kwargs, *raises = step
    function = getattr(module, name, None)
    if function is None:
        return {"verdict": "missing", "message": f"there is no `{name}`"}
    try:
        args, kwargs = decoded(args, made), decoded(kwargs, made)
    except Exception as error:
        return unusable(error)
    before = encoded([args, kwargs])
    told: dict[str, Any]
    try:
        with np.errstate(all="ignore"):
            value = function(*args, **kwargs)
        told = {"value": encoded(value)}
    except BaseException as error:
        told = failure(error, path)
    if raises and told.get("verdict") in (None, "error"):  # that it raises is what the case is about
        return {"value": told.get("exception", "")}
    if pure and "value" in told and encoded([args, kwargs]) != before:
        return {"verdict": "fail", "message": "it changes an argument in place; work on a copy and return that"}
    return told


def unusable(error: Exception) -> dict[str, Any]:
    """A result came back that the case cannot go on with."""
    name = type(error).__name__
    message = f"the check cannot use what came back ({name}: {error})"
    return {"verdict": "fail", "message": message[:400], "exception": f"probe {name}"}


def failure(error: BaseException, path: Path) -> dict[str, Any]:
    """What went wrong, with the learner's own line."""
    if isinstance(error, NotImplementedError):
        return {"verdict": "todo", "message": "not begun", "exception": "NotImplementedError"}
    if isinstance(error, TypeError) and "which cannot be used" in str(error):
        return {"verdict": "fail", "message": f"it returns {error}", "exception": "TypeError"}
    name = type(error).__name__
    line, source = 0, ""
    if isinstance(error, SyntaxError) and error.lineno:
        line, source = error.lineno, (error.text or "").strip()
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename) == path:
            line, source = frame.lineno or 0, frame.line or ""
    try:
        text = f"{name}: {error}"
    except Exception:
        text = name
    return {"verdict": "error", "message": text[:600], "exception": name, "line": line, "source": source[:200]}


# ---- judging --------------------------------------------------------------------------------------------------------


def observed(exercise: dict[str, Any], path: Path, seconds: float) -> tuple[list[dict[str, Any]], str]:
    """(the answer to each call, what was printed); a process that ends early leaves its reason in the answers."""
    runs = [run["calls"] for case in exercise["cases"] for run in case["runs"]]
    calls = sum(map(len, runs))
    question = json.dumps({"file": str(path), "runs": runs, "pure": exercise["pure"]}).encode()
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve()), "--work"],
        stdin=pipe, stdout=pipe, stderr=pipe, cwd=path.parent, env=environment,
    )  # fmt: skip
    late = False
    try:
        out, err = process.communicate(question, timeout=seconds)
    except subprocess.TimeoutExpired:
        late = True
        process.kill()
        out, err = process.communicate()
    answers = []
    for line in out.decode("utf-8", "replace").splitlines():
        try:
            told = json.loads(line)
        except ValueError:
            break
        if isinstance(told, dict):
            answers.append(told)
    if answers and "verdict" in answers[0] and answers[0].get("load"):
        answers = [answers[0]] * (calls + 1)
    if late:
        end = {"verdict": "timeout", "message": f"it took more than {seconds:g} s and was stopped"}
    else:
        end = {"verdict": "crash", "message": f"its process ended (exit status {process.returncode})"}
    answers += [end] * (calls + 1 - len(answers))
    return answers[1:], err.decode("utf-8", "replace")[-4000:]


def judge(exercise: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Verdict, diagnosis and cases of one exercise."""
    comparison: Any = importlib.import_module("comparison")
    made: dict[str, Any] = {"id": exercise["id"], "title": exercise["title"], "file": exercise["file"]}
    made |= {"withheld": len(exercise["withheld"]), "public": len(exercise["cases"]), "looks_like": None, "cases": []}
    path = HERE / exercise["file"]
    if not path.is_file():
        return made | {"verdict": "missing", "printed": ""}
    if not exercise["cases"]:
        return made | {"verdict": "none", "printed": ""}
    if hashlib.sha256(path.read_bytes()).hexdigest() == exercise.get("stub"):
        return made | {"verdict": "todo", "printed": ""}
    answers, printed = observed(exercise, path, seconds)
    position = 0
    got: list[list[dict[str, Any]]] = []
    for case in exercise["cases"]:
        tolerance = comparison.Tolerance(case["rtol"], case["atol"], case["single"])
        rows: list[dict[str, Any]] = []
        for run in case["runs"]:
            mine = answers[position : position + len(run["calls"])]
            position += len(run["calls"])
            rows.append(judged_run(run, mine, tolerance, comparison))
        got.append(rows)
        bad = next((r for r in rows if r["verdict"] != "pass"), rows[0])
        shown = {k: v for k, v in bad.items() if k not in ("value", "exception")}
        made["cases"].append({"name": case["name"], **shown})
    verdicts = [c["verdict"] for c in made["cases"]]
    order = ("crash", "timeout", "error", "fail", "missing", "todo", "pass")
    verdict = min(verdicts, key=order.index)
    if verdict not in ("pass", *NO_VALUE):
        made["looks_like"] = diagnosis(exercise, got, comparison)
    return made | {"verdict": verdict, "printed": printed}


def judged_run(run: dict[str, Any], answers: list[dict[str, Any]], tolerance: Any, comparison: Any) -> dict[str, Any]:
    """One run: {"verdict", "message", "call", "expected", "got", "value"}."""
    values = [a.get("value") for a in answers]
    bad = next((i for i, a in enumerate(answers) if "value" not in a), None)
    name, args, kwargs, *_ = run["calls"][-1 if bad is None else bad]
    try:
        words = [comparison.short(a, 60) for a in decoded(args, values)]
        words += [f"{k}={comparison.short(v, 60)}" for k, v in decoded(kwargs, values).items()]
        call = f"{name}({', '.join(words)})"
        if bad is not None:
            return {"call": call, **answers[bad]}
        value = decoded(run["value"], values)
    except Exception as error:
        return {"call": f"{name}(...)", **(answers[bad] if bad is not None else unusable(error))}
    expected = decoded(run["expected"])
    found = comparison.difference(expected, value, tolerance)
    if found is None:
        return {"verdict": "pass", "message": "", "value": value}
    at = f" at {found.path}" if found.path else ""
    texts = {"expected": comparison.short(found.expected) + at, "got": comparison.short(found.got)}
    return {"verdict": "fail", "message": "the value differs", "call": call, **texts, "value": value}


def diagnosis(exercise: dict[str, Any], got: list[list[dict[str, Any]]], comparison: Any) -> str | None:
    """The one belief that gives everything that was seen, or None if none does, or several."""
    fits = []
    for mistake in exercise["mistakes"]:
        if all(
            same_as_mistake(wrong, run, seen, case, comparison)
            for case, values, rows in zip(exercise["cases"], mistake["values"], got, strict=True)
            for run, wrong, seen in zip(case["runs"], values, rows, strict=True)
            if seen["verdict"] not in NO_VALUE
        ):
            fits.append(mistake["belief"])
    return fits[0] if len(fits) == 1 else None


def same_as_mistake(
    wrong: Any, run: dict[str, Any], seen: dict[str, Any], case: dict[str, Any], comparison: Any
) -> bool:
    """True if this run was seen to give what the mistake gives; null stands for what the right code gives."""
    if wrong is not None and "failed" in wrong:
        return seen["verdict"] == wrong["failed"] and seen.get("exception", "") == wrong["exception"]
    if "value" not in seen:
        return False
    expected = decoded(run["expected"] if wrong is None else wrong["value"])
    tolerance = comparison.Tolerance(case["rtol"], case["atol"], case["single"])
    return bool(comparison.alike(expected, seen["value"], tolerance, nan=True))


# ---- words ----------------------------------------------------------------------------------------------------------


def safe(text: str) -> str:
    """Text without control characters."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text)


def not_begun(result: dict[str, Any]) -> bool:
    """True if there is no file, or the stub's function is as it was."""
    return result["verdict"] == "todo" or (result["verdict"] == "missing" and not result["cases"])


def report(results: list[dict[str, Any]], everything: bool, verbose: bool) -> str:
    """The results as a person reads them; without ``everything``, what is not begun is only counted."""
    width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
    lines: list[str] = []

    def say(text: str, head: str = "") -> None:
        pad = " " * len(head)
        for i, row in enumerate(textwrap.wrap(safe(text), width - len(head), break_on_hyphens=False) or [""]):
            lines.append((pad if i else head) + row)

    shown = [r for r in results if everything or not (not_begun(r) or r["verdict"] == "none")]
    for r in shown:
        mark = f"{MARKS[r['verdict']]} {r['id']}  "
        public = f"{r['public']} public case{'' if r['public'] == 1 else 's'}"
        more = f"; {r['withheld']} more judged by your instructor" if r["withheld"] else ""
        if r["verdict"] == "missing" and not r["cases"]:
            say(f"{r['title']}: there is no file {r['file']}", mark)
        elif r["verdict"] == "none":
            say(f"{r['title']}: no public case, judged by your instructor", mark)
        elif r["verdict"] == "todo":
            say(f"{r['title']}: not begun ({r['file']})", mark)
        elif r["verdict"] == "pass":
            say(f"{r['title']}: {public} right{more}", mark)
        else:
            bad = [c for c in r["cases"] if c["verdict"] != "pass"]
            say(f"{r['title']}: {len(bad)} of {public} not right ({r['file']})", mark)
            if r["looks_like"]:
                say(f"“{r['looks_like']}”", "    looks like: ")
            for c in bad if verbose else bad[:1]:
                say(f"case “{c['name']}”: {c['message']}", "    ")
                if c.get("line"):
                    say(f"line {c['line']}: {c['source']}", "      ")
                for key in ("call", "expected", "got"):
                    if c.get(key):
                        say(c[key], f"      {key:<10}")
            if len(bad) > 1 and not verbose:
                lines.append("    (-v shows every case)")
        if r.get("printed") and r["verdict"] != "todo":
            lines.append("    your code printed:")
            lines += ["      " + safe(row)[: width - 6] for row in r["printed"].strip().splitlines()[:8]]
    begun = sum(not not_begun(r) for r in results)
    right, none = (sum(r["verdict"] == v for r in results) for v in ("pass", "none"))
    if shown:
        lines.append("")
    counts = {"right on the public cases": right, "not right": begun - right - none, "not begun": len(results) - begun}
    counts["without public cases"] = none
    say("Exercises " + ", ".join(f"{words}: {n}" for words, n in counts.items()) + ".")
    say(NOT_YOUR_GRADE)
    return "\n".join(lines) + "\n"


def chosen(targets: list[str]) -> list[dict[str, Any]]:
    """The exercises that were asked for; those of every chapter without targets.  Raises ValueError with a reason."""
    everything: list[dict[str, Any]] = []
    for path in sorted((HERE / "public").glob("*.json")):
        everything += json.loads(path.read_text(encoding="utf-8"))["exercises"]
    if not everything:
        raise ValueError(f"there is no public/*.json beside {Path(__file__).name}; unpack the whole folder again")
    if not targets:
        return everything
    found: dict[str, dict[str, Any]] = {}
    for target in targets:
        key = Path(target).stem if target.endswith(".py") else target.rstrip("/").rpartition("/")[2]
        names = {
            e["id"]: (e["id"], e["id"].split(".")[0], e["id"].split(".")[1], Path(e["file"]).stem) for e in everything
        }
        fits = [e for e in everything if key in names[e["id"]]]
        fits = fits or [e for e in everything if key and names[e["id"]][3].startswith(key)]
        if not fits:
            raise ValueError(f"there is no exercise {target!r} here; the files below exercises/ show what there is")
        found |= {e["id"]: e for e in fits}
    return [e for e in everything if e["id"] in found]


def main() -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercise", nargs="*", help="ch12.e08, e08, a file name, the beginning of one, or a chapter")
    parser.add_argument("-v", "--verbose", action="store_true", help="every case, and what is not begun")
    parser.add_argument("--json", action="store_true", help="the results as JSON")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long one exercise may take (default 20)")
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work()
        return 0
    sys.path.insert(0, str(HERE / "public"))
    try:
        exercises = chosen(asked.exercise)
    except (ValueError, KeyError, OSError) as error:
        sys.stderr.write(f"check.py: {error}\n")
        return 2
    results = [judge(e, asked.seconds) for e in exercises]
    if asked.json:
        text = json.dumps({"schema": "dlgrade/public-check/1", "note": NOT_YOUR_GRADE, "exercises": results}, indent=1)
    else:
        text = report(results, bool(asked.exercise) or asked.verbose, asked.verbose)
    if "utf" not in (sys.stdout.encoding or "").lower():
        text = text.translate(ASCII).encode("ascii", "replace").decode()
    sys.stdout.write(text)
    return 0 if all(r["verdict"] in ("pass", "none") for r in results) else 1


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
