"""`dlgrade.check` in a notebook or a Python shell."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest
from tests.conftest import toys

import dlgrade
from dlgrade.errors import UsageError


def test_a_right_function_passes() -> None:
    assert dlgrade.check("toy.z1", lambda x, factor=2.0: factor * x).passed


def test_a_wrong_function_is_told_its_belief() -> None:
    shown = dlgrade.check("z1", lambda x, factor=2.0: factor + x)
    assert not shown.passed
    assert "To scale by a factor is to add it." in repr(shown)


def test_the_report_says_that_nothing_is_isolated() -> None:
    assert "not isolated" in repr(dlgrade.check("z1", lambda x, factor=2.0: x))


def test_a_function_may_have_any_name() -> None:
    def mine(x: Any, factor: float = 2.0) -> Any:
        return x * factor

    assert dlgrade.check("scale", mine).passed


def test_a_class_is_judged() -> None:
    assert dlgrade.check("z2", toys()["z2"].load().right).passed


def test_several_parts_are_matched_by_their_names() -> None:
    def norm(x: Any) -> float:
        return float(np.linalg.norm(x))

    def unit(x: Any) -> Any:
        return x / norm(x)

    assert dlgrade.check("z3", norm, unit).passed


def test_a_part_that_lacks_is_a_usage_error_that_names_it() -> None:
    with pytest.raises(UsageError, match="norm"):
        dlgrade.check("z3", toys()["z3"].load().right)


def test_a_chapter_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"toy\.z1"):
        dlgrade.check("toy", lambda x: x)


def test_no_function_is_a_usage_error_that_shows_the_call() -> None:
    with pytest.raises(UsageError, match="scale"):
        dlgrade.check("z1")


@pytest.mark.parametrize("result", [3, None, [], np.ones(2)])
def test_a_result_instead_of_the_function_is_a_usage_error(result: Any) -> None:
    with pytest.raises(UsageError, match="is no function or class; give the function itself, uncalled: scale"):
        dlgrade.check("z1", result)


def test_the_call_that_went_wrong_is_shown_and_no_file_that_is_not_there() -> None:
    shown = repr(dlgrade.check("z1", lambda x, factor=2.0: factor + x))
    assert "call      scale(" in shown
    assert ".py" not in shown


def test_an_exception_is_shown_with_the_line_it_came_from() -> None:
    def scale(x: Any, factor: float = 2.0) -> Any:
        return x.no_such_thing

    assert re.search(r"test_notebook\.py:\d+ in scale\n +return x\.no_such_thing", repr(dlgrade.check("z1", scale)))


@pytest.mark.parametrize("wrong", [lambda *a: {}[0], lambda *a: None, lambda *a: object(), lambda *a: (yield 1)])
def test_what_a_function_does_wrong_is_shown_and_not_raised(wrong: Any) -> None:
    assert "0 of 4 points" in repr(dlgrade.check("z1", wrong))


def test_the_learners_arguments_are_not_changed() -> None:
    def center(x: Any) -> Any:
        x -= x.mean(axis=0)
        return x

    assert "changes its argument" in repr(dlgrade.check("z5", center))


def test_the_html_of_a_notebook_is_escaped() -> None:
    def scale(x: Any, factor: float = 2.0) -> Any:
        raise ValueError("<script>alert(1)</script>")

    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            tags.append(tag)

    Reader().feed(dlgrade.check("z1", scale)._repr_html_())
    assert tags == ["pre"]
