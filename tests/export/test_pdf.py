"""PDF: tagged, the same at every build, everything on it that belongs there."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from tests.export.printed import everything, only
from tests.export.test_typst import HOSTILE, squeezed

from dlgrade.errors import UsageError
from dlgrade.export import Options, render

pytest.importorskip("typst", reason='Typst is not installed: pip install "dlgrade[pdf]"')


def text_of(pdf: bytes) -> str:
    try:
        done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return done.stdout.decode()


def structure_of(pdf: bytes, tmp_path: object) -> str:
    try:
        done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True)
    except FileNotFoundError:
        pytest.skip("pdfinfo (poppler-utils) is not installed")
    return done.stdout.decode()


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(answers=True),
        Options(solutions=True),
        Options(extra={"columns": "2"}),
        Options(solutions=True, extra={"part": "key"}),
    ],
)
def test_every_document_is_pdf_ua_and_the_same_again(options: Options) -> None:
    pdf = render(everything(), "pdf", options)
    assert pdf.startswith(b"%PDF-") and b"pdfuaid:part>1<" in pdf
    assert render(everything(), "pdf", options) == pdf
    assert b"CreationDate" not in pdf and b"ModDate" not in pdf


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "import sys; from tests.export.printed import everything; from dlgrade.export import render; "
        "sys.stdout.buffer.write(render(everything(), 'pdf'))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**_environment(), "TZ": zone}
        )
        for zone in ("UTC", "Asia/Kolkata")
    ]
    assert made[0].stdout == made[1].stdout == render(everything(), "pdf")


def _environment() -> dict[str, str]:
    import os
    from pathlib import Path

    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": "random"}


def test_the_paper_shows_everything_a_candidate_needs() -> None:
    text = " ".join(text_of(render(everything(set="B", student="Zoë Ngữ"), "pdf")).split())
    for words in ("Quiz & more", "Set B", "Zoë Ngữ", "20 minutes", "Part <1>", "Part 2", "Q. 1", "Q. 3", "(A)", "(D)",
                  "x = layer(x) # <- here", "W @ x", "5 < 6 & 7 > 6; it costs $ 3", "No *calculator*.", "1 mark",
                  "−1/3", "Page 1 of 1", "Answer:", "MB"):  # fmt: skip
        assert words in text, words
    assert "A belief" not in text and "Because" not in text


def test_the_solutions_show_key_steps_and_beliefs() -> None:
    text = text_of(render(everything(), "pdf", Options(solutions=True)))
    for words in (
        "Key/Range",
        "B;D",
        "-0.26 to 0.25 MB",
        "Worked solutions",
        "Because.",
        "Looks like the belief: There is no bias.",
    ):
        assert words in text, words


def test_formulas_have_words_for_those_who_listen() -> None:
    pdf = render(only(r"Take $W^{[2]} = -0.25$."), "pdf")
    told = structure_of(pdf, None)
    assert "Formula" in told and "H1" in told and "H2" in told
    assert "capital W superscript 2 in brackets equals minus 0.25" in told or _alt(pdf)


def test_options_below_each_other_are_a_list_for_those_who_listen() -> None:
    lines = [f"A sentence that is much longer than a column, {n}." for n in range(4)]
    told = structure_of(render(only("Which?", lines), "pdf"), None)
    items = [part for part in told.split("LI (block)")[1:] if "LBody" in part and "A sentence" in part]
    assert [re.search(r'"(\([A-D]\))"', part) is not None for part in items] == [True] * 4


def _alt(pdf: bytes) -> bool:
    """The alternative text is in the file itself (older poppler does not print it)."""
    return b"capital W superscript" in pdf or b"/Alt" in pdf


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_hostile_words_can_be_read_back(words: str) -> None:
    shown = text_of(render(only(f"MARK {words}"), "pdf"))
    # Marks of direction are not drawn, and reorder what is: what counts is that every character is there.
    missing = {c for c in squeezed(words) if not c.isspace() and _drawn(c)} - set(unicodedata.normalize("NFC", shown))
    # pdftotext takes an accent that stands alone for one that combines.
    apart = unicodedata.normalize("NFKD", shown)
    assert not {c for c in missing if unicodedata.normalize("NFKD", c).strip() not in apart}


def _drawn(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in "\ufffd\\"


def test_a_formula_of_hostile_characters_is_drawn() -> None:
    text = text_of(
        render(only(r"See $\text{\#read(x) \$} \# \% \& @ \" < >$.".replace("\\$", "").replace('\\"', '"')), "pdf")
    )
    assert "#read(x)" in text


def test_a_character_without_a_glyph_is_printed_as_its_number() -> None:
    text = text_of(render(only("A rare \U0001202a and a strange \U000f1234 one."), "pdf"))
    assert "A rare" in text and "one." in text
    assert "[U+1202A]" in text or "\U0001202a" in text  # a machine may have the font


def test_many_characters_without_glyphs_end_in_a_document() -> None:
    cuneiform = "".join(map(chr, range(0x12000, 0x12400, 7))) + "".join(map(chr, range(0x4E00, 0x9FFF, 97)))
    assert "Read" in text_of(render(only(f"Read {cuneiform} now."), "pdf"))


def test_a_question_longer_than_a_page_loses_nothing() -> None:
    code = "\n".join(f"line_{n} = {n}" for n in range(150))
    words = " ".join(f"word{n}" for n in range(1500))
    text = text_of(render(only(f"Read {words}\n\n```\n{code}\n```\n\nWell?"), "pdf", Options(answers=True)))
    for n in (0, 77, 149):
        assert f"line_{n} = {n}" in text
    assert "word1499" in text and "Well?" in text and "Key: " in text


def test_a_wide_formula_stays_on_the_page() -> None:
    wide = " + ".join(f"a_{{{n}}} b_{{{n}}}" for n in range(40))
    pdf = render(only(f"Sum:\n\n$${wide}$$"), "pdf")
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True)
    right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', done.stdout.decode())]
    assert right and max(right) < 595


def test_without_typst_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=re.escape('pip install "dlgrade[pdf]"')):
        render(only("Why?"), "pdf")
