"""Typst source: what is in it, that hostile text stays text, and that the maths is that of LaTeX."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.printed import bank_formulas, everything, only
from tests.export.test_maths import SUBSET

from dlgrade.bank.form import permuted
from dlgrade.bank.maths import plain
from dlgrade.errors import ContentError, UsageError
from dlgrade.export import Options, render
from dlgrade.export.paper import numeral
from dlgrade.export.printable import clean
from dlgrade.export.typst import source
from dlgrade.export.typstmaths import string, typst_maths

PIECES = (
    "#", "@", "<", ">", "\\\\", "*", "_", "=", "//", "/*", '"', "]", "[", ")", "}", "{", "~", "--", "#read", "\u202e",
    "\u2066", "\u0000", "\ufffe", "é", "ß", "#panic()", '#"', "\\u{41}", "<label>", "@ref", "http://a.b/c", "1. ", "+ ",
)  # fmt: skip
HOSTILE = (
    st.lists(
        st.sampled_from(PIECES) | st.text(st.characters(max_codepoint=0x24F, exclude_characters="$`*\n\r"), max_size=4),
        max_size=10,
    )
    .map(lambda pieces: "".join(pieces).translate(str.maketrans("", "", "$`*")))
    .filter(lambda text: bool(clean(text).strip()))
)
LETTERS = (*"abx12+-=<>/|,;:!()[]'.~\"#@é中", r"\alpha", r"\le", r"\,", r"\{", r"\log", r"\top")
AROUND = (
    "HERE", r"\frac{HERE}{2}", "x_{HERE}^{HERE}", r"\hat{HERE}", r"\mathbf{HERE}", r"\sqrt{HERE}",
    r"\left( HERE \right]", r"\begin{bmatrix} HERE & 1 \end{bmatrix}", r"\begin{cases} HERE \end{cases}",
)  # fmt: skip


def typst() -> Any:
    return pytest.importorskip("typst", reason='Typst is not installed: pip install "dlgrade[pdf]"')


def texts(written: str, selector: str) -> str:
    """What Typst itself takes for the text of the elements, one after the other."""
    compiler = typst().Compiler(written.encode(), ignore_system_fonts=True)
    found = json.loads(compiler.query(selector))
    return "".join(_text(f) for f in found)


def _text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_text, node))
    if not isinstance(node, dict):
        return ""
    if node.get("func") == "space":
        return " "
    if "text" in node and isinstance(node["text"], str):
        return node["text"]
    return "".join(_text(v) for k, v in node.items() if k in ("body", "children", "text", "child"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", clean(text)).strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    written = source(only(f"MARK {words} END"), Options())
    line = next(part for part in written.split("\n") if "MARK" in part)
    head = written[: written.index("#line(")]  # the functions that the paper uses
    shown = texts(f'#set document(title: "t")\n{head}\n#block[{line}] <here>', "<here>")
    assert squeezed(words.replace("\\$", "$")) in squeezed(shown)


@given(st.text(max_size=40))
def test_a_string_literal_is_the_text_itself(words: str) -> None:
    literal = string(words)
    assert literal[0] == literal[-1] == '"'
    unescaped = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), literal[1:-1])
    assert unescaped == clean(words)
    assert not re.search(r'(?<!\\)(\\\\)*"', literal[1:-1])


def test_every_formula_of_the_bank_and_of_the_subset_compiles() -> None:
    formulas = [*bank_formulas(), *SUBSET]
    body = "\n\n".join(f"${typst_maths(f)}$" for f in formulas)
    made = typst().compile(f'#set document(title: "t")\n{body}'.encode(), format="svg")
    assert made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LETTERS), max_size=9), st.sampled_from(AROUND))
def test_any_formula_of_the_subset_compiles(pieces: list[str], around: str) -> None:
    latex = around.replace("HERE", " ".join(pieces))
    try:
        written = typst_maths(latex)
    except ContentError:
        return
    typst().compile(f'#set document(title: "t")\n${written}$'.encode(), format="svg")


def test_maths_draws_the_characters_that_pandocs_does() -> None:
    pandoc = pytest.importorskip("pypandoc", reason="the oracle pypandoc_binary is not installed")
    formulas = [f for f in bank_formulas() if not re.search(r"\\(text|operatorname|mathrm|[ ,;:!])|\{,\}", f)]
    try:
        theirs = pandoc.convert_text("\n\n".join(f"${f}$" for f in formulas), "typst", "markdown", ["--wrap=none"])
    except OSError:
        pytest.skip("there is no pandoc: pip install pypandoc_binary")
    theirs = theirs.replace("dot.circle", "dot.o")  # Typst has renamed it since
    pairs = list(zip(formulas, [p for p in theirs.split("\n\n") if p.strip()], strict=True))
    assert len(pairs) > 100
    for latex, (ours, other) in zip(formulas, _drawn([(f"${typst_maths(f)}$", t) for f, t in pairs]), strict=True):
        assert sorted(ours) == sorted(other), latex


def _drawn(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The characters that two formulas draw, each pair on a page of its own."""
    try:
        subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    made = []
    for side in (0, 1):
        body = "\n#pagebreak()\n".join(pair[side] for pair in pairs)
        pdf = typst().compile(f'#set document(title: "t")\n#set page(height: 6cm)\n{body}'.encode(), format="pdf")
        done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        pages = done.stdout.decode().split("\f")[: len(pairs)]
        made.append([re.sub(r"\s", "", p).translate(_ALIKE) for p in pages])
    return list(zip(*made, strict=True))


