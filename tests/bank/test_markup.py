"""The bank's markup: what it parses to, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlgrade.bank.markup import Code, CodeBlock, Display, Math, Paragraph, Strong, Text, parse
from dlgrade.bank.terminal import text_of, wrapped
from dlgrade.errors import ContentError


def test_a_text_becomes_paragraphs_formulas_and_code() -> None:
    text = "Let $x^2$ be\nin `f(x)`, **never** 5 \\$.\n\n$$\\frac{a}{b}$$\n\n```python\nx = 1\n```\n"
    assert parse(text) == (
        Paragraph(
            (Text("Let "), Math("x^2"), Text(" be in "), Code("f(x)"), Text(", "), Strong("never"), Text(" 5 $."))
        ),
        Display("\\frac{a}{b}"),
        CodeBlock("x = 1"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what is $x?", "a formula is not closed"),
        ("```\nx = 1", "a code block is not closed"),
        ("$\\frac{1}{2$", "do not match"),
        ("$}{$", "do not match"),
        ("$\\input{/etc/passwd}$", "not in the subset"),
        ("$\\begin{tikzpicture}\\end{tikzpicture}$", "not in the subset"),
        ("$$\\def\\x{}$$", "not in the subset"),
        ("$\\@$", "not in the subset"),
    ],
)
def test_what_no_export_could_carry_is_refused(text: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        parse(text)


@given(st.text(alphabet=st.sampled_from("ab$`*\\{}\n ^_<>&é\x1b"), max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse(text)
    except ContentError:
        return
    assert all(isinstance(line, str) for line in text_of_or_refused(text))


def text_of_or_refused(text: str) -> list[str]:
    try:
        return text_of(text)
    except ContentError:  # a formula that the subset's grammar refuses, as $a^b^c$
        return []


def test_nothing_moves_the_cursor_of_a_terminal() -> None:
    assert text_of("red \x1b[31m `\x07` \u202ereversed") == ["red \ufffd[31m `\ufffd` \ufffdreversed"]


@given(st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = "A word, $\\frac{\\partial L}{\\partial W^{[2]}}$ and many more words, again and again. " * 4
    assert all(len("".join(t for t, _ in line)) <= width for line in wrapped(text, width, "  A  "))


def test_lines_of_code_stand_together_and_paragraphs_apart() -> None:
    lines = ["".join(t for t, _ in line) for line in wrapped("Seen:\n\n```\na = 1\n\nb = 2\n```\n\nWhat is b?", 40)]
    assert [line.rstrip() for line in lines] == ["Seen:", "", "    a = 1", "", "    b = 2", "", "What is b?"]


def test_code_without_empty_lines_gets_none() -> None:
    lines = ["".join(t for t, _ in line) for line in wrapped("```\na = 1\nb = 2\n```", 40)]
    assert lines == ["    a = 1", "    b = 2"]
