"""The palette of a mock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.learner.palette import SIGNS, STATUSES, palette_lines, status
from dlgrade.report.people import plain


@pytest.mark.parametrize(
    "visited, answered, marked, expected",
    [
        (False, False, False, "not visited"),
        (True, False, False, "not answered"),
        (True, True, False, "answered"),
        (True, False, True, "marked"),
        (True, True, True, "answered and marked"),
    ],
)
def test_a_question_is_one_of_the_five(visited: bool, answered: bool, marked: bool, expected: str) -> None:
    assert status(visited=visited, answered=answered, marked=marked) == expected


@given(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=120), st.integers(40, 200))
def test_every_number_stands_once_with_its_sign_within_the_width(found: list[str], width: int) -> None:
    statuses = dict(enumerate(found, start=1))
    lines = palette_lines(statuses, [("Part A", list(statuses))], width, current=1)
    text = plain(lines)
    assert all(len(line) <= width for line in text.splitlines())
    grid = text.split("\n\n")[0].replace("[", " ").replace("]", " ").split()[2:]
    assert "".join(grid) == "".join(f"{n}{SIGNS[s]}" for n, s in statuses.items())


def test_the_legend_counts_and_names_all_five_without_colour() -> None:
    text = plain(palette_lines({1: "answered", 2: "answered", 3: "marked"}, [("", [1, 2, 3])], 40))
    for words in ("2  answered", "1  marked", "0  not visited", "0  not answered", "0  answered and marked"):
        assert words in text
    assert len(set(SIGNS.values())) == 5
