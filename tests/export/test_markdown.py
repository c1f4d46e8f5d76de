"""Markdown: what a CommonMark reader shows is what was meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from tests.export.printed import everything, only
from tests.export.test_html import TAGGY, Page
from tests.export.test_typst import squeezed

from dlgrade.errors import UsageError
from dlgrade.export import Options, render


def shown(markdown: bytes) -> Page:
    """A CommonMark reader's page (Rich brings one along)."""
    reader = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed").MarkdownIt("commonmark")
    return Page(f"<body>{reader.enable('table').render(markdown.decode())}</body>".replace(" />", ">").encode())


@settings(deadline=None)
@given(TAGGY)
def test_hostile_words_come_out_as_words(words: str) -> None:
    page = shown(render(only(f"MARK {words} END", [f"{words} END", "b", "c", "d"]), "md"))
    assert squeezed(f"MARK {words.replace(chr(92) + '$', '$')} END") in page.text
    assert set(page.tags) <= {"body", "h1", "h2", "h3", "p", "em", "strong", "ul", "li", "code"}


@pytest.mark.parametrize("start", ["- a", "+ a", "1. a", "2) a", "# a", "> a", "=== a", "--- ", "    a", "| a | b |"])
def test_words_that_look_like_blocks_stay_a_paragraph(start: str) -> None:
    page = shown(render(only(start), "md"))
    assert squeezed(start) in page.text
    assert {"ol", "blockquote", "pre", "hr", "table"} & set(page.tags) == set()


def test_the_paper_keeps_its_latex_and_its_options() -> None:
    made = render(everything(), "md").decode()
    assert "$W^{[l]} x$" in made and "\n- **(A)** $1$\n" in made and "```\nfor layer in network:" in made
    assert "Because" not in made and "Part \\<1\\>" in made and "MCQ, 1 mark, wrong −1/3" in made


def test_answers_stand_under_their_question() -> None:
    made = render(everything(), "md", Options(answers=True)).decode()
    assert made.count("> **Key: ") == 3 and made.index("**Key: B**") < made.index("### Question 2")
    assert "> - **A** (wrong): Because." in made and "Looks like the belief: There is no bias." in made


def test_solutions_are_a_key_and_steps() -> None:
    made = render(everything(), "md", Options(solutions=True)).decode()
    page = shown(made.encode())
    assert page.tags.count("tr") == 4 and "| 3 | NAT | -0.26 to 0.25 MB | 2 |" in made
    assert "How large?" not in made and "It follows from $a = b$." in made


def test_formulas_that_markdown_would_damage_are_quoted() -> None:
    matrix = r"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"
    text = f"Take ${matrix}$ and $x_1$ and $a^{{[2](5)}}$.\n\n$${matrix}$$"
    made = render(only(text), "md").decode()
    assert f"$`{matrix}`$" in made and "$x_1$" in made and f"```math\n{matrix}\n```" in made
    dollars = render(only(text), "md", Options(extra={"maths": "dollars"})).decode()
    assert f"${matrix}$" in dollars and "`" not in dollars
    codes = re.findall(r"<code[^>]*>(.*?)</code>", _html(made), re.S)
    assert matrix in codes and f"{matrix}\n" in codes


def _html(markdown: str) -> str:
    made: str = pytest.importorskip("markdown_it").MarkdownIt("commonmark").render(markdown)
    return made


def test_tags_in_a_formula_are_no_tags() -> None:
    made = render(only(r"Is $a <b> c$?"), "md", Options(extra={"maths": "dollars"})).decode()
    assert "<b>" not in made


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(UsageError, match="github or dollars"):
        render(everything(), "md", Options(extra={"maths": "images"}))


def test_code_in_an_option_stays_code() -> None:
    page = shown(render(only("Which?", ["```\nx = 1\n\ny = 2\n```", "b", "c", "d"]), "md"))
    assert page.tags.count("pre") == 1 and "x = 1 y = 2" in page.text and page.tags.count("li") >= 4