_ALIKE = str.maketrans("∗⋆·φϕεϵ", "**⋅ϕϕϵϵ")


def test_the_paper_has_no_answers_and_the_solutions_have_no_questions() -> None:
    form = everything()
    paper, key = source(form, Options()), source(form, Options(solutions=True))
    assert "Because" not in paper and "#answer(" not in paper and "belief" not in paper
    assert "Because" in key and "How large?" not in key
    assert "Because" in source(form, Options(answers=True)) and "How large?" in source(form, Options(answers=True))


def test_key_and_steps_can_be_had_apart() -> None:
    form = everything()
    key = source(form, Options(solutions=True, extra={"part": "key"}))
    steps = source(form, Options(solutions=True, extra={"part": "steps"}))
    assert "#keys(" in key and "Because" not in key
    assert "keys((" not in steps and "#keys(" not in steps and "Because" in steps


@pytest.mark.parametrize("extra", [{"columns": "3"}, {"part": "middle"}])
def test_an_unknown_option_is_refused(extra: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="expected"):
        source(everything(), Options(extra=extra))


def test_set_and_student_are_printed() -> None:
    written = source(everything(set="B", student='Ann "#" O\'Hara'), Options())
    assert '"Set B"' in written or "Set B" in written
    assert '#"Ann \\"#\\" O\'Hara"' in written
    assert written.count("Name: #box(") == 1  # a paper of one's own has a number, and is signed, too


def test_a_number_is_written_without_being_parsed_as_it_is_when_it_is() -> None:
    for latex in ("0", "-2.5", "1{,}000", "-12{,}345.25", "0.001"):
        assert numeral(latex) == plain(latex)
    for latex in ("x", "1+1", "1{,}00", "--1", "1.", ".5", "1^2", "\u0661", ""):
        assert numeral(latex) == ""


def test_only_a_formula_that_may_be_too_wide_is_measured() -> None:
    assert "#centred(" in source(only("So\n\n$$x = 1$$"), Options())
    assert "#fitted(" in source(only("So\n\n$$" + " + ".join("abcdefgh") * 3 + "$$"), Options())


def test_an_option_that_is_a_block_stands_beside_its_letter() -> None:
    blocks = only("Which?", options=[f"```\ncode_{c}\n```" for c in "abcd"])
    assert "#options(0, " in source(blocks, Options())


def test_a_set_says_where_a_question_stands_on_the_master() -> None:
    for seed in range(20):
        form = permuted(everything(seed=seed), "B")
        if any(i.number != i.master for i in form.items):
            assert "Master" in source(form, Options(solutions=True))
            return
    pytest.fail("no seed permutes the questions")


def test_a_broken_text_is_named_with_its_question() -> None:
    with pytest.raises(ContentError, match=r"question 1 \(zz\.made, version 1, seed 7\)"):
        render(only("A $\\frac{1}$."), "typst")
