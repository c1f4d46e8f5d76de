"""Forms for the tests of the printed formats: one with everything in it, and one of any texts at all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from dlgrade.bank.finding import templates
from dlgrade.bank.form import Form, master
from dlgrade.bank.markup import CodeBlock, Display, Math, Paragraph, parse
from dlgrade.bank.numbers import Interval
from dlgrade.bank.question import Question
from dlgrade.bank.variant import Known, Option, Variant, make
from dlgrade.bank.wording import Words

EVERYTHING = r"""
A layer computes $W^{[l]} x$ with `W @ x`, which is **linear**, and 5 < 6 & 7 > 6; it costs \$ 3.

```
for layer in network:
    x = layer(x)  # <- here
```

$$\begin{bmatrix} 1 & -2 \\ 0.5 & 10{,}000 \end{bmatrix} \cdot \frac{\partial L}{\partial z}$$

What is $\begin{pmatrix} a \\ b \end{pmatrix}$?
"""


def variant(stem: str, options: Sequence[str] = (), *, key: str = "B", marks: int = 2, feedback: str = "") -> Variant:
    """A question that no template made: an MCQ or MSQ of the options given, or a NAT without any."""
    kind = ("MCQ" if len(key) == 1 else "MSQ") if options else "NAT"
    question = Question(
        topics=("t",), kinds=kind, marks=marks, bloom="apply", syllabus="da", stem="s",
        explanation=feedback or "It follows from $a = b$.", decimals=None if options else 2,
        unit="" if options else "MB",
    )  # fmt: skip
    question.id, question.title = "zz.made", feedback or "A made question"
    made = tuple(
        Option(
            label, text, text, label in key, "" if label in key else "wrong_belief", "A belief.", feedback or "Because."
        )
        for label, text in zip("ABCD", options, strict=False)
    )
    known = () if options else (Known(0.75, "no_bias", "There is no bias.", feedback or "There is no bias."),)
    answer = tuple(key) if options else Interval(-0.26, 0.25, 2)
    return Variant(
        id="zz.made", version=1, seed=7, kind=kind, marks=marks, values={}, options=made, key=answer,
        answer=Fraction(1, 4), known=known, question=question, words=Said(question, stem, kind),
    )  # fmt: skip


class Said(Words):
    """Words that are given, not made from a template: what a third-party bank may hold."""

    __slots__ = ("given",)

    def __init__(self, question: Question, stem: str, kind: str) -> None:
        super().__init__(question, {}, kind)
        self.given = stem

    def stem(self) -> str:
        return self.given

    def explanation(self) -> str:
        return self.question.explanation


def everything(**changes: object) -> Form:
    """An MCQ, an MSQ and a NAT under two headings."""
    rows = [
        ("Part <1>", variant(EVERYTHING, ["$1$", "$2$", "`x_1`", "**none**"], marks=1)),
        ("Part <1>", variant("Which?", ["A long sentence, longer than a column of the page."] * 4, key="BD")),
        ("Part 2", variant("How large?")),
    ]
    form = master("Quiz & more", 3, rows, minutes=20, notes=["No *calculator*."])
    return Form(**{**{f: getattr(form, f) for f in form.__dataclass_fields__}, **changes})  # type: ignore[arg-type]


def only(stem: str, options: Sequence[str] = (), feedback: str = "") -> Form:
    """A form of one question."""
    return master("One", 1, [("", variant(stem, options, feedback=feedback))])


def latex_of(text: str) -> list[str]:
    """The formulas of a text."""
    found = []
    for block in parse(text):
        if isinstance(block, Display):
            found.append(block.latex)
        elif isinstance(block, Paragraph):
            found += [n.latex for n in block.nodes if isinstance(n, Math)]
        else:
            assert isinstance(block, CodeBlock)
    return found


@lru_cache(1)
def bank_formulas() -> tuple[str, ...]:
    """Every formula of the bank, for one seed of each kind that a template has."""
    found: dict[str, None] = {}
    for template in templates([Path(__file__).parents[2] / "bank"]):
        question = template.load()
        seeds = {question.kind_of(seed): seed for seed in range(12)}
        for seed in seeds.values():
            v = make(question, seed)
            texts = [v.stem, v.explanation, *(o.text for o in v.options), *(o.feedback for o in v.options)]
            for text in [*texts, *(k.feedback for k in v.known)]:
                found.update(dict.fromkeys(latex_of(text)))
    return tuple(found)
