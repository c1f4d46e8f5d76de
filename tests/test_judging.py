"""From observations to verdicts, points, beliefs and explanations."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sympy
from tests.conftest import toys

from dlgrade.comparison import Tolerance
from dlgrade.errors import GraderBroken
from dlgrade.exercises import Case, Exercise, exercise
from dlgrade.implementation import Local, duplicate
from dlgrade.judge.diagnosis import assess, earned, expectations, observe_all
from dlgrade.judge.explain import explain
from dlgrade.judge.judging import ExerciseReport, judge_file, judge_source, report_of, submission
from dlgrade.judge.recording import Run, observe_remote
from dlgrade.report.people import exercise_lines, plain
from dlgrade.sandbox import Sandbox

TOL = Tolerance()


class Faked:
    """A remote implementation that lives here."""

    def __init__(self, values: dict[str, Any], *, watch: bool = False) -> None:
        self.implementation = Local(values, watch=watch)
        self.asked: list[int] = []

    @property
    def mutated(self) -> list[Any]:
        return self.implementation.mutated

    def begin(self) -> None:
        """Nothing has to be started."""

    def batch(self, calls: list[Any]) -> list[Any]:
        from dlgrade.errors import LearnerFailure

        self.asked.append(len(calls))
        results: list[Any] = []
        for name, args, kwargs in calls:
            try:
                results.append(getattr(self.implementation, name)(*args, **kwargs))
            except LearnerFailure as failure:
                results.append(failure)
        return results


def affine(**options: Any) -> Exercise:
    """An exercise with three cases: f(x, a, b) = a x + b."""

    @exercise(points=6, hints=("one", "two", "three"), **options)
    def f(x: Any, a: float, b: float) -> Any:
        return a * x + b

    f.mistake("No b.")(_named("no_b", lambda x, a, b: a * x))
    f.mistake("No a.")(_named("no_a", lambda x, a, b: x + b))
    f.call_case("both", np.array([1.0, 2.0, 4.0]), 3.0, 5.0)
    f.call_case("no offset", np.array([1.0, 2.0, 4.0]), 3.0, 0.0)
    f.call_case("no slope", np.array([1.0, 2.0, 4.0]), 1.0, 5.0)
    return f


def _named(name: str, function: Any) -> Any:
    function.__name__ = name
    return function


def report(made: Exercise, *parts: Any, **named: Any) -> ExerciseReport:
    """The report on functions of this process."""
    values = {p.__name__: p for p in parts} | named
    local = Local(values, watch=made.pure)
    runs = {c.name: [Run(c, i, observed=o) for i, o in enumerate(c.observe(local, 0))] for c in made.cases}
    return report_of(made, expectations(made, 0), runs, 0)


def verdicts(found: ExerciseReport) -> dict[str, str]:
    return {c.name: c.verdict for c in found.cases}


# ---- points --------------------------------------------------------------------------------------------------------


def test_right_code_earns_everything() -> None:
    assert report(affine(), f=lambda x, a, b: a * x + b).points == 6


def test_points_are_spread_over_the_cases() -> None:
    found = report(affine(), f=lambda x, a, b: a * x)
    assert (verdicts(found), found.points) == ({"both": "fail", "no offset": "pass", "no slope": "fail"}, 2)


def test_points_follow_the_weights() -> None:
    made = affine()
    made.case("heavy", weight=3)(lambda i: i.f(np.array([1.0, 7.0]), 2.0, 0.0))
    assert report(made, f=lambda x, a, b: a * x).points == 4


def test_a_required_case_that_fails_leaves_nothing() -> None:
    made = affine()
    made.case("needed", required=True)(lambda i: i.f(np.array([1.0, 7.0]), 2.0, 9.0))
    assert report(made, f=lambda x, a, b: a * x).points == 0


def test_a_required_case_that_passes_changes_nothing() -> None:
    made = affine()
    made.case("needed", required=True)(lambda i: i.f(np.array([1.0, 7.0]), 2.0, 0.0))
    assert report(made, f=lambda x, a, b: a * x).points == 3


def test_thirds_add_up_to_the_whole() -> None:
    made = affine()
    assert earned(made, dict.fromkeys(("both", "no offset", "no slope"), "pass")) == 6


# ---- verdicts ------------------------------------------------------------------------------------------------------


def raises(error: BaseException) -> Callable[..., Any]:
    def f(*_: Any) -> Any:
        raise error

    return f


@pytest.mark.parametrize(
    ("function", "verdict"),
    [
        (raises(NotImplementedError()), "todo"),
        (raises(ValueError("no")), "error"),
        (raises(PermissionError("no")), "forbidden"),
        (lambda x, a, b: None, "fail"),
        (lambda x, a, b: "text", "fail"),
        (lambda x, a, b: {}, "fail"),
        (lambda x, a, b: (a * x + b)[None], "fail"),
        (lambda x, a, b: (a * x + b) * np.nan, "fail"),
        (lambda: 1, "error"),
    ],
)
def test_every_kind_of_failure_has_its_verdict(function: Any, verdict: str) -> None:
    assert report(affine(), f=function).verdict == verdict


def test_a_name_that_is_not_there_is_missing() -> None:
    assert report(affine(), g=lambda: 1).verdict == "missing"


def test_the_worst_case_is_the_exercises_verdict() -> None:
    def f(x: Any, a: float, b: float) -> Any:
        if b == 0:
            raise ValueError
        return a * x

    assert report(affine(), f).verdict == "error"


def test_a_probe_that_cannot_use_a_wrong_type_is_a_fail_and_no_fault_of_the_grader() -> None:
    made = affine()
    made.case("opened")(lambda i: i.f(np.array([1.0, 2.0]), 2.0, 1.0)[1] + 1)
    assert verdicts(report(made, f=lambda x, a, b: "text"))["opened"] == "fail"


def test_right_code_that_fails_breaks_the_grader_and_names_the_case() -> None:
    made = affine()
    made.case("hopeless")(lambda i: i.f("text", 2.0, None))
    with pytest.raises(GraderBroken, match="hopeless"):
        expectations(made, 0)


def test_the_right_code_is_not_asked_where_there_is_nothing_to_compare() -> None:
    made = affine()
    asked: list[float] = []
    made.case("long training")(lambda i: (asked.append(1.0), i.f(1.0, 2.0, 3.0))[1])

    def f(x: Any, a: float, b: float) -> Any:
        if b == 3.0:
            raise NotImplementedError
        return a * x + b

    runs = {c.name: [Run(c, i, observed=o) for i, o in enumerate(c.observe(Local({"f": f}), 0))] for c in made.cases}
    found = report_of(made, None, runs, 0)
    assert verdicts(found) == {"both": "pass", "no offset": "pass", "no slope": "pass", "long training": "todo"}
    assert len(asked) == 1  # by the learner's code alone


def test_an_untouched_stub_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = toys()["z1"]
    path = tmp_path / f"{entry.stem}.py"
    path.write_bytes(entry.stub.read_bytes())
    with Sandbox() as sandbox:
        files = submission(path)
        as_run = judge_source(entry.load(), entry, files, path.stem, sandbox, 0)
        monkeypatch.setattr(Sandbox, "open", lambda *a, **k: pytest.fail("a worker was asked for"))
        found = judge_file(entry.load(), entry, path, sandbox, 0)
    assert (found.verdict, found.points, found.line, found.place) == ("todo", 0.0, as_run.line, entry.place)
    assert found.line > 0 and verdicts(found) == verdicts(as_run)


def test_a_stub_with_one_letter_changed_is_run(tmp_path: Path) -> None:
    entry = toys()["z1"]
    path = tmp_path / f"{entry.stem}.py"
    path.write_bytes(entry.stub.read_bytes() + b"\nprint('here')\n")
    with Sandbox() as sandbox:
        assert judge_file(entry.load(), entry, path, sandbox, 0).output == "here\n"


def test_a_case_that_was_not_observed_breaks_the_grader() -> None:
    made = affine()
    expected = expectations(made, 0)
    got = dict(expected)
    del got["both"]
    with pytest.raises(GraderBroken, match="1 of 3 cases were not judged"):
        assess(made, expected, got, 0)


def test_a_run_that_was_not_observed_breaks_the_grader() -> None:
    made = affine()
    made.random_case("many", n=3)(lambda i, rng: i.f(rng.normal(size=4), 2.0, 1.0))
    expected = expectations(made, 0)
    with pytest.raises(GraderBroken):
        assess(made, expected, {**expected, "many": expected["many"][:2]}, 0)


def test_an_exercise_without_cases_breaks_the_grader() -> None:
    @exercise(points=1, hints=())
    def f() -> int:
        return 1

    with pytest.raises(GraderBroken):
        assess(f, {}, {}, 0)


def test_one_wrong_run_of_a_random_case_fails_it() -> None:
    made = affine()
    made.random_case("many", n=4)(lambda i, rng: i.f(np.array([1.0, 2.0]), 2.0, float(rng.integers(0, 4))))
    draws = [case.stream(0, i).integers(0, 4) for case in made.cases[-1:] for i in range(4)]  # type: ignore[union-attr]
    one = float(draws[-1])
    found = report(made, f=lambda x, a, b: a * x + b + (b == one))
    assert verdicts(found)["many"] == "fail"


def test_a_case_of_another_name_gets_other_numbers() -> None:
    made = affine()
    for name in ("first", "second"):
        made.random_case(name, n=1)(lambda i, rng: i.f(rng.normal(size=2), 2.0, 1.0))
    first, second = (expectations(made, 0)[n][0].value for n in ("first", "second"))
    assert not np.allclose(first, second)


def test_another_case_does_not_move_the_numbers() -> None:
    alone, together = affine(), affine()
    together.random_case("other", n=2)(lambda i, rng: i.f(rng.normal(size=2), 2.0, 1.0))
    for made in (alone, together):
        made.random_case("mine", n=1)(lambda i, rng: i.f(rng.normal(size=2), 2.0, 1.0))
    assert np.array_equal(expectations(alone, 0)["mine"][0].value, expectations(together, 0)["mine"][0].value)


# ---- diagnosis -----------------------------------------------------------------------------------------------------


def test_a_mistake_is_diagnosed_as_itself() -> None:
    assert report(affine(), f=lambda x, a, b: a * x).mistake == "no_b"


def test_right_code_has_no_diagnosis() -> None:
    assert report(affine(), f=lambda x, a, b: b + x * a).mistake == ""


def test_two_mistakes_that_fit_leave_no_diagnosis() -> None:
    made = affine()
    made.mistake("B is forgotten.")(_named("forgotten_b", lambda x, a, b: x * a))
    assert report(made, f=lambda x, a, b: a * x).mistake == ""


def test_a_mistake_that_explains_only_some_failures_is_not_told() -> None:
    assert report(affine(), f=lambda x, a, b: a * x if b and a != 1 else x + 1).mistake == ""


def test_a_mistake_that_fails_where_the_learner_is_right_is_not_told() -> None:
    assert report(affine(), f=lambda x, a, b: a * x if a != 1 else a * x + b).mistake == ""


def test_cases_that_are_not_written_yet_are_left_out_of_the_diagnosis() -> None:
    def f(x: Any, a: float, b: float) -> Any:
        if a == 1:
            raise NotImplementedError
        return a * x

    found = report(affine(), f)
    assert (found.mistake, verdicts(found)["no slope"]) == ("no_b", "todo")


def test_nothing_written_is_no_belief() -> None:
    made = affine()
    made.mistake("Nothing is to be done.")(_named("nothing", raises(NotImplementedError())))
    assert report(made, f=raises(NotImplementedError())).mistake == ""


def test_a_mistake_that_raises_is_diagnosed_by_its_exception() -> None:
    made = affine()
    made.mistake("It must be refused.")(_named("refused", raises(OverflowError("large"))))
    assert report(made, f=raises(OverflowError("another text"))).mistake == "refused"


def test_a_mistake_that_gives_nan_is_recognized_though_nan_is_never_right() -> None:
    made = affine()
    made.mistake("Zero over zero is one.")(_named("nan", lambda x, a, b: x * np.nan))
    assert report(made, f=lambda x, a, b: np.full(3, np.nan)).mistake == "nan"


def two_questions() -> Exercise:
    @exercise(points=2, hints=("one", "two", "three"), kind="choice")
    def answers() -> dict[str, int]:
        return {"first": 1, "second": 2}

    answers.mistake("The first is seven.")(_named("seven", lambda: {"first": 7, "second": 2}))
    answers.mistake("The second is eight.")(_named("eight", lambda: {"first": 1, "second": 8}))
    answers.case_per_key()
    return answers


def test_cases_of_their_own_are_diagnosed_one_by_one() -> None:
    found = report(two_questions(), answers=lambda: {"first": 7, "second": 8})
    assert [c.mistake for c in found.cases] == ["seven", "eight"]


def test_an_answer_that_is_not_there_fails_its_own_case_only() -> None:
    found = report(two_questions(), answers=lambda: {"first": 1})
    assert verdicts(found) == {"first": "pass", "second": "fail"}


def test_a_report_of_questions_tells_no_answers_for_other_keys() -> None:
    found = report(two_questions(), answers=lambda: {"first": 7})
    assert "1" not in plain(exercise_lines(found, 80, verbose=True)).replace("1 more", "")


# ---- pure exercises ------------------------------------------------------------------------------------------------


def test_changing_an_argument_fails_a_pure_exercise_and_names_the_argument() -> None:
    def f(x: Any, a: float, b: float) -> Any:
        x *= a
        x += b
        return x

    found = report(affine(pure=True), f)
    assert found.verdict == "fail"
    assert "argument number 1 in place" in found.cases[0].message


def test_changing_an_argument_is_no_fault_where_it_is_not_asked_for() -> None:
    def f(x: Any, a: float, b: float) -> Any:
        x *= a
        x += b
        return x

    assert report(affine(), f).verdict == "pass"


def test_a_case_cannot_be_spoilt_by_the_case_before_it() -> None:
    made = affine()
    shared = np.array([1.0, 2.0])
    made.case("first")(lambda i: i.f(shared, 2.0, 0.0))
    made.case("second")(lambda i: i.f(shared, 2.0, 0.0))

    def f(x: Any, a: float, b: float) -> Any:
        x *= a
        x += b
        return x

    assert verdicts(report(made, f)) == dict.fromkeys(verdicts(report(made, f)), "pass")


# ---- the same through a remote -------------------------------------------------------------------------------------


def test_plain_probes_share_one_batch() -> None:
    remote = Faked({"f": lambda x, a, b: a * x + b})
    observe_remote(affine(), remote, 0)
    assert remote.asked == [3]


def test_a_probe_that_looks_into_its_result_is_observed_the_same() -> None:
    made = affine()
    made.case("looks")(lambda i: [float(v) + 1 for v in i.f(np.array([1.0, 2.0]), 2.0, 1.0)])
    got = observe_remote(made, Faked({"f": made.right}), 0)
    assert got["looks"][0].observed is not None
    assert got["looks"][0].observed.value == expectations(made, 0)["looks"][0].value


def test_a_probe_that_swallows_exceptions_is_observed_the_same() -> None:
    def probe(i: Any) -> Any:
        try:
            return i.f(np.array([1.0]), 2.0, 1.0) + 1
        except Exception:
            return "swallowed"

    made = affine()
    made.case("swallows")(probe)
    got = observe_remote(made, Faked({"f": made.right}), 0)
    assert got["swallows"][0].observed is not None and got["swallows"][0].observed.value == 4.0


def test_a_probe_that_asks_for_an_exception_is_observed_the_same() -> None:
    from dlgrade import raised_name

    made = affine()
    made.case("refuses")(lambda i: raised_name(lambda: i.f("text", 2.0, 1.0)))
    found = observe_remote(made, Faked({"f": made.right}), 0)["refuses"][0].observed
    assert found is not None and found.value == "TypeError"


def test_a_call_whose_result_is_dropped_may_still_fail_its_case() -> None:
    def probe(i: Any) -> Any:
        i.f("text", 2.0, 1.0)
        return i.f(np.array([1.0]), 2.0, 1.0)

    made = affine()
    made.case("drops")(probe)
    found = observe_remote(made, Faked({"f": made.right}), 0)["drops"][0].observed
    assert found is not None and getattr(found.value, "verdict", "") == "error"


def test_arguments_changed_after_the_call_were_sent_as_they_were() -> None:
    def probe(i: Any) -> Any:
        x = np.array([1.0, 2.0])
        first = i.f(x, 2.0, 0.0)
        x[:] = 50
        return [first, i.f(x, 2.0, 0.0)]

    made = affine()
    made.case("moves")(probe)
    got = observe_remote(made, Faked({"f": made.right}), 0)
    found = got["moves"][0].observed
    assert found is not None and [list(v) for v in found.value] == [[2, 4], [100, 100]]


def test_mutations_are_counted_for_the_right_case() -> None:
    def f(x: Any, a: float, b: float) -> Any:
        if b == 0:
            x *= a
            return x
        return a * x + b

    made = affine(pure=True)
    got = observe_remote(made, Faked({"f": f}, watch=True), 0)
    changed = {name: runs[0].observed.mutated for name, runs in got.items() if runs[0].observed is not None}
    assert changed == {"both": (), "no offset": ((0,),), "no slope": ()}


class Box:
    """An object that stays where it is; its items can be asked for."""

    def __getitem__(self, key: str) -> Any:
        return {"a": 1}[key]


def items_a(i: Any) -> Any:
    return i.f(1)["a"]


def items_nested(i: Any) -> Any:
    found = i.f(1)
    return [found["a"], found["b"][-1], i.f(2)]


def items_failing_before_a_call(i: Any) -> Any:
    return [i.f(1)["no such key"], i.f("raises")]


def items_failing_after_a_call(i: Any) -> Any:
    first = i.f(1)
    return [i.f("raises"), first["no such key"]]


def items_of_a_number(i: Any) -> Any:
    return i.f("number")["a"]


def items_of_an_object(i: Any) -> Any:
    return [i.f("object")["a"], i.f(1)["a"]]


ITEMS = [items_a, items_nested, items_failing_before_a_call, items_failing_after_a_call]


@pytest.mark.parametrize("probe", [*ITEMS, items_of_a_number, items_of_an_object])
def test_items_of_results_travel_in_a_batch_and_are_what_a_conversation_sees(probe: Any) -> None:
    def f(x: Any) -> Any:
        if x == "raises":
            raise ValueError("no")
        return {"number": 3, "object": Box()}.get(x, {"a": np.arange(3) * np.ones(3), "b": [x, 5]})

    made = exercise(points=1, hints=("one", "two", "three"))(f)
    made.case("items")(probe)
    fake = Faked({"f": f})
    got = observe_remote(made, fake, 0)["items"]
    expected = made.cases[0].observe(made.right_implementation())
    assert made.same(made.cases[0], expected, [r.observed for r in got if r.observed is not None], nan=True)
    assert len(fake.asked) == 1  # one batch


# ---- explanations --------------------------------------------------------------------------------------------------

A = np.array([[1.0, -2.0, 4.0], [0.5, 3.0, 7.0]])
SQUARE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]])
LONG = np.arange(40.0).reshape(5, 8) + 1


def changed(array: np.ndarray, value: float, *index: int) -> np.ndarray:
    made = array.copy()
    made[index] = value
    return made


@pytest.mark.parametrize(
    ("expected", "got", "words"),
    [
        (A, A.reshape(6), "right values, wrong shape: expected (2, 3), got (6,)"),
        (A, A[None], "right values, wrong shape"),
        (np.array([1.0, 2.0, 4.0]), np.array([[1.0], [2.0], [4.0]]), "right values, wrong shape"),
        (3.5, np.array([[3.5]]), "right values, wrong shape: expected a number, got (1, 1)"),
        (A, A.T, "the transpose"),
        (SQUARE, SQUARE.T, "the transpose"),
        (A, -A, "wrong sign"),
        (3.0, -3.0, "wrong sign"),
        (A, 5 * A, "5 times too large everywhere"),
        (A, A / 7, "7 times too small everywhere"),
        (A, 64 * A, "64 times too large everywhere"),
        (A, 0.37 * A, "0.37 times what is wanted"),
        (2.5, 5.0, "2 times too large"),
        (A, A + 3, "off by the same 3"),
        (A, A - 0.25, "off by the same -0.25"),
        (A, A.sum(axis=0), "an axis is summed away"),
        (A.mean(axis=0), A, "the mean over axis 0 is missing"),
        (A.sum(axis=1, keepdims=True), A, "the sum over axis 1 is missing"),
        (A.sum(axis=1, keepdims=True), A.sum(axis=0, keepdims=True), "reduced over the wrong axis"),
        (A, A[:, :2], "expected shape (2, 3), got shape (2, 2)"),
        (A, A * np.nan, "NaN everywhere"),
        (A, changed(A, np.nan, 1, 2), "NaN at index [1, 2]"),
        (A, changed(A, np.inf, 0, 1), "infinity at index [0, 1]"),
        (3.0, float("nan"), "NaN"),
        (A, A.astype(int), "cut to whole numbers"),
        (A * 1e-3 + 1, (A * 1e-3 + 1).astype(np.float16), "only to float16 precision"),
        (LONG, changed(LONG, 0.0, 2, 3), "1 of 40 entries is wrong"),
        (LONG, LONG * np.r_[1.0, np.arange(2, 9)], "only the first column is right, the other 7 differ"),
        (LONG, LONG * np.r_[1.0, np.arange(2, 6)][:, None], "only the first row is right, the other 4 differ"),
        ([(0.5, 1.2), (0.3, 0.9)], np.array([[0.5, 1.2], [0.3, 0.8]]), "only item 1 is wrong"),
        (LONG, LONG * np.r_[np.arange(2, 9), 1.0], "only column 7 is right"),
        (np.array([1.0, 5.0, 2.0]), np.array([2.0, 5.0, 1.0]), "reversed order"),
        ([1.0, 5.0, 2.5], [2.5, 5.0, 1.0], "reversed order"),
        ({"a": 1.0, "b": A}, {"a": 1.0, "b": A.T}, "only 'b' is wrong, the rest is right; the transpose"),
        ({"a": 1.0, "b": 2.0, "c": 3.0}, {"a": 9.3, "b": 8.1, "c": 3.0}, "'a', 'b' are wrong, the rest is right"),
        ((A, 2.0), (-A, 2.0), "only item 0 is wrong, the rest is right; right size, wrong sign"),
        ({"a": 1.0, "b": A}, {"a": 1.0, "b": None}, "only 'b' is wrong, the rest is right; got None"),
        ([1.0, 2.0], ["1.0", 2.0], "only item 0 is wrong, the rest is right; expected a number, got str '1.0'"),
        ((A, 2.0), (A,), "expected 2 items, got 1"),
        ({"a": 1}, {"b": 1}, "no key 'a'; unexpected key 'b'"),
        (A, np.zeros((2, 3)), "every number is zero"),
        (A, A + 0j, "expected real numbers, got complex ones; their imaginary parts are zero: take .real"),
        (LONG, LONG + 0j, "expected real numbers, got complex ones"),
        (0.123456, 0.1235, "rounded to 4 decimals: keep all digits"),
        (np.array([0.2, 0.7, 1.6]), np.array([0.0, 1.0, 2.0]), "rounded to whole numbers"),
        (A, A * 1.00003, "nearly right"),
        (A, (A * 1.0005).astype(np.float32), "every number is 1.0005"),
        (4.0, 0.25, "the reciprocal"),
        (float(A.sum()), A, "the sum over all entries is missing: expected a number, got (2, 3)"),
        (np.array([2, 0, 1, 2]), np.eye(3)[[2, 0, 1, 2]], "the argmax over axis 1 is missing"),
        (SQUARE[:, 0], SQUARE, "as a column and a row give when they are broadcast against each other"),
        (2.5, (2.5, 1.0), "expected a number, got a tuple of 2"),
        ([1, 2, 3, 4], [2, 3, 1, 4], "the right items in another order"),
        ((A, 2.0), (2.0, A), "the right items, but swapped"),
        ([True, False, False], [False, True, False], ""),
        (np.array([1.0, 5.0, 2.0, 7.5]), np.array([5.0, 1.0, 2.0, 7.5]), "the right values in another order"),
        ([1, 2, 3], [1, 2], "expected 3 items, got 2"),
        (A, np.zeros((0, 3)), "expected shape (2, 3), got shape (0, 3)"),
        (A, [[1.0, 2.0], [3.0]], "got a list of 2, whose items differ in length"),
        (np.array([np.inf, 1.0]), np.array([2.0, 1.0]), "the right value at index [0] is infinite"),
        (10**30, 10**30 + 1, ""),
        (1, 2, ""),
        (2, 4, ""),
        (100, 200, "2 times too large"),
        (A, None, "is there a `return`?"),
        (A, "text", "expected an array of shape (2, 3)"),
        ("red", "blue", ""),
        ({"red"}, {"blue"}, ""),
        (7, 8, ""),
        (True, False, ""),
    ],
)  # fmt: skip
def test_the_most_telling_relation_is_named(expected: Any, got: Any, words: str) -> None:
    told = explain(expected, got, TOL).insight
    assert words in told if words else told == ""


@pytest.mark.parametrize(("expected", "got"), [(A, A / 7), (A, A + 0.25), (3.5, 7.0), (4.0, 0.25), (20, 40)])
def test_what_is_worked_out_by_hand_is_not_told_by_a_factor(expected: Any, got: Any) -> None:
    told = explain(expected, got, TOL, factors=False).insight
    assert not re.search(r"\d|reciprocal", told)


def test_of_one_wrong_expression_among_several_it_is_said_what_is_wrong() -> None:
    x, y = sympy.symbols("x y")
    told = explain({"dx": y, "dy": x}, {"dx": -y, "dy": x}, TOL).insight
    assert told == "only 'dx' is wrong, the rest is right; the sign is wrong: it is -1 times the right expression"


def test_a_long_array_is_cut_to_the_first_entry_that_differs() -> None:
    told = explain(LONG, changed(changed(LONG, 0.0, 2, 3), -1.0, 4, 4), TOL)
    assert (told.expected, told.got, told.place) == ("20", "0", "[2, 3] (first of 2 of 40)")


def test_the_place_within_containers_is_told() -> None:
    told = explain({"W": [A, LONG]}, {"W": [A, changed(LONG, 0.0, 2, 3)]}, TOL)
    assert told.place == "['W'][1][2, 3]"


@pytest.mark.parametrize(
    "got",
    [
        *(10**400, -(2**70), 1e308, complex(1, 2), np.float32(3), [[]], np.zeros((0, 3)), {}, [[1], [2, 3]]),
        *(A + 0j, LONG + 0j, np.array([[np.inf, -np.inf]]), np.full((20,), 1e308), np.array([True] * 6), len, b"x"),
    ],
)
def test_an_odd_value_is_explained_without_an_error(got: Any) -> None:
    explain(A, got, TOL)
    explain(3.0, got, TOL)
    explain({"a": 1.0, "b": 2.0}, {"a": got, "b": 2.0}, TOL)
    explain(LONG, got, TOL)
    explain([1.0, 2.0], [got, 2.0], TOL)
    explain("text", got, TOL)
    explain(b"bytes", got, TOL)


def test_observing_everything_names_every_case() -> None:
    made = affine()
    assert list(observe_all(made, made.right_implementation(), 0)) == ["both", "no offset", "no slope"]


def test_a_stream_is_the_same_whenever_it_is_drawn() -> None:
    case = Case("drawn", lambda implementation, rng: 0, random=True, n=2)
    first = case.stream(5, 1)
    assert first is not None
    taken = [r.integers(1 << 30) for r in (first, *first.spawn(2))]
    again = case.stream(5, 1)
    assert again is not None
    assert [r.integers(1 << 30) for r in (again, *again.spawn(2))] == taken
    fresh = np.random.default_rng([5, zlib.crc32(b"drawn"), 1])
    assert [r.integers(1 << 30) for r in (fresh, *fresh.spawn(2))] == taken


def test_what_one_exercise_is_given_says_nothing_about_another_with_a_case_of_that_name() -> None:
    """Several exercises of one person are run in one worker: see Company in docs/design.md."""
    probe = lambda implementation, rng: rng.random()  # noqa: E731
    drawn = {Case("drawn", probe, random=True, of=of).observe(None)[0].value for of in ("ch10.p1f", "ch10.p1h")}
    assert len(drawn) == 2
    assert all(case.of == toy.id for toy in toys().values() if not toy.left_out for case in toy.load().cases)


def test_a_generator_that_is_handed_over_is_a_copy() -> None:
    rng = np.random.default_rng(3)
    rng.random()
    copied = duplicate([rng, 1.5])[0]
    assert copied.random() == np.random.default_rng(3).random(2)[1] == rng.random()
