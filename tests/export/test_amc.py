"""LaTeX for auto-multiple-choice, compiled and scored by its own programs where they are installed."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from tests.export.lms_forms import (
    PIECES,
    form_of,
    hostile_text,
    of_kind,
    three_kinds,
    variants,
    whole_bank,
    with_texts,
    words_of,
)

from dlgrade.bank.form import Form
from dlgrade.bank.numbers import Interval, printed
from dlgrade.export import render
from dlgrade.export.amc import fidelity, formula, text
from dlgrade.export.printable import clean


def tex(form: Form) -> str:
    return render(form, "amc").decode()


def compiler() -> dict[str, str]:
    """The environment in which pdflatex finds automultiplechoice.sty; skips where there is none."""
    if shutil.which("pdflatex") is None or shutil.which("kpsewhich") is None:
        pytest.skip("pdflatex is not installed")
    found = subprocess.run(["kpsewhich", "automultiplechoice.sty"], capture_output=True, text=True)
    if not found.stdout.strip():
        pytest.skip("automultiplechoice.sty is not installed (Debian: auto-multiple-choice)")
    return {**os.environ, "openout_any": "p", "openin_any": "p"}


def compiled(form: Form, folder: Path) -> Path:
    """The PDF that pdflatex makes; fails with its log."""
    environment = compiler()
    (folder / "paper.tex").write_text(tex(form), encoding="utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "paper.tex"],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    log = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, "\n".join(row for row in log.splitlines() if row.startswith(("!", "l.")))
    return folder / "paper.pdf"


def test_pdflatex_compiles_every_template(tmp_path: Path) -> None:
    every_other = [v for v in variants() if v.seed == 0]
    for start in range(0, len(every_other), 70):  # AMC counts at most 63 pages
        assert compiled(form_of(*every_other[start : start + 70]), tmp_path).stat().st_size > 10_000


def test_hostile_pieces_compile_and_are_printed(tmp_path: Path) -> None:
    nasty = " ".join(p for p in PIECES if words_of("x" + p))
    pdf = compiled(form_of(with_texts(of_kind("MCQ"), nasty, nasty, nasty), title=nasty, section=nasty), tmp_path)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    shown = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True).stdout
    for piece in ("<script>alert(1)</script>", "\\input{/etc/passwd}", "^^5c", "@@PLUGINFILE@@", "\\end{document}"):
        assert piece in re.sub(r"\s", "", shown).replace("’", "'"), piece
    assert "root:" not in shown


@given(hostile_text)
def test_no_character_of_a_text_is_left_to_tex(words: str) -> None:
    written = text(clean(words))
    commands = set(re.findall(r"\\([A-Za-z]+)", written))
    known = {"textbackslash", "textasciicircum", "textasciitilde", "dlgradechar", "ensuremath", "nobreakspace"}
    known |= {c for c in commands if c.startswith("text")}
    inside = re.findall(r"\\ensuremath\{\\?([A-Za-z-]+)\}", written)
    assert commands <= known | set(inside)
    bare = re.sub(r"\\[A-Za-z]+|\\[{}$&#%_-]|\{\}", "", written)
    assert not set(bare) & set('\\$&#%_^~"<>|')
    assert all(ord(c) < 256 for c in bare)


def test_a_formula_is_written_anew_and_comments_do_not_survive() -> None:
    assert formula("x % y") == r"x\%y"
    assert formula(r"\text{é 50%}") == r"\text{\text{é} 50\%}"


def test_marks_are_gates() -> None:
    for v in variants()[:40]:
        scoring = re.findall(r"\\scoring\{([^}]*)\}", tex(form_of(v)))
        if v.kind == "MCQ":
            third = "1/3" if v.marks == 1 else "2/3"
            assert scoring == [f"b={v.marks},m=-{third},e=-{third}"]
        elif v.kind == "MSQ":
            assert scoring == [f"mz={v.marks}"]
        else:
            assert scoring == []


def test_boxes_accept_exactly_the_interval() -> None:
    judged = 0
    for v in variants():
        if not isinstance(v.key, Interval):
            continue
        settings = r"AMCnumericChoices\{([^}]*)\}\{digits=(\d+),decimals=(\d+),.*?exact=(\d+),scoreexact=(\d)"
        found = re.search(settings, tex(form_of(v)))
        assert found is not None
        target, places, exact = Decimal(found.group(1)), int(found.group(3)), int(found.group(4))
        reach = Decimal(exact).scaleb(-places)
        assert target - reach == Decimal(printed(v.key.low, v.key.decimals))
        assert target + reach == Decimal(printed(v.key.high, v.key.decimals))
        assert target == round(target, places)
        assert int(found.group(5)) == v.marks
        assert int(found.group(2)) - places > len(str(int(abs(v.key.high)))) - 1
        judged += 1
    assert judged > 5


def test_key_options_and_order_are_the_variants() -> None:
    v = of_kind("MSQ")
    kinds = re.findall(r"\\(correct|wrong)choice\{", tex(form_of(v)))
    assert kinds == ["correct" if o.right else "wrong" for o in v.options]
    assert r"\begin{choices}[o]" in tex(form_of(v))


def test_the_same_form_gives_the_same_bytes() -> None:
    assert tex(whole_bank()) == tex(whole_bank())


def test_fidelity_names_the_numbers_whose_boxes_are_finer() -> None:
    odd = next(
        v
        for v in variants()
        if isinstance(v.key, Interval) and round((v.key.high - v.key.low) * 10**v.key.decimals) % 2 == 1
    )
    assert "Boxes of question 1 have one decimal more" in " ".join(fidelity(form_of(odd)))
    assert "decimal more" not in " ".join(fidelity(form_of(of_kind("MCQ"))))
    assert "ticking digits" in " ".join(fidelity(three_kinds()))


# ---- AMC's own scorer ----------------------------------------------------------------------------------------------

SCORER = r"""
use strict; use warnings; use DBI; use AMC::Scoring;
my $base = DBI->connect("dbi:SQLite:dbname=$ARGV[0]", "", "");
my $scoring = AMC::Scoring->new();
my ($main) = $base->selectrow_array("SELECT strategy FROM scoring_main LIMIT 1");
$scoring->set_default_strategy($main // '');
while (my $line = <STDIN>) {
    chomp $line; my ($title, $ticks) = split /\|/, $line, -1; my %ticked = map { $_ => 1 } split /,/, $ticks;
    my ($q, $type, $strategy) = $base->selectrow_array(
        "SELECT q.question, q.type, q.strategy FROM scoring_question q JOIN scoring_title t USING (question)"
        . " WHERE t.title = ?", {}, $title);
    my $answers = $base->selectall_arrayref(
        "SELECT answer, correct, strategy FROM scoring_answer WHERE question = ? ORDER BY answer", {}, $q);
    my @answers = map { { question => $q, answer => $_->[0], correct => $_->[1], strategy => $_->[2],
                          ticked => $ticked{$_->[0]} ? 1 : 0 } } @$answers;
    my $data = { question => $q, type => $type, strategy => $strategy, default_strategy => '', answers => \@answers };
    $scoring->prepare_question($data); $scoring->set_type(0);
    my ($score) = $scoring->score_question(1, $data, 0);
    print "$score\n";
}
"""


def test_amc_itself_scores_every_set_of_ticks_as_gate_does(tmp_path: Path) -> None:
    environment = compiler()
    prepare = next(
        (
            p
            for d in os.environ.get("DLGRADE_AMC", "/usr/lib/AMC:/usr/libexec/AMC").split(":")
            if (p := Path(d) / "perl" / "AMC-prepare.pl").is_file()
        ),
        None,
    )
    if prepare is None:
        pytest.skip("auto-multiple-choice is not installed (DLGRADE_AMC names the folder of its programs)")
    chosen = [of_kind(kind, i) for kind in ("MCQ", "MSQ") for i in range(4)]
    (tmp_path / "paper.tex").write_text(tex(form_of(*chosen)), encoding="utf-8")
    (tmp_path / "data").mkdir()
    done = subprocess.run(
        ["perl", str(prepare), "--with", "pdflatex", "--mode", "b", "--data", str(tmp_path / "data"), "paper.tex"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    base = tmp_path / "data" / "scoring.sqlite"
    assert base.is_file(), done.stdout[-2000:]
    lines, expected = [], []
    for v in chosen:
        name = re.sub(r"[^A-Za-z0-9-]", "-", f"{v.id}.v{v.version}.s{v.seed}")
        for size in range(5):
            for ticks in itertools.combinations(range(4), size):
                lines.append(f"{name}|{','.join(str(t + 1) for t in ticks)}")
                exact = tuple("ABCD"[t] for t in ticks) == v.key
                expected.append(0.0 if not ticks else float(v.marks) if exact else -float(v.penalty))
    scored = subprocess.run(
        ["perl", "-e", SCORER, str(base)],
        input="\n".join(lines) + "\n",
        env=environment,
        capture_output=True,
        text=True,
    )
    assert [float(x) for x in scored.stdout.split()] == pytest.approx(expected), scored.stderr[-500:]
