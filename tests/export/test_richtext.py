"""Markup as HTML and LaTeX, and what XML and zip files need."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.lms_forms import hostile_text, variants

from dlgrade.bank.markup import Display, Math, Paragraph, parse
from dlgrade.bank.maths import parse as parse_maths
from dlgrade.bank.numbers import Interval
from dlgrade.errors import ContentError
from dlgrade.export.identity import digits, identifier, recognized
from dlgrade.export.latexmath import latex_of
from dlgrade.export.printable import clean
from dlgrade.export.richtext import MATHJAX_MARKS, Dialect, delimited, flow_html, mathml, phrase_html
from dlgrade.export.xmltools import archive, document, element

LATEX = Dialect(delimited)


def formulas() -> set[str]:
    """Every formula of the bank's variants."""
    found = set()
    for v in variants():
        for text in (v.stem, v.explanation, *(o.text for o in v.options), *(o.feedback for o in v.options)):
            for block in parse(text):
                if isinstance(block, Display):
                    found.add(block.latex)
                elif isinstance(block, Paragraph):
                    found |= {n.latex for n in block.nodes if isinstance(n, Math)}
    return found


def test_a_formula_written_anew_means_the_same() -> None:
    everything = formulas()
    assert len(everything) > 100
    for latex in everything:
        assert parse_maths(latex_of(latex)) == parse_maths(latex), latex


def test_writing_anew_twice_changes_nothing() -> None:
    assert all(latex_of(latex_of(latex)) == latex_of(latex) for latex in formulas())


def test_a_command_and_the_letter_after_it_are_kept_apart() -> None:
    assert latex_of(r"\alpha x") == r"\alpha x"
    assert latex_of(r"\left\lfloor n \right\rfloor") == r"\left\lfloor n\right\rfloor"
    assert latex_of(r"\cdot 2") == r"\cdot2"


def test_every_formula_is_well_formed_mathml_with_words_beside_it() -> None:
    for latex in formulas():
        made = mathml(latex, False)
        ET.fromstring(ET.tostring(made))
        assert made.get("alttext")
        assert made.get("xmlns") == "http://www.w3.org/1998/Math/MathML"


def test_a_formula_outside_the_subset_is_refused_by_every_writer() -> None:
    for write in (delimited, mathml):
        with pytest.raises(ContentError):
            write(r"\frac{1}", False)


def test_blocks_and_words() -> None:
    text = "One **two** `x<1` $y$\n\n$$z$$\n\n```\na  b\n\nc\n```"
    assert flow_html(text, LATEX) == (
        r"<p>One <strong>two</strong> <code>x&lt;1</code> \(y\)</p><p>\[z\]</p><pre><code>a  b" "\n\nc</code></pre>"
    )
    first = r"One <strong>two</strong> <code>x&lt;1</code> \(y\)<br>\(z\)"
    assert phrase_html(text, LATEX) == first + "<br><code>a  b</code><br><code></code><br><code>c</code>"


def test_a_mark_of_mathjax_in_words_is_interrupted_and_a_formula_is_not() -> None:
    guarded = Dialect(delimited, MATHJAX_MARKS)
    assert phrase_html(r"see \(x\) and $x$", guarded) == r"see \<span></span>(x\<span></span>) and \(x\)"


@given(hostile_text)
def test_a_document_is_read_back_as_it_was_put_in(text: str) -> None:
    root = ET.fromstring(document(element("a", {"title": text}, element("b", None, text))))
    assert root[0].text == root.get("title") == clean(text)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=200), max_size=4))
def test_an_archive_is_the_same_bytes_for_the_same_files(files: dict[str, bytes]) -> None:
    assert archive(files) == archive(files)


def test_identifiers_are_names_for_xml_whatever_the_chapter_is_called() -> None:
    v = variants()[0]
    assert identifier(v) == f"{v.id}.v{v.version}.s{v.seed}"
    strange = [identifier(dataclasses.replace(v, id=name)) for name in ("my chapter.x", "my/chapter.x", "1.x", "é.x")]
    assert len(set(strange)) == 4
    assert all(s.isascii() and s[0].isalpha() and " " not in s and "/" not in s for s in strange)


def test_a_recognized_number_is_never_in_the_interval() -> None:
    for v in variants():
        for known in v.known:
            assert isinstance(v.key, Interval)
            value, slack = recognized(known, v.key)
            assert float(value) not in v.key
            assert slack >= 0
            assert "e" not in digits(value).lower()
